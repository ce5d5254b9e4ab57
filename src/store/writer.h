// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection_thread.h"
#include "store/origin_scope.h"
#include "store/transaction.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <memory>

namespace tagloom::store {

/// The one writer of a library: one connection on one thread, and a queue of work in the order it was posted. All of its
/// functions may be called from any thread. The destructor finishes what is queued.
class Writer final
{
public:
    /// Called on the writer's thread after each commit, in commit order, and when another program has written
    /// (`everything`, without a label).
    using CommitListener = std::function<void(const domain::ChangeSet &)>;

    /// Opens the connection on the new thread; waits until it is open.
    static domain::Result<std::unique_ptr<Writer>> start(const QString &path, CommitListener listener);
    ~Writer() = default;

    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Runs `work(Transaction &) -> Result<T>` in one transaction. Its error, or that of the commit, rolls back everything.
    /// The future is ready after the commit and after the listener was called; it never throws. History has the action as
    /// one of the OriginScope of this moment.
    template <class Work> auto post(const QString &label, Work work)
        -> QFuture<std::invoke_result_t<Work, Transaction &>>
    {
        using Outcome = std::invoke_result_t<Work, Transaction &>;
        auto promise = std::make_shared<QPromise<Outcome>>();
        promise->start();
        QFuture<Outcome> future = promise->future();
        m_thread->enqueue([this, label, origin = OriginScope::current(), promise, work = std::move(work)](Connection &connection) mutable {
            promise->addResult(runInTransaction<Outcome>(connection, label, origin, work));
            promise->finish();
            connection.checkpointIfDue(); // nobody waits for it any more
        });
        return future;
    }

    /// Looks now whether another program has written, rather than at the next second. For tests.
    void checkForForeignWrites();

private:
    Writer() = default;
    void announce(domain::ChangeSet changes);
    void lookForForeignWrites(const Connection &connection);

    template <class Outcome, class Work> Outcome runInTransaction(Connection &connection, const QString &label,
                                                                     domain::HistoryOrigin origin, Work &work)
    {
        auto transaction = Transaction::begin(connection, label);
        if (!transaction)
            return transaction.error();
        (*transaction)->setOrigin(origin);
        Outcome outcome = work(**transaction);
        if (!outcome.ok())
            return outcome;
        auto committed = (*transaction)->commit();
        if (!committed)
            return committed.error();
        if (!committed->isEmpty())
            announce(std::move(*committed));
        return outcome;
    }

    CommitListener m_listener;
    quint64 m_commits = 0;
    qint64 m_dataVersion = 0;
    std::unique_ptr<ConnectionThread> m_thread; ///< last, so that it ends before what its work uses
};

} // namespace tagloom::store
