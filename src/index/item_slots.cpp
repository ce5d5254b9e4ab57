// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/item_slots.h"

#include <algorithm>

namespace tagloom::index {

using domain::ItemId;

Slot ItemSlots::findBetween(qint64 id, Slot first, Slot end) const
{
    const auto found = std::lower_bound(m_ids.begin() + first, m_ids.begin() + end, id);
    return found != m_ids.begin() + end && *found == id ? static_cast<Slot>(found - m_ids.begin()) : noSlot;
}

std::vector<ItemSlots::Late>::const_iterator ItemSlots::lateAt(qint64 id) const
{
    return std::lower_bound(m_late.begin(), m_late.end(), id,
                            [](const Late &late, qint64 other) { return late.id < other; });
}

Slot ItemSlots::find(ItemId id) const
{
    if (const Slot slot = findBetween(id.value, 0, m_ascending); slot != noSlot || m_late.empty())
        return slot;
    const auto late = lateAt(id.value);
    return late != m_late.end() && late->id == id.value ? late->slot : noSlot;
}

Slot ItemSlots::findFrom(Slot &near, ItemId id) const
{
    if (near >= m_ascending || m_ids[near] > id.value) {
        const Slot slot = find(id);
        if (slot < m_ascending)
            near = slot;
        return slot;
    }
    // Where no id between the two is missing, the slots lie as far apart as the ids do; otherwise they lie nearer. So
    // from there back, by steps that double.
    const qint64 distance = id.value - m_ids[near];
    const Slot farthest = m_ascending - 1 - near;
    Slot last = near + (distance < farthest ? static_cast<Slot>(distance) : farthest);
    Slot step = 1;
    while (m_ids[last] > id.value) {
        last -= std::min(step, last - near);
        step *= 2;
    }
    const Slot slot = m_ids[last] == id.value ? last : findBetween(id.value, last, std::min(last + step, m_ascending));
    if (slot == noSlot)
        return m_late.empty() ? noSlot : find(id);
    near = slot;
    return slot;
}

Slot ItemSlots::findOrAdd(ItemId id)
{
    const bool isNewest = m_ascending == m_ids.size() && (m_ids.empty() || m_ids.back() < id.value);
    if (!isNewest) {
        if (const Slot known = find(id); known != noSlot)
            return known;
    }
    const Slot slot = size();
    m_ids.push_back(id.value);
    if (isNewest)
        m_ascending = slot + 1;
    else
        m_late.insert(lateAt(id.value), Late{id.value, slot});
    return slot;
}

} // namespace tagloom::index
