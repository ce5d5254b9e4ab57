// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "index/slot_set.h"

#include <QList>

#include <vector>

namespace tagloom::index {

/// All slots in one order, and the rank of each in it. A set is put in order by setting a bit at each rank and reading
/// the bits. The ids lie in the same order, for a look at each slot's own would miss the cache each time. Slots of
/// deleted items stay where they were. 16 bytes an item.
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

    /// The whole order anew. `idOf` holds the item of each slot, here and below.
    void assign(std::vector<Slot> slots, const std::vector<qint64> &idOf);

    /// Moves or adds all of these at once. They stand in the order they shall have, so that `before` never descends.
    void place(const std::vector<Placement> &placements, const std::vector<qint64> &idOf);

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

    /// The items of those slots of the set that the order has, first to last or last to first.
    QList<domain::ItemId> ordered(const SlotSet &set, bool descending) const;

private:
    std::vector<quint64> rankBits(const SlotSet &set) const;

    std::vector<Slot> m_slots; ///< by rank
    std::vector<domain::ItemId> m_items; ///< by rank
    std::vector<quint32> m_ranks; ///< by slot
};

} // namespace tagloom::index
