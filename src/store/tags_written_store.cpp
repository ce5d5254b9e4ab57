// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tags_written_store.h"

#include "store/connection.h"
#include "store/name_list.h"
#include "store/statement.h"
#include "store/transaction.h"

namespace tagloom::store {

using domain::ItemId;
using domain::Result;

namespace {

QString wordOf(TagTarget target)
{
    return target == TagTarget::Notes ? QStringLiteral("notes") : QStringLiteral("files");
}

} // namespace

Result<QHash<ItemId, FileTags>> readFileTags(const Connection &connection, const QList<ItemId> &ids)
{
    QHash<ItemId, FileTags> tags;
    Statement rows(connection,
                   QStringLiteral("SELECT item_id, url, tags FROM file_tags_written "
                                  "WHERE item_id IN (SELECT value FROM json_each(?))"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        tags.insert(ItemId{rows.integer(0)}, {rows.text(1), namesOf(rows.text(2))});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

Result<void> setFileTags(Transaction &transaction, ItemId id, const FileTags &tags)
{
    return Statement(transaction.connection(),
                     QStringLiteral("INSERT INTO file_tags_written (item_id, url, tags) "
                                    "SELECT id, ?2, ?3 FROM items WHERE id = ?1 "
                                    "ON CONFLICT (item_id) DO UPDATE SET url = excluded.url, tags = excluded.tags"))
        .run(id, tags.url, toJson(tags.tags));
}

Result<void> keepTagsToWrite(Transaction &transaction, TagTarget target, const TagsToWrite &what)
{
    auto all = takeTagsToWrite(transaction, target);
    if (!all)
        return all.error();
    all->all = all->all || what.all;
    all->items += what.items;
    if (all->isEmpty())
        return {};
    const std::optional<QString> items = all->all ? std::nullopt : std::optional(jsonArray(all->items));
    return Statement(transaction.connection(),
                     QStringLiteral("INSERT INTO tags_to_write (target, items) VALUES (?, ?)"))
        .run(wordOf(target), items);
}

Result<TagsToWrite> takeTagsToWrite(Transaction &transaction, TagTarget target)
{
    TagsToWrite what;
    {
        Statement rows(transaction.connection(),
                       QStringLiteral("SELECT items IS NULL, value FROM tags_to_write LEFT JOIN json_each(items) "
                                      "WHERE target = ?"));
        rows.bind(wordOf(target));
        while (rows.next()) {
            what.all = rows.integer(0) != 0;
            if (!rows.isNull(1))
                what.items.append(ItemId{rows.integer(1)});
        }
        if (auto done = rows.finish(); !done)
            return done.error();
    }
    const auto done = Statement(transaction.connection(), QStringLiteral("DELETE FROM tags_to_write WHERE target = ?"))
                          .run(wordOf(target));
    return done ? Result<TagsToWrite>(what) : done.error();
}

} // namespace tagloom::store
