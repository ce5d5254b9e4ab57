// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rule_store.h"

#include "domain/query/parser.h"
#include "domain/query/scanner.h"
#include "domain/tag_name.h"
#include "domain/text.h"
#include "store/connection.h"
#include "store/query_binder.h"
#include "store/query_names.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/transaction.h"

#include <QHash>

#include <algorithm>
#include <functional>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::LinkStatus;
using domain::Result;
using domain::Rule;
using domain::RuleId;
using domain::TagId;

namespace {

const QString ruleColumns = QStringLiteral("id, name, query, status, enabled, on_new_items, created_at");

Rule ruleOf(const Statement &row)
{
    Rule rule;
    rule.id = RuleId{row.integer(0)};
    rule.name = row.text(1);
    rule.query = row.text(2);
    rule.status = domain::linkStatusFromWord(row.text(3)).value_or(LinkStatus::Suggested);
    rule.enabled = row.integer(4) != 0;
    rule.onNewItems = row.integer(5) != 0;
    rule.createdAt = row.integer(6);
    return rule;
}

Result<QList<TagId>> readTags(const Connection &connection, RuleId id)
{
    QList<TagId> tags;
    Statement rows(connection, QStringLiteral("SELECT tag_id FROM rule_tags WHERE rule_id = ? ORDER BY position"));
    rows.bind(id);
    while (rows.next())
        tags.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

/// The rules of a bound statement over ruleColumns.
Result<QList<Rule>> rulesOf(const Connection &connection, Statement &rows)
{
    QList<Rule> rules;
    while (rows.next())
        rules.append(ruleOf(rows));
    if (auto done = rows.finish(); !done)
        return done.error();
    for (Rule &rule : rules) {
        auto tags = readTags(connection, rule.id);
        if (!tags)
            return tags.error();
        rule.tags = std::move(*tags);
    }
    return rules;
}

Result<std::optional<Rule>> firstRule(const Connection &connection, Statement &rows)
{
    auto rules = rulesOf(connection, rows);
    if (!rules)
        return rules.error();
    return rules->isEmpty() ? std::nullopt : std::optional(std::move(rules->first()));
}

/// The rule as it can be kept, if no other than `known` has its name; with the id of `known`.
Result<Rule> usable(Transaction &transaction, const RuleDraft &draft, RuleId known)
{
    const Connection &connection = transaction.connection();
    Rule rule = draft.rule;
    rule.id = known;
    auto name = domain::usableRuleName(rule.name);
    if (!name)
        return name.error();
    rule.name = std::move(*name);
    const auto holder = findRule(connection, rule.name);
    if (!holder)
        return holder.error();
    if (*holder && (*holder)->id != known)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("There is a rule “%1” already. Choose another name.").arg((*holder)->name)};
    const QString text = domain::storableText(rule.query);
    if (const auto error = domain::parseQuery(text).error)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The rule's condition cannot be read. %1").arg(error->expected)};
    auto query = withIds(connection, text);
    if (!query)
        return query.error();
    if (query->trimmed().isEmpty())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("A rule without a condition would tag every item. Say which items it is for.")};
    rule.query = std::move(*query);
    for (const QString &typed : draft.tagNames) {
        const auto tagName = domain::TagName::parse(typed);
        if (!tagName)
            return tagName.error();
        const auto tag = findOrCreateTag(transaction, *tagName);
        if (!tag)
            return tag.error();
        rule.tags.append(*tag);
    }
    QList<TagId> different;
    for (const TagId tag : std::as_const(rule.tags)) {
        if (!different.contains(tag))
            different.append(tag);
    }
    rule.tags = different;
    if (rule.tags.isEmpty())
        return Error{ErrorCode::InvalidInput, QStringLiteral("A rule needs a tag to add. Name at least one.")};
    return rule;
}

Result<void> writeTags(Transaction &transaction, const Rule &rule)
{
    const Connection &connection = transaction.connection();
    const auto known = readTags(connection, rule.id);
    if (!known)
        return known.error();
    if (*known == rule.tags)
        return {};
    if (auto done = Statement(connection, QStringLiteral("DELETE FROM rule_tags WHERE rule_id = ?")).run(rule.id);
        !done)
        return done;
    Statement insert(connection, QStringLiteral("INSERT INTO rule_tags (rule_id, tag_id, position) VALUES (?, ?, ?)"));
    for (qsizetype i = 0; i < rule.tags.size(); ++i) {
        if (auto done = insert.run(rule.id, rule.tags.at(i), qint64{i}); !done)
            return done;
    }
    return {};
}

