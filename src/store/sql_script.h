// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>
#include <QStringList>

namespace tagloom::store {

/// Splits a script of SQL into its statements, without their `;`, comments and surrounding space left out. Knows
/// strings, quoted names, comments and the bodies of triggers, so that a `;` inside one is no end. An error if a
/// string, a comment or a statement is left open at the end.
domain::Result<QStringList> splitStatements(const QString &script);

} // namespace tagloom::store
