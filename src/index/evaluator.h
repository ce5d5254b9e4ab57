// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "domain/result.h"
#include "index/contents.h"
#include "index/leaf_cache.h"

#include <functional>

namespace tagloom::index {

/// The items of a leaf that the index cannot answer: texts, columns, tags with link bounds, duplicates, suggested,
/// entries of lists, details. A
/// TextLeaf comes without its tags; those the index adds. Ids in any order, unknown ones are passed over.
/// Where `among` is not null only these ids matter, a few hundred at most, ascending; the answer may hold others.
using LeafItems = std::function<domain::Result<QList<domain::ItemId>>(const domain::BoundNode::Leaf &leaf,
                                                                      const QList<domain::ItemId> *among)>;

/// Evaluates one query on the contents as they are. What costs least comes first, SQL last, and only if anything is
/// left.
class Evaluator final
{
public:
    Evaluator(const Contents &contents, const domain::BoundQuery &query, const LeafItems &fromSql, LeafCache &cache);

    domain::Result<SlotSet> run();

private:
    /// A set of one's own, or one that stands in the contents.
    class Value
    {
    public:
        Value(SlotSet set)
            : m_own(std::move(set))
        { }
        Value(const SlotSet *set)
            : m_borrowed(set)
        { }
        const SlotSet &get() const { return m_borrowed ? *m_borrowed : m_own; }
        SlotSet take() { return m_borrowed ? SlotSet(*m_borrowed) : std::move(m_own); }

    private:
        SlotSet m_own;
        const SlotSet *m_borrowed = nullptr;
    };
    using Evaluated = domain::Result<Value>;

    /// How dear a node is: by SQL at all, then by how many slots it may have.
    struct Cost
    {
        bool sql = false;
        quint64 slots = 0;
    };

    Cost costOf(const domain::BoundNode &node) const;
    Cost costOf(const domain::BoundNode::Leaf &leaf) const;
    // `within`: only these slots matter to the asker; nullptr: all.
    Evaluated evaluate(const domain::BoundNode &node, const SlotSet *within) const;
    Evaluated evaluateAll(const std::vector<domain::BoundNode> &nodes, const SlotSet *within) const;
    Evaluated evaluateAny(const std::vector<domain::BoundNode> &nodes, const SlotSet *within) const;
    Evaluated evaluate(const domain::BoundNode::Leaf &leaf, const SlotSet *within) const;
    Value withAnyTag(const QList<domain::TagId> &tags) const;
    SlotSet inSpan(const domain::TimeLeaf &leaf) const;
    Evaluated ask(const domain::BoundNode::Leaf &leaf, const SlotSet *within) const;

    const Contents &m_contents;
    const domain::BoundQuery &m_query;
    const LeafItems &m_fromSql;
    LeafCache &m_cache;
    const SlotSet &m_universe; ///< what a `not` is taken from
};

} // namespace tagloom::index
