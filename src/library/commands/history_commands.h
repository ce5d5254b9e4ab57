// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

// What runs for each command about the history.
ExitCode runUndo(const CommandRun &run);
ExitCode runRedo(const CommandRun &run);
ExitCode runHistory(const CommandRun &run);
ExitCode runDump(const CommandRun &run);

} // namespace tagloom::library
