// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

// What runs for each command about rules.
ExitCode runRule(const CommandRun &run);
ExitCode runRules(const CommandRun &run);

} // namespace tagloom::library
