// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/slot_set.h"

#include <unordered_map>
#include <vector>

namespace tagloom::index {

/// The tags of each slot, as the numbers that TagSets gives them: one array for all (4 bytes a link), and beside it the
/// tags of the few slots that changed since it was made.
class ItemTags final
{
public:
    /// Makes the array anew from the sets, whose places are the tags' numbers.
    void build(const std::vector<SlotSet> &sets, quint32 slots);

    void add(Slot slot, quint32 tag);
    void remove(Slot slot, quint32 tag);
    void clear(Slot slot);

    /// Whether so many slots changed that build() pays.
    bool wantsBuilding() const { return m_changed.size() > std::max<size_t>(4096, m_first.size() / 32); }

    /// Calls `work(quint32 tag)` for each tag of a slot.
    template <class Work> void forEach(Slot slot, Work work) const
    {
        if (const auto changed = m_changed.find(slot); changed != m_changed.end()) {
            for (const quint32 tag : changed->second)
                work(tag);
        } else if (size_t{slot} + 1 < m_first.size()) {
            for (quint32 at = m_first[slot]; at < m_first[slot + 1]; ++at)
                work(m_tags[at]);
        }
    }

    /// Adds to counts[tag] how many of the slots carry it.
    void count(const SlotSet &slots, std::vector<quint32> &counts) const;

    /// The slots below `end` with from..to tags, both included.
    SlotSet withTagCount(qint64 from, qint64 to, Slot end) const;

private:
    std::vector<quint32> &changeable(Slot slot);

    std::vector<quint32> m_first; ///< by slot, where its tags begin; one more than slots
    std::vector<quint32> m_tags;
    std::unordered_map<Slot, std::vector<quint32>> m_changed;
    SlotSet m_changedSlots; ///< its keys
};

} // namespace tagloom::index
