// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export_store.h"

#include "store/connection.h"
#include "store/detail_store.h"
#include "store/file_store.h"
#include "store/item_store.h"
#include "store/list_store.h"
#include "store/note_file_store.h"
#include "store/query_names.h"
#include "store/rule_store.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/tag_store.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace tagloom::store {

using domain::ItemId;
using domain::ItemRecord;
using domain::KindRecord;
using domain::LinkRecord;
using domain::ListPlaceRecord;
using domain::ListRecord;
using domain::Result;
using domain::SearchRecord;
using domain::TagId;
using domain::TagRecord;

namespace {

TagRecord recordOf(const TagDetails &details)
{
    TagRecord record;
    record.name = details.tag.name;
    record.slug = details.tag.slug;
    record.colour = details.tag.colour;
    record.description = details.tag.description;
    record.pin = details.tag.pin;
    record.createdAt = details.tag.createdAt;
    record.aliases = details.aliases;
    record.parents = details.parents;
    return record;
}

Result<void> addLinks(const Connection &connection, const QString &ids, const QHash<ItemId, qsizetype> &places,
                      QList<ItemRecord> &records)
{
    Statement rows(
        connection,
        QStringLiteral("SELECT item_id, tags.name, source, item_tags.status, confidence, added_at, rules.name "
                       "FROM item_tags JOIN tags ON tags.id = tag_id LEFT JOIN rules ON rules.id = rule_id "
                       "WHERE item_id IN (SELECT value FROM json_each(?)) ORDER BY item_id, tags.name_key"));
    rows.bind(ids);
    while (rows.next()) {
        LinkRecord link;
        link.tag = rows.text(1);
        link.source = domain::linkSourceFromWord(rows.text(2)).value_or(domain::LinkSource::User);
        link.status = domain::linkStatusFromWord(rows.text(3)).value_or(domain::LinkStatus::Confirmed);
        link.confidence = rows.optionalReal(4);
        link.addedAt = rows.integer(5);
        link.rule = rows.text(6);
        records[places.value(ItemId{rows.integer(0)})].links.append(link);
    }
    return rows.finish();
}

Result<void> addListPlaces(const Connection &connection, const QString &ids, const QHash<ItemId, qsizetype> &places,
                           QList<ItemRecord> &records)
{
    Statement rows(
        connection,
        QStringLiteral("SELECT item_id, name, attempt, list_entries.position, status, progress, grade, note, "
                       "added_at, started_at, finished_at FROM list_entries JOIN lists ON lists.id = list_id "
                       "WHERE item_id IN (SELECT value FROM json_each(?)) "
                       "ORDER BY item_id, lists.position, lists.id, attempt"));
    rows.bind(ids);
    while (rows.next()) {
        ListPlaceRecord place;
        place.list = rows.text(1);
        place.attempt = static_cast<int>(rows.integer(2));
        place.position = rows.integer(3);
        place.status = domain::listStatusFromWord(rows.text(4));
        place.progress = static_cast<double>(rows.integer(5));
        place.grade = rows.optionalReal(6);
        place.note = rows.text(7);
        place.addedAt = rows.integer(8);
        place.startedAt = rows.optionalInteger(9);
        place.finishedAt = rows.optionalInteger(10);
        records[places.value(ItemId{rows.integer(0)})].lists.append(place);
    }
    return rows.finish();
}

/// What was read of each item into this field of its record.
template <class Value, class Field>
Result<void> put(const Result<QHash<ItemId, Value>> &values, Field ItemRecord::*field,
                 const QHash<ItemId, qsizetype> &places, QList<ItemRecord> &records)
{
    if (!values)
        return values.error();
    for (auto one = values->cbegin(); one != values->cend(); ++one) {
        if (const auto place = places.constFind(one.key()); place != places.cend())
            records[*place].*field = one.value();
    }
    return {};
}

} // namespace

