// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/id_set.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tagloom::store {

using domain::ItemId;
using Ids = QList<ItemId>;

namespace {

Ids normalised(Ids ids)
{
    if (!std::is_sorted(ids.cbegin(), ids.cend()))
        std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Ids common(const Ids &a, const Ids &b)
{
    Ids both;
    std::set_intersection(a.cbegin(), a.cend(), b.cbegin(), b.cend(), std::back_inserter(both));
    return both;
}

Ids without(const Ids &a, const Ids &b)
{
    Ids rest;
    std::set_difference(a.cbegin(), a.cend(), b.cbegin(), b.cend(), std::back_inserter(rest));
    return rest;
}

} // namespace

IdSet::IdSet(Ids ids)
    : m_ids(normalised(std::move(ids)))
{ }

void IdSet::intersect(const IdSet &other)
{
    if (m_isComplement && other.m_isComplement) {
        m_ids = normalised(m_ids + other.m_ids);
    } else if (m_isComplement) {
        m_ids = without(other.m_ids, m_ids);
        m_isComplement = false;
    } else {
        m_ids = other.m_isComplement ? without(m_ids, other.m_ids) : common(m_ids, other.m_ids);
    }
}

IdSet IdSet::united(const std::vector<IdSet> &sets)
{
    IdSet listed;
    IdSet allBut = everything();
    bool hasComplement = false;
    for (const IdSet &set : sets) {
        if (!set.m_isComplement) {
            listed.m_ids += set.m_ids;
            continue;
        }
        // All but a, or all but b: all but what is in both.
        allBut.m_ids = hasComplement ? common(allBut.m_ids, set.m_ids) : set.m_ids;
        hasComplement = true;
    }
    listed.m_ids = normalised(std::move(listed.m_ids));
    if (!hasComplement)
        return listed;
    allBut.m_ids = without(allBut.m_ids, listed.m_ids);
    return allBut;
}

IdLookup::IdLookup(const IdSet &set)
    : m_ids(set.ids())
    , m_isComplement(set.isComplement())
{
    constexpr qint64 bitsAnyway = 1 << 23;
    if (m_ids.isEmpty() || m_ids.constFirst().value < 0
        || m_ids.constLast().value / 64 > m_ids.size() + bitsAnyway / 64)
        return;
    m_bits.resize(static_cast<size_t>(m_ids.constLast().value) + 1);
    for (const ItemId id : std::as_const(m_ids))
        m_bits[static_cast<size_t>(id.value)] = true;
}

bool IdLookup::isListed(ItemId id) const
{
    if (m_bits.empty())
        return std::binary_search(m_ids.cbegin(), m_ids.cend(), id);
    const auto index = static_cast<size_t>(id.value);
    return index < m_bits.size() && m_bits[index];
}

} // namespace tagloom::store
