// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/sort_order.h"

#include <algorithm>
#include <bit>

namespace tagloom::index {

using domain::ItemId;

namespace {

constexpr quint64 allBits = ~quint64{0};

} // namespace

void SortOrder::assign(std::vector<Slot> slots, const std::vector<qint64> &idOf)
{
    m_slots = std::move(slots);
    m_items.resize(m_slots.size());
    std::transform(m_slots.begin(), m_slots.end(), m_items.begin(), [&idOf](Slot slot) { return ItemId{idOf[slot]}; });
    const Slot largest = m_slots.empty() ? 0 : *std::max_element(m_slots.begin(), m_slots.end());
    m_ranks.assign(m_slots.empty() ? 0 : size_t{largest} + 1, noRank);
    for (quint32 rank = 0; rank < size(); ++rank)
        m_ranks[m_slots[rank]] = rank;
}

void SortOrder::place(const std::vector<Placement> &placements, const std::vector<qint64> &idOf)
{
    if (placements.empty())
        return;
    // Only the ranks from `first` to `end` change.
    quint32 first = size();
    quint32 end = 0;
    std::vector<quint32> left; // the ranks of those that move
    left.reserve(placements.size());
    for (const Placement &placement : placements) {
        if (placement.slot >= m_ranks.size())
            m_ranks.resize(size_t{placement.slot} + 1, noRank);
        first = std::min(first, placement.before);
        end = std::max(end, placement.before);
        const quint32 rank = m_ranks[placement.slot];
        if (rank != noRank) {
            first = std::min(first, rank);
            end = std::max(end, rank + 1);
            left.push_back(rank);
        }
    }
    const size_t added = placements.size() - left.size();
    if (added > 0)
        end = size();

    std::vector<Slot> old(m_slots.begin() + first, m_slots.begin() + end);
    for (const quint32 rank : left)
        old[rank - first] = noSlot;
    m_slots.resize(m_slots.size() + added);
    m_items.resize(m_slots.size());
    quint32 rank = first;
    const auto put = [this, &rank, &idOf](Slot slot) {
        m_slots[rank] = slot;
        m_items[rank] = ItemId{idOf[slot]};
        m_ranks[slot] = rank++;
    };
    auto next = placements.begin();
    for (quint32 oldRank = first; oldRank < end; ++oldRank) {
        for (; next != placements.end() && next->before == oldRank; ++next)
            put(next->slot);
        if (const Slot slot = old[oldRank - first]; slot != noSlot)
            put(slot);
    }
    for (; next != placements.end(); ++next)
        put(next->slot);
}

std::vector<quint64> SortOrder::rankBits(const SlotSet &set) const
{
    std::vector<quint64> bits((m_slots.size() + 63) / 64);
    const auto known = static_cast<Slot>(m_ranks.size());
    forEachSlot(set, [this, &bits, known](Slot slot) {
        const quint32 rank = slot < known ? m_ranks[slot] : noRank;
        if (rank != noRank)
            bits[rank / 64] |= quint64{1} << (rank % 64);
    });
    return bits;
}

QList<ItemId> SortOrder::ordered(const SlotSet &set, bool descending) const
{
    const std::vector<quint64> bits = rankBits(set);
    QList<ItemId> ids(static_cast<qsizetype>(set.cardinality()));
    ItemId *next = ids.data();
    if (descending) {
        for (size_t word = bits.size(); word-- > 0;) {
            const ItemId *const items = m_items.data() + word * 64;
            if (bits[word] == allBits) {
                next = std::reverse_copy(items, items + 64, next);
                continue;
            }
            for (quint64 rest = bits[word]; rest != 0;) {
                const int bit = 63 - std::countl_zero(rest);
                *next++ = items[bit];
                rest ^= quint64{1} << bit;
            }
        }
    } else {
        for (size_t word = 0; word < bits.size(); ++word) {
            const ItemId *const items = m_items.data() + word * 64;
            if (bits[word] == allBits) {
                next = std::copy(items, items + 64, next);
                continue;
            }
            for (quint64 rest = bits[word]; rest != 0; rest &= rest - 1)
                *next++ = items[std::countr_zero(rest)];
        }
    }
    ids.resize(next - ids.data()); // those without a rank are left out
    return ids;
}

} // namespace tagloom::index
