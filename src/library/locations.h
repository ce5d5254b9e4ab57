// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::library {

/// Where the user's own library lies: `tagloom/library.tagloom` in the data folder (XDG_DATA_HOME).
QString defaultLibraryPath();

/// One path for one file, however it was named: absolute, links followed as far as the file exists.
QString canonicalPath(const QString &path);

} // namespace tagloom::library
