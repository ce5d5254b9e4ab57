// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

#include <QList>

namespace tagloom::library {

/// All commands, in the order of the help text.
const QList<Command> &commands();

/// Null if there is none of this name.
const Command *findCommand(const QString &name);

/// "search QUERY [--count | --json] [--limit N]".
QString usageOf(const Command &command);

/// The text of `COMMAND --help`, with its last line's end.
QString helpOf(const Command &command);

/// The text of `--help`: every command with its summary.
QString generalHelp();

} // namespace tagloom::library
