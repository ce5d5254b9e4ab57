// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/list_entry_store.h"

#include "store/connection.h"
#include "store/in_parts.h"
#include "store/item_store.h"
#include "store/list_store.h"
#include "store/statement.h"

#include <QSet>

#include <limits>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::List;
using domain::ListEntry;
using domain::ListEntryEdit;
using domain::ListEntryId;
using domain::ListId;
using domain::ListStatus;
using domain::Result;

namespace {

const QString entryColumns =
    QStringLiteral("list_entries.id, list_id, item_id, attempt, list_entries.position, status, progress, grade, note, "
                   "added_at, started_at, finished_at");
constexpr int columnsOfAnEntry = 12;

/// A gap that is made anew is at least so wide, so that it is not used up at once.
constexpr qint64 leastNewGap = 1 << 10;
constexpr qsizetype firstToMoveOn = 64;

ListEntry entryOf(const Statement &row)
{
    ListEntry entry;
    entry.id = ListEntryId{row.integer(0)};
    entry.list = ListId{row.integer(1)};
    entry.item = ItemId{row.integer(2)};
    entry.attempt = static_cast<int>(row.integer(3));
    entry.position = row.integer(4);
    entry.status = domain::listStatusFromWord(row.text(5)).value_or(ListStatus::None);
    entry.progress = static_cast<int>(row.integer(6));
    entry.grade = row.optionalReal(7);
    entry.note = row.text(8);
    entry.addedAt = row.integer(9);
    entry.startedAt = row.optionalInteger(10);
    entry.finishedAt = row.optionalInteger(11);
    return entry;
}

Result<QList<ListRow>> listRows(Statement &rows)
{
    QList<ListRow> all;
    while (rows.next())
        all.append(ListRow{entryOf(rows), rows.text(columnsOfAnEntry)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return all;
}

Result<std::optional<ListEntry>> firstEntry(Statement &rows)
{
    std::optional<ListEntry> entry;
    if (rows.next())
        entry = entryOf(rows);
    if (auto done = rows.finish(); !done)
        return done.error();
    return entry;
}

Result<ListEntry> existingEntry(const Connection &connection, ListEntryId id)
{
    const auto entry = readListEntry(connection, id);
    if (!entry)
        return entry.error();
    if (!*entry)
        return Error{ErrorCode::NotFound, QStringLiteral("This entry is no longer in the list.")};
    return **entry;
}

/// Of the entry that stands at, or next to, a place; the trash counts here, and `except` does not.
enum class Neighbour { Before, AtOrBehind };

Result<std::optional<ListEntry>> neighbour(const Connection &connection, Neighbour which, const ListEntry &place,
                                           ListEntryId except)
{
    const bool isBefore = which == Neighbour::Before;
    Statement rows(
        connection,
        QStringLiteral("SELECT %1 FROM list_entries WHERE list_id = ? AND (position, id) %2 (?, ?) AND id <> ? "
                       "ORDER BY position %3, id %3 LIMIT 1")
            .arg(entryColumns, isBefore ? QStringLiteral("<") : QStringLiteral(">="),
                 isBefore ? QStringLiteral("DESC") : QStringLiteral("ASC")));
    rows.bind(place.list, place.position, place.id, except);
    return firstEntry(rows);
}

Result<qint64> lastPosition(const Connection &connection, ListId list)
{
    Statement rows(connection, QStringLiteral("SELECT max(position) FROM list_entries WHERE list_id = ?"));
    rows.bind(list);
    const qint64 position = rows.next() ? rows.integer(0) : 0;
    if (auto done = rows.finish(); !done)
        return done.error();
    return position;
}

Result<void> writePosition(Transaction &transaction, ListEntryId id, qint64 position)
{
    return Statement(transaction.connection(), QStringLiteral("UPDATE list_entries SET position = ? WHERE id = ?"))
        .run(position, id);
}

/// Moves `first` and as few as needed behind it on, so that a gap is before it; the position in that gap. `moved` is
/// the one that is to come there.
Result<qint64> makeGap(Transaction &transaction, const ListEntry &first, qint64 lower, ListEntryId moved)
{
    for (qsizetype count = firstToMoveOn;; count *= 4) {
        QList<ListEntryId> ids;
        qint64 upper = std::numeric_limits<qint64>::max();
        Statement rows(
            transaction.connection(),
            QStringLiteral("SELECT id, position FROM list_entries WHERE list_id = ? AND (position, id) >= (?, ?) "
                           "AND id <> ? ORDER BY position, id LIMIT ?"));
        rows.bind(first.list, first.position, first.id, moved, qint64{count + 1});
        while (rows.next()) {
            if (ids.size() == count)
                upper = rows.integer(1);
            else
                ids.append(ListEntryId{rows.integer(0)});
        }
        if (auto done = rows.finish(); !done)
            return done.error();
        const bool isEnd = upper == std::numeric_limits<qint64>::max();
        const qint64 gap = isEnd ? listPositionStep : (upper - lower) / (ids.size() + 2);
        if (gap < leastNewGap)
            continue;
        qint64 position = lower + gap;
        for (const ListEntryId id : std::as_const(ids)) {
            if (auto done = writePosition(transaction, id, position += gap); !done)
                return done.error();
        }
        return lower + gap;
    }
}

Result<qint64> positionBefore(Transaction &transaction, const ListEntry &before, ListEntryId moved)
{
    const auto lower = neighbour(transaction.connection(), Neighbour::Before, before, moved);
    if (!lower)
        return lower.error();
    if (!*lower)
        return before.position - listPositionStep;
    const qint64 middle = (*lower)->position + (before.position - (*lower)->position) / 2;
    return middle > (*lower)->position ? Result<qint64>(middle)
                                       : makeGap(transaction, before, (*lower)->position, moved);
}

} // namespace

Result<QList<ListRow>> readListEntries(const Connection &connection, ListId id, const std::optional<ListEntry> &after,
                                       qsizetype limit)
{
    Statement rows(connection,
                   QStringLiteral("SELECT %1, title FROM list_entries CROSS JOIN items ON items.id = item_id "
                                  "WHERE list_id = ? AND (position, list_entries.id) > (?, ?) AND trashed_at IS NULL "
                                  "ORDER BY position, list_entries.id LIMIT ?")
                       .arg(entryColumns));
    rows.bind(id, after ? after->position : std::numeric_limits<qint64>::min(), after ? after->id : ListEntryId{},
              qint64{limit});
    return listRows(rows);
}

Result<QList<ListRow>> readEntriesInProgress(const Connection &connection, qsizetype limit)
{
    Statement rows(connection,
                   QStringLiteral("SELECT %1, title FROM lists CROSS JOIN list_entries ON list_id = lists.id "
                                  "CROSS JOIN items ON items.id = item_id "
                                  "WHERE (status = 'reading' OR status = 'active') AND trashed_at IS NULL "
                                  "ORDER BY lists.position, lists.id, list_entries.position, list_entries.id LIMIT ?")
                       .arg(entryColumns));
    rows.bind(qint64{limit});
    return listRows(rows);
}

Result<QList<EntryRef>> readEntryRefs(const Connection &connection, ListId id, EntryOrder order, qsizetype limit)
{
    // The trash is looked up once, not for each entry.
    const bool byStatus = id.isValid() && order == EntryOrder::ByStatus;
    QString sql = QStringLiteral("SELECT list_entries.id, item_id, %3 FROM %1 "
                                 "AND item_id NOT IN (SELECT id FROM items WHERE trashed_at IS NOT NULL) ORDER BY %2 "
                                 "list_entries.position, list_entries.id LIMIT ?");
    const QString from = id.isValid() ? QStringLiteral("list_entries WHERE list_id = ?")
                                      : QStringLiteral("lists CROSS JOIN list_entries ON list_id = lists.id "
                                                       "WHERE (status = 'reading' OR status = 'active')");
    QString first;
    if (!id.isValid())
        first = QStringLiteral("lists.position, lists.id,");
    else if (byStatus)
        first = QStringLiteral("CASE WHEN status = 'reading' OR status = 'active' THEN 0 WHEN status = 'open' THEN 1 "
                               "WHEN status = 'to_read' OR status = 'enrolled' OR status = 'none' THEN 2 "
                               "WHEN status = 'dropped' THEN 4 ELSE 3 END,");
    QList<EntryRef> all;
    Statement rows(connection, sql.arg(from, first, byStatus ? QStringLiteral("status") : QStringLiteral("NULL")));
    if (id.isValid())
        rows.bind(id, qint64{limit});
    else
        rows.bind(qint64{limit});
    while (rows.next())
        all.append({ListEntryId{rows.integer(0)}, ItemId{rows.integer(1)},
                    byStatus ? domain::listStatusFromWord(rows.text(2)).value_or(ListStatus::None) : ListStatus::None});
    if (auto done = rows.finish(); !done)
        return done.error();
    return all;
}

Result<QList<ListedEntry>> readListsOfItem(const Connection &connection, ItemId item)
{
    const auto lists = readLists(connection);
    if (!lists)
        return lists.error();
    QHash<ListId, ListEntry> latest;
    Statement rows(connection,
                   QStringLiteral("SELECT %1 FROM list_entries WHERE item_id = ? ORDER BY attempt").arg(entryColumns));
    rows.bind(item);
    while (rows.next()) {
        const ListEntry entry = entryOf(rows);
        latest.insert(entry.list, entry);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    QList<ListedEntry> all;
    for (const List &list : *lists) {
        if (const auto entry = latest.constFind(list.id); entry != latest.cend())
            all.append({list, *entry});
    }
    return all;
}

Result<QHash<ListId, ListCount>> countEntries(const Connection &connection)
{
    QHash<ListId, ListCount> counts;
    Statement rows(connection,
                   QStringLiteral("SELECT list_id, count(*), total(status = 'reading' OR status = 'active') "
                                  "FROM list_entries "
                                  "WHERE item_id NOT IN (SELECT id FROM items WHERE trashed_at IS NOT NULL) "
                                  "GROUP BY list_id"));
    while (rows.next())
        counts.insert(ListId{rows.integer(0)}, {rows.integer(1), static_cast<qint64>(rows.real(2))});
    if (auto done = rows.finish(); !done)
        return done.error();
    return counts;
}

Result<qint64> countListEntries(const Connection &connection, ListId id)
{
    Statement rows(connection,
                   QStringLiteral("SELECT count(*) FROM list_entries WHERE list_id = ? "
                                  "AND item_id NOT IN (SELECT id FROM items WHERE trashed_at IS NOT NULL)"));
    rows.bind(id);
    const qint64 count = rows.next() ? rows.integer(0) : 0;
    if (auto done = rows.finish(); !done)
        return done.error();
    return count;
}

Result<std::optional<ListEntry>> readListEntry(const Connection &connection, ListEntryId id)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM list_entries WHERE id = ?").arg(entryColumns));
    rows.bind(id);
    return firstEntry(rows);
}

Result<ListEntry> findListEntry(const Connection &connection, const List &list, ItemId item, std::optional<int> attempt)
{
    const auto known = readItem(connection, item);
    if (!known)
        return known.error();
    if (!*known)
        return Error{ErrorCode::NotFound, QStringLiteral("There is no item %1.").arg(item.value)};
    if ((*known)->trashedAt)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("Item %1, “%2”, is in the trash. Restore it first.")
                         .arg(QString::number(item.value), (*known)->title)};
    Statement rows(connection,
                   QStringLiteral("SELECT %1 FROM list_entries WHERE list_id = ?1 AND item_id = ?2 "
                                  "AND attempt = ifnull(?3, attempt) ORDER BY attempt DESC LIMIT 1")
                       .arg(entryColumns));
    rows.bind(list.id, item, attempt);
    const auto entry = firstEntry(rows);
    if (!entry)
        return entry.error();
    if (*entry)
        return **entry;
    const QString what = attempt ? QStringLiteral("has no attempt %1").arg(*attempt) : QStringLiteral("is not");
    return Error{ErrorCode::NotFound,
                 QStringLiteral("Item %1, “%2”, %3 in the list “%4”. Add it first.")
                     .arg(QString::number(item.value), (*known)->title, what, list.name)};
}

Result<qint64> addToList(Transaction &transaction, ListId id, const QList<ItemId> &items, RepeatedItems repeated)
{
    Connection &connection = transaction.connection();
    const auto list = existingList(connection, id);
    if (!list)
        return list.error();
    const bool again = repeated == RepeatedItems::NewAttempt;
    qint64 added = 0;
    Statement insert(
        connection,
        QStringLiteral("INSERT INTO list_entries (list_id, item_id, attempt, position, status, added_at) "
                       "SELECT ?1, items.id, %1, ?2 + ?3 * (row_number() OVER (ORDER BY named.key)), ?4, ?5 "
                       "FROM json_each(?6) AS named CROSS JOIN items ON items.id = named.value "
                       "WHERE trashed_at IS NULL %2 ORDER BY named.key")
            .arg(again ? QStringLiteral("(SELECT ifnull(max(attempt), 0) + 1 FROM list_entries "
                                        "WHERE list_id = ?1 AND item_id = items.id)")
                       : QStringLiteral("1"),
                 again ? QString()
                       : QStringLiteral("AND NOT EXISTS (SELECT 1 FROM list_entries "
                                        "WHERE list_id = ?1 AND item_id = items.id)")));
    const QString status = domain::toWord(domain::statusesOf(list->listTemplate).constFirst());
    // An id that is named twice is no second attempt.
    QList<ItemId> once;
    QSet<ItemId> seen;
    for (const ItemId item : items) {
        if (seen.contains(item))
            continue;
        seen.insert(item);
        once.append(item);
    }
    const auto done = inParts(transaction, once, [&](const QList<ItemId> &part) -> Result<void> {
        const auto last = lastPosition(connection, id);
        if (!last)
            return last.error();
        if (auto inserted = insert.run(id, *last, listPositionStep, status, transaction.now(), jsonArray(part));
            !inserted)
            return inserted;
        added += connection.changedRows();
        return {};
    });
    if (!done)
        return done.error();
    if (added > 0)
        transaction.changes().lists = true;
    return added;
}

Result<bool> appendListEntry(Transaction &transaction, const ListEntry &entry)
{
    const auto last = lastPosition(transaction.connection(), entry.list);
    if (!last)
        return last.error();
    Statement insert(
        transaction.connection(),
        QStringLiteral("INSERT INTO list_entries (list_id, item_id, attempt, position, status, progress, grade, "
                       "note, added_at, started_at, finished_at) "
                       "SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 WHERE NOT EXISTS "
                       "(SELECT 1 FROM list_entries WHERE list_id = ?1 AND item_id = ?2 AND attempt = ?3)"));
    if (auto done =
            insert.run(entry.list, entry.item, entry.attempt, *last + listPositionStep, domain::toWord(entry.status),
                       entry.progress, entry.grade, entry.note.isNull() ? QStringLiteral("") : entry.note,
                       entry.addedAt, entry.startedAt, entry.finishedAt);
        !done)
        return done.error();
    const bool isNew = transaction.connection().changedRows() > 0;
    if (isNew)
        transaction.changes().lists = true;
    return isNew;
}

Result<void> changeListEntry(Transaction &transaction, ListEntryId id, const ListEntryEdit &edit)
{
    const auto entry = existingEntry(transaction.connection(), id);
    if (!entry)
        return entry.error();
    const auto list = existingList(transaction.connection(), entry->list);
    if (!list)
        return list.error();
    const auto changed = domain::edited(*entry, edit, list->listTemplate, transaction.now());
    if (!changed)
        return changed.error();
    if (*changed == *entry)
        return {};
    transaction.changes().entriesChanged.append(id);
    return Statement(
               transaction.connection(),
               QStringLiteral("UPDATE list_entries SET status = ?, progress = ?, grade = ?, note = ?, started_at = ?, "
                              "finished_at = ? WHERE id = ?"))
        .run(domain::toWord(changed->status), changed->progress, changed->grade,
             changed->note.isNull() ? QStringLiteral("") : changed->note, changed->startedAt, changed->finishedAt, id);
}

Result<void> moveListEntry(Transaction &transaction, ListEntryId id, ListEntryId before)
{
    Connection &connection = transaction.connection();
    const auto entry = existingEntry(connection, id);
    if (!entry)
        return entry.error();
    if (before == id)
        return {};
    const auto next = neighbour(connection, Neighbour::AtOrBehind, *entry, id);
    if (!next)
        return next.error();
    if (*next ? (*next)->id == before : !before.isValid())
        return {};
    qint64 position = 0;
    if (before.isValid()) {
        const auto place = existingEntry(connection, before);
        if (!place)
            return place.error();
        if (place->list != entry->list)
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("An entry can be moved only within its list. Add the item to the other list.")};
        const auto found = positionBefore(transaction, *place, id);
        if (!found)
            return found.error();
        position = *found;
    } else {
        const auto last = lastPosition(connection, entry->list);
        if (!last)
            return last.error();
        position = *last + listPositionStep;
    }
    transaction.changes().lists = true;
    return writePosition(transaction, id, position);
}

