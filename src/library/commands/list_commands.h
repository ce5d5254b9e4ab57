// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

// What runs for each command about lists.
ExitCode runList(const CommandRun &run);
ExitCode runLists(const CommandRun &run);

/// The verbs of `list` that change nothing.
QStringList readingListVerbs();

} // namespace tagloom::library
