// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statement_cache.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace tagloom::store {

namespace {

constexpr int mostStatements = 48; // some 10 kB each

/// Many pragmas do their work when they are prepared, not when they are run; other statements come once.
bool canRunAgain(const QByteArray &sql)
{
    static constexpr std::array<const char *, 7> beginnings{"SELECT", "INSERT", "UPDATE", "DELETE",
                                                            "WITH",   "BEGIN",  "COMMIT"};
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&sql](const char *beginning) { return sql.startsWith(beginning); });
}

} // namespace

struct StatementCache::Entry
{
    explicit Entry(sqlite3_stmt *prepared)
        : statement(prepared)
    { }
    ~Entry() { sqlite3_finalize(statement); }

    Entry(const Entry &) = delete;
    Entry &operator=(const Entry &) = delete;

    sqlite3_stmt *statement;
};

StatementCache::StatementCache()
    : m_entries(mostStatements)
{ }

StatementCache::~StatementCache() = default;

sqlite3_stmt *StatementCache::take(const QByteArray &sql)
{
    const std::unique_ptr<Entry> entry(m_entries.take(sql));
    return entry ? std::exchange(entry->statement, nullptr) : nullptr;
}

void StatementCache::give(const QByteArray &sql, sqlite3_stmt *statement)
{
    auto entry = std::make_unique<Entry>(statement);
    if (!statement || !canRunAgain(sql))
        return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_entries.insert(sql, entry.release());
}

} // namespace tagloom::store
