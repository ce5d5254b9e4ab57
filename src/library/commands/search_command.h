// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"

#include <QStringList>

namespace tagloom::library {

/// What runs for `search`: the items found, their number, the tags they carry, or how they were found.
ExitCode runSearch(const CommandRun &run);

/// What its `--sort` takes: every order there is, and `author`, as a search asks for one.
QStringList sortChoices();

} // namespace tagloom::library
