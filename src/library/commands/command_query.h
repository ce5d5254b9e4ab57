// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/commands/command.h"
#include "store/search_store.h"

#include <QList>

#include <variant>

namespace tagloom::library {

/// The items that a command's query finds, newest first unless it says otherwise, or the exit code to end with: what is
/// wrong has been said by then.
using FoundItems = std::variant<QList<domain::ItemId>, ExitCode>;

/// What the command's query says, or the exit code to end with.
std::variant<domain::Query, ExitCode> readQuery(const CommandRun &run, const QString &query);

/// Parses and searches. A tag or kind that is none is mentioned on standard error; it finds nothing.
FoundItems findItems(const CommandRun &run, const QString &query, store::Scope scope = store::Scope::Live);

/// The same with the place and the order of `request`, whose own query is not looked at.
FoundItems findItems(const CommandRun &run, const QString &query, store::SearchRequest request);

} // namespace tagloom::library
