// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/leaf_cache.h"

#include <algorithm>

namespace tagloom::index {

using domain::BoundNode;

namespace {

/// At most 125 kB each in a library of a million.
constexpr size_t mostEntries = 32;

} // namespace

const SlotSet *LeafCache::find(const BoundNode::Leaf &leaf)
{
    const auto entry =
        std::find_if(m_entries.begin(), m_entries.end(), [&leaf](const Entry &one) { return one.leaf == leaf; });
    if (entry == m_entries.end())
        return nullptr;
    m_entries.splice(m_entries.begin(), m_entries, entry);
    return &entry->slots;
}

void LeafCache::put(const BoundNode::Leaf &leaf, SlotSet slots)
{
    slots.runOptimize();
    slots.shrinkToFit();
    m_entries.push_front({leaf, std::move(slots)});
    if (m_entries.size() > mostEntries)
        m_entries.pop_back();
}

} // namespace tagloom::index
