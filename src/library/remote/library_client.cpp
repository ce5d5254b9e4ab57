// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/library_client.h"

#include "library/remote/frame.h"
#include "library/remote/server_name.h"

#include <QJsonArray>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

constexpr int connectMilliseconds = 500;
constexpr int acceptMilliseconds = 30000;
constexpr quint32 longestAnswer = 16 * 1024 * 1024;

QJsonObject request(const QString &verb, const QStringList &texts, const QString &folder)
{
    return {{verb, QJsonArray::fromStringList(texts)}, {QStringLiteral("folder"), folder}};
}

ExitCode exitCodeOf(const QJsonValue &value)
{
    switch (value.toInt(1)) {
    case 0:
        return ExitCode::Good;
    case 2:
        return ExitCode::WrongUsage;
    default:
        return ExitCode::Failed;
    }
}

} // namespace

LibraryClient::LibraryClient(const QString &libraryPath)
    : m_libraryPath(libraryPath)
{ }

bool LibraryClient::reach()
{
    const auto name = serverName(m_libraryPath);
    if (!name)
        return false;
    m_socket.connectToServer(*name);
    return m_socket.waitForConnected(connectMilliseconds);
}

Result<void> LibraryClient::sendOpen(const QStringList &things, const QString &folder)
{
    const auto code = ask(request(QStringLiteral("open"), things, folder), nullptr);
    if (!code)
        return code.error();
    if (*code != ExitCode::Good)
        return Error{ErrorCode::InputOutput,
                     QStringLiteral("The window that has this library open did not take it. Add it there.")};
    return {};
}

Result<ExitCode> LibraryClient::runCommand(const QStringList &words, const QString &folder, CommandOutput &output)
{
    return ask(request(QStringLiteral("command"), words, folder), &output);
}

Result<ExitCode> LibraryClient::ask(const QJsonObject &message, CommandOutput *output)
{
    m_socket.write(frameOf(message));
    FrameReader answers(longestAnswer);
    bool isAccepted = false;
    while (true) {
        while (const auto answer = answers.next()) {
            isAccepted = true;
            if (answer->contains(QStringLiteral("exit")))
                return exitCodeOf(answer->value(QStringLiteral("exit")));
            if (!output)
                continue;
            const QByteArray text = answer->value(QStringLiteral("out")).toString().toLatin1();
            if (!text.isEmpty() && !output->write(QByteArray::fromBase64(text)))
                return ExitCode::Failed;
            if (answer->contains(QStringLiteral("err")))
                output->writeError(answer->value(QStringLiteral("err")).toString());
        }
        // What was sent may still come after the other side has closed.
        const bool isThere =
            m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(isAccepted ? -1 : acceptMilliseconds);
        answers.add(m_socket.readAll());
        if (answers.isBroken() || !isThere)
            break;
    }
    m_socket.abort();
    if (!isAccepted)
        return Error{ErrorCode::InputOutput,
                     QStringLiteral("The window that has “%1” open does not answer. Close it and try again.")
                         .arg(m_libraryPath)};
    return Error{
        ErrorCode::InputOutput,
        QStringLiteral("The window that has “%1” open closed before this was done. Look what is there, and try again.")
            .arg(m_libraryPath)};
}

} // namespace tagloom::library
