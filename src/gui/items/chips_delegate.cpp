// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/chips_delegate.h"

#include "domain/link_text.h"
#include "gui/items/chip_of.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QToolTip>

namespace tagloom::gui {

namespace {

QList<models::TagChip> tagsOf(const QModelIndex &index)
{
    return index.data(models::ChipsRole).value<QList<models::TagChip>>();
}

QRect insideOf(const QRect &cell)
{
    return cell.adjusted(metrics::Tight, 0, -metrics::Tight, 0);
}

} // namespace

ChipsDelegate::ChipsDelegate(const QFont &font, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_painter(font)
{
}

void ChipsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const QList<Chip> chips = chipsOf(tagsOf(index));
    const ChipRow row = m_painter.layOut(chips, insideOf(option.rect), option.direction);
    m_painter.paintRow(painter, chips, row, -1, option.direction);
}

domain::TagId ChipsDelegate::tagAt(const QModelIndex &index, const QRect &rect, const QPoint &point,
                                   Qt::LayoutDirection direction) const
{
    const QList<models::TagChip> tags = tagsOf(index);
    const ChipHit hit = m_painter.layOut(chipsOf(tags), insideOf(rect), direction).hit(point);
    return hit.index < 0 ? domain::TagId {} : tags.at(hit.index).tag;
}

bool ChipsDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QList<models::TagChip> tags = tagsOf(index);
    const QList<Chip> chips = chipsOf(tags);
    const ChipRow row = m_painter.layOut(chips, insideOf(option.rect), option.direction);
    const ChipHit hit = row.hit(event->pos());
    QStringList lines;
    if (hit.part == ChipHit::Overflow) {
        for (const Chip &chip : chips)
            lines.append(ChipPainter::spoken(chip));
    } else if (hit.index >= 0) {
        const models::TagChip &tag = tags.at(hit.index);
        lines.append(tag.name + QStringLiteral(": ") + domain::linkText(tag.source, tag.status, tag.confidence, tag.rule));
    }
    QToolTip::showText(event->globalPos(), lines.join(u'\n').toHtmlEscaped().replace(u'\n', QLatin1String("<br>")), view);
    return true;
}

} // namespace tagloom::gui
