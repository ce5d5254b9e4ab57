// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/tag.h"
#include "domain/tag_name.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

/// A tag that completion offers.
struct TagSuggestion
{
    domain::TagId id;
    QString name;
    QString colour;
    qint64 count = 0; ///< live items that carry it
    QString alias; ///< the other name that matched; empty if its own did
};

/// The tag that a name means.
struct NameHolder
{
    domain::TagId tag;
    QString name; ///< the tag's own
    bool isAlias = false; ///< the name looked for is one of its aliases
};

/// A tag with what other tables say about it.
struct TagDetails
{
    domain::Tag tag;
    qint64 count = 0;
    QStringList aliases; ///< sorted
    QStringList parents; ///< names, sorted
};

// Reading.
domain::Result<std::optional<domain::Tag>> readTag(const Connection &connection, domain::TagId id);

/// NotFound if it is gone.
domain::Result<domain::Tag> requireTag(const Connection &connection, domain::TagId id);

domain::Result<QStringList> readTagAliases(const Connection &connection, domain::TagId id); ///< sorted

/// All tags whose name's or aliases' words begin with `prefix`, or simply all; in order of their names' keys.
domain::Result<QList<TagDetails>> readTagDetails(const Connection &connection, const QString &prefix = {});

domain::Result<QHash<domain::TagId, qint64>> readTagCounts(const Connection &connection);

/// The keys of all names and aliases.
domain::Result<QStringList> readTagKeys(const Connection &connection);

/// By name or alias, folded.
domain::Result<std::optional<domain::TagId>> findTag(const Connection &connection, const QString &name);

/// The same, and whether it is by name or alias.
domain::Result<std::optional<NameHolder>> findNameHolder(const Connection &connection, const QString &name);

/// The refusal of a name that a tag or an alias has; it names the tag.
domain::Error nameTaken(const NameHolder &holder, const domain::TagName &name);

/// As a search names it: where there is no tag a_b, "a b" is meant.
domain::Result<std::optional<domain::TagId>> findNamedTag(const Connection &connection, const QString &name);

/// All of which the folded name or an alias is LIKE the pattern (ESCAPE '\'), each once.
domain::Result<QList<domain::TagId>> findTagsLike(const Connection &connection, const QString &pattern);

/// All of which a word is LIKE the pattern (ESCAPE '\'); each once, ascending.
domain::Result<QList<domain::TagId>> findTagsByWord(const Connection &connection, const QString &pattern);

/// By prefix LIKE over tag_words: the exact name first, then names that begin so, then by count. At most `limit`.
domain::Result<QList<TagSuggestion>> completeTags(const Connection &connection, const QString &typed, int limit);

/// What a word of tag_words is LIKE (ESCAPE '\') that begins with the text, folded.
QString tagWordPattern(const QString &text);

/// What completeTags() runs, for the test of its query plan.
QString completionSql();

domain::Result<std::optional<domain::TagId>> findPinnedTag(const Connection &connection, int pin);

// Writing.
/// Conflict if a tag or an alias has this name already.
domain::Result<domain::TagId> createTag(Transaction &transaction, const domain::TagName &name);

/// The tag of that name or alias; made if there is none.
domain::Result<domain::TagId> findOrCreateTag(Transaction &transaction, const domain::TagName &name);

/// Conflict if another tag, which the error names, or an alias has this name. The slug stays.
domain::Result<void> renameTag(Transaction &transaction, domain::TagId id, const domain::TagName &name);

domain::Result<void> changeTagColour(Transaction &transaction, domain::TagId id, const QString &colour);
domain::Result<void> changeTagDescription(Transaction &transaction, domain::TagId id, const QString &description);

/// Conflict, naming the tag, if another one is on this key. nullopt unpins.
domain::Result<void> changeTagPin(Transaction &transaction, domain::TagId id, std::optional<int> pin);

/// The time a tag was made, where a file tells an older one.
domain::Result<void> changeTagCreationTime(Transaction &transaction, domain::TagId id, qint64 createdAt);

/// Conflict where `slug` is another tag's.
domain::Result<void> changeTagSlug(Transaction &transaction, domain::TagId id, const QString &slug);

/// Nothing to do if the alias is this tag's already; Conflict, with the reason, if it is a tag's name or another tag's
/// alias.
domain::Result<void> addTagAlias(Transaction &transaction, domain::TagId id, const domain::TagName &alias);

/// NotFound if the tag has no such alias.
domain::Result<void> removeTagAlias(Transaction &transaction, domain::TagId id, const QString &alias);

} // namespace tagloom::store
