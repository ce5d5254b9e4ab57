// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_store.h"

#include "store/connection.h"
#include "store/item_store.h"
#include "store/query_evaluation.h"
#include "store/sort_text.h"
#include "store/statement.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace tagloom::store {

using domain::BoundNode;
using domain::ItemId;
using domain::Result;
using domain::TagId;

namespace {

constexpr qint64 recentMilliseconds = qint64{30} * 24 * 3600 * 1000;

const QLatin1String isLive("trashed_at IS NULL");

QString conditionOf(Scope scope, bool coversTrash, qint64 now)
{
    switch (scope) {
    case Scope::Live:
        return coversTrash ? QStringLiteral("1") : QString(isLive);
    case Scope::Untagged:
        return QStringLiteral("trashed_at IS NULL AND NOT EXISTS "
                              "(SELECT 1 FROM item_tags WHERE item_id = items.id AND status = 'confirmed')");
    case Scope::RecentlyAdded:
        return QStringLiteral("trashed_at IS NULL AND created_at >= %1").arg(now - recentMilliseconds);
    case Scope::Trash:
        return QStringLiteral("trashed_at IS NOT NULL");
    }
    Q_UNREACHABLE();
}

/// One row of a result that is put in order here, since SQLite folds ASCII only.
struct SortableItem
{
    QString key;
    ItemId id;
};

Result<QList<ItemId>> sortedByText(Statement &rows, SortKey key, const IdLookup *wanted, bool descending)
{
    std::vector<SortableItem> items;
    QList<ItemId> lacking; // the detail that is asked for
    while (rows.next()) {
        const ItemId id{rows.integer(0)};
        if (wanted && !wanted->contains(id))
            continue;
        if (rows.isNull(1))
            lacking.append(id);
        else
            items.push_back({sortTextKey(key, rows.text(1)), id});
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    const auto less = [](const SortableItem &a, const SortableItem &b) {
        const int order = a.key.compare(b.key);
        return order != 0 ? order < 0 : a.id < b.id;
    };
    if (descending)
        std::sort(items.begin(), items.end(), [less](const auto &a, const auto &b) { return less(b, a); });
    else
        std::sort(items.begin(), items.end(), less);
    std::sort(lacking.begin(), lacking.end());
    if (descending)
        std::reverse(lacking.begin(), lacking.end());
    QList<ItemId> ids;
    ids.reserve(static_cast<qsizetype>(items.size()) + lacking.size());
    for (const SortableItem &item : items)
        ids.append(item.id);
    ids.append(lacking);
    return ids;
}

/// Everything but what is in the trash.
Result<IdSet> liveItems(const Connection &connection)
{
    QList<ItemId> trashed;
    Statement rows(connection, QStringLiteral("SELECT id FROM items WHERE trashed_at IS NOT NULL"));
    while (rows.next())
        trashed.append(ItemId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    IdSet live(std::move(trashed));
    live.complement();
    return live;
}

/// The items of the scope that are in the set, in the order asked for. `condition` tells the scope.
Result<QList<ItemId>> ordered(const Connection &connection, const SearchRequest &request, QString condition, IdSet set,
                              qint64 all)
{
    if (set.isNothing())
        return QList<ItemId>();
    // A small set is looked up id by id; for a large one it is quicker to walk the whole order and look each up in it.
    const bool readsSet = !set.isComplement() && set.ids().size() < all / 16;
    if (readsSet)
        condition += QStringLiteral(" AND id IN (SELECT value FROM json_each(?))");
    if (!readsSet && request.sort == SortKey::Added && condition == isLive) {
        // So the index by date answers alone. A look at each row takes twenty times as long.
        const auto live = liveItems(connection);
        if (!live)
            return live.error();
        set.intersect(*live);
        condition = QStringLiteral("1");
    }
    const bool takesAll = readsSet || set.isEverything();
    const std::optional<IdLookup> lookup = takesAll ? std::nullopt : std::optional<IdLookup>(set);
    const IdLookup *const wanted = lookup ? &*lookup : nullptr;

    const QString direction = request.descending ? QStringLiteral(" DESC") : QString();
    QString sql;
    if (isTextSort(request.sort))
        sql = QStringLiteral("SELECT id, %1 FROM items WHERE %2").arg(sortTextSql(request.sort), condition);
    else
        sql = QStringLiteral("SELECT id FROM items WHERE %1 ORDER BY %2%3, id%3")
                  .arg(condition,
                       request.sort == SortKey::Added ? QStringLiteral("created_at") : QStringLiteral("updated_at"),
                       direction);
    Statement rows(connection, sql);
    if (readsSet)
        rows.bind(jsonArray(set.ids()));
    if (isTextSort(request.sort))
        return sortedByText(rows, request.sort, wanted, request.descending);

    QList<ItemId> ids;
    ids.reserve(set.isComplement() ? all : set.ids().size());
    while (rows.next()) {
        const ItemId id{rows.integer(0)};
        if (!wanted || wanted->contains(id))
            ids.append(id);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

} // namespace

Result<BoundSearch> bindRequest(const Connection &connection, const SearchRequest &request, const Moment &moment)
{
    auto bound = bindQuery(connection, request.query, moment);
    if (!bound || request.scope == Scope::Live)
        return bound;
    const auto within = [&bound](BoundNode::Leaf leaf) {
        BoundNode both;
        both.children.push_back(BoundNode{BoundNode::Kind::Leaf, {}, std::move(leaf)});
        both.children.push_back(std::move(bound->query.root));
        bound->query.root = std::move(both);
    };
    bound->query.coversTrash = request.scope == Scope::Trash;
    if (request.scope == Scope::Untagged)
        within(domain::TagCountLeaf{0, 0});
    else if (request.scope == Scope::RecentlyAdded)
        within(domain::TimeLeaf{domain::TimeLeaf::Column::Added,
                                {moment.now - recentMilliseconds, domain::TimeSpan().to}});
    else
        within(domain::StateLeaf{domain::StateLeaf::State::Trashed});
    return bound;
}

Result<SearchResult> search(const Connection &connection, const SearchRequest &request, const Moment &moment)
{
    const auto total = countLiveItems(connection);
    if (!total)
        return total.error();
    // The scope is cheaper as a condition of the rows that are read anyway.
    const auto bound = bindQuery(connection, request.query, moment);
    if (!bound)
        return bound.error();
    SearchResult result;
    static_cast<UnknownNames &>(result) = *bound;
    result.total = *total;
    auto set = evaluate(connection, bound->query.root);
    if (!set)
        return set.error();
    const QString condition = conditionOf(request.scope, bound->query.coversTrash, moment.now);
    auto ids = ordered(connection, request, condition, std::move(*set), *total);
    if (!ids)
        return ids.error();
    result.ids = std::move(*ids);
    return result;
}

Result<QList<Facet>> facets(const Connection &connection, const QList<ItemId> &items)
{
    QList<Facet> all;
    // CROSS JOIN keeps the order of the loops: the links of each item, then the tags that were counted.
    Statement rows(connection,
                   QStringLiteral("SELECT tags.id, tags.name, counted.number FROM "
                                  "(SELECT tag_id, count(*) AS number FROM json_each(?) AS wanted "
                                  "CROSS JOIN item_tags ON item_id = wanted.value WHERE status = 'confirmed' "
                                  "GROUP BY tag_id) AS counted CROSS JOIN tags ON tags.id = counted.tag_id "
                                  "ORDER BY counted.number DESC, name_key"));
    rows.bind(jsonArray(items));
    while (rows.next())
        all.append(Facet{TagId{rows.integer(0)}, rows.text(1), rows.integer(2)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return all;
}

Result<QList<ItemId>> newestItems(const Connection &connection, int limit)
{
    QList<ItemId> ids;
    Statement rows(connection,
                   QStringLiteral("SELECT id FROM items WHERE trashed_at IS NULL "
                                  "ORDER BY created_at DESC, id DESC LIMIT ?"));
    rows.bind(limit);
    while (rows.next())
        ids.append(ItemId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

} // namespace tagloom::store
