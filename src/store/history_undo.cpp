// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_undo.h"

#include "store/connection.h"
#include "store/history_changes.h"
#include "store/history_store.h"
#include "store/transaction.h"

#include <QDateTime>
#include <QLocale>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::HistoryEntry;
using domain::HistoryId;
using domain::Result;

namespace {

QString inWords(const HistoryEntry &entry)
{
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.madeAt), QLocale::ShortFormat);
    return QStringLiteral("“%1” (%2)").arg(entry.label, time);
}

Error refusal(const HistoryEntry &entry, const HistoryConflict &conflict, HistoryDirection direction)
{
    const QString verb = direction == HistoryDirection::Undo ? QStringLiteral("undone") : QStringLiteral("redone");
    return {ErrorCode::Conflict,
            QStringLiteral("“%1” cannot be %2: %3, by another program or by undoing something older. Nothing was "
                           "changed. Change it back by hand, or undo another entry of the history.")
                .arg(entry.label, verb, conflict.reason)};
}

/// Done by the last of them: whoever wants to undo several begins there.
Result<std::optional<HistoryEntry>> laterEntryOn(const Connection &connection, HistoryId id,
                                                 const HistoryConflict &conflict)
{
    const auto later = laterHistory(connection, id);
    if (!later)
        return later.error();
    for (const HistoryEntry &entry : *later) {
        const auto changes = HistoryChanges::find(connection, entry.id);
        // One that cannot be read may or may not be it.
        const auto touches = changes ? touchesRow(connection, *changes, conflict.table, conflict.key) : false;
        if (touches && *touches)
            return std::optional(entry);
    }
    return std::optional<HistoryEntry>();
}

Result<HistoryEntry> moveTo(Transaction &transaction, std::optional<HistoryEntry> entry, HistoryDirection direction,
                            const HistoryProgress &progress)
{
    const bool undoes = direction == HistoryDirection::Undo;
    if (!entry)
        return Error{ErrorCode::NotFound,
                     undoes ? QStringLiteral("There is nothing to undo.")
                            : QStringLiteral("There is nothing to redo.")};
    transaction.leaveUnrecorded();
    transaction.setLabel((undoes ? QStringLiteral("Undone: %1") : QStringLiteral("Redone: %1")).arg(entry->label));
    const auto changes = HistoryChanges::find(transaction.connection(), entry->id);
    if (!changes)
        return changes.error();
    const auto applied = applyChanges(transaction, *changes, {direction, false, progress});
    if (!applied)
        return applied.error();
    if (*applied)
        return refusal(*entry, **applied, direction);
    if (auto done = markUndone(transaction, entry->id, undoes); !done)
        return done.error();
    entry->undone = undoes;
    return std::move(*entry);
}

} // namespace

Result<HistoryEntry> undoLast(Transaction &transaction, const HistoryProgress &progress)
{
    auto position = readHistoryPosition(transaction.connection());
    if (!position)
        return position.error();
    return moveTo(transaction, std::move(position->undo), HistoryDirection::Undo, progress);
}

Result<HistoryEntry> redoNext(Transaction &transaction, const HistoryProgress &progress)
{
    auto position = readHistoryPosition(transaction.connection());
    if (!position)
        return position.error();
    return moveTo(transaction, std::move(position->redo), HistoryDirection::Redo, progress);
}

Result<HistoryEntry> undoEntry(Transaction &transaction, HistoryId id, const HistoryProgress &progress)
{
    const Connection &connection = transaction.connection();
    auto position = readHistoryPosition(connection);
    if (!position)
        return position.error();
    if (position->undo && position->undo->id == id)
        return moveTo(transaction, std::move(position->undo), HistoryDirection::Undo, progress);
    auto entry = readHistoryEntry(connection, id);
    if (!entry)
        return entry.error();
    if (!*entry)
        return Error{ErrorCode::NotFound, QStringLiteral("This entry is no longer in the history.")};
    if ((*entry)->undone)
        return Error{ErrorCode::Conflict, QStringLiteral("“%1” is undone already.").arg((*entry)->label)};
    transaction.setLabel(QStringLiteral("Undo: %1").arg((*entry)->label));
    const auto changes = HistoryChanges::find(connection, id);
    if (!changes)
        return changes.error();
    const auto applied = applyChanges(transaction, *changes, {HistoryDirection::Undo, true, progress});
    if (!applied)
        return applied.error();
    if (!*applied)
        return std::move(**entry);
    const auto later = laterEntryOn(connection, id, **applied);
    if (!later)
        return later.error();
    if (!*later)
        return refusal(**entry, **applied, HistoryDirection::Undo);
    return Error{ErrorCode::Conflict,
                 QStringLiteral("“%1” cannot be undone by itself: %2, by %3. Nothing was changed. Undo that one first.")
                     .arg((*entry)->label, (*applied)->reason, inWords(**later))};
}

} // namespace tagloom::store
