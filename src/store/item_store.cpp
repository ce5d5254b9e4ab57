// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/item_store.h"

#include "domain/counted.h"
#include "domain/text.h"
#include "domain/url.h"
#include "store/connection.h"
#include "store/detail_store.h"
#include "store/file_store.h"
#include "store/in_parts.h"
#include "store/statement.h"

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Item;
using domain::ItemDraft;
using domain::ItemId;
using domain::Kind;
using domain::KindId;
using domain::Result;

namespace {

const QString itemColumns = QStringLiteral("id, kind_id, title, url, created_at, updated_at, trashed_at");

Item itemOf(const Statement &row)
{
    Item item;
    item.id = ItemId{row.integer(0)};
    item.kind = KindId{row.integer(1)};
    item.title = row.text(2);
    item.url = row.text(3);
    item.createdAt = row.integer(4);
    item.updatedAt = row.integer(5);
    item.trashedAt = row.optionalInteger(6);
    return item;
}

Result<std::optional<Item>> firstItem(Statement &rows)
{
    std::optional<Item> item;
    if (rows.next())
        item = itemOf(rows);
    if (auto done = rows.finish(); !done)
        return done.error();
    return item;
}

/// NULL in the table for "none".
QString orNull(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

Result<Item> existingItem(Transaction &transaction, ItemId id)
{
    auto item = readItem(transaction.connection(), id);
    if (!item)
        return item.error();
    if (!*item)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("This item is no longer in the library. Another program may have deleted it.")};
    return **item;
}

/// Runs an UPDATE or DELETE over ids with RETURNING, and gives the ids it touched.
Result<QList<ItemId>> touchedItems(Transaction &transaction, const QString &sql, const QList<ItemId> &ids,
                                   std::optional<qint64> time)
{
    QList<ItemId> touched;
    const auto touch = [&](const QList<ItemId> &part) {
        Statement rows(transaction.connection(), sql);
        if (time)
            rows.bind(jsonArray(part), *time);
        else
            rows.bind(jsonArray(part));
        while (rows.next())
            touched.append(ItemId{rows.integer(0)});
        return rows.finish();
    };
    if (auto done = inParts(transaction, ids, touch); !done)
        return done.error();
    return touched;
}

} // namespace

