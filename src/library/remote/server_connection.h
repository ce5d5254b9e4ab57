// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/job.h"
#include "library/remote/frame.h"

#include <QObject>
#include <QStringList>

#include <memory>

class QLocalSocket;
class QThreadPool;

namespace tagloom::library {

class CommandReply;
class Library;

/// One caller of a LibraryServer: takes its request, answers it, and deletes itself when the caller has gone. A command
/// whose caller goes away is cancelled.
class ServerConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes the socket over.
    ServerConnection(QLocalSocket *socket, Library &library, QThreadPool &commandThreads, QObject *parent);
    ~ServerConnection() override;

    /// Begins to listen, once its signal is connected.
    void start();

    bool isAnswered() const { return m_isAnswered; }
    void send(const QJsonObject &message);
    void finish(int exitCode);

Q_SIGNALS:
    void openRequested(const QStringList &things, const QString &folder);

private:
    void readRequest();
    void handle(const QJsonObject &request);
    void startCommand(const QStringList &words, const QString &folder);
    void refuse(const QString &reason);

    QLocalSocket *m_socket;
    Library &m_library;
    QThreadPool &m_commandThreads;
    FrameReader m_reader;
    bool m_isAnswered = false;
    Job m_job = makeJob();
    std::shared_ptr<CommandReply> m_reply;
};

} // namespace tagloom::library
