// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

namespace tagloom::bench {

/// A clock that all processes of the machine share.
qint64 monotonicNanoseconds();

/// Opens the window on a library (none for an empty path), does one task ("first_paint", "scroll", "edit", "memory") and
/// prints what it measured as one JSON object. `began`: when the process was started.
int runWindowTask(int &argc, char **argv, const QString &task, const QString &libraryPath, qint64 began);

} // namespace tagloom::bench
