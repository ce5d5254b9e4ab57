// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/list_store.h"

#include "domain/tag_name.h"
#include "store/connection.h"
#include "store/query_names.h"
#include "store/rule_store.h"
#include "store/saved_search_store.h"
#include "store/statement.h"
#include "store/transaction.h"

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::List;
using domain::ListFigures;
using domain::ListId;
using domain::ListStatus;
using domain::ListTemplate;
using domain::Result;

namespace {

const QString listColumns = QStringLiteral("id, name, template, created_at");

List listOf(const Statement &row)
{
    List list;
    list.id = ListId{row.integer(0)};
    list.name = row.text(1);
    list.listTemplate = domain::listTemplateFromWord(row.text(2)).value_or(ListTemplate::Plain);
    list.createdAt = row.integer(3);
    return list;
}

Result<std::optional<List>> firstList(Statement &rows)
{
    std::optional<List> list;
    if (rows.next())
        list = listOf(rows);
    if (auto done = rows.finish(); !done)
        return done.error();
    return list;
}

/// The name as it can be kept, if no other list than `id` has it.
Result<QString> freeName(const Connection &connection, const QString &text, ListId id)
{
    auto name = domain::usableListName(text);
    if (!name)
        return name;
    const auto known = findList(connection, *name);
    if (!known)
        return known.error();
    if (*known && (*known)->id != id)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("There is a list “%1” already. Choose another name.").arg((*known)->name)};
    return name;
}

/// Saved searches name lists, and must find them under their new name.
Result<void> renameInSearches(Transaction &transaction, const QString &key, const QString &name)
{
    const auto searches = readSavedSearches(transaction.connection());
    if (!searches)
        return searches.error();
    Statement update(transaction.connection(), QStringLiteral("UPDATE saved_searches SET query = ? WHERE id = ?"));
    for (const domain::SavedSearch &search : *searches) {
        const auto query = withListRenamed(search.query, key, name);
        if (!query || !*query)
            continue; // one that cannot be read stays as it is
        if (auto done = update.run(**query, search.id); !done)
            return done;
        transaction.changes().savedSearches = true;
    }
    return renameListInRules(transaction, key, name);
}

} // namespace

Result<QList<List>> readLists(const Connection &connection)
{
    QList<List> all;
    Statement rows(connection, QStringLiteral("SELECT %1 FROM lists ORDER BY position, id").arg(listColumns));
    while (rows.next())
        all.append(listOf(rows));
    if (auto done = rows.finish(); !done)
        return done.error();
    return all;
}

Result<std::optional<List>> readList(const Connection &connection, ListId id)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM lists WHERE id = ?").arg(listColumns));
    rows.bind(id);
    return firstList(rows);
}

Result<std::optional<List>> findList(const Connection &connection, const QString &name)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM lists WHERE name_key = ?").arg(listColumns));
    rows.bind(domain::foldedKey(name));
    return firstList(rows);
}

Result<List> existingList(const Connection &connection, ListId id)
{
    const auto list = readList(connection, id);
    if (!list)
        return list.error();
    if (!*list)
        return Error{ErrorCode::NotFound, QStringLiteral("This list is no longer in the library.")};
    return **list;
}

Result<ListFigures> readListFigures(const Connection &connection, const List &list, qint64 yearBegin, qint64 yearEnd)
{
    ListFigures figures;
    for (const ListStatus status : domain::statusesOf(list.listTemplate))
        figures.byStatus.append({status, 0});
    qint64 progress = 0;
    qint64 graded = 0;
    double grades = 0;
    // The trash is looked up once, not for each entry.
    Statement rows(connection,
                   QStringLiteral("SELECT status, count(*), sum(progress), count(grade), total(grade), "
                                  "total(finished_at >= ? AND finished_at < ?) FROM list_entries WHERE list_id = ? "
                                  "AND item_id NOT IN (SELECT id FROM items WHERE trashed_at IS NOT NULL) "
                                  "GROUP BY status"));
    rows.bind(yearBegin, yearEnd, list.id);
    while (rows.next()) {
        const ListStatus status =
            domain::statusIn(list.listTemplate, domain::listStatusFromWord(rows.text(0)).value_or(ListStatus::None));
        for (auto &[candidate, count] : figures.byStatus)
            count += candidate == status ? rows.integer(1) : 0;
        figures.total += rows.integer(1);
        progress += rows.integer(2);
        graded += rows.integer(3);
        grades += rows.real(4);
        figures.finishedThisYear += rows.integer(5);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    if (figures.total > 0)
        figures.averageProgress = static_cast<double>(progress) / static_cast<double>(figures.total);
    if (graded > 0)
        figures.averageGrade = grades / static_cast<double>(graded);
    return figures;
}

Result<ListId> createList(Transaction &transaction, const List &list)
{
    Connection &connection = transaction.connection();
    const auto name = freeName(connection, list.name, {});
    if (!name)
        return name.error();
    const auto last = connection.number(QStringLiteral("SELECT max(position) FROM lists"));
    if (!last)
        return last.error();
    Statement insert(connection,
                     QStringLiteral("INSERT INTO lists (name, name_key, template, position, created_at) "
                                    "VALUES (?, ?, ?, ?, ?)"));
    if (auto done = insert.run(*name, domain::foldedKey(*name), domain::toWord(list.listTemplate),
                               *last + listPositionStep, list.createdAt != 0 ? list.createdAt : transaction.now());
        !done)
        return done.error();
    transaction.changes().lists = true;
    return ListId{connection.lastInsertedId()};
}

Result<void> renameList(Transaction &transaction, ListId id, const QString &text)
{
    const auto list = existingList(transaction.connection(), id);
    if (!list)
        return list.error();
    const auto name = freeName(transaction.connection(), text, id);
    if (!name)
        return name.error();
    if (*name == list->name)
        return {};
    transaction.changes().lists = true;
    if (auto done = renameInSearches(transaction, domain::foldedKey(list->name), *name); !done)
        return done;
    return Statement(transaction.connection(), QStringLiteral("UPDATE lists SET name = ?, name_key = ? WHERE id = ?"))
        .run(*name, domain::foldedKey(*name), id);
}

Result<void> deleteList(Transaction &transaction, ListId id)
{
    const auto list = existingList(transaction.connection(), id);
    if (!list)
        return list.error();
    transaction.changes().lists = true;
    return Statement(transaction.connection(), QStringLiteral("DELETE FROM lists WHERE id = ?")).run(id);
}

} // namespace tagloom::store
