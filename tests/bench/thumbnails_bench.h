// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tagloom::bench {

/// 200 generated photographs of 12 megapixels in a library of their own, and a window that scrolls through them in its
/// gallery until all of them have pictures: prints the longest time for which its event loop did not turn, how many are
/// made in a second, what they take in memory and on disk, and how many come from the desktop's cache in a second. 0,
/// or 1 if there is no place for them.
int runThumbnailsBench(int &argc, char **argv, bool json);

} // namespace tagloom::bench
