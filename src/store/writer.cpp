// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"

namespace tagloom::store {

using domain::ChangeSet;
using domain::Result;

Result<std::unique_ptr<Writer>> Writer::start(const QString &path, CommitListener listener)
{
    std::unique_ptr<Writer> writer(new Writer);
    writer->m_listener = std::move(listener);
    auto thread = ConnectionThread::start(QStringLiteral("writer"), path, Access::Write);
    if (!thread)
        return thread.error();
    writer->m_thread = std::move(*thread);
    writer->m_thread->enqueueAndWait([&writer](Connection &connection) {
        connection.putOffCheckpoints();
        writer->m_dataVersion = *connection.number(QStringLiteral("PRAGMA data_version"));
    });
    writer->m_thread->every(1000, [that = writer.get()](const Connection &connection) { that->lookForForeignWrites(connection); });
    return writer;
}

void Writer::announce(ChangeSet changes)
{
    changes.commit = ++m_commits;
    m_listener(changes);
}

void Writer::lookForForeignWrites(const Connection &connection)
{
    // On the writing connection this number changes for other connections' commits only.
    const auto version = connection.number(QStringLiteral("PRAGMA data_version"));
    if (!version || *version == m_dataVersion)
        return;
    m_dataVersion = *version;
    ChangeSet changes;
    changes.everything = true;
    announce(std::move(changes));
}

void Writer::checkForForeignWrites()
{
    m_thread->enqueueAndWait([this](const Connection &connection) { lookForForeignWrites(connection); });
}

} // namespace tagloom::store
