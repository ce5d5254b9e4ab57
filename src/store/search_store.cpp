// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_store.h"

#include "domain/tag_name.h"
#include "domain/text.h"
#include "store/connection.h"
#include "store/item_store.h"
#include "store/statement.h"
#include "store/tag_store.h"

#include <QDateTime>

#include <algorithm>
#include <optional>
#include <vector>

namespace tagloom::store {

using domain::ItemId;
using domain::Query;
using domain::QueryTerm;
using domain::Result;
using domain::TagId;

namespace {

constexpr qint64 recentMilliseconds = qint64 {30} * 24 * 3600 * 1000;

/// A set of item ids as a bitmap: ids are dense, and a million of them are 125 kB.
class IdSet final
{
public:
    void insert(ItemId id)
    {
        const auto index = static_cast<size_t>(id.value);
        if (index >= m_bits.size())
            m_bits.resize(index + index / 2 + 1024);
        if (!m_bits[index]) {
            m_bits[index] = true;
            ++m_count;
        }
    }
    bool contains(ItemId id) const
    {
        const auto index = static_cast<size_t>(id.value);
        return index < m_bits.size() && m_bits[index];
    }
    void intersect(const IdSet &other)
    {
        m_bits.resize(std::min(m_bits.size(), other.m_bits.size()));
        m_count = 0;
        for (size_t i = 0; i < m_bits.size(); ++i) {
            m_bits[i] = m_bits[i] && other.m_bits[i];
            m_count += m_bits[i];
        }
    }
    qint64 count() const { return m_count; }
    QList<ItemId> ids() const
    {
        QList<ItemId> ids;
        ids.reserve(m_count);
        for (size_t i = 0; i < m_bits.size(); ++i) {
            if (m_bits[i])
                ids.append(ItemId {static_cast<qint64>(i)});
        }
        return ids;
    }

private:
    std::vector<bool> m_bits;
    qint64 m_count = 0;
};

Result<void> collect(Statement &rows, IdSet &set)
{
    while (rows.next())
        set.insert(ItemId {rows.integer(0)});
    return rows.finish();
}

Result<void> collectTagged(const Connection &connection, const QList<TagId> &tags, IdSet &set)
{
    Statement rows(connection, QStringLiteral("SELECT item_id FROM item_tags WHERE status = 'confirmed' "
                                              "AND tag_id IN (SELECT value FROM json_each(?))"));
    rows.bind(jsonArray(tags));
    return collect(rows, set);
}

Result<void> collectWithDescendants(const Connection &connection, TagId tag, IdSet &set)
{
    const auto tags = tagAndDescendants(connection, tag);
    if (!tags)
        return tags.error();
    return collectTagged(connection, *tags, set);
}

Result<void> collectText(const Connection &connection, const QueryTerm &term, IdSet &set)
{
    if (const QString match = fullTextQuery(term); !match.isEmpty()) {
        Statement rows(connection, QStringLiteral("SELECT rowid FROM items_fts WHERE items_fts MATCH ?"));
        rows.bind(match);
        if (auto done = collect(rows, set); !done)
            return done;
    }
    if (domain::foldedKey(term.text).isEmpty())
        return {};
    Statement rows(connection,
                   QStringLiteral("SELECT item_id FROM item_tags WHERE status = 'confirmed' AND tag_id IN "
                                  "(SELECT tag_id FROM tag_words WHERE word LIKE ? ESCAPE '\\')"));
    rows.bind(tagWordPattern(term.text));
    return collect(rows, set);
}

Result<void> collectTerm(const Connection &connection, const QueryTerm &term, IdSet &set, QStringList &unknownTags)
{
    if (term.kind == QueryTerm::Kind::Text)
        return collectText(connection, term, set);
    const auto tag = findTag(connection, term.text);
    if (!tag)
        return tag.error();
    if (!*tag) {
        unknownTags.append(term.text);
        return {};
    }
    if (term.kind == QueryTerm::Kind::ExactTag)
        return collectTagged(connection, {**tag}, set);
    return collectWithDescendants(connection, **tag, set);
}

/// What all conditions leave, or nothing set if there is no condition.
Result<std::optional<IdSet>> matching(const Connection &connection, const SearchRequest &request, QStringList &unknownTags)
{
    std::optional<IdSet> result;
    const auto narrow = [&result](IdSet set) {
        if (result)
            result->intersect(set);
        else
            result = std::move(set);
    };
    for (const QueryTerm &term : request.query.terms) {
        IdSet set;
        if (auto done = collectTerm(connection, term, set, unknownTags); !done)
            return done.error();
        narrow(std::move(set));
    }
    IdSet any;
    for (const TagId tag : request.tags) {
        IdSet set;
        if (auto done = collectWithDescendants(connection, tag, request.anyTag ? any : set); !done)
            return done.error();
        if (!request.anyTag)
            narrow(std::move(set));
    }
    if (request.anyTag && !request.tags.isEmpty())
        narrow(std::move(any));
    return result;
}

QString conditionOf(Scope scope)
{
    switch (scope) {
    case Scope::Live:
        return QStringLiteral("trashed_at IS NULL");
    case Scope::Untagged:
        return QStringLiteral("trashed_at IS NULL AND NOT EXISTS "
                              "(SELECT 1 FROM item_tags WHERE item_id = items.id AND status = 'confirmed')");
    case Scope::RecentlyAdded:
        return QStringLiteral("trashed_at IS NULL AND created_at >= %1")
            .arg(QDateTime::currentMSecsSinceEpoch() - recentMilliseconds);
    case Scope::Trash:
        return QStringLiteral("trashed_at IS NOT NULL");
    }
    Q_UNREACHABLE();
}

bool isTextSort(SortKey key)
{
    return key == SortKey::Title || key == SortKey::Address;
}

/// One row of a result that is put in order here, since SQLite folds ASCII only.
struct SortableItem
{
    QString key;
    ItemId id;
};

Result<QList<ItemId>> sortedByText(Statement &rows, const IdSet *set, bool descending)
{
    std::vector<SortableItem> items;
    while (rows.next()) {
        const ItemId id {rows.integer(0)};
        if (!set || set->contains(id))
            items.push_back({domain::foldedKey(rows.text(1)), id});
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    const auto less = [](const SortableItem &a, const SortableItem &b) {
        const int order = a.key.compare(b.key);
        return order != 0 ? order < 0 : a.id < b.id;
    };
    if (descending)
        std::sort(items.begin(), items.end(), [less](const auto &a, const auto &b) { return less(b, a); });
    else
        std::sort(items.begin(), items.end(), less);
    QList<ItemId> ids;
    ids.reserve(static_cast<qsizetype>(items.size()));
    for (const SortableItem &item : items)
        ids.append(item.id);
    return ids;
}

/// The items of the scope, of the set if there is one, in the order asked for.
Result<QList<ItemId>> ordered(const Connection &connection, const SearchRequest &request, const IdSet *set, qint64 all)
{
    if (set && set->count() == 0)
        return QList<ItemId>();
    // A small set is looked up id by id; for a large one it is quicker to walk the whole order and test a bit.
    const bool lookUp = set && set->count() < all / 16;
    QString condition = conditionOf(request.scope);
    if (lookUp)
        condition += QStringLiteral(" AND id IN (SELECT value FROM json_each(?))");

    const QString direction = request.descending ? QStringLiteral(" DESC") : QString();
    QString sql;
    if (request.sort == SortKey::Title)
        sql = QStringLiteral("SELECT id, title FROM items WHERE ") + condition;
    else if (request.sort == SortKey::Address)
        sql = QStringLiteral("SELECT id, coalesce(url_key, '') FROM items WHERE ") + condition;
    else
        sql = QStringLiteral("SELECT id FROM items WHERE %1 ORDER BY %2%3, id%3")
                  .arg(condition,
                       request.sort == SortKey::Added ? QStringLiteral("created_at") : QStringLiteral("updated_at"),
                       direction);
    Statement rows(connection, sql);
    if (lookUp)
        rows.bind(jsonArray(set->ids()));
    if (isTextSort(request.sort))
        return sortedByText(rows, set, request.descending);

    QList<ItemId> ids;
    ids.reserve(set ? set->count() : all);
    while (rows.next()) {
        const ItemId id {rows.integer(0)};
        if (!set || set->contains(id))
            ids.append(id);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

} // namespace

QString fullTextQuery(const QueryTerm &term)
{
    QString phrase = domain::storableText(term.text); // a NUL would end the query
    const auto characters = phrase.toUcs4();
    const auto words = std::count_if(characters.begin(), characters.end(), domain::isWordCharacter);
    if (words == 0)
        return {};
    phrase.replace(u'"', QLatin1String("\"\""));
    // Prefixes of one and two letters match nearly everything and cost most.
    const bool prefix = !term.quoted && words >= 3 && domain::isWordCharacter(characters.last());
    return u'"' + phrase + u'"' + (prefix ? QStringLiteral("*") : QString());
}

Result<SearchResult> search(const Connection &connection, const SearchRequest &request)
{
    SearchResult result;
    const auto total = countLiveItems(connection);
    if (!total)
        return total.error();
    result.total = *total;
    const auto set = matching(connection, request, result.unknownTags);
    if (!set)
        return set.error();
    auto ids = ordered(connection, request, *set ? &**set : nullptr, *total);
    if (!ids)
        return ids.error();
    result.ids = std::move(*ids);
    return result;
}

Result<QList<ItemId>> newestItems(const Connection &connection, int limit)
{
    QList<ItemId> ids;
    Statement rows(connection, QStringLiteral("SELECT id FROM items WHERE trashed_at IS NULL "
                                              "ORDER BY created_at DESC, id DESC LIMIT ?"));
    rows.bind(limit);
    while (rows.next())
        ids.append(ItemId {rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

} // namespace tagloom::store
