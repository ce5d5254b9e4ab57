// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_removal.h"

#include "store/connection.h"
#include "store/statement.h"
#include "store/tag_tree_store.h"
#include "store/transaction.h"

#include <QSet>

namespace tagloom::store {

using domain::ItemId;
using domain::Result;
using domain::TagId;

namespace {

/// Links between two reports of progress; their ids are held meanwhile.
constexpr qint64 linksInOnePart = 2000;

Result<QList<TagId>> readIds(const Connection &connection, const QString &sql, TagId tag)
{
    QList<TagId> ids;
    Statement rows(connection, sql);
    rows.bind(tag);
    while (rows.next())
        ids.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

/// What stands below the tag comes to stand below its parents.
Result<void> liftChildren(Transaction &transaction, TagId tag)
{
    const auto children =
        readIds(transaction.connection(), QStringLiteral("SELECT child_id FROM tag_parents WHERE parent_id = ?"), tag);
    if (!children)
        return children.error();
    const auto parents =
        readIds(transaction.connection(), QStringLiteral("SELECT parent_id FROM tag_parents WHERE child_id = ?"), tag);
    if (!parents)
        return parents.error();
    for (const TagId child : *children) {
        if (auto done = removeTagParent(transaction, child, tag); !done)
            return done;
        for (const TagId parent : *parents) {
            if (auto done = addTagParent(transaction, child, parent); !done)
                return done;
        }
    }
    return {};
}

} // namespace

Result<QList<TagDetails>> readUnusedTags(const Connection &connection)
{
    QSet<TagId> used;
    Statement rows(
        connection,
        QStringLiteral("WITH RECURSIVE used (id) AS (SELECT id FROM tags WHERE EXISTS "
                       "(SELECT 1 FROM item_tags WHERE tag_id = tags.id) UNION "
                       "SELECT parent_id FROM tag_parents JOIN used ON child_id = used.id) SELECT id FROM used"));
    while (rows.next())
        used.insert(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    auto all = readTagDetails(connection);
    if (all)
        all->removeIf([&used](const TagDetails &details) { return used.contains(details.tag.id); });
    return all;
}

Result<qint64> countLinks(const Connection &connection, const QList<TagId> &tags)
{
    Statement row(connection,
                  QStringLiteral("SELECT count(*) FROM item_tags WHERE tag_id IN "
                                 "(SELECT value FROM json_each(?))"));
    row.bind(jsonArray(tags));
    const qint64 count = row.next() ? row.integer(0) : 0;
    if (auto done = row.finish(); !done)
        return done.error();
    return count;
}

Result<void> forEachLink(Transaction &transaction, TagId tag, const std::function<Result<void>(ItemId item)> &change,
                         const std::function<void(qint64 links)> &progress)
{
    Statement rows(transaction.connection(),
                   QStringLiteral("SELECT item_id FROM item_tags WHERE tag_id = ? AND item_id > ? "
                                  "ORDER BY item_id LIMIT ?"));
    ItemId last;
    QList<ItemId> items;
    do {
        items.clear();
        rows.bind(tag, last, linksInOnePart);
        while (rows.next())
            items.append(ItemId{rows.integer(0)});
        if (auto done = rows.finish(); !done)
            return done;
        for (const ItemId item : std::as_const(items)) {
            if (auto done = change(item); !done)
                return done;
        }
        if (auto done = transaction.relieveHistory(); !done)
            return done;
        progress(items.size());
        last = items.isEmpty() ? last : items.constLast();
    } while (items.size() == linksInOnePart);
    return {};
}

Result<void> deleteTags(Transaction &transaction, const QList<TagId> &ids, const LinkProgress &progress)
{
    Connection &connection = transaction.connection();
    const auto total = countLinks(connection, ids);
    if (!total)
        return total.error();
    qint64 removed = 0;
    Statement removeLinks(connection, QStringLiteral("DELETE FROM item_tags WHERE tag_id = ? AND item_id = ?"));
    Statement remove(connection, QStringLiteral("DELETE FROM tags WHERE id = ?"));
    for (const TagId id : ids) {
        if (const auto tag = requireTag(connection, id); !tag)
            return tag.error();
        if (auto done = liftChildren(transaction, id); !done)
            return done;
        const auto removeLink = [&](ItemId item) {
            return removeLinks.run(id, item);
        };
        const auto tell = [&](qint64 links) {
            removed += links;
            if (progress)
                progress(removed, *total);
        };
        if (auto done = forEachLink(transaction, id, removeLink, tell); !done)
            return done;
        if (auto done = remove.run(id); !done)
            return done;
        transaction.changes().tagsRemoved.append(id);
    }
    // A child that was lifted and then deleted itself has nothing left to be read.
    transaction.changes().tagsChanged.removeIf([&ids](TagId id) { return ids.contains(id); });
    return {};
}

} // namespace tagloom::store
