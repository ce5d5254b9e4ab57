// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/list.h"
#include "domain/result.h"

#include <QHash>
#include <QList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// What is in the lists. An entry whose item is in the trash does not show, but keeps its place.

/// An entry and its item's title.
struct ListRow
{
    domain::ListEntry entry;
    QString title;
};

/// Those behind `after`, or from the first one on: in order, at most `limit`.
domain::Result<QList<ListRow>> readListEntries(const Connection &connection, domain::ListId id,
                                               const std::optional<domain::ListEntry> &after, qsizetype limit);

/// Over all lists: by list, then in order; at most `limit`.
domain::Result<QList<ListRow>> readEntriesInProgress(const Connection &connection, qsizetype limit);

/// An entry and its item, by their ids.
struct EntryRef
{
    domain::ListEntryId entry;
    domain::ItemId item;
    domain::ListStatus status = domain::ListStatus::None; ///< as stored, where the order is by status
    friend bool operator==(const EntryRef &, const EntryRef &) = default;
};

enum class EntryOrder {
    Own, ///< in which a person has put them
    ByStatus ///< in progress, waiting, finished, dropped; then by the order of their own
};

/// Those of a list that show, at most `limit` (-1: all); with an invalid id what is in progress, over all lists.
domain::Result<QList<EntryRef>> readEntryRefs(const Connection &connection, domain::ListId id, EntryOrder order,
                                              qsizetype limit = -1);

/// An entry and its list.
struct ListedEntry
{
    domain::List list;
    domain::ListEntry entry;
};

/// The latest attempt in each list in which the item is, in the order of the lists.
domain::Result<QList<ListedEntry>> readListsOfItem(const Connection &connection, domain::ItemId item);

/// How many entries of a list show.
struct ListCount
{
    qint64 entries = 0;
    qint64 inProgress = 0;
};

/// Of all lists that have any.
domain::Result<QHash<domain::ListId, ListCount>> countEntries(const Connection &connection);

/// How many show.
domain::Result<qint64> countListEntries(const Connection &connection, domain::ListId id);

domain::Result<std::optional<domain::ListEntry>> readListEntry(const Connection &connection, domain::ListEntryId id);

/// The item's entry in the list: the last attempt, or the one asked for. NotFound, with the reason, if there is none or
/// the item is in the trash or gone.
domain::Result<domain::ListEntry> findListEntry(const Connection &connection, const domain::List &list,
                                                domain::ItemId item, std::optional<int> attempt);

enum class RepeatedItems {
    Pass, ///< what is in the list stays as it is
    NewAttempt ///< its earlier attempts stay, and another one begins
};

// Writing. All note ChangeSet::lists, or entriesChanged for an edit.
/// Puts items at the end of the list, in the order of the ids; those that are gone or in the trash are passed over.
/// How many entries it made. NotFound for a list that is gone.
domain::Result<qint64> addToList(Transaction &transaction, domain::ListId id, const QList<domain::ItemId> &items,
                                 RepeatedItems repeated);

/// As it is, at the end of its list whatever its position; its id is not looked at. False if the item has this attempt
/// there already.
domain::Result<bool> appendListEntry(Transaction &transaction, const domain::ListEntry &entry);

/// By domain::edited().
domain::Result<void> changeListEntry(Transaction &transaction, domain::ListEntryId id,
                                     const domain::ListEntryEdit &edit);

/// Puts it before another one of its list; before none: at the end. Writes one row, unless there is no gap left there:
/// then some of those behind move on as well.
domain::Result<void> moveListEntry(Transaction &transaction, domain::ListEntryId id, domain::ListEntryId before);

/// The same of several, which then stand together in the order of the ids.
domain::Result<void> moveListEntries(Transaction &transaction, const QList<domain::ListEntryId> &ids,
                                     domain::ListEntryId before);

/// How many there were.
domain::Result<qint64> removeListEntries(Transaction &transaction, const QList<domain::ListEntryId> &ids);

/// All attempts of these items; how many there were.
domain::Result<qint64> removeFromList(Transaction &transaction, domain::ListId id, const QList<domain::ItemId> &items);

} // namespace tagloom::store
