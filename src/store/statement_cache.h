// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>

struct sqlite3_stmt;

namespace tagloom::store {

/// Prepared statements of one connection that nobody uses at the moment, the latest ones, by their SQL: preparing takes
/// longer than most statements run. They are reset and bound to nothing, so they hold no lock.
class StatementCache final
{
public:
    StatementCache();
    ~StatementCache();

    StatementCache(const StatementCache &) = delete;
    StatementCache &operator=(const StatementCache &) = delete;

    /// The caller's from then on; null if there is none.
    sqlite3_stmt *take(const QByteArray &sql);

    /// What cannot be run again is finalized.
    void give(const QByteArray &sql, sqlite3_stmt *statement);

private:
    struct Entry;

    QCache<QByteArray, Entry> m_entries;
};

} // namespace tagloom::store
