// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/search_filter.h"

namespace tagloom::gui {

using domain::TagId;

void SearchFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    const domain::ParsedQuery parsed = domain::parseQuery(text);
    m_error = parsed.error;
    m_rewrites = parsed.rewrites;
    Q_EMIT textChanged();
    if (m_error || parsed.query == m_request.query)
        return;
    const domain::ChosenTags before = chosenTags();
    m_request.query = parsed.query;
    const domain::ChosenTags now = chosenTags();
    if (now.tags.size() > 1)
        m_anyTag = now.any;
    if (now != before)
        Q_EMIT tagsChanged();
    Q_EMIT changed();
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
    if (key == m_request.sort && descending == m_request.descending)
        return;
    m_request.sort = key;
    m_request.descending = descending;
    Q_EMIT changed();
}

void SearchFilter::clear()
{
    setText(QString());
}

} // namespace tagloom::gui
