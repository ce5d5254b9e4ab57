// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/tag_bar.h"

#include "domain/counted.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/tag_strip.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

namespace {

/// More would make the bar push the list away; "+5" shows the rest.
constexpr int MostChips = 16;
/// The strip keeps at least so much of the bar; the hint goes first.
constexpr int LeastStripWidth = 320;

} // namespace

TagBar::TagBar(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_title(new QLabel(this))
    , m_strip(new TagStrip(session, this))
    , m_hint(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setAccessibleName(tr("Tag bar"));
    Theme::setSurface(this, ColourRole::Window);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);

    m_strip->setMostChips(MostChips);
    m_strip->selectionTags().setActive(false);
    Theme::setTextRole(m_hint, ColourRole::DimmedText);
    m_close->setIcon(icon(IconName::Close));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close the tag bar (Esc)"));
    m_close->setAccessibleName(tr("Close the tag bar"));

    auto *line = new QHBoxLayout;
    line->setContentsMargins(metrics::Group, metrics::Inside, metrics::Inside, metrics::Inside);
    line->setSpacing(metrics::Inside);
    line->addWidget(m_title, 0);
    line->addWidget(m_strip, 1);
    line->addWidget(m_hint, 0);
    line->addWidget(m_close, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(line);

    connect(m_strip, &TagStrip::finished, this, &TagBar::close);
    connect(m_strip, &TagStrip::cancelled, this, &TagBar::close);
    connect(m_strip, &TagStrip::nextWanted, this, &TagBar::nextRequested);
    connect(m_strip, &TagStrip::showItemsRequested, this, &TagBar::showItemsRequested);
    connect(m_strip, &TagStrip::renameRequested, this, &TagBar::renameRequested);
    connect(m_close, &QToolButton::clicked, this, &TagBar::close);
    connect(&session.selection(), &ItemSelection::changed, this, &TagBar::describeSelection);
    hide();
}

void TagBar::describeSelection()
{
    if (!m_open)
        return;
    const qsizetype items = m_session.selection().ids().size();
    const bool isReadOnly = m_session.library().isReadOnly();
    const bool canTag = items > 0 && !isReadOnly;
    m_title->setText(items > 1 ? tr("Tag %1").arg(domain::countedItems(items)) : tr("Tag"));
    const bool hadFocus = m_strip->isAncestorOf(QApplication::focusWidget());
    m_strip->setEnabled(canTag);
    if (canTag) {
        m_hint->setText(tr("Enter adds · Shift+Enter makes a new one · −name removes · Ctrl+Enter goes on"));
        if (m_close->hasFocus())
            m_strip->input().setFocus();
    } else {
        m_hint->setText(isReadOnly ? tr("This library is open for looking only.")
                                   : tr("Select items in the list to tag them."));
        if (hadFocus)
            m_close->setFocus();
    }
    fitHint();
}

void TagBar::open()
{
    if (!m_open) {
        m_open = true;
        m_focusBefore = QApplication::focusWidget();
        m_strip->selectionTags().setActive(true);
        show();
    }
    describeSelection();
    if (m_strip->isEnabled())
        m_strip->input().setFocus(Qt::ShortcutFocusReason);
    else
        m_close->setFocus(Qt::ShortcutFocusReason);
}

void TagBar::close()
{
    if (!m_open)
        return;
    m_open = false;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    m_strip->input().clear();
    m_strip->selectionTags().setActive(false);
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    Q_EMIT closed();
}

void TagBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void TagBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHint();
}

void TagBar::fitHint()
{
    const int taken = m_title->sizeHint().width() + m_hint->sizeHint().width() + m_close->sizeHint().width()
        + LeastStripWidth + 5 * metrics::Inside;
    // The explanation why nothing can be typed is worth more than the room.
    m_hint->setVisible(!m_strip->isEnabled() || taken <= width());
}

} // namespace tagloom::gui
