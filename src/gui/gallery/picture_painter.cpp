// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/picture_painter.h"

#include "gui/gallery/paint_in_bands.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QPainter>

#include <cmath>

namespace tagloom::gui {

QRectF pictureRect(const QRect &place, const thumbnails::Thumbnail &picture, qreal pixelRatio)
{
    // An image made for another size stands where the right one will.
    const QSize full = picture.fullSize.isValid() ? picture.fullSize : picture.image.size();
    const QSize room = (QSizeF(place.size()) * pixelRatio).toSize();
    QSize pixels = full;
    if (full.width() > room.width() || full.height() > room.height())
        pixels = full.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1});
    const QSize known = picture.image.size();
    if (std::abs(known.width() - pixels.width()) <= 1 && std::abs(known.height() - pixels.height()) <= 1)
        pixels = known; // rounded otherwise
    const QPointF corner(std::round((place.x() + place.width() / 2.0) * pixelRatio - pixels.width() / 2.0),
                         std::round((place.y() + place.height() / 2.0) * pixelRatio - pixels.height() / 2.0));
    return {corner / pixelRatio, QSizeF(pixels) / pixelRatio};
}

void drawPicture(QPainter *painter, const QRect &place, const thumbnails::Thumbnail &picture, qreal pixelRatio)
{
    const QRectF target = pictureRect(place, picture, pixelRatio);
    const bool fillsPlace = target.width() >= place.width() - 1 && target.height() >= place.height() - 1;
    const qreal radius = fillsPlace ? metrics::RadiusPanel : metrics::RadiusSmall;
    QTransform onto = QTransform::fromTranslate(target.x(), target.y());
    onto.scale(target.width() / picture.image.width(), target.height() / picture.image.height());
    QBrush brush(picture.image);
    brush.setTransform(onto);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    paintInBands(painter, target, [&] {
        painter->setPen(Qt::NoPen);
        painter->setBrush(brush);
        painter->drawRoundedRect(target, radius, radius);
        painter->setPen(QPen(theme().colour(ColourRole::PictureEdge), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(target.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    });
    painter->restore();
}

} // namespace tagloom::gui
