// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QRect>
#include <QSize>

#include <utility>

namespace tagloom::gui {

/// Where the cells of a gallery stand, by arithmetic: cells of one size, row after row, spread evenly over the width. A
/// million of them take as long as ten. Coordinates are those of the whole content. A value.
class GalleryGrid final
{
public:
    GalleryGrid() = default;
    /// `mirrored`: the first cell of a line stands at the right.
    GalleryGrid(int count, const QSize &cell, int width, int margin, int gap, bool mirrored);

    int count() const { return m_count; }
    int columns() const { return m_columns; }
    int lines() const { return (m_count + m_columns - 1) / m_columns; }
    int pitch() const { return m_cell.height() + m_gap; } ///< from line to line
    int height() const; ///< of the whole content

    QRect cell(int index) const;
    int at(const QPoint &point) const; ///< -1 beside the cells
    int lineAt(int y) const; ///< the line there or the nearest one; -1 if there is none

    /// First and last cell of the lines between these heights; an empty range (0, -1) if there are none.
    std::pair<int, int> cellsBetween(int top, int bottom) const;

    /// The cells that a rectangle touches, as ranges from first to last.
    QList<std::pair<int, int>> cellsIn(const QRect &rect) const;

    friend bool operator==(const GalleryGrid &, const GalleryGrid &) = default;

private:
    int left(int column) const;

    int m_count = 0;
    QSize m_cell{1, 1};
    int m_width = 0;
    int m_margin = 0;
    int m_gap = 0;
    int m_columns = 1;
    bool m_mirrored = false;
};

} // namespace tagloom::gui
