// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/quick_look.h"

#include "domain/counted.h"
#include "gui/gallery/item_picture.h"
#include "gui/gallery/paint_in_bands.h"
#include "gui/gallery/picture_painter.h"
#include "gui/session/session.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/roles.h"
#include "thumbnails/thumbnail_loader.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QtMath>

#include <algorithm>
#include <array>

namespace tagloom::gui {

namespace {

/// Larger ones are drawn larger: a photograph of this size is sharp enough to be looked at, and quick to decode.
constexpr int mostPixels = 2560;
/// Pictures are made in steps of this, so that a window that grows does not ask for a new one at every pixel.
constexpr int pixelStep = 256;

constexpr int marginAround = 56;
constexpr int wordsHeight = 56;

bool isOurKey(int key)
{
    constexpr std::array keys{Qt::Key_Escape, Qt::Key_Space, Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
    return std::any_of(keys.begin(), keys.end(), [key](int one) { return one == key; });
}

} // namespace

QuickLook::QuickLook(Session &session, QWidget *window)
    : QWidget(window)
    , m_session(session)
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    setAccessibleName(tr("Quick look"));
    setObjectName(QStringLiteral("quickLook"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::ArrowCursor);
    const auto prepare = [this](QToolButton *button, IconName name, const QString &text) {
        button->setIcon(icon(name, ColourRole::ScrimText));
        button->setIconSize({metrics::IconLarge, metrics::IconLarge});
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        button->resize(metrics::ToolButton, metrics::ToolButton);
    };
    prepare(m_previous, IconName::ChevronLeft, tr("The item before"));
    prepare(m_next, IconName::ChevronRight, tr("The next item"));
    prepare(m_close, IconName::Close, tr("Close"));
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    connect(m_close, &QToolButton::clicked, this, &QuickLook::dismiss);
    connect(&session.selection(), &ItemSelection::changed, this, &QuickLook::follow);
    connect(&session.thumbnails(), &thumbnails::ThumbnailLoader::ready, this, [this](const QStringList &files) {
        if (isVisible() && files.contains(m_file))
            update();
    });
    window->installEventFilter(this);
    hide();
}

void QuickLook::open()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
    follow();
}

void QuickLook::dismiss()
{
    if (isHidden())
        return;
    hide();
    m_session.thumbnails().want(this, {});
    Q_EMIT closed();
}

void QuickLook::follow()
{
    if (isHidden())
        return;
    const auto item = m_session.itemsModel().item(m_session.selection().current());
    if (!item) {
        dismiss();
        return;
    }
    m_item = *item;
    m_file = pictureFile(m_item);
    m_row = m_session.itemsModel().rowOf(m_item.id);
    m_previous->setVisible(m_row > 0);
    m_next->setVisible(m_row >= 0 && m_row + 1 < m_session.itemsModel().rowCount());
    setAccessibleDescription(m_item.title);
    askForPictures();
    update();
}

int QuickLook::box() const
{
    const int longer = qCeil(std::max(place().width(), place().height()) * devicePixelRatioF());
    return std::min(mostPixels, (longer + pixelStep - 1) / pixelStep * pixelStep);
}

/// The picture itself, and those that the next step will show.
void QuickLook::askForPictures()
{
    QList<thumbnails::PictureKey> keys;
    if (!m_file.isEmpty())
        keys.append({m_file, box()});
    for (const int row : {m_row + 1, m_row - 1}) {
        if (m_row < 0 || row < 0 || row >= m_session.itemsModel().rowCount())
            continue;
        const QString file = pictureFile(m_session.itemsModel().index(row, models::ItemsModel::TitleColumn));
        if (!file.isEmpty())
            keys.append({file, box()});
    }
    m_session.thumbnails().want(this, keys);
}

QRect QuickLook::place() const
{
    return rect().adjusted(marginAround, marginAround, -marginAround, -marginAround - wordsHeight);
}

void QuickLook::placeButtons()
{
    const int side = metrics::ToolButton;
    const int middle = place().center().y() - side / 2;
    QToolButton *const atLeft = isRightToLeft() ? m_next : m_previous;
    QToolButton *const atRight = isRightToLeft() ? m_previous : m_next;
    atLeft->move(metrics::Group, middle);
    atRight->move(width() - metrics::Group - side, middle);
    m_close->move(width() - metrics::Group - side, metrics::Group);
}

void QuickLook::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeButtons();
    if (isVisible())
        askForPictures();
}

