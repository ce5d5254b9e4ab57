// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "index/slot_set.h"

#include <vector>

namespace tagloom::index {

/// Which item has which slot. Ids may lie anywhere; where they lie as near to each other as a library gives them,
/// finding one takes two reads of a table that stays in the cache.
class ItemSlots final
{
public:
    quint32 size() const { return static_cast<quint32>(m_ids.size()); }
    domain::ItemId idOf(Slot slot) const { return domain::ItemId{m_ids[slot]}; }
    const std::vector<qint64> &ids() const { return m_ids; } ///< by slot

    /// noSlot if the item has none.
    Slot find(domain::ItemId id) const;

    Slot findOrAdd(domain::ItemId id);
    void reserve(size_t items) { m_ids.reserve(items); }

private:
    /// 64 ids in a row: which of them have a slot, and the slot of the first that has.
    struct Row
    {
        quint64 taken = 0;
        Slot first = 0;
    };
    struct Late
    {
        qint64 id;
        Slot slot;
    };

    /// Counted from the first id; beyond every row for an id before it.
    quint64 distanceTo(qint64 id) const { return static_cast<quint64>(id) - static_cast<quint64>(m_ids.front()); }
    void addToRows(qint64 id, Slot slot);
    std::vector<Late>::const_iterator lateAt(qint64 id) const;

    std::vector<qint64> m_ids; ///< by slot
    Slot m_ascending = 0; ///< the ids of the slots before this one ascend
    std::vector<Row> m_rows; ///< from the first id on
    Slot m_inRows = 0; ///< the slots before this one are in the rows; those behind lie too far apart
    std::vector<Late> m_late; ///< what does not ascend, by id: after an undo brought a smaller id back
};

} // namespace tagloom::index
