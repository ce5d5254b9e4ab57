// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/tag_name.h"
#include "store/statement.h"

#include <QList>

namespace tagloom::store {

class Connection;
class Transaction;

/// Makes tags with statements prepared once, for loads that make thousands.
class TagMaker final
{
public:
    explicit TagMaker(Transaction &transaction);

    /// The caller knows that no tag or alias has this name.
    domain::Result<domain::TagId> make(const domain::TagName &name);

private:
    domain::Result<QString> freeSlug(const QString &wanted);

    Transaction &m_transaction;
    Statement m_slugTaken;
    Statement m_addTag;
    Statement m_addWord;
};

/// Adds the words by which completion finds this name or alias; `addWord` is prepared from addTagWordSql().
domain::Result<void> addTagWords(Statement &addWord, domain::TagId id, const domain::TagName &name);
QString addTagWordSql();

/// The words of these tags' names and aliases anew, as their rows say now.
domain::Result<void> rebuildTagWords(const Connection &connection, const QList<domain::TagId> &tags);

} // namespace tagloom::store
