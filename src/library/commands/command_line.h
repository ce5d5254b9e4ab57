// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "library/commands/command.h"

#include <QStringList>

namespace tagloom::library {

/// A command line taken apart: the command and its arguments.
struct CommandLine
{
    const Command *command = nullptr;
    CommandArguments arguments;

    /// Of this line; `import --dry-run` and `list show` read only.
    CommandEffect effect() const;
};

/// From the command's name on. InvalidInput says in one line what is wrong and how it is used.
domain::Result<CommandLine> parseCommandLine(const QStringList &words);

/// Runs a command other than `init` on an open library, and waits until it is done. `folder` is the caller's current
/// one. May be called from any thread but one the library's work is done on; nothing of the library's that belongs to
/// its own thread is used.
ExitCode runCommandLine(const CommandLine &line, Library &library, const QString &folder, CommandOutput &output,
                        const Job &job);

} // namespace tagloom::library
