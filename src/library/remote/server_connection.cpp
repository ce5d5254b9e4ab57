// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/server_connection.h"

#include "library/commands/command_line.h"

#include <QDir>
#include <QJsonArray>
#include <QLocalSocket>
#include <QMutex>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <optional>

namespace tagloom::library {

namespace {

/// More than a system's command line can hold.
constexpr quint32 longestRequest = 16 * 1024 * 1024;
constexpr int requestMilliseconds = 10000;
constexpr qsizetype chunkSize = 64 * 1024;

/// Nothing if it is not an array of texts.
std::optional<QStringList> textsOf(const QJsonValue &value)
{
    if (!value.isArray())
        return std::nullopt;
    QStringList texts;
    for (const QJsonValue entry : value.toArray()) {
        if (!entry.isString())
            return std::nullopt;
        texts.append(entry.toString());
    }
    return texts;
}

} // namespace

/// What a command writes on its own thread, on its way to the connection on the server's thread.
class CommandReply final : public CommandOutput
{
public:
    explicit CommandReply(ServerConnection *connection)
        : m_connection(connection)
    { }

    bool write(QByteArrayView utf8) override
    {
        bool isTaken = true;
        for (qsizetype at = 0; isTaken && at < utf8.size(); at += chunkSize) {
            const QByteArrayView chunk = utf8.sliced(at, std::min(chunkSize, utf8.size() - at));
            isTaken = send({{QStringLiteral("out"), QString::fromLatin1(chunk.toByteArray().toBase64())}});
        }
        return isTaken;
    }

    void writeError(const QString &line) override { send({{QStringLiteral("err"), line}}); }

    void finish(ExitCode code)
    {
        post([code](ServerConnection &connection) { connection.finish(static_cast<int>(code)); });
    }

    /// The connection goes; nothing reaches it from here on.
    void detach()
    {
        const QMutexLocker locker(&m_mutex);
        m_connection = nullptr;
    }

private:
    bool send(const QJsonObject &message)
    {
        return post([message](ServerConnection &connection) { connection.send(message); });
    }

    template <class Work> bool post(Work work)
    {
        const QMutexLocker locker(&m_mutex);
        if (!m_connection)
            return false;
        QMetaObject::invokeMethod(
            m_connection, [connection = m_connection, work] { work(*connection); }, Qt::QueuedConnection);
        return true;
    }

    QMutex m_mutex;
    ServerConnection *m_connection;
};

ServerConnection::ServerConnection(QLocalSocket *socket, Library &library, QThreadPool &commandThreads, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_library(library)
    , m_commandThreads(commandThreads)
    , m_reader(longestRequest)
    , m_reply(std::make_shared<CommandReply>(this))
{
    m_socket->setParent(this);
}

ServerConnection::~ServerConnection()
{
    m_socket->disconnect(this);
    m_reply->detach();
    m_job->cancelled = true;
}

void ServerConnection::start()
{
    connect(m_socket, &QLocalSocket::readyRead, this, &ServerConnection::readRequest);
    connect(m_socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    QTimer::singleShot(requestMilliseconds, this, [this] {
        if (!m_isAnswered)
            deleteLater();
    });
    // What came before the signal was connected, and a caller that has gone already.
    readRequest();
    if (m_socket->state() != QLocalSocket::ConnectedState)
        deleteLater();
}

void ServerConnection::send(const QJsonObject &message)
{
    m_socket->write(frameOf(message));
    m_socket->flush();
}

void ServerConnection::finish(int exitCode)
{
    send({{QStringLiteral("exit"), exitCode}});
    m_socket->disconnectFromServer();
}

void ServerConnection::refuse(const QString &reason)
{
    send({{QStringLiteral("err"), reason}});
    finish(static_cast<int>(ExitCode::WrongUsage));
}

void ServerConnection::readRequest()
{
    const QByteArray bytes = m_socket->readAll();
    // One request a connection: what follows is not listened to.
    if (m_isAnswered)
        return;
    m_reader.add(bytes);
    if (const auto request = m_reader.next()) {
        m_isAnswered = true;
        handle(*request);
    } else if (m_reader.isBroken()) {
        m_isAnswered = true;
        m_socket->abort();
        deleteLater();
    }
}

void ServerConnection::handle(const QJsonObject &request)
{
    const QString folder = request.value(QStringLiteral("folder")).toString();
    const auto words = textsOf(request.value(QStringLiteral("command")));
    const auto things = textsOf(request.value(QStringLiteral("open")));
    if (!QDir::isAbsolutePath(folder) || words.has_value() == things.has_value()) {
        refuse(
            QStringLiteral("The window is of another version and does not understand this. Close it and try again."));
        return;
    }
    send({{QStringLiteral("accepted"), true}});
    if (words) {
        startCommand(*words, folder);
        return;
    }
    Q_EMIT openRequested(*things, folder);
    finish(static_cast<int>(ExitCode::Good));
}

void ServerConnection::startCommand(const QStringList &words, const QString &folder)
{
    const auto line = parseCommandLine(words);
    if (!line) {
        refuse(line.error().message);
        return;
    }
    if (line->effect() != CommandEffect::Writes || line->arguments.wantsHelp()) {
        refuse(QStringLiteral("Only a command that writes runs in the window. Run this one by tagloom-cli."));
        return;
    }
    m_commandThreads.start([line = *line, folder, library = &m_library, job = m_job, reply = m_reply] {
        if (!job->cancelled)
            reply->finish(runCommandLine(line, *library, folder, *reply, job));
    });
}

} // namespace tagloom::library
