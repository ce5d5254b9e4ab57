// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "library/commands/command.h"

namespace tagloom::library {

// Commands on kinds and on what items of a kind have of their own.

ExitCode runSet(const CommandRun &run);
ExitCode runConvert(const CommandRun &run);
ExitCode runKinds(const CommandRun &run);
ExitCode runKind(const CommandRun &run);

/// The kind of that name. NotFound if there is none.
domain::Result<domain::KindId> namedKind(const CommandRun &run, const QString &name);

/// The draft with the kind of --kind and the details of --set. NotFound for a kind that is none, InvalidInput for a
/// detail that cannot be, or that the kind does not have.
domain::Result<domain::ItemDraft> withDetails(const CommandRun &run, domain::ItemDraft draft);

} // namespace tagloom::library
