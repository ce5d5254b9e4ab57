// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "store/transaction.h"

#include <QHash>
#include <QList>

#include <functional>

namespace tagloom::library {

struct ImportRecord;

/// The lists of the files of one import, and what is in them. What a list has already stays as it is, and what is new
/// comes behind it, in the order it had. A list that no record has made is made as a plain one.
class ImportedLists final
{
public:
    explicit ImportedLists(store::Transaction &transaction)
        : m_transaction(transaction)
    { }

    /// The name is usable.
    domain::Result<void> addList(const domain::ListRecord &record);

    /// Remembers the places of an item until all lists and items are known.
    void note(domain::ItemId item, const ImportRecord &record, qint64 line);

    /// `changed` is told of places taken with a change: the line and why.
    domain::Result<void> addEntries(const std::function<void(qint64, const QString &)> &changed);

    qint64 added() const { return m_added; } ///< lists made

private:
    struct Place
    {
        domain::ItemId item;
        domain::ListPlaceRecord record;
        qint64 line = 0;
    };

    domain::Result<domain::List> listOf(const domain::ListRecord &record);

    store::Transaction &m_transaction;
    QHash<QString, domain::List> m_lists; ///< by key
    QList<Place> m_places;
    qint64 m_added = 0;
};

} // namespace tagloom::library
