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
    setItems(item.isValid() ? QList{item} : QList<ItemId>());
}

void SuggestedTags::setItems(const QList<ItemId> &items)
{
    const QList<ItemId> few = items.size() > library::SuggestionService::itemsTogether ? QList<ItemId>() : items;
    if (m_items == few)
        return;
    m_items = few;
    m_each.clear();
    m_suggestions.clear();
    Q_EMIT changed();
    read();
}

qsizetype SuggestedTags::itemsWith(TagId tag) const
{
    return std::count_if(m_each.begin(), m_each.end(), [tag](const library::ItemSuggestions &one) {
        return std::any_of(one.suggestions.begin(), one.suggestions.end(),
                           [tag](const Suggestion &suggestion) { return suggestion.tag == tag; });
    });
}

/// Of one item as they come; of several each tag once, as it stands with the item for which it is surest.
void SuggestedTags::arrange()
{
    m_suggestions.clear();
    if (m_items.size() > 1) {
        for (library::ItemSuggestions &one : m_each)
            one.suggestions.removeIf([](const Suggestion &suggestion) { return suggestion.storedBy.has_value(); });
    }
    for (const library::ItemSuggestions &one : std::as_const(m_each)) {
        for (const Suggestion &suggestion : one.suggestions) {
            const auto known = std::find_if(m_suggestions.begin(), m_suggestions.end(),
                                            [&](const Suggestion &other) { return other.tag == suggestion.tag; });
            if (known == m_suggestions.end())
                m_suggestions.append(suggestion);
            else if (suggestion.confidence > known->confidence)
                *known = suggestion;
        }
    }
    if (m_items.size() < 2)
        return;
    std::stable_sort(m_suggestions.begin(), m_suggestions.end(), [this](const Suggestion &a, const Suggestion &b) {
        return std::pair(itemsWith(a.tag), a.confidence) > std::pair(itemsWith(b.tag), b.confidence);
    });
    m_suggestions = m_suggestions.mid(0, library::SuggestionService::most);
}

void SuggestedTags::setItem(const library::ItemSuggestions &known)
{
    m_items = {known.item};
    m_each = {known};
    arrange();
    m_outdated = m_reading;
    Q_EMIT changed();
}

void SuggestedTags::follow(const ChangeSet &changes)
{
    if (m_items.isEmpty())
        return;
    const auto isOurs = [this](const LinkRef &link) {
        return m_items.contains(link.item);
    };
    bool concerned = changes.everything || !changes.tagsRemoved.isEmpty() || !changes.tagsChanged.isEmpty()
        || !changes.tagsRelinked.isEmpty() || std::any_of(m_items.begin(), m_items.end(), [&changes](ItemId item) {
                         return changes.itemsChanged.contains(item) || changes.itemsRemoved.contains(item);
                     });
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
    if (m_items.isEmpty())
        return;
    m_reading = true;
    models::whenReady(this, m_service.suggestEach(m_items), [this](const Answer &answer) {
        m_reading = false;
        if (std::exchange(m_outdated, false)) {
            read();
            return;
        }
        if (!answer)
            m_session.notices().fail(answer.error());
        m_each = answer ? *answer : QList<library::ItemSuggestions>();
        arrange();
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
    const auto isIt = [tag](const Suggestion &suggestion) {
        return suggestion.tag == tag;
    };
    if (std::none_of(m_suggestions.begin(), m_suggestions.end(), isIt) || m_session.library().isReadOnly())
        return;
    m_suggestions.removeIf(isIt);
    QList<library::ItemSuggestions> settled;
    for (library::ItemSuggestions &one : m_each) {
        const auto found = std::find_if(one.suggestions.begin(), one.suggestions.end(), isIt);
        if (found == one.suggestions.end())
            continue;
        settled.append({one.item, {*found}});
        one.suggestions.erase(found);
    }
    ++m_writing;
    Q_EMIT changed();
    const auto done = takes ? m_service.take(settled) : m_service.refuse(settled);
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
