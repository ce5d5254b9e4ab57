// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/transaction.h"

#include <QList>

#include <algorithm>

namespace tagloom::store {

/// How many items one statement works on: more at once are no faster, and what history records of them has to fit in
/// memory.
inline constexpr qsizetype idsInOnePart = 20000;

/// Runs `work`, which gives a Result<void>, on one part of the ids after the other.
template <class Work>
domain::Result<void> inParts(Transaction &transaction, const QList<domain::ItemId> &ids, Work work)
{
    for (qsizetype first = 0; first < ids.size(); first += idsInOnePart) {
        if (auto done = work(ids.mid(first, idsInOnePart)); !done)
            return done;
        if (auto done = transaction.relieveHistory(); !done)
            return done;
    }
    return {};
}

} // namespace tagloom::store
