// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "thumbnails/thumbnail.h"

#include <QRect>

class QPainter;

namespace tagloom::gui {

/// Where a picture stands in the middle of its place: in its proportions, no larger than it is, and on whole pixels of
/// a screen with this many pixels to a logical one, so that it stays sharp.
QRectF pictureRect(const QRect &place, const thumbnails::Thumbnail &picture, qreal pixelRatio);

/// Draws it there with rounded corners and a hairline around it.
void drawPicture(QPainter *painter, const QRect &place, const thumbnails::Thumbnail &picture, qreal pixelRatio);

} // namespace tagloom::gui
