// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/links_table.h"

#include "gui/inspector/link_delegates.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QHeaderView>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tagloom::gui {

using domain::ItemId;
using models::ItemTagsModel;

namespace {

constexpr int MostRowsShown = 8;

} // namespace

LinksTable::LinksTable(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_model(session.library(), session.tagsModel())
    , m_heading(new QToolButton(this))
    , m_view(new QTableView(this))
{
    m_heading->setText(tr("Links"));
    m_heading->setToolTip(tr("Where each tag comes from and how sure it is"));
    m_heading->setAccessibleName(tr("Links"));
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setAutoRaise(true);
    m_heading->setIconSize({metrics::IconSmall, metrics::IconSmall});
    Theme::setTextRole(m_heading, ColourRole::DimmedText);

    m_view->setAccessibleName(tr("Links"));
    m_view->setModel(&m_model);
    m_view->setColumnHidden(ItemTagsModel::ItemColumn, true);
    m_view->setColumnHidden(ItemTagsModel::RuleColumn, true);
    m_view->setItemDelegateForColumn(ItemTagsModel::StatusColumn, new LinkStatusDelegate(m_view));
    m_view->setItemDelegateForColumn(ItemTagsModel::ConfidenceColumn, new ConfidenceDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked
                            | QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(metrics::RowCompact);
    m_view->verticalHeader()->setDefaultSectionSize(metrics::RowCompact);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    // What can be changed stands before what only tells.
    m_view->horizontalHeader()->moveSection(m_view->horizontalHeader()->visualIndex(ItemTagsModel::SourceColumn),
                                            ItemTagsModel::ConfidenceColumn);
    Theme::setSurface(m_view, ColourRole::Inspector);
    m_view->hide();

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::Tight);
    layout->addWidget(m_heading, 0, Qt::AlignLeft);
    layout->addWidget(m_view);

    connect(m_heading, &QToolButton::clicked, this, [this] { setExpanded(!m_expanded); });
    connect(&m_model, &ItemTagsModel::refused, &session.notices(), qOverload<const QString &>(&Notices::fail));
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LinksTable::fit);
    m_heading->setIcon(icon(IconName::ChevronRight));
}

void LinksTable::setItem(ItemId item)
{
    m_item = item;
    if (m_expanded && m_model.item() != item)
        m_model.setItem(item);
}

void LinksTable::setExpanded(bool expanded)
{
    if (m_expanded == expanded)
        return;
    m_expanded = expanded;
    m_heading->setAccessibleDescription(expanded ? tr("shown") : tr("folded"));
    m_heading->setIcon(icon(expanded ? IconName::ChevronDown : IconName::ChevronRight));
    m_model.setItem(expanded ? m_item : ItemId());
    m_view->setVisible(expanded);
    Q_EMIT expandedChanged(expanded);
}

void LinksTable::fit()
{
    const int rows = std::clamp(m_model.rowCount(), 1, MostRowsShown);
    const int height = m_view->horizontalHeader()->sizeHint().height() + rows * metrics::RowCompact
        + 2 * metrics::Hairline + metrics::ScrollBar;
    m_view->setFixedHeight(height);
    m_view->resizeColumnsToContents();
    auto *header = m_view->horizontalHeader();
    int others = 0;
    for (int column = ItemTagsModel::SourceColumn; column < ItemTagsModel::ColumnCount; ++column)
        others += header->sectionSize(column);
    // The tag's column takes what is left, and never less than makes a name readable.
    const int left = m_view->viewport()->width() - others;
    m_view->setColumnWidth(ItemTagsModel::TagColumn,
                           std::clamp(left, metrics::ChipMostWidth / 2, metrics::ChipMostWidth));
}

} // namespace tagloom::gui
