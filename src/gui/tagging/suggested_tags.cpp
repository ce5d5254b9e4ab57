// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/suggested_tags.h"

#include "models/when_ready.h"

#include <algorithm>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::ItemId;
using domain::LinkRef;
using domain::Result;
using domain::Suggestion;
using domain::TagId;

SuggestedTags::SuggestedTags(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_service(session.library())
{
    connect(&session.library(), &library::Library::changed, this, &SuggestedTags::follow);
}

void SuggestedTags::setItem(ItemId item)
{
    if (m_item == item)
        return;
    m_item = item;
    m_suggestions.clear();
    Q_EMIT changed();
    read();
}

void SuggestedTags::setItem(const library::ItemSuggestions &known)
{
    m_item = known.item;
    m_suggestions = known.suggestions;
    m_outdated = m_reading;
    Q_EMIT changed();
}

void SuggestedTags::follow(const ChangeSet &changes)
{
    if (!m_item.isValid())
        return;
    const auto isOurs = [this](const LinkRef &link) {
        return link.item == m_item;
    };
    bool concerned = changes.everything || changes.itemsChanged.contains(m_item)
        || changes.itemsRemoved.contains(m_item) || !changes.tagsRemoved.isEmpty() || !changes.tagsChanged.isEmpty()
        || !changes.tagsRelinked.isEmpty();
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved})
        concerned = concerned || std::any_of(links->begin(), links->end(), isOurs);
    if (concerned)
        read();
}

void SuggestedTags::read()
{
    if (m_reading) {
        m_outdated = true;
        return;
    }
    if (!m_item.isValid())
        return;
    m_reading = true;
    models::whenReady(this, m_service.suggest(m_item), [this](const Answer &answer) {
        m_reading = false;
        if (std::exchange(m_outdated, false)) {
            read();
            return;
        }
        if (!answer)
            m_session.notices().fail(answer.error());
        m_suggestions = answer ? *answer : QList<Suggestion>();
        Q_EMIT changed();
    });
}

void SuggestedTags::take(TagId tag)
{
    settle(tag, true);
}

void SuggestedTags::refuse(TagId tag)
{
    settle(tag, false);
}

void SuggestedTags::settle(TagId tag, bool takes)
{
    const auto found = std::find_if(m_suggestions.begin(), m_suggestions.end(),
                                    [tag](const Suggestion &suggestion) { return suggestion.tag == tag; });
    if (found == m_suggestions.end() || m_session.library().isReadOnly())
        return;
    const Suggestion suggestion = *found;
    m_suggestions.erase(found);
    ++m_writing;
    Q_EMIT changed();
    const auto done = takes ? m_service.take(m_item, suggestion) : m_service.refuse(m_item, suggestion);
    models::whenReady(this, done, [this](const Result<QString> &said) {
        --m_writing;
        if (said)
            m_session.notices().say(*said);
        else
            m_session.notices().fail(said.error());
        // What else is suggested now; and what could not be written is back.
        read();
    });
}

} // namespace tagloom::gui
