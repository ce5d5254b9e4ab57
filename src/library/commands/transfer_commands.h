// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"
#include "library/importer.h"

namespace tagloom::library {

// What runs for `import` and `export`.
ExitCode runImport(const CommandRun &run);
ExitCode runExport(const CommandRun &run);
ExitCode runWriteTags(const CommandRun &run);

/// What a value of --folders says; `absent` without one.
ImportOptions::Folders foldersOf(const QString &word, ImportOptions::Folders absent);

} // namespace tagloom::library
