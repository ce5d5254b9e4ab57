// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/query/query.h"
#include "domain/result.h"
#include "store/query_binder.h"
#include "store/sort_key.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;

/// The part of the library that is searched.
enum class Scope {
    Live, ///< everything but the trash; the trash too where the query says `is:trashed`
    Untagged, ///< live items without a confirmed link
    RecentlyAdded, ///< live items added in the last 30 days
    Trash
};

struct SearchRequest
{
    domain::Query query;
    Scope scope = Scope::Live;
    SortKey sort = SortKey::Added;
    bool descending = true;
};

struct SearchResult : UnknownNames
{
    QList<domain::ItemId>
        ids; ///< in the order asked for; equal keys, and items without one, by id in the same direction
    qint64 total = 0; ///< live items in the library
    /// Of those who answer from an index: how many of `ids` carry each tag (confirmed, without its descendants); only
    /// tags that any of them carries.
    std::optional<QHash<domain::TagId, qint64>> facets;
};

/// The query and the scope of a request as one bound query, which says nothing of the order.
domain::Result<BoundSearch> bindRequest(const Connection &connection, const SearchRequest &request,
                                        const Moment &moment = {});

/// Runs a search by SQL. Long ones end early by Connection::interrupt(), with ErrorCode::Cancelled.
domain::Result<SearchResult> search(const Connection &connection, const SearchRequest &request,
                                    const Moment &moment = {});

/// How many of the items carry each tag (confirmed links, without its descendants); the most frequent first, equal ones
/// in the order of their names.
struct Facet
{
    domain::TagId tag;
    QString name;
    qint64 count = 0;
};
domain::Result<QList<Facet>> facets(const Connection &connection, const QList<domain::ItemId> &items);

/// The newest live items, in the order of a search without a query: what a window shows first.
domain::Result<QList<domain::ItemId>> newestItems(const Connection &connection, int limit);

} // namespace tagloom::store
