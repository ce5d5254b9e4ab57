// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/query.h"
#include "domain/result.h"
#include "store/query_evaluation.h"
#include "store/search_store.h"

namespace tagloom::store {

/// What a search is and does, for people.
struct SearchPlan
{
    QString query; ///< as it was understood, with the names of tags
    bool coversTrash = false;
    QList<PlanStep> steps; ///< the tree, from its root on
};

domain::Result<SearchPlan> explain(const Connection &connection, const SearchRequest &request,
                                   const Moment &moment = {});

/// Why one item is among what a query finds.
struct HitReason
{
    enum class Where {
        Title,
        Url,
        Notes,
        Tag, ///< it carries `tag`
        Alias, ///< it carries `tag`, of which `other` is another name
        Descendant ///< it carries `tag`, which is below the tag `other`
    };

    Where where = Where::Title;
    QString term; ///< the condition, as it would be typed
    domain::TagId tag;
    QString tagName;
    QString other;
};

/// The words and tags of the query that the item fulfils, in the order of the query; those under a `not` are no reason.
/// At most 20. Empty too if the query has neither, or the item is not there.
domain::Result<QList<HitReason>> whyFound(const Connection &connection, const domain::Query &query, domain::ItemId item,
                                          const Moment &moment = {});

/// "“quark” is in the title", "tag “physics”, below “science”".
QString toSentence(const HitReason &reason);

} // namespace tagloom::store
