// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/tag_table.h"

#include "gui/dialogs/plain_table.h"
#include "gui/style/control_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tidying/tag_row_delegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace tagloom::gui {

TagTable::TagTable(QAbstractItemModel *model, const QSet<int> &tagColumns, QWidget *parent)
    : QTableView(parent)
{
    makePlainTable(this, model);
    auto *const delegate = new TagRowDelegate(tagColumns, this);
    setItemDelegate(delegate);
    setSelectionMode(ExtendedSelection);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    connect(delegate, &TagRowDelegate::renamed, this, &TagTable::renameRequested);

    m_choice.setSingleShot(true);
    m_choice.setInterval(0);
    connect(&m_choice, &QTimer::timeout, this, &TagTable::choiceChanged);
    const auto start = qOverload<>(&QTimer::start);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, &m_choice, start);
    connect(model, &QAbstractItemModel::layoutChanged, &m_choice, start);
    connect(model, &QAbstractItemModel::modelReset, &m_choice, start);
    connect(model, &QAbstractItemModel::rowsRemoved, &m_choice, start);
    connect(model, &QAbstractItemModel::rowsInserted, &m_choice, start);
}

void TagTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void TagTable::chooseRow(int row)
{
    const QModelIndex index = model()->index(row, 0);
    if (!index.isValid())
        return;
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

QList<int> TagTable::chosenRows() const
{
    QList<int> rows;
    // selectedRows() compares every range with every other.
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void TagTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    viewport()->update(); // the ring is as wide as the row
}

void TagTable::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    m_hoveredRow = row;
    viewport()->update();
}

void TagTable::mouseMoveEvent(QMouseEvent *event)
{
    setHoveredRow(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void TagTable::leaveEvent(QEvent *event)
{
    setHoveredRow(-1);
    QTableView::leaveEvent(event);
}

void TagTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()) : event->globalPos());
}

void TagTable::paintEvent(QPaintEvent *event)
{
    if (m_hoveredRow >= 0 && m_hoveredRow < model()->rowCount())
        QPainter(viewport())
            .fillRect(0, rowViewportPosition(m_hoveredRow), viewport()->width(), rowHeight(m_hoveredRow),
                      theme().colour(ColourRole::HoverRow));
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (model()->rowCount() == 0) {
        painter.setPen(theme().colour(ColourRole::DimmedText));
        painter.drawText(viewport()->rect().adjusted(metrics::Section, 0, -metrics::Section, 0),
                         Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
    } else if (const QModelIndex current = currentIndex(); hasFocus() && current.isValid()) {
        const QRect row(0, rowViewportPosition(current.row()), viewport()->width(), rowHeight(current.row()));
        paint::focusRing(&painter, row.adjusted(1, 1, -1, -1), metrics::RadiusSmall);
    }
}

} // namespace tagloom::gui
