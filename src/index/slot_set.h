// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <roaring/roaring.hh>

#include <array>
#include <limits>

namespace tagloom::index {

/// An item's number in the index: given in load order from 0, never given anew.
using Slot = quint32;
inline constexpr Slot noSlot = std::numeric_limits<Slot>::max();

/// A set of slots.
using SlotSet = Roaring;

inline quint32 countOf(const SlotSet &set)
{
    return static_cast<quint32>(set.cardinality());
}

/// Calls `work(Slot)` in ascending order, several times faster than the iterators of Roaring.
template <class Work> void forEachSlot(const SlotSet &set, Work work)
{
    std::array<Slot, 1024> block;
    roaring_uint32_iterator_t position;
    roaring_init_iterator(&set.roaring, &position);
    while (const quint32 read =
               roaring_read_uint32_iterator(&position, block.data(), static_cast<quint32>(block.size()))) {
        for (quint32 i = 0; i < read; ++i)
            work(block[i]);
    }
}

/// Makes a set of many slots; quick if they come in ascending order, right in any.
class SlotCollector final
{
public:
    void add(Slot slot)
    {
        m_block[m_used++] = slot;
        if (m_used == m_block.size())
            flush();
    }

    /// The set of what was added since the last call.
    SlotSet take()
    {
        flush();
        SlotSet set = std::move(m_set);
        m_set = SlotSet();
        return set;
    }

private:
    void flush()
    {
        m_set.addMany(m_used, m_block.data());
        m_used = 0;
    }

    SlotSet m_set;
    std::array<Slot, 1024> m_block;
    size_t m_used = 0;
};

} // namespace tagloom::index
