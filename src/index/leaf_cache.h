// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "index/slot_set.h"

#include <list>

namespace tagloom::index {

/// What the last conditions on texts and details found, so that a search that grows by a word, a tag or another order does not ask
/// again for what it asked a moment ago. Both belong to items: whoever learns that an item changed clears it; links do
/// not matter.
class LeafCache final
{
public:
    static bool holds(const domain::BoundNode::Leaf &leaf)
    {
        if (const auto *state = std::get_if<domain::StateLeaf>(&leaf))
            return state->state == domain::StateLeaf::State::Done || state->state == domain::StateLeaf::State::Paid
                || state->state == domain::StateLeaf::State::WithFile || state->state == domain::StateLeaf::State::Missing;
        return std::holds_alternative<domain::TextLeaf>(leaf) || std::holds_alternative<domain::ColumnLeaf>(leaf)
            || std::holds_alternative<domain::AuthorLeaf>(leaf) || std::holds_alternative<domain::DetailLeaf>(leaf)
            || std::holds_alternative<domain::FileTypeLeaf>(leaf)
            || std::holds_alternative<domain::AddressLeaf>(leaf);
    }

    /// nullptr if it is not known; else valid until put() or clear().
    const SlotSet *find(const domain::BoundNode::Leaf &leaf);
    void put(const domain::BoundNode::Leaf &leaf, SlotSet slots);
    void clear() { m_entries.clear(); }

private:
    struct Entry
    {
        domain::BoundNode::Leaf leaf;
        SlotSet slots;
    };

    std::list<Entry> m_entries; ///< the one asked for last comes first
};

} // namespace tagloom::index
