// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"

namespace tagloom::domain {

/// Who made a link, whether it counts and how sure it is, for people: "by an import", "by a rule, 80 % sure",
/// "suggested by an import, 60 % sure", "refused, suggested by an import".
QString linkText(LinkSource source, LinkStatus status, std::optional<double> confidence);

} // namespace tagloom::domain
