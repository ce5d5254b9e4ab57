// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/saved_search_delegate.h"

#include "domain/counted.h"
#include "gui/sidebar/search_counts.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/roles.h"
#include "models/saved_searches_model.h"

#include <QApplication>
#include <QLineEdit>
#include <QPainter>

namespace tagloom::gui {

QString SavedSearchDelegate::countText(const QModelIndex &index) const
{
    const QModelIndex id = index.siblingAtColumn(models::SavedSearchesModel::IdColumn);
    const auto count = m_counts.count(domain::SavedSearchId{id.data().toLongLong()});
    return count ? domain::grouped(*count) : QString();
}

void SavedSearchDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->icon = icon(IconName::SavedSearch);
    option->decorationSize = QSize(metrics::IconMedium, metrics::IconMedium);
    option->features |= QStyleOptionViewItem::HasDecoration;
    if (index.data(models::PendingRole).toBool())
        option->palette.setColor(QPalette::Text, theme().colour(ColourRole::DimmedText));
}

void SavedSearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QStyle *const style = row.widget ? row.widget->style() : QApplication::style();
    const QString count = countText(index);
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
    const QRect place(option.rect.right() - metrics::Inside - countWidth, option.rect.top(), countWidth + 1,
                      option.rect.height());
    painter->drawText(QStyle::visualRect(option.direction, option.rect, place),
                      Qt::AlignVCenter | Qt::AlignRight | Qt::AlignAbsolute, count);
    painter->restore();
}

QSize SavedSearchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, metrics::TreeRow};
}

QWidget *SavedSearchDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *const editor = new QLineEdit(parent);
    editor->setAccessibleName(tr("Name of the saved search"));
    return editor;
}

} // namespace tagloom::gui
