// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

// What runs for each command about tags, and about the library as a whole.
ExitCode runTag(const CommandRun &run);
ExitCode runTags(const CommandRun &run);
ExitCode runInfo(const CommandRun &run);

} // namespace tagloom::library
