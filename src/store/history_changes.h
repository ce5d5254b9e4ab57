// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QByteArray>
#include <QString>

namespace tagloom::store {

class Connection;

/// What an entry of the history changed: one or more changesets of SQLite's session extension, the pieces, in the order
/// in which they were made. Holds none of them, so that an entry may be larger than memory. They are kept in parts of
/// about 1 MB, each compressed and with its SHA-256.
class HistoryChanges final
{
public:
    static constexpr qint64 format = 2; ///< what is written; format 1, by qCompress, is read too

    /// NotFound if there is no such entry, NewerLibrary if its form is not known here, DamagedFile if parts of it are
    /// missing.
    static domain::Result<HistoryChanges> find(const Connection &connection, domain::HistoryId id);

    static QByteArray checksumOf(const QByteArray &part);

    int pieces() const { return m_pieces; }
    qint64 rows() const { return m_rows; } ///< of all pieces, as the entry says

    /// DamagedFile if it does not fit its checksums.
    domain::Result<QByteArray> piece(int index) const;

private:
    explicit HistoryChanges(const Connection &connection)
        : m_connection(&connection)
    { }

    domain::Error damaged() const;

    const Connection *m_connection;
    domain::HistoryId m_id;
    QString m_label;
    qint64 m_format = 0;
    int m_pieces = 0;
    qint64 m_rows = 0;
};

} // namespace tagloom::store
