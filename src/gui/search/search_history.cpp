// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/search_history.h"

namespace tagloom::gui {

void SearchHistory::add(const QString &search)
{
    m_at = -1;
    const QString text = search.simplified();
    if (text.isEmpty())
        return;
    QStringList all = searches();
    if (!all.isEmpty() && all.constFirst() == text)
        return;
    all.removeAll(text);
    all.prepend(text);
    m_settings.set(option::RecentSearches, all.first(qMin(all.size(), mostSearches)));
}

void SearchHistory::clear()
{
    m_at = -1;
    m_settings.set(option::RecentSearches, {});
}

std::optional<QString> SearchHistory::older(const QString &typed)
{
    const QStringList all = searches();
    if (m_at < 0)
        m_typed = typed;
    qsizetype next = m_at + 1;
    // What stands there already is no step.
    if (m_at < 0 && next < all.size() && all.at(next) == typed.simplified())
        ++next;
    if (next >= all.size())
        return std::nullopt;
    m_at = next;
    return all.at(m_at);
}

std::optional<QString> SearchHistory::newer()
{
    if (m_at < 0)
        return std::nullopt;
    --m_at;
    return m_at < 0 ? m_typed : searches().value(m_at);
}

} // namespace tagloom::gui
