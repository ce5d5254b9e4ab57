// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::bench {

/// Starts the window in processes of its own and prints "scroll", "edit", "first_paint" and "memory".
void benchWindow(const QString &libraryPath, bool json);

} // namespace tagloom::bench
