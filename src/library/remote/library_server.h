// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QLocalServer>
#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <memory>

namespace tagloom::library {

class Library;

/// Answers other starts of the program and of tagloom-cli on a library that this process has open: one socket a
/// library, for this user only. Lives on the library's thread and must go before the library does. Commands run on
/// threads of their own; the destructor cancels and waits for them. What is hostile or broken is dropped.
class LibraryServer final : public QObject
{
    Q_OBJECT

public:
    /// Conflict if another process answers for this library; a socket left by a dead one is taken over.
    static domain::Result<std::unique_ptr<LibraryServer>> listen(Library &library);
    ~LibraryServer() override;

Q_SIGNALS:
    /// A second start handed over what it was given. Relative paths start at `folder`. Also with an empty list: come to
    /// the front.
    void openRequested(const QStringList &things, const QString &folder);

private:
    explicit LibraryServer(Library &library);
    void takeConnections();

    Library &m_library;
    QLocalServer m_server;
    QThreadPool m_commandThreads;
};

} // namespace tagloom::library
