// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace tagloom::domain {

/// The number of a book as it is kept: the 13 digits of ISBN-13. Takes ISBN-10 and ISBN-13, with hyphens, spaces and
/// "ISBN" before it. InvalidInput if it is neither, or its last digit does not fit the others.
Result<QString> canonicalIsbn(const QString &text);

} // namespace tagloom::domain
