// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/saved_search_delegate.h"

#include "domain/counted.h"
#include "gui/sidebar/counted_row.h"
#include "gui/sidebar/search_counts.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/roles.h"
#include "models/saved_searches_model.h"

namespace tagloom::gui {

QString SavedSearchDelegate::countText(const QModelIndex &index) const
{
    const QModelIndex id = index.siblingAtColumn(models::SavedSearchesModel::IdColumn);
    const auto count = m_counts.count(domain::SavedSearchId{id.data().toLongLong()});
    return count ? domain::grouped(*count) : QString();
}

void SavedSearchDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    LineDelegate::initStyleOption(option, index);
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
    paintCountedRow(painter, row, countText(index));
}

QSize SavedSearchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, metrics::TreeRow};
}

} // namespace tagloom::gui
