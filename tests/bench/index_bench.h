// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::bench {

/// Measures the tag index on a library in a process of its own, so that its memory is its own too, and prints
/// "index_load", "index_memory", "index_match" with the forms of SQL it is compared with, "index_order",
/// "index_facets", "index_title", "index_apply_one" and "index_apply_many". The library is written to.
void benchIndex(const QString &libraryPath, bool json);

/// What that process does. 0, or 1 if the library cannot be read.
int runIndexBench(const QString &libraryPath, bool json);

} // namespace tagloom::bench
