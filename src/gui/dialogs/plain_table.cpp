// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/plain_table.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace tagloom::gui {

void makePlainTable(QTableView *table, QAbstractItemModel *model)
{
    table->setModel(model);
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(metrics::RowCompact);
    table->verticalHeader()->setDefaultSectionSize(metrics::RowCompact);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    Theme::setSurface(table, ColourRole::List);
}

} // namespace tagloom::gui
