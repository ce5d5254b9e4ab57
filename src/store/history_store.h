// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"
#include "domain/result.h"

#include <QList>

namespace tagloom::store {

class Connection;
class Transaction;

// The entries of the history. None of these looks into the changes of an entry.

// Reading.
domain::Result<std::optional<domain::HistoryEntry>> readHistoryEntry(const Connection &connection,
                                                                     domain::HistoryId id);

/// Newest first, at most `limit`; those before `before` if it is valid, for the next page.
domain::Result<QList<domain::HistoryEntry>> readHistory(const Connection &connection,
                                                        const domain::HistoryFilter &filter, domain::HistoryId before,
                                                        qsizetype limit);

domain::Result<domain::HistoryPosition> readHistoryPosition(const Connection &connection);

/// Those behind `id` that are not undone, newest first.
domain::Result<QList<domain::HistoryEntry>> laterHistory(const Connection &connection, domain::HistoryId id);

domain::Result<domain::HistoryTotals> historyTotals(const Connection &connection);

/// How many steps of redo, if the entry is undone, else of undo lead to it, itself counted; 0 if it is gone.
domain::Result<qint64> historyStepsTo(const Connection &connection, domain::HistoryId id);

// Writing. Both note ChangeSet::history.
domain::Result<void> markUndone(Transaction &transaction, domain::HistoryId id, bool undone);

/// Takes the oldest entries away, and gives how many.
domain::Result<qint64> pruneHistory(Transaction &transaction, const domain::HistoryLimits &limits);

/// Takes all entries away.
domain::Result<void> forgetHistory(Transaction &transaction);

} // namespace tagloom::store
