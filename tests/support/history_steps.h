// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/history_store.h"
#include "store/history_undo.h"
#include "support/store_steps.h"
#include "support/table_dump.h"

#include <functional>

namespace tagloom::test {

using Work = std::function<void(store::Transaction &)>;

/// All that undo has to bring back, and what follows from it: every table but the sequence of ids and the history.
inline QStringList dataOf(const store::Connection &connection)
{
    QStringList lines = dumpOf(connection);
    lines.resize(lines.indexOf(QStringLiteral("== sqlite_sequence")));
    return lines;
}

/// One action under a label of its own.
inline domain::ChangeSet act(store::Connection &connection, const QString &label, const Work &work)
{
    const auto transaction = sure(store::Transaction::begin(connection, label));
    work(*transaction);
    return sure(transaction->commit());
}

/// Rolled back if it is refused.
template <class Step> domain::Result<domain::ChangeSet> step(store::Connection &connection, Step step)
{
    const auto transaction = sure(store::Transaction::begin(connection, QStringLiteral("Step")));
    if (const auto done = step(*transaction); !done)
        return done.error();
    return transaction->commit();
}

inline domain::Result<domain::ChangeSet> undo(store::Connection &connection)
{
    return step(connection, [](store::Transaction &transaction) { return store::undoLast(transaction); });
}

inline domain::Result<domain::ChangeSet> redo(store::Connection &connection)
{
    return step(connection, [](store::Transaction &transaction) { return store::redoNext(transaction); });
}

inline domain::Result<domain::ChangeSet> undoEntry(store::Connection &connection, domain::HistoryId id)
{
    return step(connection, [id](store::Transaction &transaction) { return store::undoEntry(transaction, id); });
}

/// The labels, newest first; what is undone in brackets.
inline QStringList labels(const store::Connection &connection)
{
    QStringList all;
    for (const domain::HistoryEntry &entry : sure(store::readHistory(connection, {}, {}, 10000)))
        all.append(entry.undone ? QString(u'(' + entry.label + u')') : entry.label);
    return all;
}

} // namespace tagloom::test
