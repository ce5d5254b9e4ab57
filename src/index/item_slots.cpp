// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/item_slots.h"

#include <algorithm>
#include <bit>

namespace tagloom::index {

using domain::ItemId;

namespace {

/// Rows may be nearly empty: as many of them as there are items, and so many more.
constexpr quint64 roomyRows = 1024;

} // namespace

std::vector<ItemSlots::Late>::const_iterator ItemSlots::lateAt(qint64 id) const
{
    return std::lower_bound(m_late.begin(), m_late.end(), id,
                            [](const Late &late, qint64 other) { return late.id < other; });
}

Slot ItemSlots::find(ItemId id) const
{
    if (m_ids.empty())
        return noSlot;
    if (const quint64 distance = distanceTo(id.value); distance / 64 < m_rows.size()) {
        const Row &row = m_rows[distance / 64];
        const quint64 bit = quint64{1} << distance % 64;
        if ((row.taken & bit) != 0)
            return row.first + static_cast<Slot>(std::popcount(row.taken & (bit - 1)));
    }
    if (m_inRows < m_ascending) {
        const auto end = m_ids.begin() + m_ascending;
        const auto found = std::lower_bound(m_ids.begin() + m_inRows, end, id.value);
        if (found != end && *found == id.value)
            return static_cast<Slot>(found - m_ids.begin());
    }
    const auto late = lateAt(id.value);
    return late != m_late.end() && late->id == id.value ? late->slot : noSlot;
}

void ItemSlots::addToRows(qint64 id, Slot slot)
{
    const quint64 distance = distanceTo(id);
    if (m_inRows < slot || distance / 64 > roomyRows + slot)
        return;
    while (m_rows.size() <= distance / 64)
        m_rows.push_back({0, slot});
    m_rows.back().taken |= quint64{1} << distance % 64;
    m_inRows = slot + 1;
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
    if (isNewest) {
        m_ascending = slot + 1;
        addToRows(id.value, slot);
    } else {
        m_late.insert(lateAt(id.value), Late{id.value, slot});
    }
    return slot;
}

} // namespace tagloom::index
