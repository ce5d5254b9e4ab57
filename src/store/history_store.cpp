// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_store.h"

#include "domain/text.h"
#include "store/connection.h"
#include "store/history_recorder.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QCryptographicHash>

#include <limits>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::HistoryEntry;
using domain::HistoryFilter;
using domain::HistoryId;
using domain::HistoryLimits;
using domain::HistoryOrigin;
using domain::HistoryPosition;
using domain::Result;

namespace {

/// Of the changes: parts of a changeset of SQLite's session extension, each by qCompress.
constexpr qint64 changesFormat = 1;

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

QByteArray checksumOf(const QByteArray &part)
{
    return QCryptographicHash::hash(part, QCryptographicHash::Sha256);
}

Error damaged(const QString &label)
{
    return {ErrorCode::DamagedFile,
            QStringLiteral("What “%1” changed is damaged in the library file, so it can be neither undone nor redone. "
                           "Nothing was changed. Change things back by hand, or take them from a backup.")
                .arg(label)};
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

Result<QByteArray> readHistoryChanges(const Connection &connection, HistoryId id)
{
    Statement entry(connection, QStringLiteral("SELECT label, format, parts FROM history WHERE id = ?"));
    entry.bind(id);
    const bool found = entry.next();
    const QString label = found ? entry.text(0) : QString();
    const qint64 format = found ? entry.integer(1) : 0;
    const qint64 count = found ? entry.integer(2) : 0;
    if (auto done = entry.finish(); !done)
        return done.error();
    if (!found)
        return Error{ErrorCode::NotFound, QStringLiteral("This entry is no longer in the history.")};
    if (format != changesFormat)
        return Error{
            ErrorCode::NewerLibrary,
            QStringLiteral("“%1” was recorded by a newer version of Tagloom, which knows how to undo it. Nothing "
                           "was changed. Install the newest version.")
                .arg(label)};
    QByteArray changes;
    qint64 next = 0;
    Statement parts(
        connection,
        QStringLiteral("SELECT part, content, checksum FROM history_changes WHERE history_id = ? ORDER BY part"));
    parts.bind(id);
    while (parts.next()) {
        const QByteArray content = parts.bytes(1);
        if (parts.integer(0) != next++ || checksumOf(content) != parts.bytes(2))
            return damaged(label);
        const QByteArray part = qUncompress(content);
        if (part.isEmpty())
            return damaged(label);
        changes += part;
    }
    if (auto done = parts.finish(); !done)
        return done.error();
    if (next != count)
        return damaged(label);
    return changes;
}

Result<void> addHistoryEntry(Transaction &transaction, const RecordedChanges &changes)
{
    const Connection &connection = transaction.connection();
    if (auto done = connection.execute(QStringLiteral("DELETE FROM history WHERE undone = 1")); !done)
        return done;
    qint64 bytes = 0;
    for (const QByteArray &part : changes.parts)
        bytes += part.size();
    Statement add(
        connection,
        QStringLiteral("INSERT INTO history (label, made_at, origin, items, tags, row_count, format, parts, bytes) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const QString label = domain::oneLine(transaction.changes().label);
    if (auto done = add.run(label.isEmpty() ? QStringLiteral("Change") : label, transaction.now(),
                            domain::toWord(transaction.origin()), changes.items, changes.tags, changes.rows,
                            changesFormat, qint64{changes.parts.size()}, bytes);
        !done)
        return done;
    const HistoryId id{connection.lastInsertedId()};
    Statement addPart(
        connection,
        QStringLiteral("INSERT INTO history_changes (history_id, part, content, checksum) VALUES (?, ?, ?, ?)"));
    for (qsizetype part = 0; part < changes.parts.size(); ++part) {
        const QByteArray checksum = checksumOf(changes.parts[part]);
        if (auto done = addPart.run(id, qint64{part}, changes.parts[part], checksum); !done)
            return done;
    }
    transaction.changes().history = true;
    transaction.changes().entry = id;
    return {};
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

} // namespace tagloom::store