/// What keeps the rule from doing all it says.
Result<QStringList> problemsOf(const Connection &connection, const Rule &rule)
{
    QStringList problems;
    const auto missing = missingTags(connection, rule.tags);
    if (!missing)
        return missing.error();
    if (!missing->isEmpty() && missing->size() == rule.tags.size())
        problems.append(QStringLiteral("The tags it adds have been deleted, so it adds nothing. Choose another tag, or "
                                       "undo the deletion."));
    else if (!missing->isEmpty())
        problems.append(QStringLiteral("A tag it adds has been deleted; it still adds the others. Take it out of the "
                                       "rule, or undo the deletion."));
    const domain::ParsedQuery parsed = domain::parseQuery(rule.query);
    if (parsed.error) {
        problems.append(QStringLiteral("Its condition cannot be read, so it does nothing. %1 Write the condition anew.")
                            .arg(parsed.error->expected));
        return problems;
    }
    const auto bound = bindQuery(connection, parsed.query);
    if (!bound)
        return bound.error();
    if (const QStringList remarks = bound->remarks(); !remarks.isEmpty())
        problems.append(
            QStringLiteral("It does nothing, since its condition names what is not there: %1").arg(remarks.join(u' ')));
    return problems;
}

using ChangeQuery = std::function<Result<std::optional<QString>>(const QString &query)>;

/// Writes the queries that the change gives; those that cannot be read stay as they are.
Result<void> changeQueries(Transaction &transaction, const ChangeQuery &change)
{
    const auto rules = readRules(transaction.connection());
    if (!rules)
        return rules.error();
    Statement update(transaction.connection(), QStringLiteral("UPDATE rules SET query = ? WHERE id = ?"));
    for (const Rule &rule : *rules) {
        const auto query = change(rule.query);
        if (!query || !*query || **query == rule.query)
            continue;
        if (auto done = update.run(**query, rule.id); !done)
            return done;
    }
    return {};
}

} // namespace

Result<QList<Rule>> readRules(const Connection &connection)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM rules ORDER BY position, id").arg(ruleColumns));
    rows.bind();
    return rulesOf(connection, rows);
}

Result<std::optional<Rule>> readRule(const Connection &connection, RuleId id)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM rules WHERE id = ?").arg(ruleColumns));
    rows.bind(id);
    return firstRule(connection, rows);
}

Result<Rule> requireRule(const Connection &connection, RuleId id)
{
    auto rule = readRule(connection, id);
    if (!rule)
        return rule.error();
    if (!*rule)
        return Error{ErrorCode::NotFound, QStringLiteral("This rule is no longer in the library.")};
    return std::move(**rule);
}

Result<std::optional<Rule>> findRule(const Connection &connection, const QString &name)
{
    Statement rows(connection, QStringLiteral("SELECT %1 FROM rules WHERE name_key = ?").arg(ruleColumns));
    rows.bind(domain::foldedKey(name));
    return firstRule(connection, rows);
}

Result<QList<RuleDetails>> readRuleDetails(const Connection &connection)
{
    const auto rules = readRules(connection);
    if (!rules)
        return rules.error();
    QHash<RuleId, qint64> links;
    Statement counts(connection,
                     QStringLiteral("SELECT rule_id, count(*) FROM item_tags "
                                    "WHERE rule_id IS NOT NULL AND status <> 'rejected' GROUP BY rule_id"));
    counts.bind();
    while (counts.next())
        links.insert(RuleId{counts.integer(0)}, counts.integer(1));
    if (auto done = counts.finish(); !done)
        return done.error();
    QList<RuleDetails> all;
    for (const Rule &rule : *rules) {
        RuleDetails details;
        details.rule = rule;
        details.links = links.value(rule.id);
        const auto query = withNames(connection, rule.query);
        if (!query && query.error().code != ErrorCode::InvalidInput)
            return query.error();
        details.query = query ? *query : rule.query;
        for (const TagId id : rule.tags) {
            const auto tag = readTag(connection, id);
            if (!tag)
                return tag.error();
            if (*tag)
                details.tags.append((*tag)->name);
        }
        auto problems = problemsOf(connection, rule);
        if (!problems)
            return problems.error();
        details.problems = std::move(*problems);
        all.append(details);
    }
    return all;
}

Result<QList<TagId>> missingTags(const Connection &connection, const QList<TagId> &tags)
{
    QList<TagId> missing;
    for (const TagId id : tags) {
        const auto tag = readTag(connection, id);
        if (!tag)
            return tag.error();
        if (!*tag)
            missing.append(id);
    }
    return missing;
}

Result<QHash<TagId, QString>> readRulesOfLinks(const Connection &connection, domain::ItemId item)
{
    QHash<TagId, QString> names;
    Statement rows(
        connection,
        QStringLiteral("SELECT tag_id, name FROM item_tags JOIN rules ON rules.id = rule_id WHERE item_id = ?"));
    rows.bind(item);
    while (rows.next())
        names.insert(TagId{rows.integer(0)}, rows.text(1));
    if (auto done = rows.finish(); !done)
        return done.error();
    return names;
}

