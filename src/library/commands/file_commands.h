// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item_details.h"
#include "library/commands/command.h"

namespace tagloom::library {

/// What runs for `files`: check and find.
ExitCode runFiles(const CommandRun &run);

/// The part of `add` on files and folders that are there.
ExitCode addFiles(const CommandRun &run, const QStringList &paths, const domain::ItemDetails &details);

} // namespace tagloom::library
