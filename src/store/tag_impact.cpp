// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_impact.h"

#include "domain/query/scanner.h"
#include "domain/tag_name.h"
#include "store/rule_store.h"
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

/// A refusal goes before what only a rule says, see mergeTags().
Result<void> readRefused(const Connection &connection, const TagChange &change, TagImpact &impact)
{
    if (!change.into.isValid())
        return {};
    Statement refused(
        connection,
        QStringLiteral("SELECT count(*), coalesce(sum(isInto), 0) FROM (SELECT EXISTS (SELECT 1 FROM item_tags AS link "
                       "WHERE link.item_id = items.id AND link.tag_id = ?2 AND link.status = 'confirmed') AS isInto "
                       "FROM (SELECT DISTINCT item_id FROM item_tags WHERE status = 'rejected' "
                       "AND tag_id IN (SELECT value FROM json_each(?1))) AS rejected "
                       "CROSS JOIN items ON items.id = rejected.item_id AND items.trashed_at IS NULL "
                       "WHERE (SELECT max(link.rule_id IS NULL) FROM item_tags AS link WHERE link.item_id = items.id "
                       "AND link.tag_id IN (SELECT value FROM json_each(?1)) AND link.status = 'confirmed') = 0)"));
    refused.bind(jsonArray(change.tags + QList{change.into}), change.into);
    if (refused.next()) {
        impact.refused = refused.integer(0);
        impact.lost = refused.integer(1);
        impact.gained -= impact.refused - impact.lost;
    }
    return refused.finish();
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
    if (auto done = readRefused(connection, change, impact); !done)
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

/// Whether a search, as it is kept, names one of the tags.
bool asksForAny(const QString &query, const QList<TagId> &tags)
{
    return std::any_of(tags.begin(), tags.end(), [&query](TagId tag) {
        return query.contains(domain::boundTagMark + QString::number(tag.value) + domain::boundTagMark);
    });
}

Result<void> readSavedSearchNames(const Connection &connection, const TagChange &change, TagImpact &impact)
{
    const auto searches = readSavedSearches(connection);
    if (!searches)
        return searches.error();
    for (const domain::SavedSearch &search : *searches) {
        if (asksForAny(search.query, change.tags))
            impact.savedSearches.append(search.name);
    }
    return {};
}

Result<void> readRuleNames(const Connection &connection, const TagChange &change, TagImpact &impact)
{
    const auto rules = readRules(connection);
    if (!rules)
        return rules.error();
    for (const domain::Rule &rule : *rules) {
        const bool adds =
            std::any_of(change.tags.begin(), change.tags.end(), [&rule](TagId tag) { return rule.tags.contains(tag); });
        if (asksForAny(rule.query, change.tags))
            impact.askingRules.append(rule.name);
        else if (adds)
            impact.addingRules.append(rule.name);
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
    if (auto done = readRuleNames(connection, change, impact); !done)
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
