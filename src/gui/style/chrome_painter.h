// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QPainter;

/// What Style draws around the content: menus, headers, tabs, scroll bars, rows, progress.
namespace tagloom::gui::paint {

void hairline(QPainter *painter, const QRect &rect);

void menuItem(QPainter *painter, const QStyleOptionMenuItem &option);
/// The size of a menu row whose text needs `text`; QMenu adds the shortcut's width itself.
QSize menuItemSize(const QStyleOptionMenuItem &option, const QSize &text);
void menuBarItem(QPainter *painter, const QStyleOptionMenuItem &option);

void headerSection(QPainter *painter, const QStyleOptionHeader &option);
void tab(QPainter *painter, const QStyleOptionTab &option);
void scrollBar(QPainter *painter, const QStyleOptionSlider &option, const QRect &handle, const QWidget *widget);

/// The thin bar in the middle of the option's rectangle. `phase` 0 .. 1 is where a bar without an end stands now.
void progressBar(QPainter *painter, const QStyleOptionProgressBar &option, qreal phase);

/// The background of a cell or, in a tree, of the whole row.
void itemCell(QPainter *painter, const QStyleOptionViewItem &option, const QWidget *widget);
void treeRow(QPainter *painter, const QStyleOptionViewItem &option, const QWidget *widget);
void branch(QPainter *painter, const QStyleOption &option);
void dropIndicator(QPainter *painter, const QStyleOption &option);

} // namespace tagloom::gui::paint
