// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/item_preview.h"

#include "gui/gallery/item_picture.h"
#include "gui/gallery/paint_in_bands.h"
#include "gui/gallery/picture_painter.h"
#include "gui/session/session.h"
#include "gui/style/control_painter.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/scaled_font.h"
#include "gui/style/theme.h"
#include "store/item_store.h"
#include "thumbnails/thumbnail_loader.h"

#include <QKeyEvent>
#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace tagloom::gui {

namespace {

constexpr int heightWithoutPicture = 96;

/// Pictures are made in steps of this, so that a splitter that moves does not ask for a new one at every pixel.
constexpr int pixelStep = 256;

} // namespace

ItemPreview::ItemPreview(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    setAccessibleName(tr("Preview"));
    setObjectName(QStringLiteral("preview"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Show it in the whole window (Space)"));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setVisible(false);
    parent->installEventFilter(this);
    connect(&session.library(), &library::Library::changed, this, [this](const domain::ChangeSet &changes) {
        if (m_item.isValid() && (changes.everything || changes.itemsChanged.contains(m_item)))
            read();
    });
    connect(&session.thumbnails(), &thumbnails::ThumbnailLoader::ready, this, [this](const QStringList &files) {
        if (files.contains(m_file)) {
            takePicture();
            updateLook();
        }
    });
}

void ItemPreview::show(domain::ItemId item)
{
    if (item == m_item)
        return;
    m_item = item;
    read();
}

void ItemPreview::read()
{
    const auto item = m_item.isValid() ? store::readItem(m_session.library().connection(), m_item)
                                       : domain::Result<std::optional<domain::Item>>(std::nullopt);
    m_file = item && *item ? pictureFile(**item) : QString();
    m_isImage = item && *item && (*item)->kind == domain::imageKind;
    m_picture.reset();
    takePicture();
    updateLook();
    askForPicture();
}

void ItemPreview::takePicture()
{
    const auto *const known = m_file.isEmpty() ? nullptr : m_session.thumbnails().find({m_file, box()});
    if (known)
        m_picture = *known;
}

QString ItemPreview::words() const
{
    if (!m_picture)
        return {};
    return m_picture->trouble == thumbnails::Trouble::None ? thumbnails::dimensions(*m_picture)
                                                           : thumbnails::sentence(*m_picture);
}

/// A file that turns out to be no image shows nothing; an image that cannot be shown says why.
void ItemPreview::updateLook()
{
    const bool isNothing = m_file.isEmpty() || (!m_isImage && (!m_picture || m_picture->image.isNull()));
    setVisible(!isNothing);
    setAccessibleDescription(words());
    updateGeometry();
    update();
}

int ItemPreview::heightForWidth(int width) const
{
    return pictureHeight(width) + metrics::Tight + QFontMetrics(smallFont(font())).height() + metrics::Inside;
}

QSize ItemPreview::sizeHint() const
{
    return {metrics::PreviewHeight, heightForWidth(metrics::PreviewHeight)};
}

int ItemPreview::box() const
{
    const int longer = qCeil(std::max(parentWidget()->width(), metrics::PreviewHeight) * devicePixelRatioF());
    return std::max(2, (longer + pixelStep - 1) / pixelStep) * pixelStep;
}

int ItemPreview::pictureHeight(int width) const
{
    if (m_picture && m_picture->trouble != thumbnails::Trouble::None)
        return heightWithoutPicture;
    if (!m_picture || !m_picture->fullSize.isValid())
        return metrics::PreviewHeight;
    const QRect room(0, 0, std::max(width, 1), metrics::PreviewHeight);
    const int height = qCeil(pictureRect(room, *m_picture, devicePixelRatioF()).height());
    return std::clamp(height, metrics::IconHero, metrics::PreviewHeight);
}

void ItemPreview::askForPicture()
{
    QList<thumbnails::PictureKey> keys;
    if (!m_file.isEmpty() && parentWidget()->isVisible())
        keys.append({m_file, box()});
    m_session.thumbnails().want(this, keys);
}

/// Also a hidden preview asks, for whether there is a picture decides whether it is shown; but not in a hidden
/// inspector.
bool ItemPreview::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        askForPicture();
    else if (event->type() == QEvent::Hide)
        m_session.thumbnails().want(this, {});
    return QWidget::eventFilter(watched, event);
}

void ItemPreview::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->oldSize().width() == event->size().width())
        return;
    takePicture();
    askForPicture();
}

void ItemPreview::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void ItemPreview::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void ItemPreview::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

void ItemPreview::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
}

void ItemPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect place(0, 0, width(), pictureHeight(width()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().colour(ColourRole::PictureTone));
    paintInBands(&painter, place, [&] { painter.drawRoundedRect(place, metrics::RadiusPanel, metrics::RadiusPanel); });
    const bool isBroken = m_picture && m_picture->trouble != thumbnails::Trouble::None;
    if (m_picture && !m_picture->image.isNull())
        drawPicture(&painter, place, *m_picture, devicePixelRatioF());
    else
        paintIcon(&painter, QRect(0, (place.height() - metrics::IconHero) / 2, width(), metrics::IconHero),
                  isBroken ? IconName::ImagePlaceholder : IconName::Image, theme().colour(ColourRole::DisabledText));
    const QFont small = smallFont(font());
    const QFontMetrics smallMetrics(small);
    const QRect line(0, place.height() + metrics::Tight, width(), smallMetrics.height());
    painter.setFont(small);
    painter.setPen(theme().colour(isBroken ? ColourRole::Text : ColourRole::DimmedText));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeading,
                     smallMetrics.elidedText(words(), Qt::ElideRight, width()));
    if (hasFocus())
        paint::focusRing(&painter, place, metrics::RadiusPanel);
}

} // namespace tagloom::gui
