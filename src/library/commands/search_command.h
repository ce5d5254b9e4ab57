// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

/// What runs for `search`: the items found, their number, the tags they carry, or how they were found.
ExitCode runSearch(const CommandRun &run);

} // namespace tagloom::library
