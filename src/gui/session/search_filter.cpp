// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/search_filter.h"

#include "store/saved_search_store.h"

namespace tagloom::gui {

using domain::TagId;

void SearchFilter::setText(const QString &text)
{
    if (takeText(text))
        Q_EMIT changed();
}

bool SearchFilter::takeText(const QString &text)
{
    if (text == m_text)
        return false;
    const domain::ParsedQuery parsed = domain::parseQuery(text);
    const bool isAnother = !parsed.error && parsed.query != m_request.query;
    const domain::ChosenTags before = chosenTags();
    m_text = text;
    m_error = parsed.error;
    m_rewrites = parsed.rewrites;
    if (isAnother)
        m_request.query = parsed.query;
    const domain::ChosenTags now = chosenTags();
    if (now.tags.size() > 1)
        m_anyTag = now.any;
    Q_EMIT textChanged();
    if (now != before)
        Q_EMIT tagsChanged();
    return isAnother;
}

void SearchFilter::learnForms()
{
    if (!m_rewrites.isEmpty())
        setText(domain::rewrittenText(m_text, m_rewrites));
}

void SearchFilter::setQuery(const domain::Query &query)
{
    if (m_error || query != m_request.query)
        setText(domain::toText(query));
}

void SearchFilter::setTags(const QList<TagId> &tags)
{
    setQuery(domain::withChosenTags(m_request.query, {tags, m_anyTag}));
}

void SearchFilter::replaceTags(const QList<domain::TagId> &gone, domain::TagId stayed)
{
    QList<domain::TagId> chosen;
    bool changed = false;
    for (const domain::TagId tag : chosenTags().tags) {
        const bool isGone = gone.contains(tag);
        changed = changed || isGone;
        const domain::TagId now = isGone ? stayed : tag;
        if (now.isValid() && !chosen.contains(now))
            chosen.append(now);
    }
    if (changed)
        setTags(chosen);
}

void SearchFilter::excludeTag(TagId tag)
{
    setQuery(domain::withoutTag(m_request.query, tag));
}

void SearchFilter::orTag(TagId tag)
{
    setQuery(domain::orWithTag(m_request.query, tag));
}

void SearchFilter::setAnyTag(bool any)
{
    if (any == m_anyTag)
        return;
    m_anyTag = any;
    setTags(chosenTags().tags);
    Q_EMIT tagsChanged();
}

void SearchFilter::setScope(store::Scope scope)
{
    if (scope == m_request.scope)
        return;
    m_request.scope = scope;
    Q_EMIT scopeChanged();
    Q_EMIT changed();
}

void SearchFilter::setSort(store::SortKey key, bool descending)
{
    m_lastingSort.reset();
    takeSort(key, descending);
}

void SearchFilter::setPassingSort(store::SortKey key, bool descending)
{
    if (!m_lastingSort)
        m_lastingSort = {m_request.sort, m_request.descending};
    takeSort(key, descending);
}

void SearchFilter::leavePassingSort()
{
    if (const auto lasting = std::exchange(m_lastingSort, std::nullopt))
        takeSort(lasting->first, lasting->second);
}

void SearchFilter::takeSort(store::SortKey key, bool descending)
{
    if (key == m_request.sort && descending == m_request.descending)
        return;
    m_request.sort = key;
    m_request.descending = descending;
    Q_EMIT changed();
}

void SearchFilter::show(const QString &text, store::SortKey key, bool descending)
{
    const store::SearchRequest before = m_request;
    m_lastingSort.reset();
    m_request.scope = store::Scope::Live;
    m_request.sort = key;
    m_request.descending = descending;
    const bool otherPlaceOrOrder =
        before.scope != m_request.scope || before.sort != m_request.sort || before.descending != m_request.descending;
    if (before.scope != m_request.scope)
        Q_EMIT scopeChanged();
    if (takeText(text) || otherPlaceOrOrder)
        Q_EMIT changed();
}

std::optional<domain::SavedSearch> SearchFilter::savedForm(const domain::TagNameOf &nameOf) const
{
    if (m_error || m_request.query.isEmpty())
        return std::nullopt;
    QString place;
    switch (m_request.scope) {
    case store::Scope::Live:
        break;
    case store::Scope::Untagged:
        place = QStringLiteral(" is:untagged");
        break;
    case store::Scope::RecentlyAdded:
        place = QStringLiteral(" added:30d");
        break;
    case store::Scope::Trash:
        place = QStringLiteral(" is:trashed");
        break;
    }
    const QString query = domain::toText(m_request.query);
    domain::SavedSearch search;
    search.name = domain::toText(m_request.query, nameOf);
    search.query = place.isEmpty() ? query : domain::toText(domain::parseQuery(u'(' + query + u')' + place).query);
    search.sort = store::sortWord(m_request.sort);
    search.descending = m_request.descending;
    return search;
}

void SearchFilter::clear()
{
    setText(QString());
}

} // namespace tagloom::gui
