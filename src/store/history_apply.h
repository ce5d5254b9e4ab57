// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/history_conflict.h"

#include <functional>
#include <optional>

namespace tagloom::store {

class HistoryChanges;
class Transaction;

enum class HistoryDirection {
    Undo, ///< from what a changeset says was after, to what was before
    Redo
};

/// Called now and then with the rows done and all rows; false stops the work.
using HistoryProgress = std::function<bool(qint64 done, qint64 total)>;

struct HistoryApplication
{
    HistoryDirection direction = HistoryDirection::Undo;

    /// The entry is not the last one: that an item has been touched since is no conflict by itself, and it counts as
    /// touched now.
    bool isOlder = false;

    HistoryProgress progress{};
};

/// Writes the rows of an entry's changes back, each only if it is as they left it, and what follows from them. One
/// piece of the changes is held in memory at a time. On an error (DamagedFile, Cancelled ...) or a conflict the
/// transaction must not be committed.
domain::Result<std::optional<HistoryConflict>> applyChanges(Transaction &transaction, const HistoryChanges &changes,
                                                            const HistoryApplication &application);

/// Whether the changes touch this row.
domain::Result<bool> touchesRow(const Connection &connection, const HistoryChanges &changes, RecordedTable table,
                                const QString &key);

} // namespace tagloom::store
