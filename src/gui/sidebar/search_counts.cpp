// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/search_counts.h"

#include "gui/session/session.h"
#include "models/when_ready.h"

#include <algorithm>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::ErrorCode;
using domain::Result;
using domain::SavedSearch;
using domain::SavedSearchId;

SearchCounts::SearchCounts(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_later.setSingleShot(true);
    m_later.setInterval(1000);
    connect(&m_later, &QTimer::timeout, this, &SearchCounts::countNext);
    connect(&session, &Session::resultShown, this, &SearchCounts::countNext);
    connect(&session.library(), &library::Library::changed, this, &SearchCounts::follow);
}

void SearchCounts::setShown(const QList<SavedSearch> &searches)
{
    m_shown = searches;
    countNext();
}

std::optional<qint64> SearchCounts::count(SavedSearchId id) const
{
    return m_known.value(id).count;
}

bool SearchCounts::isCurrent(const SavedSearch &search) const
{
    const auto known = m_known.constFind(search.id);
    return known != m_known.cend() && known->state == m_state && known->query == search.query;
}

void SearchCounts::follow(const ChangeSet &changes)
{
    if (changes.isEmpty())
        return;
    ++m_state;
    if (!m_later.isActive())
        m_later.start();
}

void SearchCounts::countNext()
{
    if (m_counting || m_later.isActive())
        return;
    const auto next = std::find_if(m_shown.cbegin(), m_shown.cend(),
                                   [this](const SavedSearch &search) { return !isCurrent(search); });
    if (next == m_shown.cend())
        return;
    if (m_session.isSearching()) {
        m_later.start();
        return;
    }
    if (!m_counter) {
        auto counter = library::SavedSearchCounter::start(m_session.library());
        if (!counter)
            return; // what is shown stays without counts
        m_counter = std::move(*counter);
    }
    m_counting = true;
    const SavedSearch search = *next;
    models::whenReady(this, m_counter->count(search), [this, search, state = m_state](const Result<qint64> &count) {
        m_counting = false;
        m_known.insert(search.id, Known{count ? std::optional(*count) : std::nullopt, search.query, state});
        Q_EMIT counted(search.id);
        countNext();
    });
}

} // namespace tagloom::gui
