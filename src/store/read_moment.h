// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

namespace tagloom::store {

/// Runs `work() -> Result<T>` in a read transaction, so that all it reads is of one moment.
template <class Work> auto inOneMoment(const Connection &connection, Work work) -> decltype(work())
{
    if (auto begun = connection.execute(QStringLiteral("BEGIN")); !begun)
        return begun.error();
    auto outcome = work();
    // Nothing was written: there is nothing that could fail to be kept.
    (void)connection.execute(QStringLiteral("ROLLBACK"));
    return outcome;
}

} // namespace tagloom::store
