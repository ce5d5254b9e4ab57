// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

ExitCode runSuggest(const CommandRun &run);

} // namespace tagloom::library
