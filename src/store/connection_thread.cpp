// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_thread.h"

#include <QObject>
#include <QTimer>

namespace tagloom::store {

using domain::Result;

Result<std::unique_ptr<ConnectionThread>> ConnectionThread::start(const QString &name, const QString &path, Access access)
{
    std::unique_ptr<ConnectionThread> thread(new ConnectionThread);
    thread->m_context = std::make_unique<QObject>();
    thread->m_context->moveToThread(&thread->m_thread);
    thread->m_thread.setObjectName(name);
    thread->m_thread.start();

    // The connection belongs to the thread that opens it.
    Result<void> opened;
    QMetaObject::invokeMethod(
        thread->m_context.get(),
        [&] {
            auto connection = Connection::open(path, access);
            if (connection)
                thread->m_connection = std::move(*connection);
            else
                opened = connection.error();
        },
        Qt::BlockingQueuedConnection);
    if (!opened)
        return opened.error();
    return thread;
}

ConnectionThread::~ConnectionThread()
{
    if (m_thread.isRunning()) {
        // Queued behind everything else.
        QMetaObject::invokeMethod(
            m_context.get(),
            [this] {
                m_connection.reset();
                m_context.reset();
            },
            Qt::BlockingQueuedConnection);
    }
    m_thread.quit();
    m_thread.wait();
}

void ConnectionThread::enqueue(Work work)
{
    QMetaObject::invokeMethod(
        m_context.get(), [this, work = std::move(work)] { work(*m_connection); }, Qt::QueuedConnection);
}

void ConnectionThread::enqueueAndWait(Work work)
{
    QMetaObject::invokeMethod(
        m_context.get(), [this, &work] { work(*m_connection); }, Qt::BlockingQueuedConnection);
}

void ConnectionThread::every(int milliseconds, Work work)
{
    enqueue([this, milliseconds, work = std::move(work)](Connection &) {
        auto *const timer = new QTimer(m_context.get());
        QObject::connect(timer, &QTimer::timeout, m_context.get(), [this, work] { work(*m_connection); });
        timer->start(milliseconds);
    });
}

void ConnectionThread::interrupt()
{
    m_connection->interrupt();
}

} // namespace tagloom::store
