// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_store.h"

#include "domain/url.h"
#include "store/connection.h"
#include "store/statement.h"
#include "store/transaction.h"

namespace tagloom::store {

using domain::FileDetails;
using domain::ItemId;
using domain::Result;

namespace {

const QString detailColumns = QStringLiteral("size, modified_at, mime, fingerprint, missing_since");

/// Live items whose address is of the scheme `file`; the text is of the index of addresses.
const QString liveFiles = QStringLiteral("url_key >= 'file:' AND url_key < 'file;' AND trashed_at IS NULL");

FileDetails detailsAt(const Statement &row, int column)
{
    return {row.integer(column), row.integer(column + 1), row.text(column + 2), row.text(column + 3),
            row.optionalInteger(column + 4)};
}

QString orNull(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

Result<QHash<ItemId, FileDetails>> allRows(Statement &rows)
{
    QHash<ItemId, FileDetails> all;
    while (rows.next())
        all.insert(ItemId{rows.integer(0)}, detailsAt(rows, 1));
    if (auto done = rows.finish(); !done)
        return done.error();
    return all;
}

QString itemsWhere(const QString &condition)
{
    return QStringLiteral("SELECT items.id, title, url, item_id, %1 FROM items "
                          "LEFT JOIN file_details ON item_id = items.id WHERE %2")
        .arg(detailColumns, condition);
}

Result<QList<FileItem>> allItems(Statement &rows)
{
    QList<FileItem> items;
    while (rows.next()) {
        items.append({ItemId{rows.integer(0)}, rows.text(1), rows.text(2), std::nullopt});
        if (!rows.isNull(3))
            items.last().details = detailsAt(rows, 4);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return items;
}

} // namespace

Result<QHash<ItemId, FileDetails>> readFileDetails(const Connection &connection, const QList<ItemId> &ids)
{
    Statement rows(connection,
                   QStringLiteral("SELECT item_id, %1 FROM file_details "
                                  "WHERE item_id IN (SELECT value FROM json_each(?))")
                       .arg(detailColumns));
    rows.bind(jsonArray(ids));
    return allRows(rows);
}

Result<QHash<ItemId, FileDetails>> readFileDetails(const Connection &connection)
{
    Statement rows(connection, QStringLiteral("SELECT item_id, %1 FROM file_details").arg(detailColumns));
    rows.bind();
    return allRows(rows);
}

Result<void> setFileDetails(Transaction &transaction, ItemId id, const std::optional<FileDetails> &details)
{
    Connection &connection = transaction.connection();
    const auto known = readFileDetails(connection, {id});
    if (!known)
        return known.error();
    const auto old = known->constFind(id);
    const bool isSame = old == known->cend() ? !details : details && *details == *old;
    if (isSame)
        return {};
    transaction.changes().itemsChanged.append(id);
    if (!details)
        return Statement(connection, QStringLiteral("DELETE FROM file_details WHERE item_id = ?")).run(id);
    if (old == known->cend())
        return insertFileDetails(connection, id, *details);
    return Statement(connection,
                     QStringLiteral("UPDATE file_details SET size = ?, modified_at = ?, mime = ?, fingerprint = ?, "
                                    "missing_since = ? WHERE item_id = ?"))
        .run(details->size, details->modifiedAt, details->mime, orNull(details->fingerprint), details->missingSince,
             id);
}

Result<void> insertFileDetails(const Connection &connection, ItemId id, const FileDetails &details)
{
    return Statement(
               connection,
               QStringLiteral("INSERT INTO file_details (item_id, %1) VALUES (?, ?, ?, ?, ?, ?)").arg(detailColumns))
        .run(id, details.size, details.modifiedAt, details.mime, orNull(details.fingerprint), details.missingSince);
}

Result<QList<FileItem>> readFileItems(const Connection &connection, const std::optional<FileItem> &after, int limit)
{
    Statement rows(connection,
                   itemsWhere(QStringLiteral("%1 AND url_key >= ?1 AND (url_key > ?1 OR items.id > ?2) "
                                             "ORDER BY url_key, items.id LIMIT ?3")
                                  .arg(liveFiles)));
    rows.bind(after ? domain::urlKey(after->url) : QStringLiteral("file:"), after ? after->id : ItemId(), limit);
    return allItems(rows);
}

Result<QList<FileItem>> readFileItems(const Connection &connection, const QList<ItemId> &ids)
{
    Statement rows(connection,
                   itemsWhere(QStringLiteral("items.id IN (SELECT value FROM json_each(?)) AND url_key >= 'file:' "
                                             "AND url_key < 'file;' ORDER BY items.id")));
    rows.bind(jsonArray(ids));
    return allItems(rows);
}

Result<qint64> countFileItems(const Connection &connection)
{
    Statement rows(connection, QStringLiteral("SELECT count(*) FROM items WHERE %1").arg(liveFiles));
    rows.bind();
    const qint64 count = rows.next() ? rows.integer(0) : 0;
    if (auto done = rows.finish(); !done)
        return done.error();
    return count;
}

Result<std::optional<FileItem>> findSameContents(const Connection &connection, const QString &fingerprint, ItemId id)
{
    std::optional<FileItem> found;
    if (fingerprint.isEmpty())
        return found;
    Statement rows(connection,
                   QStringLiteral("SELECT id, title, url FROM file_details JOIN items ON id = item_id "
                                  "WHERE fingerprint = ? AND id <> ? AND trashed_at IS NULL ORDER BY id LIMIT 1"));
    rows.bind(fingerprint, id);
    if (rows.next())
        found = FileItem{ItemId{rows.integer(0)}, rows.text(1), rows.text(2), std::nullopt};
    if (auto done = rows.finish(); !done)
        return done.error();
    return found;
}

} // namespace tagloom::store
