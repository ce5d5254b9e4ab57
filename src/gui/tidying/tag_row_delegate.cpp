// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/tag_row_delegate.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/roles.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace tagloom::gui {

namespace {

constexpr int NameStart = metrics::Inside + metrics::TagDot + metrics::Inside;

} // namespace

void TagRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QStyle *const style = option.widget ? option.widget->style() : QApplication::style();
    if (index.flags() & Qt::ItemIsUserCheckable) {
        cell.state &= ~QStyle::State_HasFocus;
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);
        return;
    }
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, option.widget);

    const auto visual = [&option](const QRect &rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    QRect text = option.rect.adjusted(metrics::Inside, 0, -metrics::Inside, 0);
    const bool isTag = m_tagColumns.contains(index.column());
    bool dimmed = !isTag;
    painter->save();
    if (isTag) {
        const TagColours colours =
            theme().chip(index.data(models::ColourRole).toString(), index.data(models::KeyRole).toString());
        const QRect dot(text.left(), text.center().y() - metrics::TagDot / 2 + 1, metrics::TagDot, metrics::TagDot);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.dot);
        painter->drawEllipse(visual(dot));
        text.setLeft(option.rect.left() + NameStart);
        dimmed = index.data(models::PendingRole).toBool();
    }
    painter->setFont(cell.font);
    painter->setPen(theme().colour(dimmed ? ColourRole::DimmedText : ColourRole::Text));
    painter->drawText(visual(text),
                      static_cast<int>(QStyle::visualAlignment(option.direction, cell.displayAlignment))
                          | Qt::AlignAbsolute | Qt::TextSingleLine,
                      cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, text.width()));
    painter->restore();
}

void TagRowDelegate::setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const
{
    const auto *const line = qobject_cast<QLineEdit *>(editor);
    if (line && line->text() != index.data(Qt::EditRole).toString())
        Q_EMIT renamed(domain::TagId{index.data(models::TagIdRole).toLongLong()}, line->text());
}

void TagRowDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                          const QModelIndex &) const
{
    editor->setGeometry(
        QStyle::visualRect(option.direction, option.rect, option.rect.adjusted(NameStart - metrics::Inside, 0, 0, 0)));
}

} // namespace tagloom::gui
