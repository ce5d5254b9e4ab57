// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/item_row_painter.h"

#include "gui/style/control_painter.h"
#include "gui/style/metrics.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"

#include <QPainter>
#include <QStyle>

namespace tagloom::gui {

namespace {

/// No screen shows more of a title, and measuring 20,000 letters takes longer than a frame.
constexpr qsizetype LongestMeasured = 400;

} // namespace

ItemRowPainter::ItemRowPainter(const QFont &font, Density density)
    : m_density(density)
    , m_titleFont(font)
    , m_secondFont(smallFont(font))
    , m_titleMetrics(m_titleFont)
    , m_secondMetrics(m_secondFont)
{ }

int ItemRowPainter::rowHeight() const
{
    if (m_density == Density::Compact)
        return qMax(metrics::RowCompact, m_titleMetrics.height() + metrics::Tight);
    return qMax(metrics::RowTwoLine, m_titleMetrics.height() + m_secondMetrics.height() + metrics::Inside);
}

QRect ItemRowPainter::textRect(const QRect &cell) const
{
    const int icon = m_density == Density::Compact ? metrics::IconSmall : metrics::IconMedium;
    const int gap = m_density == Density::Compact ? metrics::Inside : metrics::Group;
    return cell.adjusted(metrics::Group + icon + gap, 0, -metrics::Inside, 0);
}

QRect ItemRowPainter::titleRect(const QRect &cell, Qt::LayoutDirection direction) const
{
    QRect text = textRect(cell);
    if (m_density == Density::TwoLine) {
        const int both = m_titleMetrics.height() + m_secondMetrics.height();
        text = QRect(text.left(), cell.top() + (cell.height() - both) / 2, text.width(), m_titleMetrics.height());
    }
    return QStyle::visualRect(direction, cell, text);
}

void ItemRowPainter::paint(QPainter *painter, const QRect &cell, const ItemRow &row, bool focused,
                           Qt::LayoutDirection direction) const
{
    const auto visual = [&](const QRect &rect) {
        return QStyle::visualRect(direction, cell, rect);
    };
    const bool isCompact = m_density == Density::Compact;
    const int side = isCompact ? metrics::IconSmall : metrics::IconMedium;
    paintIcon(painter, visual(QRect(cell.left() + metrics::Group, cell.top(), side, cell.height())), row.kind,
              theme().colour(row.trashed || row.dimmed ? ColourRole::DisabledText : ColourRole::Icon));

    QRect text = textRect(cell);
    const auto mark = [&](IconName name, ColourRole role) {
        const QRect place(text.right() - metrics::IconSmall + 1, cell.top(), metrics::IconSmall, cell.height());
        paintIcon(painter, visual(place), name, theme().colour(role));
        text.setRight(place.left() - metrics::Inside);
    };
    if (row.trashed)
        mark(IconName::Trash, ColourRole::DimmedText);
    if (row.pending)
        mark(IconName::Recent, ColourRole::Pending);

    constexpr int Flags = Qt::AlignVCenter | Qt::TextSingleLine;
    const int leading = Flags | static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeft));
    const QColor dimmed = theme().colour(ColourRole::DimmedText);
    const bool hasSecond = !row.secondLine.isEmpty();
    QRect titleLine = text;
    QRect secondLine = text;
    const QString title = m_titleMetrics.elidedText(row.title.left(LongestMeasured), Qt::ElideRight,
                                                    qMax(0, text.width() - row.keptFree));
    if (isCompact) {
        const int titleEnd = text.left() + m_titleMetrics.horizontalAdvance(title) + metrics::Group;
        secondLine.setLeft(titleEnd);
    } else if (hasSecond) {
        const int both = m_titleMetrics.height() + m_secondMetrics.height();
        titleLine = QRect(text.left(), cell.top() + (cell.height() - both) / 2, text.width(), m_titleMetrics.height());
        secondLine = QRect(text.left(), titleLine.bottom() + 1, text.width(), m_secondMetrics.height());
    }

    const QFont fontBefore = painter->font();
    const QPen penBefore = painter->pen();
    painter->setFont(m_titleFont);
    painter->setPen(row.trashed || row.dimmed ? dimmed : theme().colour(ColourRole::Text));
    painter->drawText(visual(titleLine), leading, title);
    if (hasSecond && secondLine.width() >= metrics::ChipLeastText) {
        painter->setFont(m_secondFont);
        painter->setPen(dimmed);
        painter->drawText(
            visual(secondLine), leading,
            m_secondMetrics.elidedText(row.secondLine.left(LongestMeasured), Qt::ElideRight, secondLine.width()));
    }
    painter->setFont(fontBefore);
    painter->setPen(penBefore);
    if (focused)
        paint::focusRing(painter, cell.adjusted(1, 1, -1, -1), metrics::RadiusSmall);
}

} // namespace tagloom::gui
