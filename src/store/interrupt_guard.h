// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

namespace tagloom::store {

class Connection;

/// As long as it lives, SQL on the connection ends with ErrorCode::Cancelled soon after the flag is set. One at a time a
/// connection; on the connection's thread.
class InterruptGuard final
{
public:
    InterruptGuard(const Connection &connection, const std::atomic<bool> &cancelled);
    ~InterruptGuard();

    InterruptGuard(const InterruptGuard &) = delete;
    InterruptGuard &operator=(const InterruptGuard &) = delete;

private:
    const Connection &m_connection;
};

} // namespace tagloom::store