Result<QList<ItemId>> allItems(const Connection &connection)
{
    QList<ItemId> ids;
    Statement rows(connection, QStringLiteral("SELECT id FROM items ORDER BY id"));
    while (rows.next())
        ids.append(ItemId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

Result<QList<ItemRecord>> itemRecords(const Connection &connection, const QList<ItemId> &ids)
{
    QHash<ItemId, ItemRecord> found;
    const QString json = jsonArray(ids);
    Statement rows(
        connection,
        QStringLiteral("SELECT items.id, item_kinds.name, title, url, created_at, updated_at, trashed_at, body "
                       "FROM items JOIN item_kinds ON item_kinds.id = kind_id "
                       "LEFT JOIN item_notes ON item_id = items.id "
                       "WHERE items.id IN (SELECT value FROM json_each(?))"));
    rows.bind(json);
    while (rows.next()) {
        ItemRecord record;
        record.kind = rows.text(1);
        record.title = rows.text(2);
        record.url = rows.text(3);
        record.createdAt = rows.integer(4);
        record.updatedAt = rows.integer(5);
        record.trashedAt = rows.optionalInteger(6);
        record.notes = rows.text(7);
        found.insert(ItemId{rows.integer(0)}, record);
    }
    if (auto done = rows.finish(); !done)
        return done.error();

    QList<ItemRecord> records;
    QHash<ItemId, qsizetype> places;
    for (const ItemId id : ids) {
        const auto record = found.constFind(id);
        if (record == found.cend())
            continue;
        places.insert(id, records.size());
        records.append(*record);
    }
    if (auto done = addLinks(connection, json, places, records); !done)
        return done.error();
    if (auto done = addListPlaces(connection, json, places, records); !done)
        return done.error();
    if (auto done = put(readNoteFiles(connection, ids), &ItemRecord::noteFile, places, records); !done)
        return done.error();
    if (auto done = put(readDetails(connection, ids), &ItemRecord::details, places, records); !done)
        return done.error();
    if (auto done = put(readFileDetails(connection, ids), &ItemRecord::file, places, records); !done)
        return done.error();
    return records;
}

Result<QList<TagRecord>> allTagRecords(const Connection &connection)
{
    const auto tags = readTagDetails(connection);
    if (!tags)
        return tags.error();
    QList<TagRecord> records;
    for (const TagDetails &details : *tags)
        records.append(recordOf(details));
    return records;
}

Result<QList<TagRecord>> tagRecordsOf(const Connection &connection, const QList<ItemId> &ids)
{
    QSet<TagId> wanted;
    Statement rows(connection,
                   QStringLiteral("WITH RECURSIVE wanted (id) AS (SELECT tag_id FROM item_tags WHERE item_id IN "
                                  "(SELECT value FROM json_each(?)) UNION SELECT parent_id FROM tag_parents "
                                  "JOIN wanted ON child_id = wanted.id) SELECT id FROM wanted"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        wanted.insert(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();

    const auto tags = readTagDetails(connection);
    if (!tags)
        return tags.error();
    QList<TagRecord> records;
    for (const TagDetails &details : *tags) {
        if (wanted.contains(details.tag.id))
            records.append(recordOf(details));
    }
    return records;
}

Result<QList<domain::DistinctRecord>> allDistinctRecords(const Connection &connection)
{
    QList<domain::DistinctRecord> records;
    Statement rows(connection,
                   QStringLiteral("SELECT first.name, second.name FROM distinct_tags "
                                  "JOIN tags AS first ON first.id IN (first_id, second_id) "
                                  "JOIN tags AS second ON second.id IN (first_id, second_id) "
                                  "WHERE first.name_key < second.name_key "
                                  "ORDER BY first.name_key, second.name_key"));
    while (rows.next())
        records.append({0, rows.text(0), rows.text(1)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return records;
}

Result<QList<SearchRecord>> allSearchRecords(const Connection &connection)
{
    const auto searches = readSavedSearches(connection);
    if (!searches)
        return searches.error();
    QList<SearchRecord> records;
    for (const domain::SavedSearch &search : *searches) {
        // What cannot be read here goes out as it is: a later version may read it.
        const auto query = withNames(connection, search.query);
        if (!query && query.error().code != domain::ErrorCode::InvalidInput)
            return query.error();
        records.append(SearchRecord{0, search.name, query ? *query : search.query, search.sort, search.descending,
                                    search.createdAt});
    }
    return records;
}

Result<QList<domain::RuleRecord>> allRuleRecords(const Connection &connection)
{
    const auto rules = readRules(connection);
    if (!rules)
        return rules.error();
    QList<domain::RuleRecord> records;
    for (const domain::Rule &rule : *rules) {
        const auto query = withNames(connection, rule.query);
        if (!query && query.error().code != domain::ErrorCode::InvalidInput)
            return query.error();
        domain::RuleRecord record;
        record.name = rule.name;
        record.query = query ? *query : rule.query;
        for (const TagId id : rule.tags) {
            const auto tag = readTag(connection, id);
            if (!tag)
                return tag.error();
            if (*tag)
                record.tags.append((*tag)->name);
        }
        record.suggests = rule.status == domain::LinkStatus::Suggested;
        record.enabled = rule.enabled;
        record.onNewItems = rule.onNewItems;
        record.createdAt = rule.createdAt;
        records.append(record);
    }
    return records;
}

Result<QList<ListRecord>> allListRecords(const Connection &connection)
{
    const auto lists = readLists(connection);
    if (!lists)
        return lists.error();
    QList<ListRecord> records;
    for (const domain::List &list : *lists)
        records.append(ListRecord{0, list.name, list.listTemplate, list.createdAt});
    return records;
}

Result<QList<ListRecord>> listRecordsOf(const Connection &connection, const QList<ItemId> &ids)
{
    QSet<QString> wanted;
    Statement rows(connection,
                   QStringLiteral("SELECT name FROM lists WHERE id IN (SELECT list_id FROM list_entries "
                                  "WHERE item_id IN (SELECT value FROM json_each(?)))"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        wanted.insert(rows.text(0));
    if (auto done = rows.finish(); !done)
        return done.error();
    auto records = allListRecords(connection);
    if (records)
        records->removeIf([&wanted](const ListRecord &record) { return !wanted.contains(record.name); });
    return records;
}

Result<QList<KindRecord>> ownKindRecords(const Connection &connection)
{
    const auto kinds = readKinds(connection);
    if (!kinds)
        return kinds.error();
    QList<KindRecord> records;
    for (const domain::Kind &kind : *kinds) {
        if (!domain::isBuiltIn(kind.id))
            records.append(KindRecord{0, kind.name, kind.icon});
    }
    return records;
}

} // namespace tagloom::store
