// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/rule.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

/// A rule as a person writes it down: tags may be named that do not exist yet.
struct RuleDraft
{
    domain::Rule rule; ///< its query with tags by id or by name
    QStringList tagNames; ///< besides rule.tags
};

/// A rule with what the library says about it, for people.
struct RuleDetails
{
    domain::Rule rule;
    QString query; ///< with its tags by name; as it is kept where it cannot be read
    QStringList tags; ///< the names of those of its tags that exist
    QStringList problems; ///< what keeps it from doing all it says, and what to do; a sentence or two each
    qint64 links = 0; ///< that it has added and can take back
};

// Reading.
/// In the order in which they run.
domain::Result<QList<domain::Rule>> readRules(const Connection &connection);
domain::Result<std::optional<domain::Rule>> readRule(const Connection &connection, domain::RuleId id);

/// NotFound if it is gone.
domain::Result<domain::Rule> requireRule(const Connection &connection, domain::RuleId id);

/// By name, folded.
domain::Result<std::optional<domain::Rule>> findRule(const Connection &connection, const QString &name);

/// In the order in which they run.
domain::Result<QList<RuleDetails>> readRuleDetails(const Connection &connection);

/// Those of the ids that are no tag.
domain::Result<QList<domain::TagId>> missingTags(const Connection &connection, const QList<domain::TagId> &tags);

/// The names of the rules to which links of the item go back, by tag.
domain::Result<QHash<domain::TagId, QString>> readRulesOfLinks(const Connection &connection, domain::ItemId item);

// Writing.
/// Adds it behind the others, with its tags, made where they are missing; its id is not looked at, and a creation time
/// of 0 is now. InvalidInput for a name, a query or a tag's name that cannot be kept, and for one without any tag;
/// Conflict if there is one of this name.
domain::Result<domain::RuleId> addRule(Transaction &transaction, const RuleDraft &draft);

/// All of it but its place and its time. The same errors.
domain::Result<void> changeRule(Transaction &transaction, const RuleDraft &draft);

domain::Result<void> enableRule(Transaction &transaction, domain::RuleId id, bool enabled);

/// Puts it before another one; before none: at the end.
domain::Result<void> moveRule(Transaction &transaction, domain::RuleId id, domain::RuleId before);

/// What it has added stays, and nothing can take it back any more.
domain::Result<void> removeRule(Transaction &transaction, domain::RuleId id);

/// What asked for or added the one tag does so with the other: the tags have been merged.
domain::Result<void> replaceTagInRules(Transaction &transaction, domain::TagId tag, domain::TagId by);

/// `search:"name"` and `list:"name"`, by their folded keys, follow a rename.
domain::Result<void> renameSearchInRules(Transaction &transaction, const QString &key, const QString &name);
domain::Result<void> renameListInRules(Transaction &transaction, const QString &key, const QString &name);

} // namespace tagloom::store
