// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QThread>

#include <functional>
#include <memory>

class QObject;

namespace tagloom::store {

/// A thread with one connection and a queue of work for it, done in the order it came. All functions may be called from
/// any thread. The destructor finishes what is queued and closes the connection on its own thread.
class ConnectionThread final
{
public:
    using Work = std::function<void(Connection &)>;

    /// Waits until the connection is open.
    static domain::Result<std::unique_ptr<ConnectionThread>> start(const QString &name, const QString &path, Access access);
    ~ConnectionThread();

    ConnectionThread(const ConnectionThread &) = delete;
    ConnectionThread &operator=(const ConnectionThread &) = delete;

    void enqueue(Work work);
    void enqueueAndWait(Work work);

    /// Repeats some work, between what is queued.
    void every(int milliseconds, Work work);

    /// Ends the SQL that runs at this moment, if any.
    void interrupt();

private:
    ConnectionThread() = default;

    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives on m_thread; what is queued is queued to it
    std::unique_ptr<Connection> m_connection;
};

} // namespace tagloom::store
