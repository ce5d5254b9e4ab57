// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::bench {

/// The floor of the import: the generated bookmarks, straight from memory, into an empty library's schema by SQLite's C
/// interface, everything that follows from the rows (indexes, counts, full text) made once at the end, in one transaction.
/// Returns seconds; negative if SQLite refused.
double loadPlainly(const QString &libraryPath, int items);

/// The floor of an edit: the median of bare one-row commits at random places of a library, in milliseconds.
double commitPlainly(const QString &libraryPath, int commits);

} // namespace tagloom::bench
