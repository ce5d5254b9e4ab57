// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_store.h"

#include "store/connection.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <limits>

namespace tagloom::store {

using domain::HistoryEntry;
using domain::HistoryFilter;
using domain::HistoryId;
using domain::HistoryLimits;
using domain::HistoryOrigin;
using domain::HistoryPosition;
using domain::HistoryTotals;
using domain::Result;

namespace {

const QString entryColumns = QStringLiteral("id, label, made_at, origin, items, tags, row_count, bytes, undone");

HistoryEntry entryOf(const Statement &row)
{
    HistoryEntry entry;
    entry.id = HistoryId{row.integer(0)};
    entry.label = row.text(1);
    entry.madeAt = row.integer(2);
    entry.origin = domain::historyOriginFromWord(row.text(3)).value_or(HistoryOrigin::Window);
    entry.items = row.integer(4);
    entry.tags = row.integer(5);
    entry.rows = row.integer(6);
    entry.bytes = row.integer(7);
    entry.undone = row.integer(8) != 0;
    return entry;
}

Result<QList<HistoryEntry>> allEntries(Statement &rows)
{
    QList<HistoryEntry> entries;
    while (rows.next())
        entries.append(entryOf(rows));
    if (auto done = rows.finish(); !done)
        return done.error();
    return entries;
}

Result<std::optional<HistoryEntry>> firstEntry(Statement &rows)
{
    std::optional<HistoryEntry> entry;
    if (rows.next())
        entry = entryOf(rows);
    if (auto done = rows.finish(); !done)
        return done.error();
    return entry;
}

} // namespace

Result<std::optional<HistoryEntry>> readHistoryEntry(const Connection &connection, HistoryId id)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM history WHERE id = ?").arg(entryColumns));
    rows.bind(id);
    return firstEntry(rows);
}

Result<QList<HistoryEntry>> readHistory(const Connection &connection, const HistoryFilter &filter, HistoryId before,
                                        qsizetype limit)
{
    // Names are in the labels in any script, which LIKE does not fold; what is asked for is folded row by row.
    const QString wanted = filter.text.trimmed();
    QList<HistoryEntry> entries;
    Statement rows(connection,
                   QStringLiteral("SELECT %1 FROM history WHERE id < ?1 AND (?2 IS NULL OR origin = ?2) "
                                  "AND (?3 IS NULL OR made_at >= ?3) AND (?4 IS NULL OR made_at < ?4) ORDER BY id DESC")
                       .arg(entryColumns));
    rows.bind(before.isValid() ? before.value : std::numeric_limits<qint64>::max(),
              filter.origin ? domain::toWord(*filter.origin) : QString(), filter.madeFrom, filter.madeBefore);
    while (entries.size() < limit && rows.next()) {
        HistoryEntry entry = entryOf(rows);
        if (wanted.isEmpty() || entry.label.contains(wanted, Qt::CaseInsensitive))
            entries.append(std::move(entry));
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return entries;
}

Result<HistoryPosition> readHistoryPosition(const Connection &connection)
{
    HistoryPosition position;
    Statement last(
        connection,
        QStringLiteral("SELECT %1 FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1").arg(entryColumns));
    auto undo = firstEntry(last);
    if (!undo)
        return undo.error();
    Statement first(connection,
                    QStringLiteral("SELECT %1 FROM history WHERE undone = 1 ORDER BY id LIMIT 1").arg(entryColumns));
    auto redo = firstEntry(first);
    if (!redo)
        return redo.error();
    return HistoryPosition{std::move(*undo), std::move(*redo)};
}

Result<QList<HistoryEntry>> laterHistory(const Connection &connection, HistoryId id)
{
    Statement rows(
        connection,
        QStringLiteral("SELECT %1 FROM history WHERE id > ? AND undone = 0 ORDER BY id DESC").arg(entryColumns));
    rows.bind(id);
    return allEntries(rows);
}

Result<void> markUndone(Transaction &transaction, HistoryId id, bool undone)
{
    transaction.changes().history = true;
    return Statement(transaction.connection(), QStringLiteral("UPDATE history SET undone = ? WHERE id = ?"))
        .run(undone ? 1 : 0, id);
}

Result<qint64> pruneHistory(Transaction &transaction, const HistoryLimits &limits)
{
    transaction.leaveUnrecorded();
    Statement remove(
        transaction.connection(),
        QStringLiteral("DELETE FROM history WHERE id <= (SELECT max(id) FROM ("
                       "SELECT id, made_at, sum(bytes) OVER newer AS total, row_number() OVER newer AS place "
                       "FROM history WINDOW newer AS (ORDER BY id DESC)"
                       ") WHERE place > ?1 AND (made_at < ?2 OR total > ?3))"));
    if (auto done = remove.run(HistoryLimits::alwaysKept, limits.madeBefore, limits.bytes); !done)
        return done.error();
    const qint64 removed = transaction.connection().changedRows();
    transaction.changes().history = removed > 0;
    return removed;
}

Result<void> forgetHistory(Transaction &transaction)
{
    transaction.leaveUnrecorded();
    transaction.changes().history = true;
    return transaction.connection().execute(QStringLiteral("DELETE FROM history"));
}

Result<HistoryTotals> historyTotals(const Connection &connection)
{
    HistoryTotals totals;
    Statement rows(connection, QStringLiteral("SELECT count(*), coalesce(sum(bytes), 0) FROM history"));
    if (rows.next())
        totals = {rows.integer(0), rows.integer(1)};
    if (auto done = rows.finish(); !done)
        return done.error();
    return totals;
}

Result<qint64> historyStepsTo(const Connection &connection, HistoryId id)
{
    Statement rows(
        connection,
        QStringLiteral("SELECT count(*) FROM history AS target JOIN history AS step "
                       "ON step.undone = target.undone "
                       "AND CASE target.undone WHEN 1 THEN step.id <= target.id ELSE step.id >= target.id END "
                       "WHERE target.id = ?"));
    rows.bind(id);
    const qint64 steps = rows.next() ? rows.integer(0) : 0;
    if (auto done = rows.finish(); !done)
        return done.error();
    return steps;
}

} // namespace tagloom::store
