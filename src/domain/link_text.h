// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"

namespace tagloom::domain {

/// Who made a link, whether it counts and how sure it is, for people: "by an import", "by a rule, 80 % sure",
/// "suggested by an import, 60 % sure", "refused, suggested by the rule “Code”". `rule` is the name of the rule that it
/// goes back to; empty if there is none.
QString linkText(LinkSource source, LinkStatus status, std::optional<double> confidence, const QString &rule = {});

} // namespace tagloom::domain
