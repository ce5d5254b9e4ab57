// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/rule_service.h"

#include "domain/counted.h"
#include "domain/query/parser.h"
#include "domain/tag_name.h"
#include "store/interrupt_guard.h"
#include "store/rule_links.h"
#include "store/statement.h"
#include "store/tag_store.h"

#include <QHash>
#include <QtConcurrentRun>

#include <algorithm>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::LinkStatus;
using domain::Result;
using domain::Rule;
using domain::RuleId;
using domain::TagId;
using store::Connection;
using store::RuleDraft;
using store::RulePlan;
using store::Transaction;

namespace {

QString countedLinks(qint64 number)
{
    return domain::counted(number, QStringLiteral("link"), QStringLiteral("links"));
}

/// Runs `work()` so that cancelling the job ends it.
template <class Work> auto unlessCancelled(const Connection &connection, const Job &job, Work work) -> decltype(work())
{
    const store::InterruptGuard guard(connection, job->cancelled);
    auto outcome = work();
    if (outcome && job->cancelled)
        return Error{ErrorCode::Cancelled, QStringLiteral("It was cancelled, and nothing was changed.")};
    return outcome;
}

store::RuleProgress progressOf(const Job &job)
{
    return [job](qint64 done, qint64 total) {
        job->total = total;
        job->done = done;
        return !job->cancelled;
    };
}

/// The rules of these ids, or all that are enabled, in the order in which they run.
Result<QList<Rule>> chosenRules(const Connection &connection, const QList<RuleId> &ids)
{
    auto rules = store::readRules(connection);
    if (!rules)
        return rules;
    for (const RuleId id : ids) {
        if (const auto rule = store::requireRule(connection, id); !rule)
            return rule.error();
    }
    rules->removeIf([&ids](const Rule &rule) { return ids.isEmpty() ? !rule.enabled : !ids.contains(rule.id); });
    return rules;
}

/// Drafts as rules: names of tags looked up, those to be made under ids below zero, by which `newNames` tells them.
Result<QList<Rule>> rulesOf(const Connection &connection, const QList<RuleDraft> &drafts,
                            QHash<TagId, QString> &newNames)
{
    QHash<QString, TagId> newTags;
    QList<Rule> rules;
    for (const RuleDraft &draft : drafts) {
        Rule rule = draft.rule;
        const domain::ParsedQuery parsed = domain::parseQuery(rule.query);
        if (parsed.error || parsed.query.isEmpty())
            return Error{ErrorCode::InvalidInput,
                         parsed.error ? parsed.error->expected : QStringLiteral("Say which items the rule is for.")};
        for (const QString &text : draft.tagNames) {
            const auto name = domain::TagName::parse(text);
            if (!name)
                return name.error();
            const auto tag = store::findTag(connection, name->text());
            if (!tag)
                return tag.error();
            TagId id = tag->value_or(TagId());
            if (!*tag) {
                if (!newTags.contains(name->key())) {
                    newTags.insert(name->key(), TagId{-1 - newTags.size()});
                    newNames.insert(newTags.value(name->key()), name->text());
                }
                id = newTags.value(name->key());
            }
            if (!rule.tags.contains(id))
                rule.tags.append(id);
        }
        rules.append(rule);
    }
    return rules;
}

Result<QList<RuleDryRun::Row>> firstRows(const Connection &connection, const RulePlan &plan, const QList<ItemId> &items,
                                         QHash<TagId, QString> names, int most)
{
    QList<RuleDryRun::Row> rows;
    store::Statement item(connection, QStringLiteral("SELECT title, url FROM items WHERE id = ?"));
    // The ids grow with time.
    for (auto id = items.crbegin(); id != items.crend() && rows.size() < most; ++id) {
        item.bind(*id);
        RuleDryRun::Row row;
        row.item = *id;
        if (item.next()) {
            row.title = item.text(0);
            row.url = item.text(1);
        }
        if (auto done = item.finish(); !done)
            return done.error();
        for (const store::PlannedLinks &links : plan.links) {
            if (!std::binary_search(links.items.begin(), links.items.end(), *id))
                continue;
            if (!names.contains(links.tag)) {
                const auto tag = store::requireTag(connection, links.tag);
                if (!tag)
                    return tag.error();
                names.insert(links.tag, tag->name);
            }
            (links.status == LinkStatus::Confirmed ? row.tags : row.suggestions).append(names.value(links.tag));
        }
        rows.append(row);
    }
    return rows;
}

Result<RuleDryRun> dryRunOn(const Connection &connection, const QList<Rule> &rules,
                            const QHash<TagId, QString> &newNames, int rows)
{
    const auto plan = store::planRules(connection, rules);
    if (!plan)
        return plan.error();
    const QList<ItemId> items = plan->items();
    auto first = firstRows(connection, *plan, items, newNames, rows);
    if (!first)
        return first.error();
    return RuleDryRun{items.size(), plan->linkCount(), plan->outcomes, std::move(*first)};
}

/// Runs `work(const Connection &) -> Result<RuleDryRun>` aside.
template <class Work> QFuture<Result<RuleDryRun>> aside(const Library &library, const Job &job, Work work)
{
    return QtConcurrent::run([path = library.path(), access = library.readAccess(), job, work]() -> Result<RuleDryRun> {
        const auto connection = Connection::open(path, access);
        if (!connection)
            return connection.error();
        // One moment of the library: the window may write meanwhile.
        if (auto begun = (*connection)->execute(QStringLiteral("BEGIN")); !begun)
            return begun.error();
        return unlessCancelled(**connection, job, [&] { return work(**connection); });
    });
}

Result<RuleRun> runOn(Transaction &transaction, const QList<RuleId> &ids, const Job &job)
{
    const auto rules = chosenRules(transaction.connection(), ids);
    if (!rules)
        return rules.error();
    const auto plan = store::planRules(transaction.connection(), *rules);
    if (!plan)
        return plan.error();
    const auto links = store::addPlannedLinks(transaction, *plan, progressOf(job));
    if (!links)
        return links.error();
    RuleRun outcome;
    outcome.links = *links;
    outcome.items = plan->items().size();
    for (qsizetype i = 0; i < rules->size(); ++i) {
        if (const QString &problem = plan->outcomes.at(i).problem; !problem.isEmpty())
            outcome.problems.append(QStringLiteral("The rule “%1” did nothing. %2").arg(rules->at(i).name, problem));
    }
    const QString what = rules->size() == 1
        ? QStringLiteral("the rule “%1”").arg(rules->constFirst().name)
        : domain::counted(rules->size(), QStringLiteral("rule"), QStringLiteral("rules"));
    transaction.setLabel(QStringLiteral("Run %1: %2").arg(what, countedLinks(outcome.links)));
    return outcome;
}

Result<qint64> takeBackOn(Transaction &transaction, RuleId id, const Job &job)
{
    const auto rule = store::requireRule(transaction.connection(), id);
    if (!rule)
        return rule.error();
    transaction.setLabel(QStringLiteral("Take back what the rule “%1” did").arg(rule->name));
    return store::takeBackRule(transaction, id, progressOf(job));
}

} // namespace

