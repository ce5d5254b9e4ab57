// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/style/chip_painter.h"

#include <QStyledItemDelegate>

namespace tagloom::gui {

/// The column of tags: a row of chips in each cell.
class ChipsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ChipsDelegate(const QFont &font, QObject *parent = nullptr);

    /// The tag whose chip lies under a point of the cell `rect`; id 0 if none.
    domain::TagId tagAt(const QModelIndex &index, const QRect &rect, const QPoint &point,
                        Qt::LayoutDirection direction) const;

    ChipPainter &painter() { return m_painter; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    ChipPainter m_painter;
};

} // namespace tagloom::gui
