// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/title_delegate.h"

#include "gui/style/metrics.h"

#include "models/roles.h"

#include <QApplication>

namespace tagloom::gui {

TitleDelegate::TitleDelegate(const QFont &font, Density density, QObject *parent)
    : LineDelegate(tr("Title"), parent)
    , m_painter(font, density)
{ }

void TitleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);

    ItemRow row;
    row.kind = iconForKind(index.data(models::KindIconRole).toString());
    row.title = index.data(Qt::DisplayRole).toString();
    row.secondLine = index.data(models::HostRole).toString();
    if (row.secondLine.isEmpty())
        row.secondLine = index.data(models::KindNameRole).toString();
    row.pending = index.data(models::PendingRole).toBool();
    row.trashed = index.data(models::TrashedRole).toBool();
    // The view draws the focus, around the whole row.
    m_painter.paint(painter, option.rect, row, false, option.direction);
}

QSize TitleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), m_painter.rowHeight()};
}

void TitleDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect rect = m_painter.titleRect(option.rect, option.direction);
    rect.setRight(option.rect.right() - metrics::Tight);
    rect.setLeft(rect.left() - metrics::Inside);
    const int height = qMin(option.rect.height(), editor->sizeHint().height());
    rect = QRect(rect.left(), option.rect.center().y() - height / 2, rect.width(), height);
    editor->setGeometry(rect);
}

} // namespace tagloom::gui
