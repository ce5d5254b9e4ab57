// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_store.h"

#include "domain/text.h"
#include "store/connection.h"
#include "store/statement.h"

#include <algorithm>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::Tag;
using domain::TagId;
using domain::TagName;

namespace {

const QString tagColumns = QStringLiteral("tags.id, name, slug, colour, description, pin, created_at");

Tag tagOf(const Statement &row)
{
    Tag tag;
    tag.id = TagId{row.integer(0)};
    tag.name = row.text(1);
    tag.slug = row.text(2);
    tag.colour = row.text(3);
    tag.description = row.text(4);
    if (const auto pin = row.optionalInteger(5))
        tag.pin = static_cast<int>(*pin);
    tag.createdAt = row.integer(6);
    return tag;
}

/// The first column of the first row, as an id.
Result<std::optional<TagId>> firstTag(Statement &rows)
{
    std::optional<TagId> id;
    if (rows.next())
        id = TagId{rows.integer(0)};
    if (auto done = rows.finish(); !done)
        return done.error();
    return id;
}

} // namespace

Result<std::optional<Tag>> readTag(const Connection &connection, TagId id)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM tags WHERE id = ?").arg(tagColumns));
    rows.bind(id);
    std::optional<Tag> tag;
    if (rows.next())
        tag = tagOf(rows);
    if (auto done = rows.finish(); !done)
        return done.error();
    return tag;
}

Result<Tag> requireTag(const Connection &connection, TagId id)
{
    auto tag = readTag(connection, id);
    if (!tag)
        return tag.error();
    if (!*tag)
        return Error{ErrorCode::NotFound, QStringLiteral("This tag is no longer in the library.")};
    return **tag;
}

Result<QStringList> readTagAliases(const Connection &connection, TagId id)
{
    QStringList aliases;
    Statement rows(connection, QStringLiteral("SELECT alias FROM tag_aliases WHERE tag_id = ? ORDER BY alias_key"));
    rows.bind(id);
    while (rows.next())
        aliases.append(rows.text(0));
    if (auto done = rows.finish(); !done)
        return done.error();
    return aliases;
}

Result<QList<TagDetails>> readTagDetails(const Connection &connection, const QString &prefix)
{
    QString sql =
        QStringLiteral("SELECT %1, coalesce(item_count, 0) FROM tags LEFT JOIN tag_counts ON tag_id = tags.id")
            .arg(tagColumns);
    if (!prefix.isEmpty())
        sql += QStringLiteral(" WHERE tags.id IN (SELECT tag_id FROM tag_words WHERE word LIKE ? ESCAPE '\\')");
    Statement rows(connection, sql + QStringLiteral(" ORDER BY name_key"));
    if (!prefix.isEmpty())
        rows.bind(tagWordPattern(prefix));

    QList<TagDetails> all;
    QHash<TagId, qsizetype> position;
    while (rows.next()) {
        position.insert(TagId{rows.integer(0)}, all.size());
        all.append(TagDetails{tagOf(rows), rows.integer(7), {}, {}});
    }
    if (auto done = rows.finish(); !done)
        return done.error();

    Statement aliases(connection, QStringLiteral("SELECT tag_id, alias FROM tag_aliases ORDER BY alias_key"));
    while (aliases.next()) {
        if (const auto found = position.constFind(TagId{aliases.integer(0)}); found != position.cend())
            all[*found].aliases.append(aliases.text(1));
    }
    if (auto done = aliases.finish(); !done)
        return done.error();

    Statement parents(connection,
                      QStringLiteral("SELECT child_id, name FROM tag_parents JOIN tags ON id = parent_id "
                                     "ORDER BY name_key"));
    while (parents.next()) {
        if (const auto found = position.constFind(TagId{parents.integer(0)}); found != position.cend())
            all[*found].parents.append(parents.text(1));
    }
    if (auto done = parents.finish(); !done)
        return done.error();
    return all;
}

Result<QHash<TagId, qint64>> readTagCounts(const Connection &connection)
{
    QHash<TagId, qint64> counts;
    Statement rows(connection, QStringLiteral("SELECT tag_id, item_count FROM tag_counts"));
    while (rows.next())
        counts.insert(TagId{rows.integer(0)}, rows.integer(1));
    if (auto done = rows.finish(); !done)
        return done.error();
    return counts;
}

Result<QStringList> readTagKeys(const Connection &connection)
{
    QStringList keys;
    Statement rows(connection, QStringLiteral("SELECT name_key FROM tags UNION ALL SELECT alias_key FROM tag_aliases"));
    while (rows.next())
        keys.append(rows.text(0));
    if (auto done = rows.finish(); !done)
        return done.error();
    return keys;
}

