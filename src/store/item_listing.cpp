// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/item_listing.h"

#include "store/connection.h"
#include "store/item_store.h"
#include "store/statement.h"

#include <QHash>

namespace tagloom::store {

using domain::ItemId;
using domain::Result;

Result<QList<ListedItem>> readListedItems(const Connection &connection, const QList<ItemId> &ids)
{
    const QString wanted = jsonArray(ids);
    QList<ListedItem> items;
    items.reserve(ids.size());
    QHash<ItemId, qsizetype> positions;
    positions.reserve(ids.size());
    // CROSS JOIN keeps the order of the loops: by the array, then by id.
    Statement rows(
        connection,
        QStringLiteral("SELECT items.id, title, url, item_kinds.name, created_at FROM json_each(?) AS wanted "
                       "CROSS JOIN items ON items.id = wanted.value "
                       "CROSS JOIN item_kinds ON item_kinds.id = kind_id ORDER BY wanted.key"));
    rows.bind(wanted);
    while (rows.next()) {
        const ItemId id{rows.integer(0)};
        positions.insert(id, items.size());
        items.append(ListedItem{id, rows.text(1), rows.text(2), rows.text(3), rows.integer(4), {}});
    }
    if (auto done = rows.finish(); !done)
        return done.error();

    Statement tags(connection,
                   QStringLiteral("SELECT item_id, tags.name FROM json_each(?) AS wanted "
                                  "CROSS JOIN item_tags ON item_id = wanted.value "
                                  "CROSS JOIN tags ON tags.id = tag_id WHERE status = 'confirmed' ORDER BY name_key"));
    tags.bind(wanted);
    while (tags.next()) {
        // An item may have gone between the two statements.
        if (const auto found = positions.constFind(ItemId{tags.integer(0)}); found != positions.cend())
            items[*found].tags.append(tags.text(1));
    }
    if (auto done = tags.finish(); !done)
        return done.error();
    return items;
}

Result<LibraryFigures> readLibraryFigures(const Connection &connection)
{
    LibraryFigures figures;
    const auto items = countLiveItems(connection);
    if (!items)
        return items.error();
    figures.items = *items;
    const auto trashed = countTrashedItems(connection);
    if (!trashed)
        return trashed.error();
    figures.trashedItems = *trashed;

    const std::initializer_list<std::pair<const char *, qint64 *>> counts{
        {"SELECT count(*) FROM tags", &figures.tags},
        {"SELECT count(*) FROM item_tags", &figures.links},
        {"SELECT max(version) FROM schema_migrations", &figures.schemaVersion}};
    for (const auto &[sql, figure] : counts) {
        const auto number = connection.number(QString::fromLatin1(sql));
        if (!number)
            return number.error();
        *figure = *number;
    }
    return figures;
}

} // namespace tagloom::store