Result<RuleId> addRule(Transaction &transaction, const RuleDraft &draft)
{
    auto rule = usable(transaction, draft, {});
    if (!rule)
        return rule.error();
    Connection &connection = transaction.connection();
    Statement insert(
        connection,
        QStringLiteral("INSERT INTO rules (name, name_key, query, status, enabled, on_new_items, position, "
                       "created_at) VALUES (?, ?, ?, ?, ?, ?, "
                       "(SELECT ifnull(max(position), 0) + 1 FROM rules), ?)"));
    if (auto done = insert.run(rule->name, domain::foldedKey(rule->name), rule->query, domain::toWord(rule->status),
                               rule->enabled ? 1 : 0, rule->onNewItems ? 1 : 0,
                               rule->createdAt != 0 ? rule->createdAt : transaction.now());
        !done)
        return done.error();
    rule->id = RuleId{connection.lastInsertedId()};
    if (auto done = writeTags(transaction, *rule); !done)
        return done.error();
    return rule->id;
}

Result<void> changeRule(Transaction &transaction, const RuleDraft &draft)
{
    const auto known = requireRule(transaction.connection(), draft.rule.id);
    if (!known)
        return known.error();
    const auto rule = usable(transaction, draft, known->id);
    if (!rule)
        return rule.error();
    Statement update(transaction.connection(),
                     QStringLiteral("UPDATE rules SET name = ?, name_key = ?, query = ?, status = ?, enabled = ?, "
                                    "on_new_items = ? WHERE id = ?"));
    if (auto done = update.run(rule->name, domain::foldedKey(rule->name), rule->query, domain::toWord(rule->status),
                               rule->enabled ? 1 : 0, rule->onNewItems ? 1 : 0, rule->id);
        !done)
        return done;
    return writeTags(transaction, *rule);
}

Result<void> enableRule(Transaction &transaction, RuleId id, bool enabled)
{
    if (const auto rule = requireRule(transaction.connection(), id); !rule)
        return rule.error();
    return Statement(transaction.connection(), QStringLiteral("UPDATE rules SET enabled = ? WHERE id = ?"))
        .run(enabled ? 1 : 0, id);
}

Result<void> moveRule(Transaction &transaction, RuleId id, RuleId before)
{
    const auto rules = readRules(transaction.connection());
    if (!rules)
        return rules.error();
    QList<RuleId> order;
    for (const Rule &rule : *rules) {
        if (rule.id != id)
            order.append(rule.id);
    }
    if (order.size() == rules->size())
        return requireRule(transaction.connection(), id).error();
    if (before == id)
        return {};
    const qsizetype place = order.indexOf(before);
    order.insert(place < 0 ? order.size() : place, id);
    // They are few, and a row that stays as it is is not recorded.
    Statement update(transaction.connection(),
                     QStringLiteral("UPDATE rules SET position = ?1 WHERE id = ?2 AND position <> ?1"));
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (auto done = update.run(qint64{i + 1}, order.at(i)); !done)
            return done;
    }
    return {};
}

Result<void> removeRule(Transaction &transaction, RuleId id)
{
    if (const auto rule = requireRule(transaction.connection(), id); !rule)
        return rule.error();
    return Statement(transaction.connection(), QStringLiteral("DELETE FROM rules WHERE id = ?")).run(id);
}

Result<void> replaceTagInRules(Transaction &transaction, TagId tag, TagId by)
{
    // No text that a person typed holds this mark: the language takes control characters for spaces.
    const auto marked = [](TagId id) {
        return QString(domain::boundTagMark + QString::number(id.value) + domain::boundTagMark);
    };
    const Connection &connection = transaction.connection();
    Statement queries(connection,
                      QStringLiteral("UPDATE rules SET query = replace(query, ?1, ?2) WHERE instr(query, ?1)"));
    if (auto done = queries.run(marked(tag), marked(by)); !done)
        return done;
    Statement move(
        connection,
        QStringLiteral("UPDATE rule_tags SET tag_id = ?2 WHERE tag_id = ?1 AND NOT EXISTS (SELECT 1 "
                       "FROM rule_tags AS other WHERE other.rule_id = rule_tags.rule_id AND other.tag_id = ?2)"));
    if (auto done = move.run(tag, by); !done)
        return done;
    return Statement(connection, QStringLiteral("DELETE FROM rule_tags WHERE tag_id = ?")).run(tag);
}

Result<void> renameSearchInRules(Transaction &transaction, const QString &key, const QString &name)
{
    return changeQueries(transaction, [&](const QString &query) -> Result<std::optional<QString>> {
        const auto names = searchesNamedIn(query);
        const bool namesIt = names && std::any_of(names->begin(), names->end(), [&key](const QString &other) {
                                 return domain::foldedKey(other) == key;
                             });
        if (!namesIt)
            return std::optional<QString>();
        auto renamed = withSearchRenamed(query, key, name);
        if (!renamed)
            return renamed.error();
        return std::optional(std::move(*renamed));
    });
}

Result<void> renameListInRules(Transaction &transaction, const QString &key, const QString &name)
{
    return changeQueries(transaction, [&](const QString &query) { return withListRenamed(query, key, name); });
}

} // namespace tagloom::store
