// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/list.h"
#include "domain/result.h"

#include <QList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// Lists themselves; their entries are in list_entry_store.h.

/// Between two neighbours, of lists and of entries.
inline constexpr qint64 listPositionStep = 1 << 24;

/// In the order in which a person has put them.
domain::Result<QList<domain::List>> readLists(const Connection &connection);
domain::Result<std::optional<domain::List>> readList(const Connection &connection, domain::ListId id);

/// By name, folded.
domain::Result<std::optional<domain::List>> findList(const Connection &connection, const QString &name);

/// NotFound if it is gone.
domain::Result<domain::List> existingList(const Connection &connection, domain::ListId id);

/// `yearBegin`, `yearEnd`: this year as a person there sees it, UTC milliseconds, the end not included.
domain::Result<domain::ListFigures> readListFigures(const Connection &connection, const domain::List &list,
                                                    qint64 yearBegin, qint64 yearEnd);

// Writing. All note ChangeSet::lists.
/// Adds it behind the others; its id is not looked at, and a creation time of 0 is now. InvalidInput for a name that
/// cannot be kept; Conflict if there is one of this name.
domain::Result<domain::ListId> createList(Transaction &transaction, const domain::List &list);

domain::Result<void> renameList(Transaction &transaction, domain::ListId id, const QString &name);

/// With its entries; the items stay.
domain::Result<void> deleteList(Transaction &transaction, domain::ListId id);

} // namespace tagloom::store
