// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_changes.h"

#include "store/compression.h"
#include "store/connection.h"
#include "store/statement.h"

#include <QCryptographicHash>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::HistoryId;
using domain::Result;

namespace {

constexpr qint64 formatOfZlib = 1;

} // namespace

QByteArray HistoryChanges::checksumOf(const QByteArray &part)
{
    return QCryptographicHash::hash(part, QCryptographicHash::Sha256);
}

Error HistoryChanges::damaged() const
{
    return {ErrorCode::DamagedFile,
            QStringLiteral("What “%1” changed is damaged in the library file, so it can be neither undone nor redone. "
                           "Nothing was changed. Change things back by hand, or take them from a backup.")
                .arg(m_label)};
}

Result<HistoryChanges> HistoryChanges::find(const Connection &connection, HistoryId id)
{
    HistoryChanges changes(connection);
    changes.m_id = id;
    Statement entry(connection, QStringLiteral("SELECT label, format, parts, row_count FROM history WHERE id = ?"));
    entry.bind(id);
    const bool found = entry.next();
    changes.m_label = found ? entry.text(0) : QString();
    changes.m_format = found ? entry.integer(1) : 0;
    const qint64 count = found ? entry.integer(2) : 0;
    changes.m_rows = found ? entry.integer(3) : 0;
    if (auto done = entry.finish(); !done)
        return done.error();
    if (!found)
        return Error{ErrorCode::NotFound, QStringLiteral("This entry is no longer in the history.")};
    if (changes.m_format > format)
        return Error{
            ErrorCode::NewerLibrary,
            QStringLiteral("“%1” was recorded by a newer version of Tagloom, which knows how to undo it. Nothing "
                           "was changed. Install the newest version.")
                .arg(changes.m_label)};
    qint64 parts = 0;
    Statement pieces(connection,
                     QStringLiteral("SELECT piece, count(*), max(part) FROM history_changes WHERE history_id = ? "
                                    "GROUP BY piece ORDER BY piece"));
    pieces.bind(id);
    bool isWhole = true;
    while (pieces.next()) {
        isWhole = isWhole && pieces.integer(0) == changes.m_pieces++ && pieces.integer(1) == pieces.integer(2) + 1;
        parts += pieces.integer(1);
    }
    if (auto done = pieces.finish(); !done)
        return done.error();
    if (!isWhole || parts != count || changes.m_pieces == 0)
        return changes.damaged();
    return changes;
}

Result<QByteArray> HistoryChanges::piece(int index) const
{
    QByteArray piece;
    Statement parts(*m_connection,
                    QStringLiteral("SELECT content, checksum FROM history_changes "
                                   "WHERE history_id = ? AND piece = ? ORDER BY part"));
    parts.bind(m_id, qint64{index});
    while (parts.next()) {
        const QByteArray content = parts.bytes(0);
        if (checksumOf(content) != parts.bytes(1))
            return damaged();
        const QByteArray part =
            m_format == formatOfZlib ? qUncompress(content) : decompressed(content).value_or(QByteArray());
        if (part.isEmpty())
            return damaged();
        piece += part;
    }
    if (auto done = parts.finish(); !done)
        return done.error();
    return piece;
}

} // namespace tagloom::store
