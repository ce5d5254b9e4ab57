// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/tag_impact.h"

#include <QStringList>

namespace tagloom::library {

/// "“a”, “b” and 12 more": the first five, and how many are left.
QString listedNames(const QStringList &names);

/// What a change of tags would hit, in sentences for a person: "12 items get the tag “physics”; 3 carry it already."
QStringList describe(const store::TagChange &change, const store::TagImpact &impact);

} // namespace tagloom::library
