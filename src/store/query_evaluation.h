// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "domain/result.h"
#include "store/id_set.h"

#include <functional>

namespace tagloom::store {

class Connection;

/// One line of what a search does, for people.
struct PlanStep
{
    int depth = 0; ///< of the node in the tree
    QString condition; ///< "and", "or", "not", or what a leaf asks
    QString answeredBy; ///< of leaves: "full text"
    qint64 count = 0; ///< items that the node finds, or that it does not
    bool isComplement = false; ///< all items but `count`
};

/// The items that fulfil the query, in the trash or not: one set of ids for each leaf, joined as the tree says. With
/// `steps`, every node is evaluated, also where the result is empty before, and told in the order of the tree.
domain::Result<IdSet> evaluate(const Connection &connection, const domain::BoundNode &node,
                               QList<PlanStep> *steps = nullptr);

/// What one leaf finds; ids ascending, each once.
using AnswerLeaf = std::function<domain::Result<QList<domain::ItemId>>(const domain::BoundNode::Leaf &leaf)>;

/// The same with other answers than those of leafItems(): of a library as it would be.
domain::Result<IdSet> evaluate(const domain::BoundNode &node, const AnswerLeaf &answer);

} // namespace tagloom::store
