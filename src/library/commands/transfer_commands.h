// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

namespace tagloom::library {

// What runs for `import` and `export`.
ExitCode runImport(const CommandRun &run);
ExitCode runExport(const CommandRun &run);

} // namespace tagloom::library
