// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace tagloom::bench {

/// Holds back a tenth of the links of a copy of each library, then all links of a tenth of its items, and asks for
/// suggestions for the items they are missing from. Prints for both how many of the first suggestion and of the first
/// three are right, for how many items a right one is among the first three, the same for the most frequent tags, how
/// often suggestions of each confidence are right, and how long one item takes. `fit` prints instead the constants that
/// fit these libraries best, each of the same weight. Seeded. 0, or 1 if one cannot be read.
int runSuggestionBench(const QStringList &libraryPaths, quint32 seed, bool json, bool fit);

} // namespace tagloom::bench
