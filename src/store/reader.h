// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection_thread.h"

#include <QFuture>
#include <QPromise>

#include <memory>

namespace tagloom::store {

/// Reads a library off the window's thread: one read-only connection on one thread, work in the order it was posted. All of
/// its functions may be called from any thread.
class Reader final
{
public:
    static domain::Result<std::unique_ptr<Reader>> start(const QString &name, const QString &path, Access access)
    {
        auto thread = ConnectionThread::start(name, path, access);
        if (!thread)
            return thread.error();
        return std::unique_ptr<Reader>(new Reader(std::move(*thread)));
    }

    /// Runs `work(const Connection &) -> T`.
    template <class Work> auto post(Work work) -> QFuture<std::invoke_result_t<Work, const Connection &>>
    {
        using Outcome = std::invoke_result_t<Work, const Connection &>;
        auto promise = std::make_shared<QPromise<Outcome>>();
        promise->start();
        QFuture<Outcome> future = promise->future();
        m_thread->enqueue([promise, work = std::move(work)](Connection &connection) mutable {
            promise->addResult(work(connection));
            promise->finish();
        });
        return future;
    }

    /// Ends the SQL that runs at this moment with ErrorCode::Cancelled.
    void interrupt() { m_thread->interrupt(); }

private:
    explicit Reader(std::unique_ptr<ConnectionThread> thread)
        : m_thread(std::move(thread))
    {
    }

    std::unique_ptr<ConnectionThread> m_thread;
};

} // namespace tagloom::store
