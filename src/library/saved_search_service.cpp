// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/saved_search_service.h"

#include "store/saved_search_store.h"

namespace tagloom::library {

using domain::Result;
using domain::SavedSearch;
using domain::SavedSearchId;
using store::Transaction;

QFuture<Result<SavedSearchId>> SavedSearchService::add(const SavedSearch &search)
{
    return m_library.write(QStringLiteral("Save the search “%1”").arg(search.name),
                           [=](Transaction &transaction) { return store::addSavedSearch(transaction, search); });
}

QFuture<Result<void>> SavedSearchService::rename(SavedSearchId id, const QString &name)
{
    return m_library.write(QStringLiteral("Rename a saved search to “%1”").arg(name),
                           [=](Transaction &transaction) { return store::renameSavedSearch(transaction, id, name); });
}

QFuture<Result<void>> SavedSearchService::change(const SavedSearch &search)
{
    return m_library.write(QStringLiteral("Change the saved search “%1”").arg(search.name),
                           [=](Transaction &transaction) { return store::changeSavedSearch(transaction, search); });
}

QFuture<Result<void>> SavedSearchService::move(SavedSearchId id, SavedSearchId before)
{
    return m_library.write(QStringLiteral("Move a saved search"),
                           [=](Transaction &transaction) { return store::moveSavedSearch(transaction, id, before); });
}

QFuture<Result<void>> SavedSearchService::remove(SavedSearchId id)
{
    return m_library.write(QStringLiteral("Delete a saved search"),
                           [=](Transaction &transaction) { return store::removeSavedSearch(transaction, id); });
}

} // namespace tagloom::library
