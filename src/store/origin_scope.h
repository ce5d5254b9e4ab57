// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"

namespace tagloom::store {

/// As long as it lives, what its thread posts to a writer comes from there. Services are the same for the window and
/// for commands, and commands run in the window's process; only who calls knows.
class OriginScope final
{
public:
    explicit OriginScope(domain::HistoryOrigin origin)
        : m_outer(s_current)
    {
        s_current = origin;
    }
    ~OriginScope() { s_current = m_outer; }

    OriginScope(const OriginScope &) = delete;
    OriginScope &operator=(const OriginScope &) = delete;

    static domain::HistoryOrigin current() { return s_current; }

private:
    static inline thread_local domain::HistoryOrigin s_current = domain::HistoryOrigin::Window;
    domain::HistoryOrigin m_outer;
};

} // namespace tagloom::store
