// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/saved_search_store.h"

#include "domain/query/scanner.h"
#include "domain/tag_name.h"
#include "domain/text.h"
#include "store/connection.h"
#include "store/query_names.h"
#include "store/rule_store.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <QSet>

#include <algorithm>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::SavedSearch;
using domain::SavedSearchId;

namespace {

/// Between two neighbours; some twenty moves into the same gap use it up.
constexpr qint64 positionStep = 1 << 20;

const QString searchColumns = QStringLiteral("id, name, query, sort, descending, created_at");

SavedSearch searchOf(const Statement &row)
{
    SavedSearch search;
    search.id = SavedSearchId{row.integer(0)};
    search.name = row.text(1);
    search.query = row.text(2);
    search.sort = row.text(3);
    search.descending = row.integer(4) != 0;
    search.createdAt = row.integer(5);
    return search;
}

Result<std::optional<SavedSearch>> firstSearch(Statement &rows)
{
    std::optional<SavedSearch> search;
    if (rows.next())
        search = searchOf(rows);
    if (auto done = rows.finish(); !done)
        return done.error();
    return search;
}

Result<SavedSearch> existingSearch(const Connection &connection, SavedSearchId id)
{
    auto search = readSavedSearch(connection, id);
    if (!search)
        return search.error();
    if (!*search)
        return Error{ErrorCode::NotFound, QStringLiteral("This saved search is no longer in the library.")};
    return **search;
}

/// The name as it can be kept, if no other saved search than `id` has it.
Result<QString> freeName(const Connection &connection, const QString &text, SavedSearchId id)
{
    auto name = domain::usableSearchName(text);
    if (!name)
        return name;
    const auto known = findSavedSearch(connection, *name);
    if (!known)
        return known.error();
    if (*known && (*known)->id != id)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("There is a saved search “%1” already. Choose another name.").arg((*known)->name)};
    return name;
}

/// Whether the `search:` in a query, and in those that these name, lead to the one of this key.
Result<bool> leadsTo(const Connection &connection, const QString &query, const QString &key)
{
    QStringList open{query};
    QSet<QString> seen;
    while (!open.isEmpty()) {
        const auto names = searchesNamedIn(open.takeLast());
        // One that an older version has left unreadable leads nowhere.
        for (const QString &name : names ? *names : QStringList()) {
            const QString next = domain::foldedKey(name);
            if (next == key)
                return true;
            if (seen.contains(next))
                continue;
            seen.insert(next);
            const auto search = findSavedSearch(connection, name);
            if (!search)
                return search.error();
            if (*search)
                open.append((*search)->query);
        }
    }
    return false;
}

Result<void> refuseCircle(const Connection &connection, const QString &query, const QString &name)
{
    const auto circle = leadsTo(connection, query, domain::foldedKey(name));
    if (!circle)
        return circle.error();
    if (*circle)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The saved search “%1” would contain itself. Leave out the search: that leads back "
                                    "to it, or choose another name.")
                         .arg(name)};
    return {};
}

/// The query as it can be kept in the saved search of this name.
Result<QString> usableQuery(const Connection &connection, const QString &text, const QString &name)
{
    auto query = withIds(connection, domain::storableText(text));
    if (!query)
        return query;
    if (query->trimmed().isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("There is nothing to save. Type a search first.")};
    if (auto done = refuseCircle(connection, *query, name); !done)
        return done.error();
    return query;
}

/// `search:"name"` of the others follows a rename.
Result<void> renameInOthers(Transaction &transaction, const QString &key, const QString &name)
{
    const auto searches = readSavedSearches(transaction.connection());
    if (!searches)
        return searches.error();
    Statement update(transaction.connection(), QStringLiteral("UPDATE saved_searches SET query = ? WHERE id = ?"));
    for (const SavedSearch &search : *searches) {
        const auto names = searchesNamedIn(search.query);
        const bool namesIt = names && std::any_of(names->begin(), names->end(), [&key](const QString &other) {
                                 return domain::foldedKey(other) == key;
                             });
        if (!namesIt)
            continue;
        const auto query = withSearchRenamed(search.query, key, name);
        if (!query)
            return query.error();
        if (auto done = update.run(*query, search.id); !done)
            return done;
    }
    return {};
}

QString usableSort(const QString &word)
{
    return domain::isSortWord(word) ? word : sortWord(SortKey::Added);
}

struct Place
{
    SavedSearchId id;
    qint64 position = 0;
};

Result<QList<Place>> readPlaces(const Connection &connection)
{
    QList<Place> places;
    Statement rows(connection, QStringLiteral("SELECT id, position FROM saved_searches ORDER BY position, id"));
    while (rows.next())
        places.append(Place{SavedSearchId{rows.integer(0)}, rows.integer(1)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return places;
}

Result<void> writePosition(Transaction &transaction, SavedSearchId id, qint64 position)
{
    transaction.changes().savedSearches = true;
    return Statement(transaction.connection(), QStringLiteral("UPDATE saved_searches SET position = ? WHERE id = ?"))
        .run(position, id);
}

} // namespace

Result<QList<SavedSearch>> readSavedSearches(const Connection &connection)
{
    QList<SavedSearch> all;
    Statement rows(connection,
                   QStringLiteral("SELECT %1 FROM saved_searches ORDER BY position, id").arg(searchColumns));
    while (rows.next())
        all.append(searchOf(rows));
    if (auto done = rows.finish(); !done)
        return done.error();
    return all;
}

Result<std::optional<SavedSearch>> readSavedSearch(const Connection &connection, SavedSearchId id)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM saved_searches WHERE id = ?").arg(searchColumns));
    rows.bind(id);
    return firstSearch(rows);
}

