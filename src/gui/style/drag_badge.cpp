// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/drag_badge.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QDrag>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

namespace tagloom::gui {

void setDragBadge(QDrag &drag, const QWidget &source, const QString &text)
{
    const QFontMetrics font(source.font());
    const QString label = font.elidedText(text, Qt::ElideRight, metrics::ChipMostWidth);
    const QSize size(font.horizontalAdvance(label) + 2 * metrics::Group, font.height() + 2 * metrics::Tight);
    QPixmap pixmap(size * source.devicePixelRatioF());
    pixmap.setDevicePixelRatio(source.devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().colour(ColourRole::Accent));
    painter.drawRoundedRect(QRect(QPoint(), size), size.height() / 2.0, size.height() / 2.0);
    painter.setPen(theme().colour(ColourRole::AccentText));
    painter.setFont(source.font());
    painter.drawText(QRect(QPoint(), size), Qt::AlignCenter, label);
    painter.end();
    drag.setPixmap(pixmap);
    drag.setHotSpot(QPoint(-metrics::Group, -metrics::Tight));
}

} // namespace tagloom::gui
