// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "gui/style/metrics.h"
#include "gui/style/palette.h"

#include <QFont>
#include <QFontMetrics>
#include <QHash>
#include <QList>
#include <QRect>
#include <QString>

class QPainter;

namespace tagloom::gui {

/// One tag as a chip shows it.
struct Chip
{
    QString text;
    QString colour; ///< the tag's own "#rrggbb"; empty: one derived from the key
    QString key; ///< the folded key of the name
    domain::LinkStatus status = domain::LinkStatus::Confirmed;
    domain::LinkSource source = domain::LinkSource::User; ///< of a link; by hand: no mark
    bool partial = false; ///< only some of the selected items have it
    int pin = 0; ///< 1..9, 0 for none
    qint64 count = -1; ///< shown behind the name; -1: not shown
};

/// How a chip stands at this moment.
struct ChipState
{
    bool selected = false;
    bool hovered = false;
    bool crossHovered = false;
    bool focused = false;
};

/// A chip that got a place in a row.
struct PlacedChip
{
    qsizetype index = -1; ///< in the list that was laid out
    QRect rect;
    QRect cross; ///< empty where chips cannot be closed
    QString text; ///< elided to the room there is
    int textWidth = 0; ///< of that text
};

/// What lies under a point of a row of chips.
struct ChipHit
{
    enum Part { Nothing, Body, Cross, Overflow };
    Part part = Nothing;
    qsizetype index = -1; ///< of the chip; -1 for Nothing and Overflow
};

/// Chips side by side in one line, with "+3" for those without room.
struct ChipRow
{
    QList<PlacedChip> chips;
    qsizetype hidden = 0; ///< how many chips from the end got no place
    QRect overflow; ///< of the "+3", empty if all are shown

    ChipHit hit(const QPoint &point) const;
};

/// Measures, lays out and paints the chips of one font. Cheap to keep, a little dear to make: once per view and font.
class ChipPainter final
{
public:
    /// `font` is the view's own; chips are written a little smaller.
    explicit ChipPainter(const QFont &font, int height = metrics::ChipHeight, bool closable = false);

    /// The size of a chip nobody elides, at most metrics::ChipMostWidth wide.
    QSize sizeOf(const Chip &chip) const;

    /// Centred vertically in `rect`, from the leading edge on.
    ChipRow layOut(const QList<Chip> &chips, const QRect &rect, Qt::LayoutDirection direction = Qt::LeftToRight) const;

    /// One chip in the whole of `rect`, for a chip editor that lays out widgets.
    PlacedChip place(const Chip &chip, const QRect &rect, Qt::LayoutDirection direction = Qt::LeftToRight) const;

    void paint(QPainter *painter, const Chip &chip, const PlacedChip &placed, const ChipState &state = {},
               Qt::LayoutDirection direction = Qt::LeftToRight) const;
    void paintOverflow(QPainter *painter, const ChipRow &row, bool hovered = false) const;

    /// The whole row; `hovered` is the index of a chip or -1.
    void paintRow(QPainter *painter, const QList<Chip> &chips, const ChipRow &row, qsizetype hovered = -1,
                  Qt::LayoutDirection direction = Qt::LeftToRight) const;

    /// From here on names in scripts that the font itself lacks are left blank, with room for them guessed: to find and
    /// load other fonts takes tens of milliseconds, which a window's first frame need not wait for.
    void putOffOtherFonts() { m_putsOff = true; }
    /// Names are shown in whatever font has them again; true if any was left blank meanwhile.
    bool showOtherFonts();

    /// What a screen reader says and a tooltip shows: "physics, suggested", "physics, by a rule".
    static QString spoken(const Chip &chip);

private:
    int textWidth(const Chip &chip) const;
    bool isPutOff(const QString &text) const;
    PlacedChip placeMeasured(const Chip &chip, int naturalTextWidth, const QRect &rect,
                             Qt::LayoutDirection direction) const;
    int chromeWidth(const Chip &chip) const;
    int overflowWidth(qsizetype hidden) const;
    QString countText(const Chip &chip) const;

    QFont m_font;
    QFont m_struckFont;
    QFont m_pinFont;
    QFontMetrics m_metrics;
    mutable QHash<QString, int> m_widths; ///< of names, in pixels
    int m_height;
    bool m_closable;
    bool m_putsOff = false;
    mutable bool m_leftBlank = false;
};

} // namespace tagloom::gui