Result<std::optional<SavedSearch>> findSavedSearch(const Connection &connection, const QString &name)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM saved_searches WHERE name_key = ?").arg(searchColumns));
    rows.bind(domain::foldedKey(name));
    return firstSearch(rows);
}

Result<SavedSearchId> addSavedSearch(Transaction &transaction, const SavedSearch &search)
{
    Connection &connection = transaction.connection();
    const auto name = freeName(connection, search.name, {});
    if (!name)
        return name.error();
    const auto query = usableQuery(connection, search.query, *name);
    if (!query)
        return query.error();
    const auto last = connection.number(QStringLiteral("SELECT max(position) FROM saved_searches"));
    if (!last)
        return last.error();
    Statement insert(connection,
                     QStringLiteral("INSERT INTO saved_searches (name, name_key, query, sort, descending, position, "
                                    "created_at) VALUES (?, ?, ?, ?, ?, ?, ?)"));
    if (auto done =
            insert.run(*name, domain::foldedKey(*name), *query, usableSort(search.sort), search.descending ? 1 : 0,
                       *last + positionStep, search.createdAt != 0 ? search.createdAt : transaction.now());
        !done)
        return done.error();
    transaction.changes().savedSearches = true;
    return SavedSearchId{connection.lastInsertedId()};
}

Result<void> renameSavedSearch(Transaction &transaction, SavedSearchId id, const QString &text)
{
    const auto search = existingSearch(transaction.connection(), id);
    if (!search)
        return search.error();
    const auto name = freeName(transaction.connection(), text, id);
    if (!name)
        return name.error();
    if (*name == search->name)
        return {};
    if (auto done = refuseCircle(transaction.connection(), search->query, *name); !done)
        return done;
    transaction.changes().savedSearches = true;
    Statement update(transaction.connection(),
                     QStringLiteral("UPDATE saved_searches SET name = ?, name_key = ? WHERE id = ?"));
    if (auto done = update.run(*name, domain::foldedKey(*name), id); !done)
        return done;
    if (auto done = renameInOthers(transaction, domain::foldedKey(search->name), *name); !done)
        return done;
    return renameSearchInRules(transaction, domain::foldedKey(search->name), *name);
}

Result<void> changeSavedSearch(Transaction &transaction, const SavedSearch &search)
{
    const auto known = existingSearch(transaction.connection(), search.id);
    if (!known)
        return known.error();
    const auto query = usableQuery(transaction.connection(), search.query, known->name);
    if (!query)
        return query.error();
    const QString sort = usableSort(search.sort);
    if (known->query == *query && known->sort == sort && known->descending == search.descending)
        return {};
    transaction.changes().savedSearches = true;
    return Statement(transaction.connection(),
                     QStringLiteral("UPDATE saved_searches SET query = ?, sort = ?, descending = ? WHERE id = ?"))
        .run(*query, sort, search.descending ? 1 : 0, search.id);
}

Result<void> moveSavedSearch(Transaction &transaction, SavedSearchId id, SavedSearchId before)
{
    auto places = readPlaces(transaction.connection());
    if (!places)
        return places.error();
    const auto find = [&places](SavedSearchId wanted) {
        return std::find_if(places->begin(), places->end(),
                            [wanted](const Place &place) { return place.id == wanted; });
    };
    const auto from = find(id);
    if (from == places->end())
        return existingSearch(transaction.connection(), id).error();
    const auto next = from + 1;
    if (before == id || (next == places->end() ? !before.isValid() : next->id == before))
        return {};
    places->erase(from);
    if (places->isEmpty())
        return {}; // the one before which it was to come has gone meanwhile
    const auto to = find(before);
    const bool isFirst = to == places->begin();
    const bool isLast = to == places->end();
    if (isLast)
        return writePosition(transaction, id, places->last().position + positionStep);
    if (isFirst)
        return writePosition(transaction, id, to->position - positionStep);
    const qint64 lower = (to - 1)->position;
    const qint64 middle = lower + (to->position - lower) / 2;
    if (middle > lower)
        return writePosition(transaction, id, middle);
    // No room left here: everyone gets a new gap.
    places->insert(to, Place{id, 0});
    qint64 position = 0;
    for (const Place &place : std::as_const(*places)) {
        if (auto done = writePosition(transaction, place.id, position += positionStep); !done)
            return done;
    }
    return {};
}

Result<void> replaceTagInSavedSearches(Transaction &transaction, domain::TagId tag, domain::TagId by)
{
    // No text that a person typed holds this mark: the language takes control characters for spaces.
    const auto marked = [](domain::TagId id) {
        return QString(domain::boundTagMark + QString::number(id.value) + domain::boundTagMark);
    };
    Statement update(transaction.connection(),
                     QStringLiteral("UPDATE saved_searches SET query = replace(query, ?1, ?2) WHERE instr(query, ?1)"));
    if (auto done = update.run(marked(tag), marked(by)); !done)
        return done;
    if (transaction.connection().changedRows() > 0)
        transaction.changes().savedSearches = true;
    return {};
}

Result<void> removeSavedSearch(Transaction &transaction, SavedSearchId id)
{
    const auto search = existingSearch(transaction.connection(), id);
    if (!search)
        return search.error();
    transaction.changes().savedSearches = true;
    return Statement(transaction.connection(), QStringLiteral("DELETE FROM saved_searches WHERE id = ?")).run(id);
}

} // namespace tagloom::store
