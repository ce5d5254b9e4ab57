// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/library_server.h"

#include "library/library.h"
#include "library/remote/library_client.h"
#include "library/remote/server_connection.h"
#include "library/remote/server_name.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

constexpr int mostCommandsAtOnce = 4;
constexpr qsizetype mostConnections = 64;

} // namespace

LibraryServer::LibraryServer(Library &library)
    : m_library(library)
{
    m_commandThreads.setMaxThreadCount(mostCommandsAtOnce);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &LibraryServer::takeConnections);
}

LibraryServer::~LibraryServer()
{
    m_server.close();
    // Cancels what runs; then nothing of this process may use the library any more.
    qDeleteAll(findChildren<ServerConnection *>(QString(), Qt::FindDirectChildrenOnly));
    m_commandThreads.waitForDone();
}

Result<std::unique_ptr<LibraryServer>> LibraryServer::listen(Library &library)
{
    const auto name = serverName(library.path());
    if (!name)
        return name.error();
    // Qt would put its socket over a living one without a word.
    if (LibraryClient(library.path()).reach())
        return Error{ErrorCode::Conflict,
                     QStringLiteral("“%1” is open in another window. Use that one, or close it.").arg(library.path())};
    QLocalServer::removeServer(*name);
    std::unique_ptr<LibraryServer> server(new LibraryServer(library));
    if (!server->m_server.listen(*name))
        return Error{
            ErrorCode::InputOutput,
            QStringLiteral("No socket can be made at “%1” (%2). Commands cannot reach this window; close it before "
                           "you run tagloom-cli.")
                .arg(*name, server->m_server.errorString())};
    return server;
}

void LibraryServer::takeConnections()
{
    while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
        if (findChildren<ServerConnection *>(QString(), Qt::FindDirectChildrenOnly).size() >= mostConnections) {
            delete socket;
            continue;
        }
        auto *const connection = new ServerConnection(socket, m_library, m_commandThreads, this);
        connect(connection, &ServerConnection::openRequested, this, &LibraryServer::openRequested);
        connection->start();
    }
}

} // namespace tagloom::library
