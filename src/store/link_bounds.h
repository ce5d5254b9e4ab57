// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "domain/query/query.h"
#include "store/query_binder.h"

#include <optional>

namespace tagloom::store {

/// What the conditions of `#tag[...]` ask of one link together; nullopt if no link can fulfil them. Confirmed links are
/// meant unless a condition speaks of the status.
std::optional<domain::LinkBounds> linkBounds(const QList<domain::LinkCondition> &conditions, const Moment &moment);

} // namespace tagloom::store
