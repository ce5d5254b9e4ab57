// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

// What runs for each command about items.
ExitCode runAdd(const CommandRun &run);
ExitCode runTrash(const CommandRun &run);
ExitCode runRestore(const CommandRun &run);

} // namespace tagloom::library
