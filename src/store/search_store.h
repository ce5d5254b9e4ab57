// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/query/query.h"
#include "domain/result.h"

#include <QList>
#include <QStringList>

namespace tagloom::store {

class Connection;

/// The part of the library that is searched.
enum class Scope {
    Live, ///< everything but the trash
    Untagged, ///< live items without a confirmed link
    RecentlyAdded, ///< live items added in the last 30 days
    Trash
};

enum class SortKey { Added, Updated, Title, Address };

struct SearchRequest
{
    domain::Query query;
    QList<domain::TagId> tags; ///< chosen in the tree, each with its descendants
    bool anyTag = false; ///< one of `tags` is enough; otherwise all must be carried
    Scope scope = Scope::Live;
    SortKey sort = SortKey::Added;
    bool descending = true;
};

struct SearchResult
{
    QList<domain::ItemId> ids; ///< in the order asked for; equal keys by id in the same direction
    qint64 total = 0; ///< live items in the library
    QStringList unknownTags; ///< `#names` of the query that are no tag: they find nothing
};

/// Runs a search by SQL. Long ones end early by Connection::interrupt(), with ErrorCode::Cancelled.
domain::Result<SearchResult> search(const Connection &connection, const SearchRequest &request);

/// The newest live items, in the order of a search without a query: what a window shows first.
domain::Result<QList<domain::ItemId>> newestItems(const Connection &connection, int limit);

/// A word or phrase as an FTS5 query in which nothing but our own quotes and star is syntax; empty if it holds no letter or digit.
QString fullTextQuery(const domain::QueryTerm &term);

} // namespace tagloom::store