Result<void> moveListEntries(Transaction &transaction, const QList<ListEntryId> &ids, ListEntryId before)
{
    for (const ListEntryId id : ids) {
        if (auto done = moveListEntry(transaction, id, before); !done)
            return done;
    }
    return {};
}

Result<qint64> removeListEntries(Transaction &transaction, const QList<ListEntryId> &ids)
{
    Connection &connection = transaction.connection();
    if (auto done = Statement(connection,
                              QStringLiteral("DELETE FROM list_entries WHERE id IN (SELECT value FROM json_each(?))"))
                        .run(jsonArray(ids));
        !done)
        return done.error();
    const qint64 removed = connection.changedRows();
    if (removed > 0)
        transaction.changes().lists = true;
    return removed;
}

Result<qint64> removeFromList(Transaction &transaction, ListId id, const QList<ItemId> &items)
{
    Connection &connection = transaction.connection();
    qint64 removed = 0;
    Statement remove(connection,
                     QStringLiteral("DELETE FROM list_entries WHERE list_id = ? "
                                    "AND item_id IN (SELECT value FROM json_each(?))"));
    const auto done = inParts(transaction, items, [&](const QList<ItemId> &part) -> Result<void> {
        if (auto deleted = remove.run(id, jsonArray(part)); !deleted)
            return deleted;
        removed += connection.changedRows();
        return {};
    });
    if (!done)
        return done.error();
    if (removed > 0)
        transaction.changes().lists = true;
    return removed;
}

} // namespace tagloom::store
