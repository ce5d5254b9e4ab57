// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour_halo.h"

#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QEvent>
#include <QPainter>

namespace tagloom::gui {

TourHalo::TourHalo(QWidget *window)
    : QWidget(window)
{
    setObjectName(QStringLiteral("TourHalo"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    window->installEventFilter(this);
    hide();
}

void TourHalo::surround(QWidget *widget)
{
    if (m_around)
        m_around->removeEventFilter(this);
    m_around = widget;
    if (m_around)
        m_around->installEventFilter(this);
    place();
}

void TourHalo::place()
{
    setVisible(m_around && m_around->isVisible());
    if (isHidden())
        return;
    const QRect inner(m_around->mapTo(window(), QPoint()), m_around->size());
    setGeometry(inner.marginsAdded({metrics::Tight, metrics::Tight, metrics::Tight, metrics::Tight})
                & window()->rect());
    raise();
}

bool TourHalo::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        // After the layouts, which are about to move more than this one.
        QMetaObject::invokeMethod(this, &TourHalo::place, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

void TourHalo::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor glow = theme().colour(ColourRole::Accent);
    const auto ring = [&](qreal inset, qreal width, float strength) {
        glow.setAlphaF(strength);
        painter.setPen(QPen(glow, width));
        painter.drawRoundedRect(QRectF(rect()).marginsRemoved({inset, inset, inset, inset}), metrics::RadiusPanel,
                                metrics::RadiusPanel);
    };
    ring(2.0, 4.0, 0.25F);
    ring(3.0, metrics::FocusRing, 1.0F);
}

} // namespace tagloom::gui
