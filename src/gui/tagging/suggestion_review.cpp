// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/suggestion_review.h"

#include "models/when_ready.h"

#include <QSet>

#include <algorithm>

namespace tagloom::gui {

using domain::ItemId;
using domain::Result;

SuggestionReview::SuggestionReview(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_service(session.library())
    , m_tags(session)
{ }

void SuggestionReview::start(const QList<ItemId> &items)
{
    const quint64 walk = ++m_walk;
    m_running = true;
    m_looking = true;
    m_next = 0;
    m_shown = 0;
    m_items.clear();
    Q_EMIT changed();
    models::whenReady(this, m_service.itemsWithStored(), [this, walk, items](const Result<QList<ItemId>> &stored) {
        if (walk != m_walk)
            return;
        if (!stored)
            m_session.notices().fail(stored.error());
        m_items = stored ? *stored : QList<ItemId>();
        const QSet<ItemId> known(m_items.begin(), m_items.end());
        for (const ItemId item : items) {
            if (!known.contains(item))
                m_items.append(item);
        }
        look();
    });
}

void SuggestionReview::next()
{
    if (!m_running || m_looking)
        return;
    m_looking = true;
    look();
}

void SuggestionReview::look()
{
    if (m_next >= m_items.size()) {
        end();
        return;
    }
    Q_EMIT changed();
    const QList<ItemId> some = m_items.mid(m_next, library::SuggestionService::itemsAtOnce);
    using Found = Result<std::optional<library::ItemSuggestions>>;
    models::whenReady(this, m_service.firstOf(some), [this, walk = m_walk, some](const Found &found) {
        if (walk != m_walk)
            return;
        if (!found) {
            m_session.notices().fail(found.error());
            end();
        } else if (!*found) {
            m_next += some.size();
            look();
        } else {
            m_next += some.indexOf((*found)->item) + 1;
            ++m_shown;
            m_looking = false;
            m_tags.setItem(**found);
            Q_EMIT changed();
        }
    });
}

void SuggestionReview::end()
{
    const qsizetype shown = m_shown;
    stop();
    Q_EMIT ended(shown);
}

void SuggestionReview::stop()
{
    ++m_walk;
    m_running = false;
    m_looking = false;
    m_tags.setItem(ItemId());
    m_items.clear();
}

} // namespace tagloom::gui
