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

struct TagParent
{
    domain::TagId child;
    domain::TagId parent;
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

/// All tags whose name's or aliases' words begin with `prefix`, or simply all; in order of their names' keys.
domain::Result<QList<TagDetails>> readTagDetails(const Connection &connection, const QString &prefix = {});

domain::Result<QList<TagParent>> readTagParents(const Connection &connection);
domain::Result<QHash<domain::TagId, qint64>> readTagCounts(const Connection &connection);

/// The keys of all names and aliases.
domain::Result<QStringList> readTagKeys(const Connection &connection);

/// By name or alias, folded.
domain::Result<std::optional<domain::TagId>> findTag(const Connection &connection, const QString &name);

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

/// The tag and all below it, each once.
domain::Result<QList<domain::TagId>> tagAndDescendants(const Connection &connection, domain::TagId id);
domain::Result<QList<domain::TagId>> tagsAndDescendants(const Connection &connection, const QList<domain::TagId> &ids);

domain::Result<std::optional<domain::TagId>> findPinnedTag(const Connection &connection, int pin);

// Writing.
/// Conflict if a tag or an alias has this name already.
domain::Result<domain::TagId> createTag(Transaction &transaction, const domain::TagName &name);

/// The tag of that name or alias; made if there is none.
domain::Result<domain::TagId> findOrCreateTag(Transaction &transaction, const domain::TagName &name);

/// Conflict if another tag or an alias has this name. The slug stays.
domain::Result<void> renameTag(Transaction &transaction, domain::TagId id, const domain::TagName &name);

domain::Result<void> changeTagColour(Transaction &transaction, domain::TagId id, const QString &colour);
domain::Result<void> changeTagDescription(Transaction &transaction, domain::TagId id, const QString &description);

/// Takes the pin from the tag that had it. nullopt unpins.
domain::Result<void> changeTagPin(Transaction &transaction, domain::TagId id, std::optional<int> pin);

/// The time a tag was made, where a file tells an older one.
domain::Result<void> changeTagCreationTime(Transaction &transaction, domain::TagId id, qint64 createdAt);

/// Conflict where `slug` is another tag's.
domain::Result<void> changeTagSlug(Transaction &transaction, domain::TagId id, const QString &slug);

/// Nothing to do if the alias is this tag's already; Conflict if it names another tag.
domain::Result<void> addTagAlias(Transaction &transaction, domain::TagId id, const domain::TagName &alias);

/// Conflict if it would make a cycle.
domain::Result<void> addTagParent(Transaction &transaction, domain::TagId child, domain::TagId parent);

} // namespace tagloom::store
