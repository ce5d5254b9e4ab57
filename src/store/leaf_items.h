// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "domain/result.h"

namespace tagloom::store {

class Connection;

/// The items that one condition finds, in the trash or not; ascending, each once. Where `among` is given only these
/// items matter, a few hundred: the answer may leave out others, and takes as long as they are many.
domain::Result<QList<domain::ItemId>> leafItems(const Connection &connection, const domain::BoundNode::Leaf &leaf,
                                                const QList<domain::ItemId> *among = nullptr);

/// The tags of TagsLeaf by which the item is found, ascending; empty if it is not.
domain::Result<QList<domain::TagId>> findingTags(const Connection &connection, const domain::TagsLeaf &leaf,
                                                 domain::ItemId item);

/// A day as the tables hold it; before and after all days for what no calendar has.
QString calendarDay(qint64 julianDay);

/// What the condition asks, in words: "carries one of 3 tags".
QString describe(const domain::BoundNode::Leaf &leaf);

/// By what it is answered, in words: "full text".
QString planOf(const domain::BoundNode::Leaf &leaf);

} // namespace tagloom::store
