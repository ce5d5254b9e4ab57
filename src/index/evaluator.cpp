// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/evaluator.h"

#include <algorithm>
#include <optional>

namespace tagloom::index {

using domain::BoundNode;
using domain::ItemId;
using domain::KindsLeaf;
using domain::Result;
using domain::StateLeaf;
using domain::TagCountLeaf;
using domain::TagId;
using domain::TagsLeaf;
using domain::TextLeaf;
using domain::TimeLeaf;

namespace {

/// So few candidates are named to SQL, which then looks at these alone.
constexpr quint64 mostNamedCandidates = 500;

const SlotSet emptySet;

bool asksSql(const BoundNode::Leaf &leaf)
{
    if (const auto *tags = std::get_if<TagsLeaf>(&leaf))
        return tags->links.has_value() && !tags->tags.isEmpty();
    if (const auto *text = std::get_if<TextLeaf>(&leaf))
        return !text->match.isEmpty() || !text->like.isEmpty();
    if (const auto *state = std::get_if<StateLeaf>(&leaf))
        return state->state == StateLeaf::State::Duplicate || state->state == StateLeaf::State::Suggested
            || state->state == StateLeaf::State::Done || state->state == StateLeaf::State::Paid
            || state->state == StateLeaf::State::WithFile || state->state == StateLeaf::State::Missing;
    return std::holds_alternative<domain::ColumnLeaf>(leaf) || std::holds_alternative<domain::EntryLeaf>(leaf)
        || std::holds_alternative<domain::AuthorLeaf>(leaf) || std::holds_alternative<domain::DetailLeaf>(leaf)
        || std::holds_alternative<domain::FileTypeLeaf>(leaf)
        || std::holds_alternative<domain::AddressLeaf>(leaf);
}

} // namespace

Evaluator::Evaluator(const Contents &contents, const domain::BoundQuery &query, const LeafItems &fromSql,
                     LeafCache &cache)
    : m_contents(contents)
    , m_query(query)
    , m_fromSql(fromSql)
    , m_cache(cache)
    , m_universe(query.coversTrash ? contents.existing : contents.live)
{ }

Result<SlotSet> Evaluator::run()
{
    auto value = evaluate(m_query.root, nullptr);
    if (!value)
        return value.error();
    // The sets of the contents hold items in the trash as well.
    SlotSet found = value->take();
    found &= m_universe;
    return found;
}

Evaluator::Cost Evaluator::costOf(const BoundNode::Leaf &leaf) const
{
    Cost cost{asksSql(leaf), m_universe.cardinality()};
    if (const auto *tags = std::get_if<TagsLeaf>(&leaf)) {
        cost.slots = 0;
        for (const TagId tag : tags->tags) {
            if (const SlotSet *set = m_contents.tags.find(tag))
                cost.slots += set->cardinality();
        }
    }
    return cost;
}

Evaluator::Cost Evaluator::costOf(const BoundNode &node) const
{
    if (node.kind == BoundNode::Kind::Leaf)
        return costOf(node.leaf);
    Cost cost;
    if (node.kind != BoundNode::Kind::Or)
        cost.slots = m_universe.cardinality();
    for (const BoundNode &child : node.children) {
        const Cost part = costOf(child);
        cost.sql = cost.sql || part.sql;
        if (node.kind == BoundNode::Kind::And)
            cost.slots = std::min(cost.slots, part.slots);
        else if (node.kind == BoundNode::Kind::Or)
            cost.slots += part.slots;
    }
    return cost;
}

Evaluator::Evaluated Evaluator::evaluate(const BoundNode &node, const SlotSet *within) const
{
    switch (node.kind) {
    case BoundNode::Kind::And:
        return evaluateAll(node.children, within);
    case BoundNode::Kind::Or:
        return evaluateAny(node.children, within);
    case BoundNode::Kind::Not: {
        const auto inner = evaluate(node.children.front(), within);
        if (!inner)
            return inner.error();
        return Value(m_universe - inner->get());
    }
    case BoundNode::Kind::Leaf:
        return evaluate(node.leaf, within);
    }
    Q_UNREACHABLE();
}

Evaluator::Evaluated Evaluator::evaluateAll(const std::vector<BoundNode> &nodes, const SlotSet *within) const
{
    struct Part
    {
        const BoundNode *node;
        bool negative;
        Cost cost;
    };
    std::vector<Part> parts;
    parts.reserve(nodes.size());
    for (const BoundNode &node : nodes) {
        const bool negative = node.kind == BoundNode::Kind::Not;
        const BoundNode &asked = negative ? node.children.front() : node;
        parts.push_back({&asked, negative, costOf(asked)});
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part &a, const Part &b) {
        if (a.cost.sql != b.cost.sql)
            return b.cost.sql;
        if (a.negative != b.negative)
            return b.negative;
        return a.cost.slots < b.cost.slots;
    });

    std::optional<Value> result; // nothing yet: everything
    for (const Part &part : parts) {
        if (result && result->get().isEmpty())
            break;
        const SlotSet *known = result ? &result->get() : within;
        auto value = evaluate(*part.node, known);
        if (!value)
            return value;
        if (part.negative)
            result = Value((known ? *known : m_universe) - value->get());
        else if (known)
            result = Value(*known & value->get());
        else
            result = std::move(*value);
    }
    return result ? std::move(*result) : Value(&m_universe);
}