QFuture<Result<QList<store::RuleDetails>>> RuleService::rules()
{
    return m_library.read([](const Connection &connection) { return store::readRuleDetails(connection); });
}

QFuture<Result<RuleId>> RuleService::add(const RuleDraft &draft)
{
    return m_library.write(QStringLiteral("Make the rule “%1”").arg(draft.rule.name),
                           [=](Transaction &transaction) { return store::addRule(transaction, draft); });
}

QFuture<Result<void>> RuleService::change(const RuleDraft &draft)
{
    return m_library.write(QStringLiteral("Change the rule “%1”").arg(draft.rule.name),
                           [=](Transaction &transaction) { return store::changeRule(transaction, draft); });
}

QFuture<Result<void>> RuleService::enable(RuleId id, bool enabled)
{
    const auto work = [=](Transaction &transaction) -> Result<void> {
        const auto rule = store::requireRule(transaction.connection(), id);
        if (!rule)
            return rule.error();
        transaction.setLabel(
            (enabled ? QStringLiteral("Switch the rule “%1” on") : QStringLiteral("Switch the rule “%1” off"))
                .arg(rule->name));
        return store::enableRule(transaction, id, enabled);
    };
    return m_library.write(QStringLiteral("Switch a rule"), work);
}

QFuture<Result<void>> RuleService::move(RuleId id, RuleId before)
{
    return m_library.write(QStringLiteral("Move a rule"),
                           [=](Transaction &transaction) { return store::moveRule(transaction, id, before); });
}

QFuture<Result<void>> RuleService::remove(RuleId id)
{
    const auto work = [=](Transaction &transaction) -> Result<void> {
        const auto rule = store::requireRule(transaction.connection(), id);
        if (!rule)
            return rule.error();
        transaction.setLabel(QStringLiteral("Delete the rule “%1”").arg(rule->name));
        return store::removeRule(transaction, id);
    };
    return m_library.write(QStringLiteral("Delete a rule"), work);
}

QFuture<Result<RuleDryRun>> RuleService::dryRun(const QList<RuleDraft> &drafts, const Job &job, int rows)
{
    return aside(m_library, job, [drafts, rows](const Connection &connection) -> Result<RuleDryRun> {
        QHash<TagId, QString> newNames;
        const auto rules = rulesOf(connection, drafts, newNames);
        if (!rules)
            return rules.error();
        return dryRunOn(connection, *rules, newNames, rows);
    });
}

QFuture<Result<RuleDryRun>> RuleService::dryRunOf(const QList<RuleId> &ids, const Job &job, int rows)
{
    return aside(m_library, job, [ids, rows](const Connection &connection) -> Result<RuleDryRun> {
        const auto rules = chosenRules(connection, ids);
        if (!rules)
            return rules.error();
        return dryRunOn(connection, *rules, {}, rows);
    });
}

QFuture<Result<RuleRun>> RuleService::run(const QList<RuleId> &ids, const Job &job)
{
    return m_library.write(QStringLiteral("Run rules"), [=](Transaction &transaction) {
        return unlessCancelled(transaction.connection(), job, [&] { return runOn(transaction, ids, job); });
    });
}

QFuture<Result<qint64>> RuleService::takeBack(RuleId id, const Job &job)
{
    return m_library.write(QStringLiteral("Take back what a rule did"), [=](Transaction &transaction) {
        return unlessCancelled(transaction.connection(), job, [&] { return takeBackOn(transaction, id, job); });
    });
}

QString describe(const RuleRun &run)
{
    if (run.links > 0)
        return QStringLiteral("%1 tagged by rules").arg(domain::countedItems(run.items));
    if (!run.problems.isEmpty())
        return run.problems.join(u' ');
    return QStringLiteral("There was nothing to add: every item has these tags already, or a tag was refused");
}

} // namespace tagloom::library
