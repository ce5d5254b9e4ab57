// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/search_filter.h"

namespace tagloom::gui {

void SearchFilter::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    const domain::ParsedQuery parsed = domain::parseQuery(text);
    m_error = parsed.error;
    Q_EMIT textChanged();
    if (m_error || parsed.query == m_request.query)
        return;
    m_request.query = parsed.query;
    Q_EMIT changed();
}

void SearchFilter::setTags(const QList<domain::TagId> &tags)
{
    if (tags == m_request.tags)
        return;
    m_request.tags = tags;
    Q_EMIT tagsChanged();
    Q_EMIT changed();
}

void SearchFilter::setAnyTag(bool any)
{
    if (any == m_request.anyTag)
        return;
    m_request.anyTag = any;
    Q_EMIT tagsChanged();
    if (m_request.tags.size() > 1)
        Q_EMIT changed();
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
    setTags({});
    setText(QString());
}

} // namespace tagloom::gui
