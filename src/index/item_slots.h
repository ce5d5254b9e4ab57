// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "index/slot_set.h"

#include <vector>

namespace tagloom::index {

/// Which item has which slot. Ids may lie anywhere; a search for ids in ascending order costs next to nothing.
class ItemSlots final
{
public:
    quint32 size() const { return static_cast<quint32>(m_ids.size()); }
    domain::ItemId idOf(Slot slot) const { return domain::ItemId{m_ids[slot]}; }
    const std::vector<qint64> &ids() const { return m_ids; } ///< by slot

    /// noSlot if the item has none.
    Slot find(domain::ItemId id) const;

    /// The same; `near` is a slot to begin at, and is moved on to the one found.
    Slot findFrom(Slot &near, domain::ItemId id) const;

    Slot findOrAdd(domain::ItemId id);
    void reserve(size_t items) { m_ids.reserve(items); }

private:
    struct Late
    {
        qint64 id;
        Slot slot;
    };

    Slot findBetween(qint64 id, Slot first, Slot end) const;
    std::vector<Late>::const_iterator lateAt(qint64 id) const;

    std::vector<qint64> m_ids; ///< by slot
    Slot m_ascending = 0; ///< the ids of the slots before this one ascend
    std::vector<Late> m_late; ///< the others, by id: after an undo brought a smaller id back
};

} // namespace tagloom::index
