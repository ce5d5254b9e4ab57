// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/interrupt_guard.h"

#include "store/connection.h"

#include <sqlite3.h>

namespace tagloom::store {

InterruptGuard::InterruptGuard(const Connection &connection, const std::atomic<bool> &cancelled)
    : m_connection(connection)
{
    // Every 20,000 steps of SQLite's machine are some hundred microseconds.
    sqlite3_progress_handler(
        connection.handle(), 20000,
        [](void *flag) { return static_cast<const std::atomic<bool> *>(flag)->load() ? 1 : 0; },
        const_cast<std::atomic<bool> *>(&cancelled));
}

InterruptGuard::~InterruptGuard()
{
    sqlite3_progress_handler(m_connection.handle(), 0, nullptr, nullptr);
}

} // namespace tagloom::store
