// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/gallery_delegate.h"

#include "gui/gallery/item_picture.h"
#include "gui/gallery/paint_in_bands.h"
#include "gui/gallery/picture_painter.h"
#include "gui/items/chip_of.h"
#include "gui/style/icon.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"
#include "models/roles.h"
#include "thumbnails/thumbnail_loader.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace tagloom::gui {

using models::ItemsModel;
using models::TagChip;

namespace {

constexpr int mostTitleLines = 2;

/// No cell shows more, and laying out a long title takes its time.
constexpr qsizetype longestTitle = 200;

/// Below this width a chip shows next to nothing of its name.
constexpr int leastForChips = 120;

QList<TagChip> tagsOf(const QModelIndex &index)
{
    return index.siblingAtColumn(ItemsModel::TagsColumn).data(models::ChipsRole).value<QList<TagChip>>();
}

} // namespace

GalleryDelegate::GalleryDelegate(const QFont &font, const thumbnails::ThumbnailLoader &pictures, QObject *parent)
    : LineDelegate(tr("Title"), parent)
    , m_pictures(pictures)
    , m_titleFont(font)
    , m_smallFont(smallFont(font))
    , m_titleMetrics(m_titleFont)
    , m_smallMetrics(m_smallFont)
    , m_chips(font)
{ }

int GalleryDelegate::tagsHeight() const
{
    return m_side >= leastForChips ? metrics::ChipHeight : metrics::TagDot;
}

QSize GalleryDelegate::cellSize() const
{
    return {m_side + 2 * metrics::GalleryPadding,
            m_side + 3 * metrics::GalleryPadding + mostTitleLines * m_titleMetrics.height() + metrics::Tight
                + tagsHeight()};
}

QRect GalleryDelegate::pictureRect(const QRect &cell) const
{
    return {cell.left() + (cell.width() - m_side) / 2, cell.top() + metrics::GalleryPadding, m_side, m_side};
}

QRect GalleryDelegate::titleRect(const QRect &cell) const
{
    const QRect picture = pictureRect(cell);
    return {picture.left(), picture.bottom() + 1 + metrics::GalleryPadding, m_side,
            mostTitleLines * m_titleMetrics.height()};
}

/// Right below the title, whether it has one line or two.
QRect GalleryDelegate::tagsRect(const QRect &cell, int titleLines) const
{
    const QRect title = titleRect(cell);
    return {title.left(), title.top() + std::max(titleLines, 1) * m_titleMetrics.height() + metrics::Tight, m_side,
            tagsHeight()};
}

QStringList GalleryDelegate::titleLines(const QString &title, int width) const
{
    const QString text = title.left(longestTitle).simplified();
    if (m_titleMetrics.horizontalAdvance(text) <= width)
        return {text};
    QTextLayout layout(text, m_titleFont);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(width);
    layout.endLayout();
    const int end = first.textLength();
    return {text.left(end).trimmed(), m_titleMetrics.elidedText(text.mid(end), Qt::ElideRight, width)};
}

void GalleryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    if (isSelected || isHovered) {
        const ColourRole role = !isSelected               ? ColourRole::HoverRow
            : option.state.testFlag(QStyle::State_Active) ? ColourRole::Selection
                                                          : ColourRole::SelectionInactive;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme().colour(role));
        paintInBands(painter, option.rect,
                     [&] { painter->drawRoundedRect(option.rect, metrics::RadiusPanel, metrics::RadiusPanel); });
    }
    const QRect square = pictureRect(option.rect);
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1;
    paintPicture(painter, square, index, ratio);
    paintMarks(painter, square, index);

    const QStringList lines = titleLines(index.data().toString(), m_side);
    QRect line = titleRect(option.rect);
    line.setHeight(m_titleMetrics.height());
    painter->setFont(m_titleFont);
    const bool isTrashed = index.data(models::TrashedRole).toBool();
    painter->setPen(theme().colour(isTrashed ? ColourRole::DimmedText : ColourRole::Text));
    const int leading = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft));
    for (const QString &text : lines) {
        painter->drawText(line, Qt::TextSingleLine | Qt::AlignVCenter | leading, text);
        line.translate(0, line.height());
    }
    paintTags(painter, tagsRect(option.rect, int(lines.size())), index, option.direction);
    painter->restore();
}

void GalleryDelegate::paintPicture(QPainter *painter, const QRect &square, const QModelIndex &index, qreal ratio) const
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().colour(ColourRole::PictureTone));
    paintInBands(painter, square,
                 [&] { painter->drawRoundedRect(square, metrics::RadiusPanel, metrics::RadiusPanel); });
    const QString file = pictureFile(index);
    const thumbnails::Thumbnail *const known =
        file.isEmpty() ? nullptr : m_pictures.find({file, qCeil(m_side * ratio)});
    if (known && !known->image.isNull())
        drawPicture(painter, square, *known, ratio);
    else
        paintPlaceholder(painter, square, index, known);
}

