// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::bench {

/// Makes `libraryPath` by importing a generated bookmark file of so many items, beside the floor. Prints "import". False if
/// the library could not be made.
bool benchImport(const QString &folder, const QString &libraryPath, int items, bool json);

/// Prints "completion".
void benchCompletion(const QString &libraryPath, bool json);

} // namespace tagloom::bench
