// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "thumbnails/image_file.h"

namespace tagloom::thumbnails {

class ThumbnailCache;

/// Decodes the image of an open file into a square of `box` pixels, upright and in sRGB; of an animation the first
/// picture. What it is follows from its content. SVG and XPM are programs rather than pictures and are not run.
Thumbnail readImage(ImageFile &file, int box);

/// What the picture's size is, without decoding it; not valid if that cannot be told.
QSize imageSize(ImageFile &file);

/// The picture of a file in a square of `box` pixels: from the cache, or decoded and left there. Takes up to some
/// hundred milliseconds: for a worker.
Thumbnail thumbnailOf(const QString &path, int box, const ThumbnailCache &cache, const std::atomic_bool &stop);

} // namespace tagloom::thumbnails
