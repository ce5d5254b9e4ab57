// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/slot_set.h"

#include <bit>
#include <vector>

namespace tagloom::index {

/// All slots in one order, and the rank of each in it. A set is put in order by setting a bit at each rank and reading
/// the bits. Slots of deleted items stay where they were. 8 bytes an item.
class SortOrder final
{
public:
    static constexpr quint32 noRank = std::numeric_limits<quint32>::max();

    /// Where a slot goes: before the slot that has this rank now, or at the end.
    struct Placement
    {
        Slot slot;
        quint32 before;
    };

    quint32 size() const { return static_cast<quint32>(m_slots.size()); }
    Slot slotAt(quint32 rank) const { return m_slots[rank]; }
    quint32 rankOf(Slot slot) const { return slot < m_ranks.size() ? m_ranks[slot] : noRank; }
    bool contains(Slot slot) const { return rankOf(slot) != noRank; }
    const std::vector<Slot> &slots() const { return m_slots; } ///< in order

    /// The whole order anew.
    void assign(std::vector<Slot> slots);

    /// Moves or adds all of these at once. They stand in the order they shall have, so that `before` never descends.
    void place(const std::vector<Placement> &placements);

    /// The rank before which something belongs: `isBefore(Slot)` tells for a slot whether that stands before it, and
    /// `isSkipped(Slot)` for which slots that cannot be told.
    template <class IsSkipped, class IsBefore> quint32 placeFor(IsSkipped isSkipped, IsBefore isBefore) const
    {
        quint32 low = 0;
        quint32 high = size();
        while (low < high) {
            const quint32 middle = low + (high - low) / 2;
            quint32 asked = middle;
            while (asked < high && isSkipped(m_slots[asked]))
                ++asked;
            if (asked < high && isBefore(m_slots[asked]))
                low = asked + 1;
            else
                high = middle;
        }
        // Of the ranks between two slots that could be told, the last: so two things that belong there name the same.
        while (low < size() && isSkipped(m_slots[low]))
            ++low;
        return low;
    }

    /// Calls `work(Slot)` for those of the set that the order has, first to last or last to first.
    template <class Work> void visit(const SlotSet &set, bool descending, Work work) const
    {
        const std::vector<quint64> bits = rankBits(set);
        if (descending) {
            for (size_t word = bits.size(); word-- > 0;) {
                for (quint64 rest = bits[word]; rest != 0;) {
                    const int bit = 63 - std::countl_zero(rest);
                    work(m_slots[word * 64 + static_cast<size_t>(bit)]);
                    rest ^= quint64{1} << bit;
                }
            }
            return;
        }
        for (size_t word = 0; word < bits.size(); ++word) {
            for (quint64 rest = bits[word]; rest != 0; rest &= rest - 1)
                work(m_slots[word * 64 + static_cast<size_t>(std::countr_zero(rest))]);
        }
    }

private:
    std::vector<quint64> rankBits(const SlotSet &set) const;

    std::vector<Slot> m_slots; ///< by rank
    std::vector<quint32> m_ranks; ///< by slot
};

} // namespace tagloom::index
