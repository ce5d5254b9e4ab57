// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_evaluation.h"

#include "store/connection.h"
#include "store/leaf_items.h"

#include <utility>

namespace tagloom::store {

using domain::BoundNode;
using domain::Result;

namespace {

class Evaluation final
{
public:
    Evaluation(const AnswerLeaf &answer, QList<PlanStep> *steps)
        : m_answer(answer)
        , m_steps(steps)
    { }

    Result<IdSet> evaluate(const BoundNode &node, int depth)
    {
        const qsizetype step = begin(node, depth);
        auto set = setOf(node, depth);
        if (set && m_steps) {
            (*m_steps)[step].count = set->ids().size();
            (*m_steps)[step].isComplement = set->isComplement();
        }
        return set;
    }

private:
    qsizetype begin(const BoundNode &node, int depth)
    {
        if (!m_steps)
            return 0;
        PlanStep step{depth, {}, {}, 0, false};
        switch (node.kind) {
        case BoundNode::Kind::And:
            step.condition = node.children.empty() ? QStringLiteral("everything") : QStringLiteral("and");
            break;
        case BoundNode::Kind::Or:
            step.condition = node.children.empty() ? QStringLiteral("nothing") : QStringLiteral("or");
            break;
        case BoundNode::Kind::Not:
            step.condition = QStringLiteral("not");
            break;
        case BoundNode::Kind::Leaf:
            step.condition = describe(node.leaf);
            step.answeredBy = planOf(node.leaf);
            break;
        }
        m_steps->append(step);
        return m_steps->size() - 1;
    }

    Result<IdSet> setOf(const BoundNode &node, int depth)
    {
        switch (node.kind) {
        case BoundNode::Kind::Leaf: {
            auto items = m_answer(node.leaf);
            return items ? Result(IdSet(std::move(*items))) : items.error();
        }
        case BoundNode::Kind::Not: {
            auto set = evaluate(node.children.front(), depth + 1);
            if (set)
                set->complement();
            return set;
        }
        case BoundNode::Kind::And:
            return intersection(node, depth);
        case BoundNode::Kind::Or:
            return unionOf(node, depth);
        }
        Q_UNREACHABLE();
    }

    Result<IdSet> intersection(const BoundNode &node, int depth)
    {
        IdSet result = IdSet::everything();
        for (const BoundNode &child : node.children) {
            const auto set = evaluate(child, depth + 1);
            if (!set)
                return set.error();
            result.intersect(*set);
            if (result.isNothing() && !m_steps)
                break;
        }
        return result;
    }

    Result<IdSet> unionOf(const BoundNode &node, int depth)
    {
        std::vector<IdSet> sets;
        qsizetype waiting = 0;
        for (const BoundNode &child : node.children) {
            auto set = evaluate(child, depth + 1);
            if (!set)
                return set.error();
            waiting += set->ids().size();
            sets.push_back(std::move(*set));
            // Thousands of large sets would not fit side by side.
            if (waiting > mostIdsWaiting) {
                IdSet united = IdSet::united(sets);
                sets.clear();
                waiting = 0;
                sets.push_back(std::move(united));
            }
        }
        return IdSet::united(sets);
    }

    static constexpr qsizetype mostIdsWaiting = 4'000'000;

    const AnswerLeaf &m_answer;
    QList<PlanStep> *m_steps;
};

} // namespace

Result<IdSet> evaluate(const Connection &connection, const BoundNode &node, QList<PlanStep> *steps)
{
    const AnswerLeaf answer = [&connection](const BoundNode::Leaf &leaf) {
        return leafItems(connection, leaf);
    };
    return Evaluation(answer, steps).evaluate(node, 0);
}

Result<IdSet> evaluate(const BoundNode &node, const AnswerLeaf &answer)
{
    return Evaluation(answer, nullptr).evaluate(node, 0);
}

} // namespace tagloom::store
