// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_store.h"

#include "domain/text.h"
#include "store/connection.h"
#include "store/statement.h"
#include "store/tag_maker.h"
#include "store/transaction.h"

#include <QRegularExpression>

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

Result<Tag> existingTag(Transaction &transaction, TagId id)
{
    auto tag = readTag(transaction.connection(), id);
    if (!tag)
        return tag.error();
    if (!*tag)
        return Error{ErrorCode::NotFound, QStringLiteral("This tag is no longer in the library.")};
    return **tag;
}

Error nameTaken(const TagName &name)
{
    return {ErrorCode::Conflict,
            QStringLiteral("There is a tag or alias “%1” already. Choose another name.").arg(name.text())};
}

Result<void> addWords(Connection &connection, TagId id, const TagName &name)
{
    Statement insert(connection, addTagWordSql());
    return addTagWords(insert, id, name);
}

Result<QStringList> aliasesOf(const Connection &connection, TagId id)
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

/// Words of the name and of all aliases anew.
Result<void> rebuildWords(Connection &connection, TagId id, const TagName &name)
{
    if (auto done = Statement(connection, QStringLiteral("DELETE FROM tag_words WHERE tag_id = ?")).run(id); !done)
        return done;
    if (auto done = addWords(connection, id, name); !done)
        return done;
    const auto aliases = aliasesOf(connection, id);
    if (!aliases)
        return aliases.error();
    for (const QString &alias : *aliases) {
        const auto aliasName = TagName::parse(alias);
        if (!aliasName)
            continue;
        if (auto done = addWords(connection, id, *aliasName); !done)
            return done;
    }
    return {};
}

