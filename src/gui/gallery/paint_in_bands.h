// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include <algorithm>

namespace tagloom::gui {

/// Calls draw() for one band of the area after the other, with the painter clipped to it. Qt fills whatever has some
/// hundred spans on a pool of threads that its image decoders use as well, so that the window would wait for the
/// threads of low priority that make thumbnails. Bands of few lines it fills by itself.
template <class Draw> void paintInBands(QPainter *painter, const QRectF &area, const Draw &draw)
{
    constexpr qreal lines = 30; // of three spans each: edge, inside, edge
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    const qreal height = std::max(1.0, lines / ratio);
    for (qreal top = area.top(); top < area.bottom(); top += height) {
        painter->save();
        painter->setClipRect(QRectF(area.left(), top, area.width(), std::min(height, area.bottom() - top)),
                             Qt::IntersectClip);
        draw();
        painter->restore();
    }
}

} // namespace tagloom::gui
