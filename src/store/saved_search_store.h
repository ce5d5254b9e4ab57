// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/saved_search.h"
#include "store/sort_key.h"

#include <QList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// Reading.
/// In the order in which a person has put them.
domain::Result<QList<domain::SavedSearch>> readSavedSearches(const Connection &connection);

domain::Result<std::optional<domain::SavedSearch>> readSavedSearch(const Connection &connection,
                                                                   domain::SavedSearchId id);

/// By name, folded.
domain::Result<std::optional<domain::SavedSearch>> findSavedSearch(const Connection &connection, const QString &name);

// Writing. All note ChangeSet::savedSearches.
/// Adds it behind the others; its id is not looked at, and a creation time of 0 is now. Tags of its query that exist
/// are kept by id. InvalidInput for a name or a query that cannot be kept, or one that leads back to itself by
/// `search:`; Conflict if there is one of this name.
domain::Result<domain::SavedSearchId> addSavedSearch(Transaction &transaction, const domain::SavedSearch &search);

/// Those that contain it by `search:` go on doing so. InvalidInput and Conflict as above.
domain::Result<void> renameSavedSearch(Transaction &transaction, domain::SavedSearchId id, const QString &name);

/// Query and order are those of `search`; name and place stay.
domain::Result<void> changeSavedSearch(Transaction &transaction, const domain::SavedSearch &search);

/// Puts it before another one; before none: at the end.
domain::Result<void> moveSavedSearch(Transaction &transaction, domain::SavedSearchId id, domain::SavedSearchId before);

/// What asked for the one tag asks for the other: the tags have been merged.
domain::Result<void> replaceTagInSavedSearches(Transaction &transaction, domain::TagId tag, domain::TagId by);

domain::Result<void> removeSavedSearch(Transaction &transaction, domain::SavedSearchId id);

} // namespace tagloom::store