/// One UPDATE of a tag's row, noted in the change set.
template <class... Values>
Result<void> updateTag(Transaction &transaction, const QString &sql, TagId id, const Values &...values)
{
    transaction.changes().tagsChanged.append(id);
    return Statement(transaction.connection(), sql).run(values..., id);
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

Result<QList<TagParent>> readTagParents(const Connection &connection)
{
    QList<TagParent> all;
    Statement rows(connection, QStringLiteral("SELECT child_id, parent_id FROM tag_parents"));
    while (rows.next())
        all.append(TagParent{TagId{rows.integer(0)}, TagId{rows.integer(1)}});
    if (auto done = rows.finish(); !done)
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

Result<QList<TagId>> tagAndDescendants(const Connection &connection, TagId id)
{
    return tagsAndDescendants(connection, {id});
}

Result<QList<TagId>> tagsAndDescendants(const Connection &connection, const QList<TagId> &ids)
{
    QList<TagId> tags;
    Statement rows(
        connection,
        QStringLiteral("WITH RECURSIVE below (id) AS (SELECT value FROM json_each(?) UNION "
                       "SELECT child_id FROM tag_parents JOIN below ON parent_id = below.id) SELECT id FROM below"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        tags.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

Result<std::optional<TagId>> findPinnedTag(const Connection &connection, int pin)
{
    Statement rows(connection, QStringLiteral("SELECT id FROM tags WHERE pin = ?"));
    rows.bind(pin);
    return firstTag(rows);
}

Result<TagId> createTag(Transaction &transaction, const TagName &name)
{
    const auto known = findTag(transaction.connection(), name.text());
    if (!known)
        return known.error();
    if (*known)
        return nameTaken(name);
    return TagMaker(transaction).make(name);
}

Result<TagId> findOrCreateTag(Transaction &transaction, const TagName &name)
{
    const auto known = findTag(transaction.connection(), name.text());
    if (!known)
        return known.error();
    if (*known)
        return **known;
    return createTag(transaction, name);
}

Result<void> renameTag(Transaction &transaction, TagId id, const TagName &name)
{
    const auto tag = existingTag(transaction, id);
    if (!tag)
        return tag.error();
    if (tag->name == name.text())
        return {};
    const auto known = findTag(transaction.connection(), name.text());
    if (!known)
        return known.error();
    // An alias of its own cannot become its name without ceasing to be an alias.
    if (*known && (**known != id || domain::foldedKey(tag->name) != name.key()))
        return nameTaken(name);
    if (auto done = updateTag(transaction, QStringLiteral("UPDATE tags SET name = ?, name_key = ? WHERE id = ?"), id,
                              name.text(), name.key());
        !done)
        return done;
    return rebuildWords(transaction.connection(), id, name);
}

Result<void> changeTagColour(Transaction &transaction, TagId id, const QString &colour)
{
    static const QRegularExpression hex(QStringLiteral("\\A#[0-9a-f]{6}\\z"));
    const QString lower = colour.toLower();
    if (!lower.isEmpty() && !hex.match(lower).hasMatch())
        return Error{ErrorCode::InvalidInput, QStringLiteral("“%1” is no colour. Write it as #rrggbb.").arg(colour)};
    const auto tag = existingTag(transaction, id);
    if (!tag)
        return tag.error();
    if (tag->colour == lower)
        return {};
    return updateTag(transaction, QStringLiteral("UPDATE tags SET colour = ? WHERE id = ?"), id,
                     lower.isEmpty() ? QStringLiteral("") : lower);
}

Result<void> changeTagDescription(Transaction &transaction, TagId id, const QString &description)
{
    const auto tag = existingTag(transaction, id);
    if (!tag)
        return tag.error();
    const QString usable = domain::storableText(description).trimmed();
    if (tag->description == usable)
        return {};
    return updateTag(transaction, QStringLiteral("UPDATE tags SET description = ? WHERE id = ?"), id,
                     usable.isEmpty() ? QStringLiteral("") : usable);
}

Result<void> changeTagPin(Transaction &transaction, TagId id, std::optional<int> pin)
{
    if (pin && (*pin < 1 || *pin > 9))
        return Error{ErrorCode::InvalidInput, QStringLiteral("Tags are pinned to the keys 1 to 9.")};
    const auto tag = existingTag(transaction, id);
    if (!tag)
        return tag.error();
    if (tag->pin == pin)
        return {};
    if (pin) {
        const auto holder = findPinnedTag(transaction.connection(), *pin);
        if (!holder)
            return holder.error();
        if (*holder) {
            if (auto done = updateTag(transaction, QStringLiteral("UPDATE tags SET pin = NULL WHERE id = ?"), **holder);
                !done)
                return done;
        }
    }
    return updateTag(transaction, QStringLiteral("UPDATE tags SET pin = ? WHERE id = ?"), id, pin);
}

Result<void> changeTagCreationTime(Transaction &transaction, TagId id, qint64 createdAt)
{
    return updateTag(transaction, QStringLiteral("UPDATE tags SET created_at = ? WHERE id = ?"), id, createdAt);
}

Result<void> changeTagSlug(Transaction &transaction, TagId id, const QString &slug)
{
    const auto tag = existingTag(transaction, id);
    if (!tag)
        return tag.error();
    const QString usable = domain::oneLine(slug);
    if (usable.isEmpty() || usable == tag->slug)
        return {};
    return updateTag(transaction, QStringLiteral("UPDATE tags SET slug = ? WHERE id = ?"), id, usable);
}

Result<void> addTagAlias(Transaction &transaction, TagId id, const TagName &alias)
{
    const auto known = findTag(transaction.connection(), alias.text());
    if (!known)
        return known.error();
    if (*known)
        return **known == id ? Result<void>() : Result<void>(nameTaken(alias));
    transaction.changes().tagsChanged.append(id);
    Statement insert(transaction.connection(),
                     QStringLiteral("INSERT INTO tag_aliases (alias_key, alias, tag_id) VALUES (?, ?, ?)"));
    if (auto done = insert.run(alias.key(), alias.text(), id); !done)
        return done;
    return addWords(transaction.connection(), id, alias);
}

Result<void> addTagParent(Transaction &transaction, TagId child, TagId parent)
{
    const auto below = tagAndDescendants(transaction.connection(), child);
    if (!below)
        return below.error();
    if (below->contains(parent))
        return Error{
            ErrorCode::Conflict,
            QStringLiteral("A tag cannot stand below itself. Choose a parent that is not among its children.")};
    Statement insert(transaction.connection(),
                     QStringLiteral("INSERT INTO tag_parents (child_id, parent_id) VALUES (?, ?) "
                                    "ON CONFLICT (child_id, parent_id) DO NOTHING"));
    if (auto done = insert.run(child, parent); !done)
        return done;
    if (transaction.connection().changedRows() > 0)
        transaction.changes().tagsChanged.append(child);
    return {};
}

} // namespace tagloom::store