bool QuickLook::event(QEvent *event)
{
    // Keys of the window's actions, Esc among them, would not come here.
    if (event->type() == QEvent::ShortcutOverride && isOurKey(static_cast<QKeyEvent *>(event)->key())) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

bool QuickLook::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void QuickLook::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->key() == Qt::Key_Up || event->key() == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Space)
        dismiss();
    else if (isOurKey(event->key()))
        Q_EMIT stepRequested(back ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

void QuickLook::mousePressEvent(QMouseEvent *)
{
    dismiss();
}

void QuickLook::wheelEvent(QWheelEvent *event)
{
    event->accept(); // what lies behind does not scroll
}

void QuickLook::paintWords(QPainter &painter) const
{
    QFont titleFont = font();
    titleFont.setWeight(QFont::DemiBold);
    const QFontMetrics titleMetrics(titleFont);
    QRect line(marginAround, height() - wordsHeight - metrics::Inside, width() - 2 * marginAround,
               titleMetrics.height() + metrics::Tight);
    painter.setFont(titleFont);
    painter.setPen(theme().colour(ColourRole::ScrimText));
    painter.drawText(line, Qt::AlignCenter | Qt::TextSingleLine,
                     titleMetrics.elidedText(m_item.title.left(400), Qt::ElideRight, line.width()));
    QStringList parts;
    if (const auto *const picture = m_file.isEmpty() ? nullptr : m_session.thumbnails().find({m_file, box()}))
        parts.append(thumbnails::dimensions(*picture));
    if (m_row >= 0)
        parts.append(
            tr("%1 of %2").arg(domain::grouped(m_row + 1), domain::grouped(m_session.itemsModel().rowCount())));
    parts.removeAll(QString());
    line.translate(0, line.height());
    painter.setFont(font());
    painter.setPen(theme().colour(ColourRole::ScrimDimmedText));
    painter.drawText(line, Qt::AlignCenter | Qt::TextSingleLine, parts.join(QStringLiteral(" · ")));
}

void QuickLook::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintInBands(&painter, rect(), [&] { painter.fillRect(rect(), theme().colour(ColourRole::Scrim)); });
    const auto *const picture = m_file.isEmpty() ? nullptr : m_session.thumbnails().find({m_file, box()});
    if (picture && !picture->image.isNull()) {
        drawPicture(&painter, place(), *picture, devicePixelRatioF());
    } else {
        const QModelIndex row = m_session.itemsModel().index(m_row, models::ItemsModel::TitleColumn);
        const bool isBroken = picture && picture->trouble != thumbnails::Trouble::None;
        const IconName name =
            isBroken ? IconName::ImagePlaceholder : iconForKind(row.data(models::KindIconRole).toString());
        QRect middle(0, 0, place().width(), metrics::IconHero);
        middle.moveCenter(place().center());
        paintIcon(&painter, middle, name, theme().colour(ColourRole::ScrimDimmedText));
        const QString words = isBroken          ? thumbnails::sentence(*picture)
            : m_file.isEmpty() && row.isValid() ? tr("There is no picture of this item.")
                                                : QString();
        painter.setPen(theme().colour(ColourRole::ScrimDimmedText));
        painter.drawText(middle.translated(0, metrics::IconHero + metrics::Inside), Qt::AlignHCenter | Qt::AlignTop,
                         words);
    }
    paintWords(painter);
}

} // namespace tagloom::gui
