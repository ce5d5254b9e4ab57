// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/item_row_painter.h"

#include <QStyledItemDelegate>

namespace tagloom::gui {

/// A row of the history: where it came from as an icon, what was done, and beneath it when, how much and from where.
/// What is undone is dimmed and says so in a word; below the last of these stands "You are here".
class HistoryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    HistoryDelegate(const QFont &font, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int paintUndone(QPainter *painter, const QStyleOptionViewItem &row) const;
    void paintHere(QPainter *painter, const QRect &place) const;

    ItemRowPainter m_painter;
    QFont m_small;
};

/// A row of an entry's changes: what became of it as an icon, and what it was.
class HistoryDetailDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace tagloom::gui
