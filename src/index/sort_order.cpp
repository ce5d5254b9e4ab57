// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/sort_order.h"

#include <algorithm>

namespace tagloom::index {

void SortOrder::assign(std::vector<Slot> slots)
{
    m_slots = std::move(slots);
    const Slot largest = m_slots.empty() ? 0 : *std::max_element(m_slots.begin(), m_slots.end());
    m_ranks.assign(m_slots.empty() ? 0 : size_t{largest} + 1, noRank);
    for (quint32 rank = 0; rank < size(); ++rank)
        m_ranks[m_slots[rank]] = rank;
}

void SortOrder::place(const std::vector<Placement> &placements)
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
    quint32 rank = first;
    const auto put = [this, &rank](Slot slot) {
        m_slots[rank] = slot;
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

} // namespace tagloom::index
