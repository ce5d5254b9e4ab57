// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>
#include <QString>

namespace tagloom::thumbnails {

/// Why there is no picture of a file.
enum class Trouble {
    None,
    Missing, ///< no such file, or none that can be reached
    NoPermission,
    NotAFile, ///< a folder, a pipe, a device: never opened
    Empty,
    NotAnImage, ///< by its content, whatever its name says
    Damaged,
    TooLarge ///< more pixels or bytes than are decoded for a preview
};

/// A picture of a file, small enough for its place, or why there is none.
struct Thumbnail
{
    QImage image; ///< upright, sRGB, premultiplied or without alpha; null if there is trouble
    QSize fullSize; ///< of the file's image in pixels, upright; not valid if unknown
    qint64 fileSize = -1; ///< in bytes; -1 if unknown
    qint64 modified = 0; ///< seconds since 1970
    Trouble trouble = Trouble::None;
};

/// For a person, one sentence: what stands in the way. Empty if nothing does.
QString sentence(const Thumbnail &thumbnail);

/// "4032 × 3024, 3.1 MB", as far as it is known.
QString dimensions(const Thumbnail &thumbnail);

/// The largest size of the same proportions within a square; never larger than `size`, never less than a pixel.
QSize fitted(const QSize &size, int box);

} // namespace tagloom::thumbnails
