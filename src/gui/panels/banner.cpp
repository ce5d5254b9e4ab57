// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/banner.h"

#include "gui/panels/icon_label.h"
#include "gui/session/notices.h"
#include "gui/style/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace tagloom::gui {

namespace {

constexpr int InfoDuration = 6000;

struct ToneLook
{
    IconName icon;
    ColourRole ink;
    ColourRole fill;
};

ToneLook lookOf(BannerTone tone)
{
    switch (tone) {
    case BannerTone::Warning:
        return {IconName::Warning, ColourRole::Warning, ColourRole::BannerWarning};
    case BannerTone::Error:
        return {IconName::Error, ColourRole::Danger, ColourRole::BannerError};
    case BannerTone::Info:
        break;
    }
    return {IconName::Info, ColourRole::Info, ColourRole::BannerInfo};
}

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *banner = qobject_cast<Banner *>(object);
    return banner ? new QAccessibleWidget(banner, QAccessible::AlertMessage, banner->text()) : nullptr;
}

} // namespace

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(metrics::IconMedium))
    , m_text(new QLabel)
    , m_action(new QPushButton)
    , m_cross(new QToolButton)
{
    static const bool isInstalled = (QAccessible::installFactory(makeAccessible), true);
    Q_UNUSED(isInstalled)
    setObjectName(QStringLiteral("Banner"));

    m_icon->setFixedHeight(metrics::Control);
    m_text->setTextFormat(Qt::PlainText); // it may hold what a file or a person said
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_action->setFlat(true);
    Theme::setTextRole(m_action, ColourRole::Accent);
    m_cross->setAutoRaise(true);
    m_cross->setFixedSize(metrics::Control, metrics::Control);
    m_cross->setIcon(icon(IconName::Close));
    m_cross->setToolTip(tr("Close this message"));
    m_cross->setAccessibleName(tr("Close this message"));

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::Group, metrics::Tight, metrics::Inside, metrics::Tight);
    line->setSpacing(metrics::Inside);
    line->addWidget(m_icon, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    line->addWidget(m_action, 0, Qt::AlignTop);
    line->addWidget(m_cross, 0, Qt::AlignTop);

    m_hiding.setSingleShot(true);
    setInfoDuration(InfoDuration);
    connect(&m_hiding, &QTimer::timeout, this, &Banner::dismiss);
    setMotion(metrics::Motion);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_slide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &height) { setFixedHeight(height.toInt()); });
    connect(m_cross, &QToolButton::clicked, this, &Banner::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const std::function<void()> action = m_shown ? m_shown->action : nullptr;
        dismiss();
        if (action)
            action();
    });
    hide();
}

void Banner::follow(Notices &notices)
{
    const auto tellDone = [this, &notices](const QString &text, domain::HistoryId entry) {
        if (entry.isValid())
            tell({BannerTone::Info, text, tr("Undo"), [&notices, entry] { notices.requestUndo(entry); }});
        else
            tell({BannerTone::Info, text, {}, {}});
    };
    connect(&notices, &Notices::acted, this, tellDone);
    connect(&notices, &Notices::said, this, tellDone);
    connect(&notices, &Notices::offered, this,
            [this](const QString &text, const QString &actionText, const std::function<void()> &action) {
                tell({BannerTone::Warning, text, actionText, action});
            });
    connect(&notices, &Notices::failed, this, [this](const QString &text) { tell({BannerTone::Error, text, {}, {}}); });
}

QString Banner::text() const
{
    return m_shown ? m_shown->text : QString();
}

void Banner::tell(const BannerMessage &message)
{
    if (message.tone != BannerTone::Info)
        m_standing = message;
    display(message);
}

void Banner::dismiss()
{
    const bool wasStanding = m_shown && m_shown->tone != BannerTone::Info;
    if (wasStanding)
        m_standing.reset();
    m_hiding.stop();
    if (m_standing) {
        display(*m_standing);
        return;
    }
    m_shown.reset();
    m_slide.stop();
    hide();
}

void Banner::display(const BannerMessage &message)
{
    const bool slides = !m_shown;
    m_shown = message;
    const ToneLook look = lookOf(message.tone);
    Theme::setSurface(this, look.fill);
    m_icon->setIcon(look.icon, look.ink);
    m_text->setText(message.text);
    m_action->setText(message.actionText);
    m_action->setVisible(!message.actionText.isEmpty());
    setAccessibleName(message.text);
    show();
    if (slides)
        slideIn();
    else
        setFixedHeight(fullHeight());
    if (message.tone == BannerTone::Info && !underMouse())
        m_hiding.start();
    else
        m_hiding.stop();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

int Banner::fullHeight() const
{
    return qMax(layout()->heightForWidth(width()), layout()->minimumSize().height());
}

void Banner::slideIn()
{
    m_slide.stop();
    m_slide.setStartValue(0);
    m_slide.setEndValue(fullHeight());
    m_slide.start();
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_shown && m_slide.state() != QAbstractAnimation::Running && event->oldSize().width() != width())
        setFixedHeight(fullHeight());
    else if (m_slide.state() == QAbstractAnimation::Running)
        m_slide.setEndValue(fullHeight());
}

void Banner::enterEvent(QEnterEvent *event)
{
    m_hiding.stop();
    QWidget::enterEvent(event);
}

void Banner::leaveEvent(QEvent *event)
{
    if (m_shown && m_shown->tone == BannerTone::Info)
        m_hiding.start();
    QWidget::leaveEvent(event);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - metrics::Hairline, width(), metrics::Hairline, theme().colour(ColourRole::Hairline));
}

} // namespace tagloom::gui
