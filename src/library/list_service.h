// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/list.h"
#include "library/library.h"
#include "store/list_entry_store.h"

#include <QFuture>

namespace tagloom::library {

/// What people do with reading lists, course lists and plain ones. Every function that writes is one transaction and
/// may be called from any thread.
class ListService final
{
public:
    explicit ListService(Library &library)
        : m_library(library)
    { }

    /// Behind the others. Conflict if there is one of this name; InvalidInput if the name cannot be kept.
    QFuture<domain::Result<domain::ListId>> create(const QString &name, domain::ListTemplate listTemplate);

    /// The same with these items in it, as one action.
    QFuture<domain::Result<domain::ListId>> createWith(const QString &name, domain::ListTemplate listTemplate,
                                                       const QList<domain::ItemId> &items);

    QFuture<domain::Result<void>> rename(domain::ListId id, const QString &name);

    /// With its entries; the items stay.
    QFuture<domain::Result<void>> remove(domain::ListId id);

    /// At the end; those that are gone or in the trash are passed over. How many entries were made.
    QFuture<domain::Result<qint64>> addItems(domain::ListId id, const QList<domain::ItemId> &items,
                                             store::RepeatedItems repeated);

    /// All attempts of these items; how many there were.
    QFuture<domain::Result<qint64>> removeItems(domain::ListId id, const QList<domain::ItemId> &items);

    /// By domain::edited(): the status sets the dates. InvalidInput says what is allowed.
    QFuture<domain::Result<void>> changeEntry(domain::ListEntryId id, const domain::ListEntryEdit &edit);

    /// The same for several, as one action.
    QFuture<domain::Result<void>> changeEntries(const QList<domain::ListEntryId> &ids,
                                                const domain::ListEntryEdit &edit);

    /// Puts it before another one of its list; before none: at the end.
    QFuture<domain::Result<void>> moveEntry(domain::ListEntryId id, domain::ListEntryId before);

    /// The same of several, which then stand together.
    QFuture<domain::Result<void>> moveEntries(const QList<domain::ListEntryId> &ids, domain::ListEntryId before);

    QFuture<domain::Result<qint64>> removeEntries(const QList<domain::ListEntryId> &ids);

    /// With the year of here and now.
    QFuture<domain::Result<domain::ListFigures>> figures(const domain::List &list);

    /// Those that show, in their order; with an invalid id what is in progress, over all lists.
    QFuture<domain::Result<QList<store::EntryRef>>> entries(domain::ListId id, store::EntryOrder order);

    /// Of all lists that have entries.
    QFuture<domain::Result<QHash<domain::ListId, store::ListCount>>> counts();

private:
    Library &m_library;
};

} // namespace tagloom::library
