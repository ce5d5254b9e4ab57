// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::bench {

/// Prints what history costs: a tag put on one item of the library, and in libraries of their own in `folder` an import
/// of up to 100,000 items and its undo. Writes to the library.
void benchHistory(const QString &folder, const QString &libraryPath, int items, bool json);

} // namespace tagloom::bench
