// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of ItemsView: their widths, the order that a click on a head asks for, and those of a kind's details,
// which come and go with what is shown.
#include "gui/items/items_view.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"

#include <QHeaderView>

#include <array>

namespace tagloom::gui {

using models::ItemsModel;

namespace {

constexpr int LeastTitleWidth = 200;

constexpr std::array detailColumns{ItemsModel::FirstDetailColumn, ItemsModel::SecondDetailColumn,
                                   ItemsModel::ThirdDetailColumn};

} // namespace

void ItemsView::setUpDetailColumns()
{
    for (const int column : detailColumns) {
        hideColumn(column);
        // Beside the title, before the tags.
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), column - ItemsModel::AddedColumn);
    }
    connect(&m_session, &Session::resultShown, this, [this] {
        showDetailColumns(m_session.kindOfResult());
        // Nobody would see by what the items stand. Where nothing was found, more letters may bring the kind back.
        if (model()->rowCount() > 0 && columnOf(m_session.filter().request().sort) < 0)
            m_session.filter().leavePassingSort();
    });
}

void ItemsView::setColumnWidths()
{
    const int width = fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00 ")) + 3 * metrics::Group;
    setColumnWidth(ItemsModel::AddedColumn, width);
    setColumnWidth(ItemsModel::TagsColumn, metrics::SidebarWidth);
}

/// Also while it is hidden.
int ItemsView::addedWidth() const
{
    return isColumnHidden(ItemsModel::AddedColumn) ? m_addedWidth : columnWidth(ItemsModel::AddedColumn);
}

int ItemsView::detailWidth(domain::DetailField field) const
{
    switch (domain::typeOf(field)) {
    case domain::DetailType::Names:
    case domain::DetailType::Text:
        return metrics::SidebarWidth * 2 / 3;
    case domain::DetailType::Year:
        // With room in the head for the mark of the order.
        return fontMetrics().horizontalAdvance(QStringLiteral("0000 ")) + 3 * metrics::Group + metrics::Inside;
    case domain::DetailType::Date:
        return addedWidth() + (field == domain::DetailField::Done ? metrics::Indicator + metrics::Inside : 0);
    default:
        return addedWidth();
    }
}

QByteArray ItemsView::columnState()
{
    showDetailColumns({});
    return horizontalHeader()->saveState();
}

void ItemsView::showDetailColumns(domain::KindId kind)
{
    models::ItemChipsProxy &rows = m_session.chips();
    const qsizetype before = rows.detailFields().size();
    rows.setDetailKind(kind);
    const QList<domain::DetailField> &fields = rows.detailFields();
    for (const int column : detailColumns) {
        const int place = column - ItemsModel::FirstDetailColumn;
        if (place < fields.size())
            setColumnWidth(column, detailWidth(fields[place]));
        setColumnHidden(column, place >= fields.size());
    }
    // The tags lend some of their room meanwhile.
    if (before == 0 && !fields.isEmpty()) {
        m_tagsWidth = columnWidth(ItemsModel::TagsColumn);
        setColumnWidth(ItemsModel::TagsColumn, qMin(m_tagsWidth, metrics::SidebarWidth * 2 / 3));
    } else if (before > 0 && fields.isEmpty()) {
        setColumnWidth(ItemsModel::TagsColumn, m_tagsWidth);
    }
    fitAddedColumn();
    showSort();
}

std::optional<store::SortKey> ItemsView::sortKeyAt(int column) const
{
    switch (column) {
    case ItemsModel::TitleColumn:
        return store::SortKey::Title;
    case ItemsModel::TagsColumn:
        return store::SortKey::Tags;
    case ItemsModel::AddedColumn:
        return store::SortKey::Added;
    default:
        break;
    }
    const QList<domain::DetailField> &fields = m_session.chips().detailFields();
    const int place = column - ItemsModel::FirstDetailColumn;
    return place >= 0 && place < fields.size() ? std::optional(store::sortKeyOf(fields[place])) : std::nullopt;
}

/// -1: the order is none of a column that is there now.
int ItemsView::columnOf(store::SortKey key) const
{
    for (int column = 0; column < ItemsModel::ColumnCount; ++column) {
        if (sortKeyAt(column) == key)
            return column;
    }
    return -1;
}

void ItemsView::showSort()
{
    const auto &request = m_session.filter().request();
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(columnOf(request.sort),
                                         request.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    horizontalHeader()->viewport()->update();
}

/// Where details leave too little for the title, the day of adding goes.
void ItemsView::fitAddedColumn()
{
    int taken = columnWidth(ItemsModel::TagsColumn) + addedWidth();
    for (const int column : detailColumns)
        taken += isColumnHidden(column) ? 0 : columnWidth(column);
    const bool hides = !m_session.chips().detailFields().isEmpty() && viewport()->width() - taken < LeastTitleWidth;
    if (hides == isColumnHidden(ItemsModel::AddedColumn))
        return;
    if (hides)
        m_addedWidth = columnWidth(ItemsModel::AddedColumn);
    setColumnHidden(ItemsModel::AddedColumn, hides);
}

void ItemsView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitAddedColumn();
}

} // namespace tagloom::gui
