// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QAbstractItemModel;
class QTableView;

namespace tagloom::gui {

/// Gives a table in a dialog the look of the list: rows of one line, whole rows, no grid; the last column takes the
/// rest.
void makePlainTable(QTableView *table, QAbstractItemModel *model);

} // namespace tagloom::gui
