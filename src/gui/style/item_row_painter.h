// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"

#include <QFont>
#include <QFontMetrics>
#include <QRect>
#include <QString>

class QPainter;

namespace tagloom::gui {

/// What the title column shows of one item.
struct ItemRow
{
    IconName kind = IconName::File;
    QString title;
    QString secondLine; ///< host or author
    bool pending = false; ///< an edit is on its way to the disk
    bool trashed = false;
    bool dimmed = false; ///< icon and title
    int keptFree = 0; ///< behind the title, in pixels
};

enum class Density { TwoLine, Compact };

/// Paints the title cell of the items' table: icon, title, and beneath it (beside it when compact) the second line.
/// The background is the style's. Once per view and font; 40 rows take well under a frame.
class ItemRowPainter final
{
public:
    explicit ItemRowPainter(const QFont &font, Density density = Density::TwoLine);

    /// The height of a row, larger than metrics say only for large fonts.
    int rowHeight() const;

    /// Where the title stands inside a cell, for an editor laid over it.
    QRect titleRect(const QRect &cell, Qt::LayoutDirection direction = Qt::LeftToRight) const;

    void paint(QPainter *painter, const QRect &cell, const ItemRow &row, bool focused = false,
               Qt::LayoutDirection direction = Qt::LeftToRight) const;

private:
    QRect textRect(const QRect &cell) const;

    Density m_density;
    QFont m_titleFont;
    QFont m_secondFont;
    QFontMetrics m_titleMetrics;
    QFontMetrics m_secondMetrics;
};

} // namespace tagloom::gui
