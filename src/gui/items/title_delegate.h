// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/panels/line_delegate.h"
#include "gui/style/item_row_painter.h"

namespace tagloom::gui {

/// The title column: kind icon, title, and the host beneath it. Edits the title in place.
class TitleDelegate final : public LineDelegate
{
    Q_OBJECT

public:
    TitleDelegate(const QFont &font, Density density, QObject *parent = nullptr);

    int rowHeight() const { return m_painter.rowHeight(); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    ItemRowPainter m_painter;
};

} // namespace tagloom::gui
