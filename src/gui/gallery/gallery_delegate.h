// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/panels/line_delegate.h"
#include "gui/style/chip_painter.h"
#include "thumbnails/thumbnail.h"

namespace tagloom::thumbnails {
class ThumbnailLoader;
}

namespace tagloom::gui {

/// A cell of the gallery: the picture in its square, or the icon of the kind; the title in at most two lines; the tags,
/// as chips or, where these do not fit, as dots.
class GalleryDelegate final : public LineDelegate
{
    Q_OBJECT

public:
    GalleryDelegate(const QFont &font, const thumbnails::ThumbnailLoader &pictures, QObject *parent = nullptr);

    /// The side of the square, in logical pixels.
    void setPictureSize(int side) { m_side = side; }
    int pictureSize() const { return m_side; }

    QSize cellSize() const;
    QRect pictureRect(const QRect &cell) const;

    /// The tag whose chip lies under a point of the cell; id 0 if none.
    domain::TagId tagAt(const QModelIndex &index, const QRect &cell, const QPoint &point,
                        Qt::LayoutDirection direction) const;

    ChipPainter &chipPainter() { return m_chips; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    QRect titleRect(const QRect &cell) const;
    QRect tagsRect(const QRect &cell, int titleLines) const;
    int tagsHeight() const;
    QStringList titleLines(const QString &title, int width) const;
    void paintPicture(QPainter *painter, const QRect &square, const QModelIndex &index, qreal ratio) const;
    void paintPlaceholder(QPainter *painter, const QRect &square, const QModelIndex &index,
                          const thumbnails::Thumbnail *known) const;
    void paintMarks(QPainter *painter, const QRect &square, const QModelIndex &index) const;
    void paintTags(QPainter *painter, const QRect &line, const QModelIndex &index, Qt::LayoutDirection direction) const;

    const thumbnails::ThumbnailLoader &m_pictures;
    QFont m_titleFont;
    QFont m_smallFont;
    QFontMetrics m_titleMetrics;
    QFontMetrics m_smallMetrics;
    ChipPainter m_chips;
    int m_side = metrics::PictureUsual;
};

} // namespace tagloom::gui
