// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

// What runs for each command that puts tags in order.
ExitCode runRename(const CommandRun &run);
ExitCode runMerge(const CommandRun &run);
ExitCode runAlias(const CommandRun &run);
ExitCode runParent(const CommandRun &run);
ExitCode runDeleteTag(const CommandRun &run);

/// `tags --twins`.
ExitCode listTwins(const CommandRun &run);

} // namespace tagloom::library
