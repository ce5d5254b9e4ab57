// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_writer.h"

#include "domain/text.h"
#include "store/connection.h"
#include "store/history_changes.h"
#include "store/statement.h"
#include "store/transaction.h"
#include "store/unique_ids.h"

namespace tagloom::store {

using domain::HistoryId;
using domain::Result;

namespace {

qint64 countDifferent(std::vector<qint64> ids)
{
    makeUnique(ids);
    return static_cast<qint64>(ids.size());
}

} // namespace

Result<std::unique_ptr<HistoryWriter>> HistoryWriter::start(const Connection &connection)
{
    auto recorder = HistoryRecorder::start(connection);
    if (!recorder)
        return recorder.error();
    std::unique_ptr<HistoryWriter> writer(new HistoryWriter);
    writer->m_recorder = std::move(*recorder);
    return writer;
}

Result<void> HistoryWriter::relieve(Transaction &transaction, qint64 mostMemory)
{
    if (m_recorder->memory() <= mostMemory)
        return {};
    if (auto written = writePiece(transaction); !written)
        return written;
    return m_recorder->restart();
}

Result<void> HistoryWriter::finish(Transaction &transaction)
{
    const bool hasBegun = m_entry.isValid();
    if (auto written = writePiece(transaction); !written || !m_entry.isValid())
        return written;
    transaction.changes().history = true;
    transaction.changes().entry = m_entry;
    return hasBegun ? writeEntry(transaction) : Result<void>();
}

Result<void> HistoryWriter::writePiece(Transaction &transaction)
{
    auto recorded = m_recorder->finish();
    if (!recorded)
        return recorded.error();
    if (!*recorded)
        return {};
    const RecordedChanges &changes = **recorded;
    m_rows += changes.rows;
    m_parts += changes.parts.size();
    for (const RecordedPart &part : changes.parts)
        m_bytes += part.content.size();
    m_items.insert(m_items.end(), changes.items.begin(), changes.items.end());
    m_tags.insert(m_tags.end(), changes.tags.begin(), changes.tags.end());
    if (!m_entry.isValid()) {
        if (auto begun = beginEntry(transaction); !begun)
            return begun;
    }
    Statement add(transaction.connection(),
                  QStringLiteral("INSERT INTO history_changes (history_id, piece, part, content, checksum) "
                                 "VALUES (?, ?, ?, ?, ?)"));
    for (qsizetype part = 0; part < changes.parts.size(); ++part) {
        const auto &[content, checksum] = changes.parts[part];
        if (auto done = add.run(m_entry, qint64{m_pieces}, qint64{part}, content, checksum); !done)
            return done;
    }
    ++m_pieces;
    return {};
}

Result<void> HistoryWriter::beginEntry(Transaction &transaction)
{
    // What could be redone no longer can.
    if (auto done = transaction.connection().execute(QStringLiteral("DELETE FROM history WHERE undone = 1")); !done)
        return done;
    if (auto done = writeEntry(transaction); !done)
        return done;
    m_entry = HistoryId{transaction.connection().lastInsertedId()};
    return {};
}

/// What is known of it by now.
Result<void> HistoryWriter::writeEntry(Transaction &transaction) const
{
    Statement write(
        transaction.connection(),
        QStringLiteral("INSERT INTO history (id, label, made_at, origin, items, tags, row_count, format, parts, bytes) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                       "ON CONFLICT (id) DO UPDATE SET label = excluded.label, origin = excluded.origin, "
                       "items = excluded.items, tags = excluded.tags, row_count = excluded.row_count, "
                       "parts = excluded.parts, bytes = excluded.bytes"));
    const QString label = domain::oneLine(transaction.changes().label);
    return write.run(m_entry.isValid() ? std::optional(m_entry.value) : std::nullopt,
                     label.isEmpty() ? QStringLiteral("Change") : label, transaction.now(),
                     domain::toWord(transaction.origin()), countDifferent(m_items), countDifferent(m_tags), m_rows,
                     HistoryChanges::format, m_parts, m_bytes);
}

} // namespace tagloom::store
