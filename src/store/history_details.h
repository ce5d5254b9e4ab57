// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"
#include "domain/result.h"
#include "store/changeset.h"
#include "store/recorded_tables.h"

#include <QHash>
#include <QList>

namespace tagloom::store {

class Connection;

/// Says of a row what it is, with the names that items and tags have now, else with those they had.
class RowWords final
{
public:
    explicit RowWords(const Connection &connection)
        : m_connection(connection)
    { }

    /// Titles and names of rows that may be gone.
    void learn(RecordedTable table, const ChangesetValues &values);

    /// "“A page”", "the tag “physics” on “A page”". Values may be undefined where the key tells enough.
    QString describe(RecordedTable table, const ChangesetValues &values);

    QString item(qint64 id); ///< "“A page”"
    QString tag(qint64 id); ///< "the tag “physics”"
    QString list(qint64 id); ///< "the list “To read”"
    QString rule(qint64 id); ///< "the rule “Code”"
    QString entry(const ChangesetValues &values); ///< "the place of “A page” in the list “To read”"

private:
    QString lookUp(const QString &sql, qint64 id);

    const Connection &m_connection;
    QHash<qint64, QString> m_items;
    QHash<qint64, QString> m_tags;
    QHash<qint64, QString> m_lists;
    QHash<qint64, QString> m_rules;
};

/// The first changes of an entry, as they were made.
domain::Result<QList<domain::HistoryDetail>> readHistoryDetails(const Connection &connection, domain::HistoryId id,
                                                                qsizetype limit);

} // namespace tagloom::store