Evaluator::Evaluated Evaluator::evaluateAny(const std::vector<BoundNode> &nodes, const SlotSet *within) const
{
    std::vector<Value> values;
    values.reserve(nodes.size());
    for (const BoundNode &node : nodes) {
        auto value = evaluate(node, within);
        if (!value)
            return value;
        values.push_back(std::move(*value));
    }
    if (values.size() == 1)
        return std::move(values.front());
    std::vector<const SlotSet *> sets;
    sets.reserve(values.size());
    for (const Value &value : values)
        sets.push_back(&value.get());
    return sets.empty() ? Value(&emptySet) : Value(SlotSet::fastunion(sets.size(), sets.data()));
}

Evaluator::Evaluated Evaluator::evaluate(const BoundNode::Leaf &leaf, const SlotSet *within) const
{
    if (const auto *text = std::get_if<TextLeaf>(&leaf)) {
        Value tagged = withAnyTag(text->tags);
        if (!asksSql(leaf))
            return tagged;
        TextLeaf words = *text;
        words.tags.clear();
        auto found = ask(words, within);
        if (!found)
            return found;
        return tagged.get().isEmpty() ? std::move(*found) : Value(found->get() | tagged.get());
    }
    if (asksSql(leaf))
        return ask(leaf, within);
    if (const auto *tags = std::get_if<TagsLeaf>(&leaf))
        return withAnyTag(tags->tags);
    if (const auto *time = std::get_if<TimeLeaf>(&leaf))
        return Value(inSpan(*time));
    if (const auto *count = std::get_if<TagCountLeaf>(&leaf))
        return Value(m_contents.tags.withTagCount(count->from, count->to, m_contents.slots.size())
                     & m_contents.existing);
    if (const auto *kinds = std::get_if<KindsLeaf>(&leaf)) {
        SlotSet any;
        for (const domain::KindId kind : kinds->kinds)
            any |= m_contents.kinds.value(kind);
        return Value(std::move(any));
    }
    switch (std::get<StateLeaf>(leaf).state) {
    case StateLeaf::State::Trashed:
        return Value(m_contents.existing - m_contents.live);
    case StateLeaf::State::WithNote:
        return Value(&m_contents.withNote);
    case StateLeaf::State::WithUrl:
        return Value(&m_contents.withUrl);
    case StateLeaf::State::Duplicate:
    case StateLeaf::State::Suggested:
    case StateLeaf::State::Done:
    case StateLeaf::State::Paid:
    case StateLeaf::State::WithFile:
    case StateLeaf::State::Missing:
        break;
    }
    Q_UNREACHABLE();
}

Evaluator::Value Evaluator::withAnyTag(const QList<TagId> &tags) const
{
    std::vector<const SlotSet *> sets;
    sets.reserve(static_cast<size_t>(tags.size()));
    for (const TagId tag : tags) {
        if (const SlotSet *set = m_contents.tags.find(tag); set && !set->isEmpty())
            sets.push_back(set);
    }
    if (sets.empty())
        return &emptySet;
    return sets.size() == 1 ? Value(sets.front()) : Value(SlotSet::fastunion(sets.size(), sets.data()));
}

SlotSet Evaluator::inSpan(const TimeLeaf &leaf) const
{
    const bool added = leaf.column == TimeLeaf::Column::Added;
    const std::vector<qint64> &times = added ? m_contents.createdAt : m_contents.updatedAt;
    const SortOrder &order = added ? m_contents.byCreated : m_contents.byUpdated;
    const auto rankOf = [&times, &order](qint64 time) {
        return order.placeFor([](Slot) { return false; }, [&times, time](Slot slot) { return times[slot] < time; });
    };
    const quint32 first = rankOf(leaf.span.from);
    const quint32 end = leaf.span.to == std::numeric_limits<qint64>::max() ? order.size() : rankOf(leaf.span.to);
    if (first >= end)
        return {};
    SlotCollector slots;
    if (end - first < order.size() / 16) {
        std::vector<Slot> found(order.slots().begin() + first, order.slots().begin() + end);
        std::sort(found.begin(), found.end());
        for (const Slot slot : found)
            slots.add(slot);
    } else {
        for (Slot slot = 0; slot < m_contents.slots.size(); ++slot) {
            const quint32 rank = order.rankOf(slot);
            if (first <= rank && rank < end)
                slots.add(slot);
        }
    }
    return slots.take() & m_contents.existing;
}

Evaluator::Evaluated Evaluator::ask(const BoundNode::Leaf &leaf, const SlotSet *within) const
{
    const bool cached = LeafCache::holds(leaf);
    if (const SlotSet *known = cached ? m_cache.find(leaf) : nullptr)
        return Value(*known & m_contents.existing);
    QList<ItemId> candidates;
    const bool named = within && within->cardinality() <= mostNamedCandidates;
    if (named) {
        forEachSlot(*within, [this, &candidates](Slot slot) { candidates.append(m_contents.slots.idOf(slot)); });
        std::sort(candidates.begin(), candidates.end());
    }
    const auto items = m_fromSql(leaf, named ? &candidates : nullptr);
    if (!items)
        return items.error();
    SlotCollector slots;
    for (const ItemId id : *items) {
        if (const Slot slot = m_contents.slots.find(id); slot != noSlot)
            slots.add(slot);
    }
    SlotSet found = slots.take() & m_contents.existing;
    if (cached && !named)
        m_cache.put(leaf, found);
    return Value(std::move(found));
}

} // namespace tagloom::index