Result<std::optional<TagId>> findTag(const Connection &connection, const QString &name)
{
    const QString key = domain::foldedKey(name);
    if (key.isEmpty())
        return std::optional<TagId>();
    Statement rows(connection,
                   QStringLiteral("SELECT id FROM tags WHERE name_key = ?1 "
                                  "UNION ALL SELECT tag_id FROM tag_aliases WHERE alias_key = ?1"));
    rows.bind(key);
    return firstTag(rows);
}

Result<std::optional<NameHolder>> findNameHolder(const Connection &connection, const QString &name)
{
    const QString key = domain::foldedKey(name);
    std::optional<NameHolder> holder;
    Statement rows(connection,
                   QStringLiteral("SELECT id, name, 0 FROM tags WHERE name_key = ?1 UNION ALL "
                                  "SELECT id, name, 1 FROM tag_aliases JOIN tags ON id = tag_id WHERE alias_key = ?1"));
    rows.bind(key);
    if (rows.next())
        holder = NameHolder{TagId{rows.integer(0)}, rows.text(1), rows.integer(2) != 0};
    if (auto done = rows.finish(); !done)
        return done.error();
    return holder;
}

Result<std::optional<TagId>> findNamedTag(const Connection &connection, const QString &name)
{
    auto tag = findTag(connection, name);
    if (tag && !*tag && name.contains(u'_'))
        tag = findTag(connection, QString(name).replace(u'_', u' '));
    return tag;
}

Result<QList<TagId>> findTagsLike(const Connection &connection, const QString &pattern)
{
    QList<TagId> tags;
    Statement rows(connection,
                   QStringLiteral("SELECT id FROM tags WHERE name_key LIKE ?1 ESCAPE '\\' "
                                  "UNION SELECT tag_id FROM tag_aliases WHERE alias_key LIKE ?1 ESCAPE '\\'"));
    rows.bind(pattern);
    while (rows.next())
        tags.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

Result<QList<TagId>> findTagsByWord(const Connection &connection, const QString &pattern)
{
    QList<TagId> tags;
    Statement rows(
        connection,
        QStringLiteral("SELECT DISTINCT tag_id FROM tag_words WHERE word LIKE ? ESCAPE '\\' ORDER BY tag_id"));
    rows.bind(pattern);
    while (rows.next())
        tags.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

QString tagWordPattern(const QString &text)
{
    // SQLite refuses patterns of 50,000 bytes. A name of 50 characters never folds to as many as are kept here.
    constexpr qsizetype longerThanAnyWord = 4000;
    return domain::likePrefix(domain::foldedKey(text).left(longerThanAnyWord));
}

QString completionSql()
{
    return QStringLiteral(
        "SELECT tags.id, name, colour, item_count, name_key FROM "
        "(SELECT DISTINCT tag_id FROM tag_words WHERE word LIKE ?1 ESCAPE '\\') AS matching "
        "CROSS JOIN tags ON tags.id = matching.tag_id "
        "CROSS JOIN tag_counts ON tag_counts.tag_id = tags.id "
        "ORDER BY name_key = ?2 DESC, name_key LIKE ?1 ESCAPE '\\' DESC, item_count DESC, name_key LIMIT ?3");
}

Result<QList<TagSuggestion>> completeTags(const Connection &connection, const QString &typed, int limit)
{
    const QString key = domain::foldedKey(typed);
    QList<TagSuggestion> suggestions;
    if (key.isEmpty())
        return suggestions;
    Statement rows(connection, completionSql());
    rows.bind(tagWordPattern(typed), key, limit);
    Statement alias(
        connection,
        QStringLiteral("SELECT alias FROM tag_aliases WHERE tag_id = ?1 ORDER BY alias_key = ?2 DESC, alias_key"));
    while (rows.next()) {
        TagSuggestion suggestion{TagId{rows.integer(0)}, rows.text(1), rows.text(2), rows.integer(3), {}};
        const auto name = TagName::parse(suggestion.name);
        const auto begins = [&key](const QString &word) {
            return word.startsWith(key);
        };
        const auto hasMatchingWord = [&begins](const Result<TagName> &candidate) {
            const QStringList words = candidate ? candidate->words() : QStringList();
            return std::any_of(words.begin(), words.end(), begins);
        };
        if (!hasMatchingWord(name)) {
            alias.bind(suggestion.id, key);
            while (suggestion.alias.isEmpty() && alias.next()) {
                if (hasMatchingWord(TagName::parse(alias.text(0))))
                    suggestion.alias = alias.text(0);
            }
            if (auto done = alias.finish(); !done)
                return done.error();
        }
        suggestions.append(suggestion);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return suggestions;
}

Result<std::optional<TagId>> findPinnedTag(const Connection &connection, int pin)
{
    Statement rows(connection, QStringLiteral("SELECT id FROM tags WHERE pin = ?"));
    rows.bind(pin);
    return firstTag(rows);
}

} // namespace tagloom::store
