// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOptionViewItem>

namespace tagloom::gui {

/// A row of the sidebar as its delegate has set it up: icon and name, and dimmed at the far end how many there are.
void paintCountedRow(QPainter *painter, QStyleOptionViewItem row, const QString &count);

} // namespace tagloom::gui
