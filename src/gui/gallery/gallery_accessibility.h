// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tagloom::gui {

class GalleryView;

/// Lets screen readers see a GalleryView as a list of items by their titles. Doing it twice does no harm.
void makeGalleriesAccessible();

/// The keyboard is on this cell now.
void tellFocusedCell(GalleryView &gallery, int row);

} // namespace tagloom::gui
