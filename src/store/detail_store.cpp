// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/detail_store.h"

#include "domain/tag_name.h"
#include "domain/text.h"
#include "store/connection.h"
#include "store/in_parts.h"
#include "store/item_store.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <algorithm>

namespace tagloom::store {

using domain::Amount;
using domain::DetailField;
using domain::Error;
using domain::ErrorCode;
using domain::ItemDetails;
using domain::ItemId;
using domain::KindId;
using domain::Result;
using DetailsById = QHash<ItemId, ItemDetails>;

namespace {

QDate dayAt(const Statement &row, int column)
{
    return QDate::fromString(row.text(column), Qt::ISODate);
}

QString orNull(const QDate &day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

QString orNull(const QString &text)
{
    return text.isEmpty() ? QString() : text;
}

QString ofItems(const QString &select)
{
    return select + QStringLiteral(" WHERE item_id IN (SELECT value FROM json_each(?))");
}

Result<void> readBooks(const Connection &connection, const QString &ids, DetailsById &all)
{
    Statement rows(connection, ofItems(QStringLiteral("SELECT item_id, year, publisher, isbn FROM book_details")));
    rows.bind(ids);
    while (rows.next()) {
        ItemDetails &details = all[ItemId{rows.integer(0)}];
        if (const auto year = rows.optionalInteger(1))
            details.year = static_cast<int>(*year);
        details.publisher = rows.text(2);
        details.isbn = rows.text(3);
    }
    return rows.finish();
}

Result<void> readAuthors(const Connection &connection, const QString &ids, DetailsById &all)
{
    Statement rows(connection,
                   ofItems(QStringLiteral("SELECT item_id, name FROM item_creators JOIN creators ON id = creator_id"))
                       + QStringLiteral(" ORDER BY item_id, position"));
    rows.bind(ids);
    while (rows.next())
        all[ItemId{rows.integer(0)}].authors.append(rows.text(1));
    return rows.finish();
}

Result<void> readTasks(const Connection &connection, const QString &ids, DetailsById &all)
{
    Statement rows(connection, ofItems(QStringLiteral("SELECT item_id, due, done FROM task_details")));
    rows.bind(ids);
    while (rows.next()) {
        ItemDetails &details = all[ItemId{rows.integer(0)}];
        details.due = dayAt(rows, 1);
        details.done = dayAt(rows, 2);
    }
    return rows.finish();
}

Result<void> readInvoices(const Connection &connection, const QString &ids, DetailsById &all)
{
    Statement rows(
        connection,
        ofItems(QStringLiteral("SELECT item_id, number, amount, currency, issued, due, paid FROM invoice_details")));
    rows.bind(ids);
    while (rows.next()) {
        ItemDetails &details = all[ItemId{rows.integer(0)}];
        details.number = rows.text(1);
        if (const auto amount = rows.optionalInteger(2))
            details.amount = Amount{*amount, rows.text(3)};
        details.issued = dayAt(rows, 4);
        details.due = dayAt(rows, 5);
        details.paid = dayAt(rows, 6);
    }
    return rows.finish();
}

Result<qint64> creatorOf(const Connection &connection, const QString &name)
{
    const QString key = domain::foldedKey(name);
    Statement known(connection, QStringLiteral("SELECT id FROM creators WHERE name_key = ?"));
    known.bind(key);
    const qint64 id = known.next() ? known.integer(0) : 0;
    if (auto done = known.finish(); !done)
        return done.error();
    if (id > 0)
        return id;
    Statement insert(connection,
                     QStringLiteral("INSERT INTO creators (name, name_key, name_words) VALUES (?, ?, ?) RETURNING id"));
    insert.bind(name, key, creatorWords(name));
    const qint64 made = insert.next() ? insert.integer(0) : 0;
    if (auto done = insert.finish(); !done)
        return done.error();
    return made;
}

Result<void> insertAuthors(const Connection &connection, ItemId id, const QStringList &authors)
{
    Statement insert(connection,
                     QStringLiteral("INSERT INTO item_creators (item_id, position, creator_id) VALUES (?, ?, ?)"));
    for (qsizetype position = 0; position < authors.size(); ++position) {
        const auto creator = creatorOf(connection, authors[position]);
        if (!creator)
            return creator.error();
        if (auto done = insert.run(id, position, *creator); !done)
            return done;
    }
    return {};
}

/// The row of the kind, anew.
Result<void> insertRow(const Connection &connection, ItemId id, KindId kind, const ItemDetails &details)
{
    if (kind == domain::bookKind) {
        if (!details.year && details.publisher.isEmpty() && details.isbn.isEmpty())
            return {};
        return Statement(
                   connection,
                   QStringLiteral("INSERT INTO book_details (item_id, year, publisher, isbn) VALUES (?, ?, ?, ?)"))
            .run(id, details.year, orNull(details.publisher), orNull(details.isbn));
    }
    if (kind == domain::taskKind) {
        if (!details.due.isValid() && !details.done.isValid())
            return {};
        return Statement(connection, QStringLiteral("INSERT INTO task_details (item_id, due, done) VALUES (?, ?, ?)"))
            .run(id, orNull(details.due), orNull(details.done));
    }
    if (kind != domain::invoiceKind || details.isEmpty())
        return {};
    const Amount amount = details.amount.value_or(Amount());
    return Statement(
               connection,
               QStringLiteral("INSERT INTO invoice_details (item_id, number, amount, currency, issued, due, paid) "
                              "VALUES (?1, ?2, iif(?4 IS NULL, NULL, ?3), ?4, ?5, ?6, ?7)"))
        .run(id, orNull(details.number), amount.minor, orNull(amount.currency), orNull(details.issued),
             orNull(details.due), orNull(details.paid));
}

/// Rows of all kinds go, and come anew as these. History sees only what is another in the end.
Result<void> replaceRows(Transaction &transaction, ItemId id, KindId kind, const ItemDetails &details)
{
    Connection &connection = transaction.connection();
    const auto creators = creatorsOf(connection, jsonArray(QList{id}));
    if (!creators)
        return creators.error();
    for (const QString &table : {QStringLiteral("book_details"), QStringLiteral("item_creators"),
                                 QStringLiteral("task_details"), QStringLiteral("invoice_details")}) {
        if (auto done = Statement(connection, QStringLiteral("DELETE FROM %1 WHERE item_id = ?").arg(table)).run(id);
            !done)
            return done;
    }
    if (auto done = insertDetails(transaction, id, kind, details); !done)
        return done;
    return forgetUnusedCreators(connection, *creators);
}

Result<domain::Item> existingItem(const Connection &connection, ItemId id)
{
    auto item = readItem(connection, id);
    if (!item)
        return item.error();
    if (!*item)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("This item is no longer in the library. Another program may have deleted it.")};
    return **item;
}

} // namespace

Result<DetailsById> readDetails(const Connection &connection, const QList<ItemId> &ids)
{
    DetailsById all;
    const QString json = jsonArray(ids);
    for (const auto read : {readBooks, readAuthors, readTasks, readInvoices}) {
        if (auto done = read(connection, json, all); !done)
            return done.error();
    }
    return all;
}

Result<ItemDetails> readDetails(const Connection &connection, ItemId id)
{
    const auto all = readDetails(connection, QList{id});
    if (!all)
        return all.error();
    return all->value(id);
}

Result<void> insertDetails(Transaction &transaction, ItemId id, KindId kind, const ItemDetails &details)
{
    if (details.isEmpty())
        return {};
    const ItemDetails kept = fitting(details, kind);
    if (auto done = insertRow(transaction.connection(), id, kind, kept); !done)
        return done;
    return insertAuthors(transaction.connection(), id, kept.authors);
}

Result<void> changeDetails(Transaction &transaction, ItemId id, const ItemDetails &details)
{
    const auto item = existingItem(transaction.connection(), id);
    if (!item)
        return item.error();
    const auto old = readDetails(transaction.connection(), id);
    if (!old)
        return old.error();
    const ItemDetails kept = fitting(details, item->kind);
    if (kept == *old)
        return {};
    if (auto done = replaceRows(transaction, id, item->kind, kept); !done)
        return done;
    transaction.changes().itemsChanged.append(id);
    return Statement(transaction.connection(), QStringLiteral("UPDATE items SET updated_at = ? WHERE id = ?"))
        .run(transaction.now(), id);
}

Result<void> fillDetails(Transaction &transaction, ItemId id, const ItemDetails &details)
{
    const auto item = existingItem(transaction.connection(), id);
    if (!item)
        return item.error();
    const auto old = readDetails(transaction.connection(), id);
    if (!old)
        return old.error();
    ItemDetails filled = *old;
    for (const DetailField field : fieldsOf(item->kind)) {
        if (!textOf(filled, field).isEmpty())
            continue;
        if (field == DetailField::Authors) {
            filled.authors = details.authors;
        } else if (auto more = changed(filled, field, textOf(details, field))) {
            filled = std::move(*more);
        }
    }
    return filled == *old ? Result<void>() : replaceRows(transaction, id, item->kind, filled);
}

Result<ConversionLoss> lossOfConversion(const Connection &connection, const QList<ItemId> &ids, KindId kind)
{
    const auto all = readDetails(connection, ids);
    if (!all)
        return all.error();
    ConversionLoss loss;
    QList<DetailField> lost;
    for (const ItemDetails &details : *all) {
        const QList<DetailField> fields = lostIn(details, kind);
        loss.items += fields.isEmpty() ? 0 : 1;
        lost += fields;
    }
    for (const DetailField field : domain::allDetailFields()) {
        if (lost.contains(field))
            loss.fields.append(field);
    }
    return loss;
}

Result<qint64> convertItems(Transaction &transaction, const QList<ItemId> &ids, KindId kind)
{
    qint64 count = 0;
    const auto convert = [&](const QList<ItemId> &part) -> Result<void> {
        const auto all = readDetails(transaction.connection(), part);
        if (!all)
            return all.error();
        QList<ItemId> converted;
        Statement rows(transaction.connection(),
                       QStringLiteral("UPDATE items SET kind_id = ?2, updated_at = ?3 WHERE kind_id <> ?2 "
                                      "AND id IN (SELECT value FROM json_each(?1)) RETURNING id"));
        rows.bind(jsonArray(part), kind, transaction.now());
        while (rows.next())
            converted.append(ItemId{rows.integer(0)});
        if (auto done = rows.finish(); !done)
            return done;
        for (const ItemId id : std::as_const(converted)) {
            const auto details = all->constFind(id);
            if (details == all->cend())
                continue;
            if (auto done = replaceRows(transaction, id, kind, fitting(*details, kind)); !done)
                return done;
        }
        transaction.changes().itemsChanged += converted;
        count += converted.size();
        return {};
    };
    if (auto done = inParts(transaction, ids, convert); !done)
        return done.error();
    return count;
}

Result<QList<KindId>> kindsOf(const Connection &connection, const QList<ItemId> &ids)
{
    QList<KindId> kinds;
    Statement rows(connection,
                   QStringLiteral("SELECT DISTINCT kind_id FROM items WHERE id IN (SELECT value FROM json_each(?)) "
                                  "ORDER BY kind_id"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        kinds.append(KindId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return kinds;
}

Result<QList<qint64>> creatorsOf(const Connection &connection, const QString &itemIds)
{
    QList<qint64> creators;
    Statement rows(connection, ofItems(QStringLiteral("SELECT DISTINCT creator_id FROM item_creators")));
    rows.bind(itemIds);
    while (rows.next())
        creators.append(rows.integer(0));
    if (auto done = rows.finish(); !done)
        return done.error();
    return creators;
}

Result<void> forgetUnusedCreators(const Connection &connection, const QList<qint64> &creators)
{
    Statement forget(connection,
                     QStringLiteral("DELETE FROM creators WHERE id = ?1 AND NOT EXISTS "
                                    "(SELECT 1 FROM item_creators WHERE creator_id = ?1)"));
    for (const qint64 creator : creators) {
        if (auto done = forget.run(creator); !done)
            return done;
    }
    return {};
}

QString creatorWords(const QString &name)
{
    const QString folded = domain::foldedKey(name).normalized(QString::NormalizationForm_KD);
    QString words;
    for (const char32_t character : folded.toUcs4()) {
        const bool isAccent = character >= 0x300 && character <= 0x36F;
        if (isAccent)
            continue;
        if (domain::isWordCharacter(character))
            words += QString::fromUcs4(&character, 1);
        else if (!words.isEmpty() && !words.endsWith(u' '))
            words += u' ';
    }
    words = words.trimmed();
    return words.isEmpty() ? QStringLiteral("") : QString(u' ' + words + u' '); // not NULL in the table
}

Result<QStringList> completeAuthors(const Connection &connection, const QString &beginning, int limit)
{
    QStringList names;
    const QString words = creatorWords(beginning);
    Statement rows(connection,
                   QStringLiteral("SELECT name FROM creators WHERE name_words LIKE ?1 "
                                  "ORDER BY name_key LIMIT ?2"));
    rows.bind(words.isEmpty() ? QStringLiteral("%") : QString(u'%' + words.chopped(1) + u'%'), limit);
    while (rows.next())
        names.append(rows.text(0));
    if (auto done = rows.finish(); !done)
        return done.error();
    return names;
}

} // namespace tagloom::store
