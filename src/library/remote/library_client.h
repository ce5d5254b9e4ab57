// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "library/commands/command.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QStringList>

namespace tagloom::library {

class CommandOutput;

/// Talks to the process that has a library open: one request. Waits instead of using an event loop, and needs none.
class LibraryClient final
{
public:
    explicit LibraryClient(const QString &libraryPath);

    /// Whether somebody answers for this library. Waits half a second at most.
    bool reach();

    // After reach() was true; `folder` is the caller's current one. An error says that the window did not do it, or not
    // to its end.

    /// Hands files, links and text to the window; none just brings it to the front.
    domain::Result<void> sendOpen(const QStringList &things, const QString &folder);

    /// Runs a writing command there, from its name on, and passes on what it writes.
    domain::Result<ExitCode> runCommand(const QStringList &words, const QString &folder, CommandOutput &output);

private:
    domain::Result<ExitCode> ask(const QJsonObject &request, CommandOutput *output);

    QString m_libraryPath;
    QLocalSocket m_socket;
};

} // namespace tagloom::library
