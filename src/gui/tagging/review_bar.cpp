// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/review_bar.h"

#include "domain/counted.h"
#include "domain/url.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/suggestion_review.h"
#include "gui/tagging/suggestion_row.h"
#include "store/item_store.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::ItemId;

ReviewBar::ReviewBar(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_review(new SuggestionReview(session, this))
    , m_place(new QLabel(this))
    , m_title(new QLabel(this))
    , m_row(new SuggestionRow(session, m_review->tags(), this))
    , m_hint(new QLabel(tr("Enter takes · Del refuses · ← → move · Ctrl+Enter or ↓ goes on · Esc ends"), this))
    , m_close(new QToolButton(this))
{
    setAccessibleName(tr("Review of suggestions"));
    Theme::setSurface(this, ColourRole::Window);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setAccessibleName(tr("Item under review"));
    // A long title is cut off rather than making the window wider.
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_hint->setWordWrap(true);
    Theme::setTextRole(m_place, ColourRole::DimmedText);
    Theme::setTextRole(m_hint, ColourRole::DimmedText);
    m_close->setIcon(icon(IconName::Close));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("End the review (Esc)"));
    m_close->setAccessibleName(tr("End the review"));

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::Inside);
    head->addWidget(m_title, 1);
    head->addWidget(m_place);
    head->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Group, metrics::Inside, metrics::Inside, metrics::Inside);
    layout->setSpacing(metrics::Tight);
    layout->addLayout(head);
    layout->addWidget(m_row);
    layout->addWidget(m_hint);

    connect(m_review, &SuggestionReview::changed, this, &ReviewBar::showItem);
    connect(m_review, &SuggestionReview::ended, this, [this](qsizetype shown) {
        close();
        m_session.notices().say(shown == 0 ? tr("There is nothing to suggest for these items.")
                                           : tr("Suggestions for %1 gone through.").arg(domain::countedItems(shown)));
    });
    connect(&m_review->tags(), &SuggestedTags::changed, this, &ReviewBar::goOnWhenDone);
    connect(m_row, &SuggestionRow::nextWanted, m_review, &SuggestionReview::next);
    connect(m_row, &SuggestionRow::leaveWanted, this, [this](const QString &typed) {
        if (typed.isEmpty())
            close();
    });
    connect(m_close, &QToolButton::clicked, this, &ReviewBar::close);
    hide();
}

void ReviewBar::open(const QList<ItemId> &items)
{
    if (!m_open) {
        m_open = true;
        m_focusBefore = QApplication::focusWidget();
        show();
    }
    m_shown = {};
    m_row->setFocus(Qt::ShortcutFocusReason);
    m_review->start(items);
}

void ReviewBar::close()
{
    if (!m_open)
        return;
    m_open = false;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    m_review->stop();
    if (hadFocus && m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
}

void ReviewBar::showItem()
{
    if (m_review->isLooking()) {
        m_place->setText(tr("Looking for suggestions…"));
        return;
    }
    m_shown = m_review->item();
    const auto item = store::readItem(m_session.library().connection(), m_shown);
    if (item && *item) {
        const QString host = domain::hostOf((*item)->url);
        m_title->setText(host.isEmpty() ? (*item)->title : tr("%1 (%2)").arg((*item)->title, host));
    }
    m_title->setToolTip(m_title->text().toHtmlEscaped());
    m_place->setText(tr("Item %1 of %2").arg(domain::grouped(m_review->place()), domain::grouped(m_review->total())));
    Q_EMIT itemShown(m_shown);
    m_row->setFocus(Qt::OtherFocusReason);
}

void ReviewBar::goOnWhenDone()
{
    SuggestedTags &tags = m_review->tags();
    const bool isDone =
        m_open && tags.item().isValid() && tags.item() == m_shown && tags.suggestions().isEmpty() && !tags.isReading();
    // Not from within what told of it.
    if (isDone)
        QMetaObject::invokeMethod(m_review, &SuggestionReview::next, Qt::QueuedConnection);
}

void ReviewBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace tagloom::gui
