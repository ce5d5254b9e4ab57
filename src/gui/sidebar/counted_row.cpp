// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/counted_row.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QApplication>
#include <QPainter>

namespace tagloom::gui {

void paintCountedRow(QPainter *painter, QStyleOptionViewItem row, const QString &count)
{
    const QStyle *const style = row.widget ? row.widget->style() : QApplication::style();
    const int countWidth = row.fontMetrics.horizontalAdvance(count);
    // The name ends before the count, wherever the style begins it.
    const QRect text = style->subElementRect(QStyle::SE_ItemViewItemText, &row, row.widget);
    const int begin = QStyle::visualRect(row.direction, row.rect, text).left() + metrics::Tight - row.rect.left();
    const int room = row.rect.width() - begin - countWidth - 2 * metrics::Inside;
    row.text = row.fontMetrics.elidedText(row.text, Qt::ElideRight, room);
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);

    painter->save();
    painter->setFont(row.font);
    painter->setPen(theme().colour(ColourRole::DimmedText));
    const QRect place(row.rect.right() - metrics::Inside - countWidth, row.rect.top(), countWidth + 1,
                      row.rect.height());
    painter->drawText(QStyle::visualRect(row.direction, row.rect, place),
                      Qt::AlignVCenter | Qt::AlignRight | Qt::AlignAbsolute, count);
    painter->restore();
}

} // namespace tagloom::gui
