// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour_card.h"

#include "gui/actions/actions.h"
#include "gui/panels/icon_label.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tour/tour_halo.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace tagloom::gui {

namespace {

QWidget *visibleWidget(const QWidget *window, const QString &accessibleName)
{
    if (accessibleName.isEmpty())
        return nullptr;
    const QList<QWidget *> widgets = window->findChildren<QWidget *>();
    const auto found = std::find_if(widgets.begin(), widgets.end(), [&](const QWidget *widget) {
        return widget->accessibleName() == accessibleName && widget->isVisible();
    });
    return found == widgets.end() ? nullptr : *found;
}

} // namespace

TourCard::TourCard(const TourScene &scene, QWidget *window)
    : QWidget(window)
    , m_scene(scene)
    , m_steps(tourSteps(scene.actions))
    , m_halo(new TourHalo(window))
    , m_place(new QLabel)
    , m_tick(new IconLabel(metrics::IconSmall))
    , m_title(new QLabel)
    , m_text(new QLabel)
    , m_show(new QPushButton(tr("&Show me")))
    , m_back(new QPushButton(tr("&Back")))
    , m_next(new QPushButton)
{
    setObjectName(QStringLiteral("Tour"));
    Theme::setSurface(this, ColourRole::Popup);
    setAutoFillBackground(true);

    Theme::setTextRole(m_place, ColourRole::DimmedText);
    m_tick->setIcon(IconName::Check, ColourRole::Success);
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    Theme::setButtonTone(m_next, ButtonTone::Primary);
    auto *const cross = new QToolButton;
    cross->setAutoRaise(true);
    cross->setFixedSize(metrics::Control, metrics::Control);
    cross->setIcon(icon(IconName::Close));
    cross->setToolTip(tr("End the tour"));
    cross->setAccessibleName(tr("End the tour"));

    auto *const heading = new QHBoxLayout;
    heading->setSpacing(metrics::Inside);
    heading->addWidget(m_title);
    heading->addWidget(m_tick);
    heading->addStretch(1);
    heading->addWidget(m_place);
    auto *const words = new QVBoxLayout;
    words->setSpacing(metrics::Tight);
    words->addLayout(heading);
    words->addWidget(m_text);
    words->addStretch(1);
    auto *const line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::Section, metrics::Group, metrics::Group, metrics::Group);
    line->setSpacing(metrics::Inside);
    line->addLayout(words, 1);
    line->addSpacing(metrics::Group);
    for (QWidget *button : {static_cast<QWidget *>(m_show), static_cast<QWidget *>(m_back),
                            static_cast<QWidget *>(m_next), static_cast<QWidget *>(cross)})
        line->addWidget(button, 0, Qt::AlignVCenter);

    connect(cross, &QToolButton::clicked, this, &TourCard::ended);
    connect(m_show, &QPushButton::clicked, this, [this] { m_steps[m_step].show(m_scene); });
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_step - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] {
        if (m_step + 1 < count())
            goTo(m_step + 1);
        else
            Q_EMIT ownLibraryRequested();
    });
    Session &session = m_scene.session;
    const auto lookAgain = [this] {
        look({});
    };
    connect(&session, &Session::resultShown, this, lookAgain);
    connect(&session, &Session::placeChanged, this, lookAgain);
    connect(&session.history(), &UndoHistory::positionChanged, this, lookAgain);
    connect(&session.library(), &library::Library::changed, this, &TourCard::look);
    goTo(0);
}

TourCard::~TourCard()
{
    delete m_halo; // a child of the window
}

void TourCard::goTo(int step)
{
    m_step = step;
    m_isDone = false;
    m_tick->hide();
    const TourStep &now = m_steps[step];
    m_place->setText(tr("%1 of %2").arg(step + 1).arg(count()));
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_show->setVisible(static_cast<bool>(now.show));
    m_back->setEnabled(step > 0);
    m_next->setText(step + 1 < count() ? tr("&Next") : tr("Open my &library"));
    m_halo->surround(visibleWidget(window(), now.place));
    update(); // how far it is
    setAccessibleName(tr("Guided tour: %1. %2").arg(now.title, now.text));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void TourCard::look(const domain::ChangeSet &changes)
{
    const TourStep &now = m_steps[m_step];
    if (m_isDone || !now.isDone || !now.isDone(m_scene, changes))
        return;
    m_isDone = true;
    m_tick->show();
    m_halo->surround(nullptr);
    setAccessibleName(tr("Guided tour: %1. Done.").arg(now.title));
}

void TourCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT ended();
    else
        QWidget::keyPressEvent(event);
}

void TourCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, 0, width(), metrics::Hairline, theme().colour(ColourRole::Hairline));
    // How far it is, along the upper edge.
    painter.fillRect(0, 0, width() * (m_step + 1) / count(), metrics::FocusRing, theme().colour(ColourRole::Accent));
}

} // namespace tagloom::gui
