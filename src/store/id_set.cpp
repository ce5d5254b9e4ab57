// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/id_set.h"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace tagloom::store {

using domain::ItemId;
using Ids = QList<ItemId>;

namespace {

/// Below this a sort is as quick as anything.
constexpr qsizetype fewestForBits = 4096;

/// A bit for each id up to the largest, where most of them are taken: a million ids in the order of their dates, or of
/// several tags, come out in one pass over the bits. False if they are too sparse, or negative.
bool sortByBits(Ids &ids)
{
    const auto [least, most] = std::minmax_element(ids.cbegin(), ids.cend());
    if (ids.size() < fewestForBits || least->value < 0 || most->value / 64 > ids.size())
        return false;
    std::vector<quint64> words(static_cast<size_t>(most->value / 64) + 1);
    for (const ItemId id : std::as_const(ids))
        words[static_cast<size_t>(id.value / 64)] |= quint64{1} << (id.value % 64);
    qsizetype place = 0;
    for (size_t word = 0; word < words.size(); ++word) {
        for (quint64 bits = words[word]; bits != 0; bits &= bits - 1)
            ids[place++] = ItemId{static_cast<qint64>(word) * 64 + std::countr_zero(bits)};
    }
    ids.resize(place);
    return true;
}

Ids normalised(Ids ids)
{
    // One after the other and none twice is what most leaves give.
    const bool isNormal =
        std::adjacent_find(ids.cbegin(), ids.cend(), [](ItemId a, ItemId b) { return !(a < b); }) == ids.cend();
    if (isNormal || sortByBits(ids))
        return ids;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

Ids merged(const Ids &a, const Ids &b)
{
    Ids both;
    both.reserve(a.size() + b.size());
    std::set_union(a.cbegin(), a.cend(), b.cbegin(), b.cend(), std::back_inserter(both));
    return both;
}

Ids common(const Ids &a, const Ids &b)
{
    Ids both;
    both.reserve(std::min(a.size(), b.size()));
    std::set_intersection(a.cbegin(), a.cend(), b.cbegin(), b.cend(), std::back_inserter(both));
    return both;
}

Ids without(const Ids &a, const Ids &b)
{
    Ids rest;
    rest.reserve(a.size());
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
        m_ids = merged(m_ids, other.m_ids);
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
    std::vector<Ids> lists;
    IdSet allBut = everything();
    bool hasComplement = false;
    for (const IdSet &set : sets) {
        if (!set.m_isComplement) {
            if (!set.m_ids.isEmpty())
                lists.push_back(set.m_ids);
            continue;
        }
        // All but a, or all but b: all but what is in both.
        allBut.m_ids = hasComplement ? common(allBut.m_ids, set.m_ids) : set.m_ids;
        hasComplement = true;
    }
    // Two and two, so that a long chain is not gone through again and again.
    while (lists.size() > 1) {
        std::vector<Ids> halves;
        for (size_t i = 0; i < lists.size(); i += 2)
            halves.push_back(i + 1 < lists.size() ? merged(lists[i], lists[i + 1]) : lists[i]);
        lists = std::move(halves);
    }
    if (!lists.empty())
        listed.m_ids = lists.front();
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