/// The kind's icon, and beneath it from where the item is, or why its picture cannot be shown.
void GalleryDelegate::paintPlaceholder(QPainter *painter, const QRect &square, const QModelIndex &index,
                                       const thumbnails::Thumbnail *known) const
{
    const bool isImage = index.data(models::KindIdRole).toLongLong() == domain::imageKind.value;
    const bool isBroken = known && known->trouble != thumbnails::Trouble::None
        && (isImage || known->trouble != thumbnails::Trouble::NotAnImage);
    const IconName kind = iconForKind(index.data(models::KindIconRole).toString());
    QString words = isBroken ? thumbnails::sentence(*known) : index.data(models::HostRole).toString();
    const int side = std::clamp(m_side / 4, metrics::IconLarge, metrics::IconHero);
    const QRect room = square.adjusted(metrics::Inside, 0, -metrics::Inside, 0);
    if (m_side < leastForChips)
        words.clear();
    constexpr int flags = Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap;
    const int mostHeight = (isBroken ? 3 : 1) * m_smallMetrics.height();
    const QRect text = words.isEmpty() ? QRect() : m_smallMetrics.boundingRect(room, flags, words);
    const int height = words.isEmpty() ? 0 : metrics::Inside + std::min(text.height(), mostHeight);
    const QRect iconRect(square.center().x() - side / 2, square.top() + (m_side - side - height) / 2, side, side);
    paintIcon(painter, iconRect, isBroken ? IconName::ImagePlaceholder : kind,
              theme().colour(ColourRole::DisabledText));
    if (words.isEmpty())
        return;
    painter->setFont(m_smallFont);
    painter->setPen(theme().colour(ColourRole::DimmedText));
    const QRect below(room.left(), iconRect.bottom() + 1 + metrics::Inside, room.width(), mostHeight);
    if (isBroken)
        painter->drawText(below, flags, words);
    else
        painter->drawText(below, Qt::AlignHCenter | Qt::AlignTop,
                          m_smallMetrics.elidedText(words, Qt::ElideRight, room.width()));
}

/// In the corner of the picture: that the item is in the trash, that an edit is on its way to the disk.
void GalleryDelegate::paintMarks(QPainter *painter, const QRect &square, const QModelIndex &index) const
{
    QRect place(square.right() - metrics::IconLarge - metrics::Tight, square.top() + metrics::Tight, metrics::IconLarge,
                metrics::IconLarge);
    const auto mark = [&](IconName name, ColourRole role) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme().colour(ColourRole::Popup));
        painter->drawEllipse(place);
        paintIcon(painter, place.adjusted(4, 4, -4, -4), name, theme().colour(role));
        place.translate(-metrics::IconLarge - metrics::Tight, 0);
    };
    if (index.data(models::TrashedRole).toBool())
        mark(IconName::Trash, ColourRole::DimmedText);
    if (index.data(models::PendingRole).toBool())
        mark(IconName::Recent, ColourRole::Pending);
}

void GalleryDelegate::paintTags(QPainter *painter, const QRect &line, const QModelIndex &index,
                                Qt::LayoutDirection direction) const
{
    const QList<Chip> chips = chipsOf(tagsOf(index));
    if (m_side >= leastForChips) {
        m_chips.paintRow(painter, chips, m_chips.layOut(chips, line, direction), -1, direction);
        return;
    }
    QRect dot(line.topLeft(), QSize(metrics::TagDot, metrics::TagDot));
    for (const Chip &chip : chips) {
        if (dot.right() > line.right())
            break;
        const QRectF disc = QRectF(QStyle::visualRect(direction, line, dot)).adjusted(0.5, 0.5, -0.5, -0.5);
        const QColor colour = theme().chip(chip.colour, chip.key).dot;
        const bool isConfirmed = chip.status == domain::LinkStatus::Confirmed;
        painter->setPen(isConfirmed ? QPen(Qt::NoPen) : QPen(colour, 1));
        painter->setBrush(isConfirmed ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter->drawEllipse(disc);
        dot.translate(metrics::TagDot + metrics::Tight, 0);
    }
}

domain::TagId GalleryDelegate::tagAt(const QModelIndex &index, const QRect &cell, const QPoint &point,
                                     Qt::LayoutDirection direction) const
{
    if (m_side < leastForChips)
        return {};
    const QList<TagChip> tags = tagsOf(index);
    const int lines = int(titleLines(index.data().toString(), m_side).size());
    const ChipHit hit = m_chips.layOut(chipsOf(tags), tagsRect(cell, lines), direction).hit(point);
    return hit.index < 0 ? domain::TagId{} : tags.at(hit.index).tag;
}

QSize GalleryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return cellSize();
}

void GalleryDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                           const QModelIndex &) const
{
    const QRect title = titleRect(option.rect);
    const int height = editor->sizeHint().height();
    editor->setGeometry(option.rect.left() + 2, title.top() - (height - m_titleMetrics.height()) / 2,
                        option.rect.width() - 4, height);
}

} // namespace tagloom::gui
