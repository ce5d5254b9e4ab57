// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/gallery_grid.h"

#include <algorithm>

namespace tagloom::gui {

GalleryGrid::GalleryGrid(int count, const QSize &cell, int width, int margin, int gap, bool mirrored)
    : m_count(std::max(count, 0))
    , m_cell(cell.expandedTo({1, 1}))
    , m_width(width)
    , m_margin(margin)
    , m_gap(gap)
    , m_columns(std::max(1, (width - 2 * margin + gap) / (m_cell.width() + gap)))
    , m_mirrored(mirrored)
{ }

int GalleryGrid::height() const
{
    return m_count == 0 ? 0 : 2 * m_margin + lines() * pitch() - m_gap;
}

int GalleryGrid::left(int column) const
{
    const int room = std::max(m_width - 2 * m_margin, m_cell.width());
    const int left = m_margin + (room * column + (room - m_columns * m_cell.width()) / 2) / m_columns;
    return m_mirrored ? m_width - left - m_cell.width() : left;
}

QRect GalleryGrid::cell(int index) const
{
    if (index < 0 || index >= m_count)
        return {};
    return {QPoint(left(index % m_columns), m_margin + index / m_columns * pitch()), m_cell};
}

int GalleryGrid::lineAt(int y) const
{
    return std::min(std::max(y - m_margin, 0) / pitch(), lines() - 1);
}

int GalleryGrid::at(const QPoint &point) const
{
    const int line = lineAt(point.y());
    for (int column = 0; line >= 0 && column < m_columns; ++column) {
        const int index = line * m_columns + column;
        if (cell(index).contains(point))
            return index;
    }
    return -1;
}

std::pair<int, int> GalleryGrid::cellsBetween(int top, int bottom) const
{
    if (m_count == 0 || bottom < top)
        return {0, -1};
    return {lineAt(top) * m_columns, std::min((lineAt(bottom) + 1) * m_columns, m_count) - 1};
}

QList<std::pair<int, int>> GalleryGrid::cellsIn(const QRect &rect) const
{
    int first = -1;
    int last = -1;
    for (int column = 0; column < m_columns; ++column) {
        if (left(column) > rect.right() || left(column) + m_cell.width() <= rect.left())
            continue;
        first = first < 0 ? column : first;
        last = column;
    }
    QList<std::pair<int, int>> ranges;
    if (first < 0 || m_count == 0)
        return ranges;
    for (int line = lineAt(rect.top()); line <= lineAt(rect.bottom()); ++line) {
        const int top = m_margin + line * pitch();
        if (top > rect.bottom() || top + m_cell.height() <= rect.top())
            continue;
        const std::pair<int, int> range(line * m_columns + first, std::min(line * m_columns + last, m_count - 1));
        if (range.first > range.second)
            continue;
        if (!ranges.isEmpty() && ranges.last().second + 1 == range.first)
            ranges.last().second = range.second;
        else
            ranges.append(range);
    }
    return ranges;
}

} // namespace tagloom::gui
