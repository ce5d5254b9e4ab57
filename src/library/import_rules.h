// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "domain/record.h"
#include "domain/rule.h"
#include "store/transaction.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <functional>

namespace tagloom::library {

/// The rules of the files of one import. One that the library has already stays as it is, and what is new comes behind
/// it. They do not run on what comes with them: the links that they have added come as well.
class ImportedRules final
{
public:
    explicit ImportedRules(store::Transaction &transaction)
        : m_transaction(transaction)
    { }

    /// As ImportRecordMaker::rule() gives it. Waits for add(), since a query may name tags of later lines.
    void note(const domain::RuleRecord &record) { m_records.append(record); }

    /// A link that the file says a rule of this name has added.
    void note(domain::LinkRef link, const QString &rule);

    /// `remark` is told of rules taken with a change or not at all: the line and why.
    domain::Result<void> add(const std::function<void(qint64 line, const QString &reason, bool skipped)> &remark);

    /// Gives the links to their rules. Behind add(), and when links may be changed.
    domain::Result<void> ascribeLinks();

    qint64 added() const { return m_added; } ///< rules made

private:
    store::Transaction &m_transaction;
    QList<domain::RuleRecord> m_records;
    QHash<QString, QList<domain::LinkRef>> m_links; ///< by the rule's key
    QSet<QString> m_ours; ///< keys of the rules that are those of the files
    qint64 m_added = 0;
};

} // namespace tagloom::library
