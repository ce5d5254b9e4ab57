// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/history_recorder.h"

#include <memory>
#include <vector>

namespace tagloom::store {

class Transaction;

/// Makes one entry of the history out of what a transaction changes in primary data, if that is anything. Lives as long
/// as the transaction, and writes inside it.
class HistoryWriter final
{
public:
    /// Begins to record.
    static domain::Result<std::unique_ptr<HistoryWriter>> start(const Connection &connection);

    /// Writes what was recorded so far into the library, if it takes more than `mostMemory` bytes.
    domain::Result<void> relieve(Transaction &transaction, qint64 mostMemory);

    /// Writes the rest, and what the entry says: the transaction's label, time and origin. Notes ChangeSet::history and
    /// entry.
    domain::Result<void> finish(Transaction &transaction);

    /// Something stands in the library already.
    bool hasWritten() const { return m_entry.isValid(); }

private:
    HistoryWriter() = default;

    domain::Result<void> writePiece(Transaction &transaction);
    domain::Result<void> beginEntry(Transaction &transaction);
    domain::Result<void> writeEntry(Transaction &transaction) const;

    std::unique_ptr<HistoryRecorder> m_recorder;
    domain::HistoryId m_entry; ///< once there is anything to say
    int m_pieces = 0;
    qint64 m_parts = 0;
    qint64 m_bytes = 0;
    qint64 m_rows = 0;
    std::vector<qint64> m_items; ///< different ones of each piece
    std::vector<qint64> m_tags;
};

} // namespace tagloom::store
