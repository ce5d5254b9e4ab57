// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace tagloom::library {

/// Where a command writes: a terminal, a pipe, or the socket to the program that sent it. Used by one thread at a time.
class CommandOutput
{
public:
    virtual ~CommandOutput() = default;

    /// Standard output, in UTF-8. False once nobody can take it any more (closed, disk full): the command then ends.
    virtual bool write(QByteArrayView utf8) = 0;

    /// One line of standard error, without its end.
    virtual void writeError(const QString &line) = 0;
};

} // namespace tagloom::library