Result<QList<Kind>> readKinds(const Connection &connection)
{
    QList<Kind> kinds;
    Statement rows(connection, QStringLiteral("SELECT id, name, icon FROM item_kinds ORDER BY id"));
    while (rows.next())
        kinds.append(Kind{KindId{rows.integer(0)}, rows.text(1), rows.text(2)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return kinds;
}

Result<std::optional<KindId>> findKind(const Connection &connection, const QString &name)
{
    const auto kinds = readKinds(connection);
    if (!kinds)
        return kinds.error();
    const QString wanted = domain::oneLine(name);
    for (const Kind &kind : *kinds) {
        if (kind.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return std::optional(kind.id);
    }
    return std::optional<KindId>();
}

Result<KindId> findOrCreateKind(Transaction &transaction, const QString &name, const QString &icon)
{
    const auto known = findKind(transaction.connection(), name);
    if (!known)
        return known.error();
    if (*known)
        return **known;
    const auto usable = domain::usableKindName(name);
    if (!usable)
        return usable.error();
    Statement insert(transaction.connection(),
                     QStringLiteral("INSERT INTO item_kinds (name, icon) VALUES (?, ?) RETURNING id"));
    insert.bind(*usable, icon.isNull() ? QStringLiteral("") : icon);
    const KindId id{insert.next() ? insert.integer(0) : 0};
    if (auto done = insert.finish(); !done)
        return done.error();
    transaction.changes().everything = true; // kinds are read once, with everything else
    return id;
}

Result<std::optional<Item>> readItem(const Connection &connection, ItemId id)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM items WHERE id = ?").arg(itemColumns));
    rows.bind(id);
    return firstItem(rows);
}

Result<QString> readNotes(const Connection &connection, ItemId id)
{
    Statement rows(connection, QStringLiteral("SELECT body FROM item_notes WHERE item_id = ?"));
    rows.bind(id);
    const QString notes = rows.next() ? rows.text(0) : QString();
    if (auto done = rows.finish(); !done)
        return done.error();
    return notes;
}

Result<std::optional<Item>> findItemByUrl(const Connection &connection, const QString &url)
{
    Statement rows(connection,
                   QStringLiteral("SELECT %1 FROM items WHERE url_key = ? ORDER BY trashed_at IS NOT NULL, id LIMIT 1")
                       .arg(itemColumns));
    rows.bind(domain::urlKey(url));
    return firstItem(rows);
}

Result<qint64> countTrashedItems(const Connection &connection)
{
    Statement rows(connection, QStringLiteral("SELECT count(*) FROM items WHERE trashed_at IS NOT NULL"));
    const qint64 count = rows.next() ? rows.integer(0) : 0;
    if (auto done = rows.finish(); !done)
        return done.error();
    return count;
}

Result<qint64> countLiveItems(const Connection &connection)
{
    // Two counts over indexes, instead of one over the whole table.
    const auto trashed = countTrashedItems(connection);
    if (!trashed)
        return trashed;
    Statement rows(connection, QStringLiteral("SELECT count(*) FROM items"));
    const qint64 all = rows.next() ? rows.integer(0) : 0;
    if (auto done = rows.finish(); !done)
        return done.error();
    return all - *trashed;
}

Result<ItemId> addItem(Transaction &transaction, const ItemDraft &draft)
{
    const QString url = domain::oneLine(draft.url);
    const auto title = domain::usableTitle(draft.title, url);
    if (!title)
        return title.error();
    Statement insert(transaction.connection(),
                     QStringLiteral("INSERT INTO items (kind_id, title, url, url_key, created_at, updated_at) "
                                    "VALUES (?, ?, ?, ?, ?, ?) RETURNING id"));
    insert.bind(draft.kind, *title, orNull(url), orNull(domain::urlKey(url)), transaction.now(), transaction.now());
    const ItemId id{insert.next() ? insert.integer(0) : 0};
    if (auto done = insert.finish(); !done)
        return done.error();
    transaction.changes().itemsAdded.append(id);
    if (!draft.notes.trimmed().isEmpty()) {
        if (auto done = changeNotes(transaction, id, draft.notes); !done)
            return done.error();
    }
    if (auto done = insertDetails(transaction, id, draft.kind, draft.details); !done)
        return done.error();
    return id;
}

Result<void> changeTitle(Transaction &transaction, ItemId id, const QString &title)
{
    const auto item = existingItem(transaction, id);
    if (!item)
        return item.error();
    const auto usable = domain::usableTitle(title, item->url);
    if (!usable)
        return usable.error();
    if (*usable == item->title)
        return {};
    transaction.changes().itemsChanged.append(id);
    return Statement(transaction.connection(),
                     QStringLiteral("UPDATE items SET title = ?, updated_at = ? WHERE id = ?"))
        .run(*usable, transaction.now(), id);
}

Result<void> changeUrl(Transaction &transaction, ItemId id, const QString &url)
{
    const auto item = existingItem(transaction, id);
    if (!item)
        return item.error();
    const QString usable = domain::oneLine(url);
    if (usable == item->url)
        return {};
    transaction.changes().itemsChanged.append(id);
    // What is known of a file is not of another one.
    if (auto done = setFileDetails(transaction, id, std::nullopt); !done)
        return done;
    return Statement(transaction.connection(),
                     QStringLiteral("UPDATE items SET url = ?, url_key = ?, updated_at = ? WHERE id = ?"))
        .run(orNull(usable), orNull(domain::urlKey(usable)), transaction.now(), id);
}

Result<void> changeNotes(Transaction &transaction, ItemId id, const QString &notes)
{
    if (const auto item = existingItem(transaction, id); !item)
        return item.error();
    const auto old = readNotes(transaction.connection(), id);
    if (!old)
        return old.error();
    const QString usable = domain::storableText(notes).trimmed();
    if (usable == *old)
        return {};
    Connection &connection = transaction.connection();
    const Result<void> written = usable.isEmpty()
        ? Statement(connection, QStringLiteral("DELETE FROM item_notes WHERE item_id = ?")).run(id)
        : old->isEmpty()
        ? Statement(connection, QStringLiteral("INSERT INTO item_notes (item_id, body) VALUES (?, ?)")).run(id, usable)
        : Statement(connection, QStringLiteral("UPDATE item_notes SET body = ?2 WHERE item_id = ?1")).run(id, usable);
    if (!written)
        return written;
    transaction.changes().itemsChanged.append(id);
    return Statement(connection, QStringLiteral("UPDATE items SET updated_at = ? WHERE id = ?"))
        .run(transaction.now(), id);
}

Result<void> changeKind(Transaction &transaction, ItemId id, KindId kind)
{
    if (const auto item = existingItem(transaction, id); !item)
        return item.error();
    const auto converted = convertItems(transaction, {id}, kind);
    return converted ? Result<void>() : converted.error();
}

Result<qint64> trashItems(Transaction &transaction, const QList<ItemId> &ids)
{
    const auto touched = touchedItems(transaction,
                                      QStringLiteral("UPDATE items SET trashed_at = ?2 WHERE trashed_at IS NULL "
                                                     "AND id IN (SELECT value FROM json_each(?1)) RETURNING id"),
                                      ids, transaction.now());
    if (!touched)
        return touched.error();
    transaction.changes().itemsChanged += *touched;
    return touched->size();
}

Result<qint64> restoreItems(Transaction &transaction, const QList<ItemId> &ids)
{
    const auto touched = touchedItems(transaction,
                                      QStringLiteral("UPDATE items SET trashed_at = NULL WHERE trashed_at IS NOT NULL "
                                                     "AND id IN (SELECT value FROM json_each(?1)) RETURNING id"),
                                      ids, std::nullopt);
    if (!touched)
        return touched.error();
    transaction.changes().itemsChanged += *touched;
    return touched->size();
}

Result<qint64> deleteItems(Transaction &transaction, const QList<ItemId> &ids)
{
    const auto creators = creatorsOf(transaction.connection(), jsonArray(ids));
    if (!creators)
        return creators.error();
    const auto touched = touchedItems(
        transaction, QStringLiteral("DELETE FROM items WHERE id IN (SELECT value FROM json_each(?1)) RETURNING id"),
        ids, std::nullopt);
    if (!touched)
        return touched.error();
    transaction.changes().itemsRemoved += *touched;
    if (auto done = forgetUnusedCreators(transaction.connection(), *creators); !done)
        return done.error();
    return touched->size();
}

Result<QList<ItemId>> itemsTrashedBefore(const Connection &connection, qint64 time)
{
    QList<ItemId> ids;
    Statement rows(connection, QStringLiteral("SELECT id FROM items WHERE trashed_at < ? ORDER BY id"));
    rows.bind(time);
    while (rows.next())
        ids.append(ItemId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

} // namespace tagloom::store
