// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "domain/tag_name.h"
#include "store/detail_store.h"
#include "store/search_store.h"
#include "store/statement.h"
#include "support/store_steps.h"

#include <QMap>

#include <algorithm>
#include <set>

namespace tagloom::test {

using Ids = std::set<qint64>;

inline Ids idsOf(const store::Connection &connection, const QString &sql)
{
    Ids ids;
    store::Statement rows(connection, sql);
    while (rows.next())
        ids.insert(rows.integer(0));
    sure(rows.finish());
    return ids;
}

inline QString tagList(const QList<domain::TagId> &tags)
{
    QStringList numbers;
    for (const auto tag : tags)
        numbers.append(QString::number(tag.value));
    return numbers.join(u',');
}

/// The SQL for the ids of one leaf; texts by LIKE, since only their ids matter here.
inline QString leafSql(const domain::BoundNode::Leaf &leaf)
{
    using namespace domain;
    const auto tagged = [](const QList<TagId> &tags) {
        return QStringLiteral("SELECT item_id FROM item_tags WHERE status = 'confirmed' AND tag_id IN (%1)")
            .arg(tagList(tags));
    };
    if (const auto *tags = std::get_if<TagsLeaf>(&leaf)) {
        if (!tags->links)
            return tagged(tags->tags);
        QStringList statuses;
        for (const auto status : tags->links->statuses)
            statuses.append(u'\'' + toWord(status) + u'\'');
        return QStringLiteral("SELECT item_id FROM item_tags WHERE tag_id IN (%1) AND status IN (%2)")
            .arg(tagList(tags->tags), statuses.join(u','));
    }
    if (const auto *text = std::get_if<TextLeaf>(&leaf)) {
        const QString like = text->like.isEmpty() ? text->match : text->like;
        QString sql = tagged(text->tags);
        if (!like.isEmpty())
            sql += QStringLiteral(" UNION SELECT id FROM items WHERE title LIKE '%1'").arg(like);
        return sql;
    }
    if (const auto *column = std::get_if<ColumnLeaf>(&leaf))
        return QStringLiteral("SELECT id FROM items WHERE title LIKE '%1'").arg(column->like);
    if (const auto *time = std::get_if<TimeLeaf>(&leaf)) {
        const bool added = time->column == TimeLeaf::Column::Added;
        return QStringLiteral("SELECT id FROM items WHERE %1 >= %2 AND %1 < %3")
            .arg(added ? QStringLiteral("created_at") : QStringLiteral("updated_at"))
            .arg(time->span.from)
            .arg(time->span.to);
    }
    if (const auto *kinds = std::get_if<KindsLeaf>(&leaf)) {
        QStringList numbers;
        for (const auto kind : kinds->kinds)
            numbers.append(QString::number(kind.value));
        return QStringLiteral("SELECT id FROM items WHERE kind_id IN (%1)").arg(numbers.join(u','));
    }
    if (const auto *count = std::get_if<TagCountLeaf>(&leaf))
        return QStringLiteral("SELECT id FROM items WHERE (SELECT count(*) FROM item_tags WHERE item_id = id "
                              "AND status = 'confirmed') BETWEEN %1 AND %2")
            .arg(count->from)
            .arg(count->to);
    if (const auto *entry = std::get_if<EntryLeaf>(&leaf))
        return QStringLiteral("SELECT item_id FROM list_entries WHERE list_id = %1").arg(entry->list.value().value);
    switch (std::get<StateLeaf>(leaf).state) {
    case StateLeaf::State::Trashed:
        return QStringLiteral("SELECT id FROM items WHERE trashed_at IS NOT NULL");
    case StateLeaf::State::Duplicate:
        return QStringLiteral("SELECT id FROM items AS a WHERE trashed_at IS NULL AND EXISTS (SELECT 1 FROM items AS b "
                              "WHERE b.url_key = a.url_key AND b.id <> a.id AND b.trashed_at IS NULL)");
    case StateLeaf::State::Suggested:
        return QStringLiteral("SELECT item_id FROM item_tags WHERE status = 'suggested'");
    case StateLeaf::State::WithNote:
        return QStringLiteral("SELECT item_id FROM item_notes");
    case StateLeaf::State::WithUrl:
        return QStringLiteral("SELECT id FROM items WHERE url IS NOT NULL");
    case StateLeaf::State::Done:
        return QStringLiteral("SELECT item_id FROM task_details WHERE done NOTNULL");
    case StateLeaf::State::Paid:
        return QStringLiteral("SELECT item_id FROM invoice_details WHERE paid NOTNULL");
    case StateLeaf::State::WithFile:
        return QStringLiteral("SELECT id FROM items WHERE url_key LIKE 'file:%'");
    case StateLeaf::State::Missing:
        return QStringLiteral("SELECT item_id FROM file_details WHERE missing_since NOTNULL");
    }
    Q_UNREACHABLE();
}

/// Sets, joined in the plainest way.
inline Ids plainAnswer(const store::Connection &connection, const domain::BoundNode &node, const Ids &all)
{
    using Kind = domain::BoundNode::Kind;
    if (node.kind == Kind::Leaf)
        return idsOf(connection, leafSql(node.leaf));
    Ids result = node.kind == Kind::Or ? Ids() : all;
    for (const domain::BoundNode &child : node.children) {
        const Ids part = plainAnswer(connection, child, all);
        Ids joined;
        if (node.kind == Kind::Or)
            std::set_union(result.begin(), result.end(), part.begin(), part.end(), std::inserter(joined, joined.end()));
        else if (node.kind == Kind::And)
            std::set_intersection(result.begin(), result.end(), part.begin(), part.end(),
                                  std::inserter(joined, joined.end()));
        else
            std::set_difference(all.begin(), all.end(), part.begin(), part.end(), std::inserter(joined, joined.end()));
        result = joined;
    }
    return result;
}

inline Ids plainAnswer(const store::Connection &connection, const domain::BoundQuery &query)
{
    const Ids all = idsOf(connection,
                          query.coversTrash ? QStringLiteral("SELECT id FROM items")
                                            : QStringLiteral("SELECT id FROM items WHERE trashed_at IS NULL"));
    const Ids found = plainAnswer(connection, query.root, all);
    Ids result;
    std::set_intersection(found.begin(), found.end(), all.begin(), all.end(), std::inserter(result, result.end()));
    return result;
}

inline QList<domain::ItemId> plainOrderByTags(const store::Connection &connection, const Ids &ids, bool descending)
{
    QMap<qint64, QStringList> keys;
    for (const qint64 id : ids)
        keys.insert(id, {});
    store::Statement read(connection,
                          QStringLiteral("SELECT item_id, name_key FROM tags, item_tags WHERE tags.id = tag_id AND "
                                         "status = 'confirmed' ORDER BY name_key"));
    while (read.next()) {
        if (const auto item = keys.find(read.integer(0)); item != keys.end())
            item->append(read.text(1));
    }
    sure(read.finish());
    QList<domain::ItemId> ordered;
    for (auto item = keys.cbegin(); item != keys.cend(); ++item)
        ordered.append(domain::ItemId{item.key()});
    std::stable_sort(ordered.begin(), ordered.end(),
                     [&keys](domain::ItemId a, domain::ItemId b) { return keys.value(a.value) < keys.value(b.value); });
    if (descending)
        std::reverse(ordered.begin(), ordered.end());
    return ordered;
}

/// By the texts of the details, written so that they compare as their values do.
inline QList<domain::ItemId> plainOrderByDetail(const store::Connection &connection, const Ids &ids,
                                                domain::DetailField field, bool descending)
{
    const auto keyOf = [field](const domain::ItemDetails &details) -> QString {
        const QString typed = domain::textOf(details, field);
        if (typed.isEmpty())
            return {};
        switch (domain::typeOf(field)) {
        case domain::DetailType::Names:
            return domain::foldedKey(details.authors.first());
        case domain::DetailType::Text:
            return domain::foldedKey(typed);
        case domain::DetailType::Year:
            return typed.rightJustified(4, u'0');
        case domain::DetailType::Amount:
            return details.amount->currency
                + QString::number(details.amount->minor + domain::largestAmount + 1).rightJustified(20, u'0');
        default:
            return typed;
        }
    };
    QMultiMap<std::pair<QString, qint64>, domain::ItemId> having;
    QList<domain::ItemId> lacking;
    QList<domain::ItemId> all;
    for (const qint64 id : ids)
        all.append(domain::ItemId{id});
    const auto details = sure(store::readDetails(connection, all));
    for (const domain::ItemId id : std::as_const(all)) {
        const QString key = keyOf(details.value(id));
        if (key.isEmpty())
            lacking.append(id);
        else
            having.insert({key, id.value}, id);
    }
    QList<domain::ItemId> ordered = having.values();
    if (descending) {
        std::reverse(ordered.begin(), ordered.end());
        std::reverse(lacking.begin(), lacking.end());
    }
    return ordered + lacking;
}

inline QList<domain::ItemId> plainOrder(const store::Connection &connection, const Ids &ids, store::SortKey key,
                                        bool descending)
{
    struct Row
    {
        qint64 time;
        QString text;
        qint64 id;
    };
    if (key == store::SortKey::Tags)
        return plainOrderByTags(connection, ids, descending);
    if (const auto field = store::detailOf(key))
        return plainOrderByDetail(connection, ids, *field, descending);
    const bool byText = key == store::SortKey::Title || key == store::SortKey::Address;
    const QString column = key == store::SortKey::Added ? QStringLiteral("created_at")
        : key == store::SortKey::Updated                ? QStringLiteral("updated_at")
        : key == store::SortKey::Title                  ? QStringLiteral("title")
                                                        : QStringLiteral("coalesce(url_key, '')");
    std::vector<Row> rows;
    store::Statement read(connection, QStringLiteral("SELECT id, ") + column + QStringLiteral(" FROM items"));
    while (read.next()) {
        if (ids.contains(read.integer(0)))
            rows.push_back(
                {byText ? 0 : read.integer(1), byText ? domain::foldedKey(read.text(1)) : QString(), read.integer(0)});
    }
    sure(read.finish());
    std::sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) {
        return std::tie(a.time, a.text, a.id) < std::tie(b.time, b.text, b.id);
    });
    if (descending)
        std::reverse(rows.begin(), rows.end());
    QList<domain::ItemId> ordered;
    for (const Row &row : rows)
        ordered.append(domain::ItemId{row.id});
    return ordered;
}

inline QMap<domain::TagId, qint64> plainFacets(const store::Connection &connection, const Ids &ids)
{
    QMap<domain::TagId, qint64> facets;
    store::Statement rows(connection,
                          QStringLiteral("SELECT item_id, tag_id FROM item_tags WHERE status = 'confirmed'"));
    while (rows.next()) {
        if (ids.contains(rows.integer(0)))
            ++facets[domain::TagId{rows.integer(1)}];
    }
    sure(rows.finish());
    return facets;
}

} // namespace tagloom::test
