// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/chip_painter.h"

#include "gui/style/control_painter.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QRawFont>
#include <QStyle>
#include <QVarLengthArray>

#include <algorithm>
#include <utility>

namespace tagloom::gui {

using domain::LinkSource;
using domain::LinkStatus;

namespace {

constexpr int PinSide = 12;
constexpr int HalfSide = 8;
constexpr int DotSide = 4;
constexpr int MarkSide = 7; ///< of what says where a link comes from
constexpr qsizetype MostWidths = 4000; ///< some 300 kB
constexpr char16_t FirstAfterLatin = 0x250; ///< what comes before is in every font
constexpr qsizetype LongestMeasured = 200; ///< a name has 50 characters at most; anything longer came by accident

/// Where a link comes from, by form and not by colour: a dot for an import, a diamond for a rule, a star with four
/// points for a suggestion that was taken. Nothing for what was put there by hand.
void paintSource(QPainter *painter, const QRectF &square, LinkSource source, const QColor &ink)
{
    const QPointF middle = square.center();
    const qreal reach = square.width() / 2;
    QPainterPath path;
    switch (source) {
    case LinkSource::User:
        return;
    case LinkSource::Import:
        path.addEllipse(middle, reach, reach);
        break;
    case LinkSource::Rule:
        path.addPolygon(QPolygonF({middle + QPointF(0, -reach), middle + QPointF(reach, 0), middle + QPointF(0, reach),
                                   middle + QPointF(-reach, 0)}));
        path.closeSubpath();
        break;
    case LinkSource::Suggestion: {
        const qreal waist = reach * 0.28;
        path.addPolygon(QPolygonF({middle + QPointF(0, -reach - 0.5), middle + QPointF(waist, -waist),
                                   middle + QPointF(reach + 0.5, 0), middle + QPointF(waist, waist),
                                   middle + QPointF(0, reach + 0.5), middle + QPointF(-waist, waist),
                                   middle + QPointF(-reach - 0.5, 0), middle + QPointF(-waist, -waist)}));
        path.closeSubpath();
        break;
    }
    }
    if (source != LinkSource::Rule) {
        painter->fillPath(path, ink);
        return;
    }
    painter->setPen(QPen(ink, 1.25));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

/// How much of a chip's start the mark takes.
int sourceWidth(LinkSource source)
{
    switch (source) {
    case LinkSource::User:
        return 0;
    case LinkSource::Import:
        return DotSide + metrics::Tight;
    default:
        return MarkSide + metrics::Tight;
    }
}

QString overflowText(qsizetype hidden)
{
    return QLatin1Char('+') + QLocale().toString(hidden);
}

} // namespace

ChipHit ChipRow::hit(const QPoint &point) const
{
    if (overflow.contains(point))
        return {ChipHit::Overflow, -1};
    for (const PlacedChip &chip : chips) {
        if (chip.rect.contains(point))
            return {chip.cross.contains(point) ? ChipHit::Cross : ChipHit::Body, chip.index};
    }
    return {};
}

ChipPainter::ChipPainter(const QFont &font, int height, bool closable)
    : m_font(smallFont(font))
    , m_struckFont(m_font)
    , m_pinFont(scaledFont(font, 0.75))
    , m_metrics(m_font)
    , m_height(height)
    , m_closable(closable)
{
    m_struckFont.setStrikeOut(true);
    m_pinFont.setWeight(QFont::DemiBold);
}

QString ChipPainter::countText(const Chip &chip) const
{
    return chip.count < 0 ? QString() : QLocale().toString(chip.count);
}

int ChipPainter::chromeWidth(const Chip &chip) const
{
    int width = 2 * metrics::ChipPadding + sourceWidth(chip.source);
    if (chip.pin > 0)
        width += PinSide + metrics::Tight;
    if (chip.partial)
        width += HalfSide + metrics::Tight;
    if (chip.count >= 0)
        width += metrics::Tight + 2 + m_metrics.horizontalAdvance(countText(chip));
    if (m_closable)
        width += metrics::ChipCross - 1;
    return width;
}

int ChipPainter::overflowWidth(qsizetype hidden) const
{
    return m_metrics.horizontalAdvance(overflowText(hidden)) + 2 * metrics::ChipPadding - 4;
}

bool ChipPainter::isPutOff(const QString &text) const
{
    if (!m_putsOff)
        return false;
    const auto isPlain = [](QChar unit) {
        return unit.unicode() < FirstAfterLatin;
    };
    if (std::all_of(text.begin(), text.end(), isPlain))
        return false;
    const QRawFont own = QRawFont::fromFont(m_font);
    const QList<uint> characters = text.toUcs4();
    return !std::all_of(characters.begin(), characters.end(),
                        [&own](uint character) { return own.supportsCharacter(character); });
}

bool ChipPainter::showOtherFonts()
{
    m_putsOff = false;
    return std::exchange(m_leftBlank, false);
}

int ChipPainter::textWidth(const Chip &chip) const
{
    if (isPutOff(chip.text))
        return m_metrics.averageCharWidth() * static_cast<int>(std::min(chip.text.size(), LongestMeasured));
    // The same names come again and again while a list scrolls, and shaping them is the dearest part of a chip.
    if (const auto known = m_widths.constFind(chip.text); known != m_widths.cend())
        return *known;
    if (m_widths.size() > MostWidths)
        m_widths.clear();
    const int width = m_metrics.horizontalAdvance(chip.text.left(LongestMeasured));
    m_widths.insert(chip.text, width);
    return width;
}

QSize ChipPainter::sizeOf(const Chip &chip) const
{
    return {std::min(chromeWidth(chip) + textWidth(chip), metrics::ChipMostWidth), m_height};
}

PlacedChip ChipPainter::placeMeasured(const Chip &chip, int naturalTextWidth, const QRect &rect,
                                      Qt::LayoutDirection direction) const
{
    PlacedChip made;
    made.index = 0;
    made.rect = rect;
    const int room = qMax(0, rect.width() - chromeWidth(chip));
    if (isPutOff(chip.text)) {
        made.textWidth = qMin(naturalTextWidth, room);
        m_leftBlank = true;
    } else if (naturalTextWidth <= room) {
        made.text = chip.text;
        made.textWidth = naturalTextWidth;
    } else {
        made.text = m_metrics.elidedText(chip.text.left(LongestMeasured), Qt::ElideRight, room);
        made.textWidth = m_metrics.horizontalAdvance(made.text);
    }
    if (m_closable) {
        const QRect cross(rect.right() - metrics::ChipCross - 3, rect.center().y() - metrics::ChipCross / 2 + 1,
                          metrics::ChipCross, metrics::ChipCross);
        made.cross = QStyle::visualRect(direction, rect, cross);
    }
    return made;
}

PlacedChip ChipPainter::place(const Chip &chip, const QRect &rect, Qt::LayoutDirection direction) const
{
    return placeMeasured(chip, textWidth(chip), rect, direction);
}

ChipRow ChipPainter::layOut(const QList<Chip> &chips, const QRect &rect, Qt::LayoutDirection direction) const
{
    ChipRow row;
    const int top = rect.top() + (rect.height() - m_height) / 2;
    int left = rect.left();
    const int end = rect.left() + rect.width();
    const qsizetype count = chips.size();
    // Only what can be seen is measured: an item may have hundreds of tags.
    struct Widths
    {
        int text;
        int chip;
    };
    QVarLengthArray<Widths, 16> widths;
    int all = 0;
    for (const Chip &chip : chips) {
        const int text = textWidth(chip);
        widths.append({text, std::min(chromeWidth(chip) + text, metrics::ChipMostWidth)});
        all += widths.last().chip + (widths.size() > 1 ? metrics::ChipGap : 0);
        if (all > rect.width())
            break;
    }
    const bool allFit = all <= rect.width();
    for (qsizetype index = 0; index < widths.size(); ++index) {
        const int natural = widths.at(index).chip;
        // Unless all fit, a chip leaves room to say how many follow it.
        int available = end - left;
        if (!allFit && index + 1 < count)
            available -= metrics::ChipGap + overflowWidth(count - index - 1);
        const int least = chromeWidth(chips.at(index)) + metrics::ChipLeastText;
        const bool mayElide = available >= least && (index == 0 || available >= natural / 2);
        if (natural > available && !mayElide)
            break;
        const QRect space(left, top, std::min(natural, available), m_height);
        PlacedChip made = placeMeasured(chips.at(index), widths.at(index).text,
                                        QStyle::visualRect(direction, rect, space), direction);
        made.index = index;
        row.chips.append(made);
        left = space.right() + 1 + metrics::ChipGap;
    }
    row.hidden = count - row.chips.size();
    if (row.hidden > 0) {
        const QRect space(left, top, std::min(overflowWidth(row.hidden), qMax(0, end - left)), m_height);
        row.overflow = QStyle::visualRect(direction, rect, space);
    }
    return row;
}

void ChipPainter::paint(QPainter *painter, const Chip &chip, const PlacedChip &placed, const ChipState &state,
                        Qt::LayoutDirection direction) const
{
    const TagColours colours = theme().chip(chip.colour, chip.key);
    const QRect &rect = placed.rect;
    const qreal radius = std::min(rect.height() / 2.0, 10.0);
    const bool isRejected = chip.status == LinkStatus::Rejected;
    const QColor ink = isRejected ? theme().colour(ColourRole::DimmedText) : colours.text;

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF outline = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (chip.status == LinkStatus::Suggested) {
        QPen dashes(colours.text, 1);
        dashes.setDashPattern({3, 2.5});
        painter->setPen(dashes);
        painter->setBrush(state.hovered ? QBrush(theme().colour(ColourRole::List)) : QBrush(Qt::NoBrush));
        painter->drawRoundedRect(outline, radius, radius);
    } else if (isRejected || chip.partial) {
        painter->setPen(QPen(isRejected ? theme().colour(ColourRole::ChipRejected) : colours.outline, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(outline, radius, radius);
    } else {
        painter->setPen(QPen(state.hovered ? colours.outline : colours.edge, 1));
        painter->setBrush(colours.background);
        painter->drawRoundedRect(outline, radius, radius);
    }
    if (state.selected || state.focused) {
        painter->setPen(QPen(state.focused ? theme().colour(ColourRole::FocusRing) : colours.text, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    }

    const auto visual = [&](const QRect &part) {
        return QStyle::visualRect(direction, rect, part);
    };
    int left = rect.left() + metrics::ChipPadding;
    if (chip.pin > 0) {
        const QRect key = visual(QRect(left - 3, rect.center().y() - PinSide / 2 + 1, PinSide, PinSide));
        painter->setPen(QPen(ink, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->setFont(m_pinFont);
        painter->drawText(key, Qt::AlignCenter, QString::number(chip.pin));
        left += PinSide + metrics::Tight - 3;
    }
    if (chip.partial) {
        const QRectF disc = QRectF(visual(QRect(left - 1, rect.center().y() - HalfSide / 2 + 1, HalfSide, HalfSide)));
        painter->setPen(QPen(ink, 1.25));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5));
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawPie(disc.adjusted(0.5, 0.5, -0.5, -0.5), 90 * 16, 180 * 16);
        left += HalfSide + metrics::Tight - 1;
    }
    if (const int width = sourceWidth(chip.source); width > 0) {
        const int side = width - metrics::Tight;
        const QRect mark = visual(QRect(left - 1, rect.center().y() - (side - 1) / 2, side, side));
        paintSource(painter, QRectF(mark), chip.source, ink);
        left += width;
    }
    painter->setFont(isRejected ? m_struckFont : m_font);
    painter->setPen(ink);
    constexpr int Flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip;
    const int leading = static_cast<int>(QStyle::visualAlignment(direction, Qt::AlignLeft));
    painter->drawText(visual(QRect(left, rect.top(), placed.textWidth, rect.height())), Flags | leading, placed.text);
    left += placed.textWidth;
    if (chip.count >= 0) {
        left += metrics::Tight + 2;
        painter->setFont(m_font);
        painter->drawText(visual(QRect(left, rect.top(), rect.right() - left, rect.height())), Flags | leading,
                          countText(chip));
    }
    if (!placed.cross.isEmpty()) {
        if (state.crossHovered)
            paint::roundedBox(painter, placed.cross, placed.cross.height() / 2.0, ink);
        paintIcon(painter, placed.cross.adjusted(2, 2, -2, -2), IconName::Close,
                  state.crossHovered ? colours.background : ink);
    }
    painter->restore();
}

void ChipPainter::paintOverflow(QPainter *painter, const ChipRow &row, bool hovered) const
{
    if (row.overflow.isEmpty())
        return;
    const TagColours colours = theme().neutralChip();
    painter->save();
    paint::roundedBox(painter, row.overflow, std::min(row.overflow.height() / 2.0, 10.0), colours.background,
                      hovered ? colours.outline : colours.edge);
    painter->setFont(m_font);
    painter->setPen(colours.text);
    painter->drawText(row.overflow, Qt::AlignCenter, overflowText(row.hidden));
    painter->restore();
}

void ChipPainter::paintRow(QPainter *painter, const QList<Chip> &chips, const ChipRow &row, qsizetype hovered,
                           Qt::LayoutDirection direction) const
{
    for (const PlacedChip &placed : row.chips) {
        ChipState state;
        state.hovered = placed.index == hovered;
        paint(painter, chips.at(placed.index), placed, state, direction);
    }
    paintOverflow(painter, row);
}

QString ChipPainter::spoken(const Chip &chip)
{
    switch (chip.status) {
    case LinkStatus::Suggested:
        return QCoreApplication::translate("Chip", "%1, suggested").arg(chip.text);
    case LinkStatus::Rejected:
        return QCoreApplication::translate("Chip", "%1, rejected").arg(chip.text);
    case LinkStatus::Confirmed:
        break;
    }
    if (chip.partial)
        return QCoreApplication::translate("Chip", "%1, on some of the selected items").arg(chip.text);
    switch (chip.source) {
    case LinkSource::Import:
        return QCoreApplication::translate("Chip", "%1, by an import").arg(chip.text);
    case LinkSource::Rule:
        return QCoreApplication::translate("Chip", "%1, by a rule").arg(chip.text);
    case LinkSource::Suggestion:
        return QCoreApplication::translate("Chip", "%1, suggested and taken").arg(chip.text);
    case LinkSource::User:
        break;
    }
    return chip.text;
}

} // namespace tagloom::gui
