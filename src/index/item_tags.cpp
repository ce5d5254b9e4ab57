// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/item_tags.h"

#include <algorithm>

namespace tagloom::index {

void ItemTags::build(const std::vector<SlotSet> &sets, quint32 slots)
{
    m_changed = {};
    m_changedSlots = SlotSet();
    // Counted one place further on, then summed: first[slot + 1] becomes the end of the slot's tags.
    m_first.assign(size_t{slots} + 1, 0);
    for (const SlotSet &set : sets)
        forEachSlot(set, [this](Slot slot) { ++m_first[slot + 1]; });
    for (size_t slot = 0; slot < slots; ++slot)
        m_first[slot + 1] += m_first[slot];
    m_tags.resize(m_first[slots]);
    m_tags.shrink_to_fit();
    // Filled from the last tag to the first, each end moving down to the beginning.
    for (size_t tag = sets.size(); tag-- > 0;)
        forEachSlot(sets[tag], [this, tag](Slot slot) { m_tags[--m_first[slot + 1]] = static_cast<quint32>(tag); });
    for (size_t slot = 0; slot < slots; ++slot)
        m_first[slot] = m_first[slot + 1];
    m_first[slots] = static_cast<quint32>(m_tags.size());
}

std::vector<quint32> &ItemTags::changeable(Slot slot)
{
    if (const auto changed = m_changed.find(slot); changed != m_changed.end())
        return changed->second;
    std::vector<quint32> tags;
    forEach(slot, [&tags](quint32 tag) { tags.push_back(tag); });
    m_changedSlots.add(slot);
    return m_changed.emplace(slot, std::move(tags)).first->second;
}

void ItemTags::add(Slot slot, quint32 tag)
{
    changeable(slot).push_back(tag);
}

void ItemTags::remove(Slot slot, quint32 tag)
{
    std::vector<quint32> &tags = changeable(slot);
    tags.erase(std::remove(tags.begin(), tags.end(), tag), tags.end());
}

void ItemTags::clear(Slot slot)
{
    changeable(slot).clear();
}

void ItemTags::count(const SlotSet &slots, std::vector<quint32> &counts) const
{
    const auto countPlain = [this, &counts](Slot slot) {
        for (quint32 at = m_first[slot]; at < m_first[slot + 1]; ++at)
            ++counts[m_tags[at]];
    };
    // New slots are among the changed ones, or have no tag.
    const auto plainEnd = static_cast<Slot>(m_first.empty() ? 0 : m_first.size() - 1);
    if (m_changed.empty() && (slots.isEmpty() || slots.maximum() < plainEnd)) {
        forEachSlot(slots, countPlain);
        return;
    }
    forEachSlot(slots - m_changedSlots, [plainEnd, countPlain](Slot slot) {
        if (slot < plainEnd)
            countPlain(slot);
    });
    forEachSlot(slots & m_changedSlots,
                [this, &counts](Slot slot) { forEach(slot, [&counts](quint32 tag) { ++counts[tag]; }); });
}

SlotSet ItemTags::withTagCount(qint64 from, qint64 to, Slot end) const
{
    const auto within = [from, to](size_t count) {
        const auto number = static_cast<qint64>(count);
        return from <= number && number <= to;
    };
    SlotCollector slots;
    const auto plainEnd = std::min(end, static_cast<Slot>(m_first.empty() ? 0 : m_first.size() - 1));
    for (Slot slot = 0; slot < plainEnd; ++slot) {
        if (within(m_first[slot + 1] - m_first[slot]))
            slots.add(slot);
    }
    for (Slot slot = plainEnd; slot < end; ++slot) {
        if (within(0))
            slots.add(slot);
    }
    SlotSet found = slots.take();
    found -= m_changedSlots;
    for (const auto &[slot, tags] : m_changed) {
        if (slot < end && within(tags.size()))
            found.add(slot);
    }
    return found;
}

} // namespace tagloom::index
