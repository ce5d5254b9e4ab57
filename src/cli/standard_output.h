// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command_output.h"

#include <QByteArray>

namespace tagloom::cli {

/// Keeps what follows safe and readable whatever the process was started with: a closed standard stream is never taken
/// by another file (a library!), a closed pipe is an error instead of the end, and texts are UTF-8 in any locale. First
/// thing in main().
void prepareStandardStreams();

/// The process's standard output and standard error. A failure to write is said once, on standard error.
class StandardOutput final : public library::CommandOutput
{
public:
    bool write(QByteArrayView utf8) override;
    void writeError(const QString &line) override;

    /// Hands over what is still kept back. False if anything written so far was lost.
    bool flush();

private:
    QByteArray m_buffer;
    bool m_hasFailed = false;
};

} // namespace tagloom::cli
