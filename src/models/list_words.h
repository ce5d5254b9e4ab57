// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/list.h"

namespace tagloom::models {

// What stands in the window for the words of domain/list.h.

QString shownStatus(domain::ListStatus status); ///< "To read"
QString shownTemplate(domain::ListTemplate listTemplate); ///< "Reading list"

/// "4.5", in the user's locale, with as many digits as it has.
QString shownGrade(double grade);

/// The figures of a list on one line: "12 entries: 3 to read, 2 reading … · 4 finished this year · average grade 4.2".
QString shownFigures(const domain::ListFigures &figures);

} // namespace tagloom::models
