// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_impact.h"

#include "domain/query/scanner.h"
#include "domain/tag_name.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/tag_merge.h"
#include "store/tag_store.h"

#include <algorithm>

namespace tagloom::store {

using domain::ErrorCode;
using domain::Result;
using domain::TagId;

namespace {

Result<void> readNames(const Connection &connection, const TagChange &change, TagImpact &impact)
{
    for (const TagId id : change.tags) {
        const auto tag = requireTag(connection, id);
        if (!tag)
            return tag.error();
        impact.tags.append(tag->name);
    }
    if (!change.into.isValid())
        return {};
    const auto into = requireTag(connection, change.into);
    if (!into)
        return into.error();
    impact.into = into->name;
    return {};
}

Result<void> readItems(const Connection &connection, const TagChange &change, TagImpact &impact)
{
    const QString tags = jsonArray(change.tags);
    Statement items(
        connection,
        QStringLiteral("SELECT count(*), coalesce(sum(trashed_at IS NULL), 0), "
                       "coalesce(sum(trashed_at IS NULL AND EXISTS (SELECT 1 FROM item_tags AS other "
                       "WHERE other.item_id = items.id AND other.tag_id = ?2 AND other.status = 'confirmed')), 0) "
                       "FROM (SELECT DISTINCT item_id FROM item_tags WHERE status = 'confirmed' "
                       "AND tag_id IN (SELECT value FROM json_each(?1))) AS carried "
                       "CROSS JOIN items ON items.id = carried.item_id"));
    items.bind(tags, change.into);
    if (items.next()) {
        impact.items = items.integer(1);
        impact.trashed = items.integer(0) - impact.items;
        impact.overlap = items.integer(2);
        impact.gained = change.into.isValid() ? impact.items - impact.overlap : 0;
    }
    if (auto done = items.finish(); !done)
        return done;
    Statement unconfirmed(connection,
                          QStringLiteral("SELECT count(*) FROM item_tags WHERE status <> 'confirmed' "
                                         "AND tag_id IN (SELECT value FROM json_each(?))"));
    unconfirmed.bind(tags);
    if (unconfirmed.next())
        impact.unconfirmed = unconfirmed.integer(0);
    return unconfirmed.finish();
}

Result<QStringList> readTexts(const Connection &connection, const QString &sql, const TagChange &change)
{
    QStringList texts;
    Statement rows(connection, sql);
    rows.bind(jsonArray(change.tags), change.into);
    while (rows.next())
        texts.append(rows.text(0));
    if (auto done = rows.finish(); !done)
        return done.error();
    return texts;
}

Result<void> readSavedSearchNames(const Connection &connection, const TagChange &change, TagImpact &impact)
{
    const auto searches = readSavedSearches(connection);
    if (!searches)
        return searches.error();
    QStringList marks;
    for (const TagId tag : change.tags)
        marks.append(domain::boundTagMark + QString::number(tag.value) + domain::boundTagMark);
    for (const domain::SavedSearch &search : *searches) {
        const bool asks = std::any_of(marks.begin(), marks.end(),
                                      [&search](const QString &mark) { return search.query.contains(mark); });
        if (asks)
            impact.savedSearches.append(search.name);
    }
    return {};
}

/// What renameTag() would say.
Result<void> checkRenaming(const Connection &connection, const TagChange &change, TagImpact &impact)
{
    const auto name = domain::TagName::parse(change.name);
    if (!name) {
        impact.refusal = name.error();
        return {};
    }
    const auto holder = findNameHolder(connection, name->text());
    if (!holder)
        return holder.error();
    const bool isOwn = *holder && !(*holder)->isAlias && change.tags.contains((*holder)->tag);
    if (!*holder || isOwn)
        return {};
    impact.refusal = nameTaken(**holder, *name);
    if (!change.tags.contains((*holder)->tag))
        impact.sameName = (*holder)->tag;
    return {};
}

} // namespace

Result<TagImpact> readTagImpact(const Connection &connection, const TagChange &change)
{
    TagImpact impact;
    if (auto done = readNames(connection, change, impact); !done)
        return done.error();
    if (auto done = readItems(connection, change, impact); !done)
        return done.error();
    auto children = readTexts(connection,
                              QStringLiteral("SELECT name FROM tags WHERE id IN (SELECT child_id FROM tag_parents "
                                             "WHERE parent_id IN (SELECT value FROM json_each(?1))) "
                                             "AND id NOT IN (SELECT value FROM json_each(?1)) AND id <> ?2 "
                                             "ORDER BY name_key"),
                              change);
    if (!children)
        return children.error();
    impact.children = *children;
    auto aliases = readTexts(connection,
                             QStringLiteral("SELECT alias FROM tag_aliases WHERE tag_id IN "
                                            "(SELECT value FROM json_each(?1)) AND ?2 IS NOT NULL ORDER BY alias_key"),
                             change);
    if (!aliases)
        return aliases.error();
    impact.aliases = *aliases;
    if (auto done = readSavedSearchNames(connection, change, impact); !done)
        return done.error();
    if (change.kind == TagChange::Kind::Merge) {
        if (auto done = checkTagMerge(connection, {change.tags, change.into}); !done)
            impact.refusal = done.error();
    } else if (change.kind == TagChange::Kind::Rename) {
        if (auto done = checkRenaming(connection, change, impact); !done)
            return done.error();
    }
    return impact;
}

} // namespace tagloom::store
