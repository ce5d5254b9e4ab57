// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/rule_commands.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "domain/text.h"
#include "domain/twin_forms.h"
#include "library/commands/command_query.h"
#include "library/rule_service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tagloom::library {

using namespace Qt::StringLiterals;
using domain::Error;
using domain::ErrorCode;
using domain::LinkStatus;
using domain::Result;
using domain::Rule;
using domain::RuleId;
using store::RuleDetails;

namespace {

/// Items that a dry run names; of more only the number is said.
constexpr int mostNamedItems = 100'000;

/// One of the words that come after `rule`.
struct Verb
{
    QString name;
    QString operands; ///< after the verb, as in the usage line
    qsizetype fewest = 1;
    qsizetype most = 1; ///< -1: any number
    QStringList required{};
    QStringList allowed{}; ///< further options
    ExitCode (*run)(const CommandRun &run, const QStringList &names) = nullptr;
};

QString quoted(const QString &name)
{
    return u'“' + domain::oneLine(name) + u'”';
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

/// The rules of these names; an error names one that is alike, or says how to make one.
Result<QList<Rule>> rulesNamed(const CommandRun &run, const QStringList &names)
{
    const auto rules =
        run.library.read([](const store::Connection &connection) { return store::readRules(connection); }).result();
    if (!rules)
        return rules;
    QList<Rule> found;
    for (const QString &name : names) {
        const QString wanted = domain::foldedKey(name);
        QStringList alike;
        const qsizetype before = found.size();
        for (const Rule &rule : *rules) {
            const QString key = domain::foldedKey(rule.name);
            if (key == wanted)
                found.append(rule);
            else if (!wanted.isEmpty()
                     && (key.contains(wanted) || wanted.contains(key) || domain::isMisspelling(key, wanted, true)))
                alike.append(quoted(rule.name));
        }
        if (found.size() > before)
            continue;
        const QString advice = !alike.isEmpty() ? u"Do you mean %1?"_s.arg(alike.join(u" or "_s))
            : rules->isEmpty()                  ? u"Make it by “rule add”."_s
                               : u"“rules” names those that there are, “rule add” makes one."_s;
        return Error{ErrorCode::NotFound, u"There is no rule %1. %2"_s.arg(quoted(name), advice)};
    }
    return found;
}

QList<RuleId> idsOf(const QList<Rule> &rules)
{
    QList<RuleId> ids;
    for (const Rule &rule : rules)
        ids.append(rule.id);
    return ids;
}

ExitCode add(const CommandRun &run, const QStringList &names)
{
    // Its error has a column, which that of the rule has not.
    const auto query = readQuery(run, run.arguments.value(u"query"_s));
    if (const auto *const code = std::get_if<ExitCode>(&query))
        return *code;
    store::RuleDraft draft;
    draft.rule.name = domain::oneLine(names.constFirst());
    draft.rule.query = run.arguments.value(u"query"_s);
    draft.rule.status = run.arguments.has(u"suggest"_s) ? LinkStatus::Suggested : LinkStatus::Confirmed;
    draft.rule.enabled = !run.arguments.has(u"disabled"_s);
    draft.rule.onNewItems = !run.arguments.has(u"not-on-new"_s);
    draft.tagNames = run.arguments.values(u"tag"_s);
    const auto made = RuleService(run.library).add(draft).result();
    if (!made)
        return run.fail(made.error());
    return run.say(
        u"Made the rule %1. “rule run” applies it to what is in the library already."_s.arg(quoted(draft.rule.name)));
}

ExitCode enable(const CommandRun &run, const QStringList &names, bool enabled)
{
    const auto rules = rulesNamed(run, names);
    if (!rules)
        return run.fail(rules.error());
    const auto done = RuleService(run.library).enable(rules->constFirst().id, enabled).result();
    return done ? run.say((enabled ? u"Switched the rule %1 on."_s : u"Switched the rule %1 off."_s)
                              .arg(quoted(rules->constFirst().name)))
                : run.fail(done.error());
}

ExitCode switchOn(const CommandRun &run, const QStringList &names)
{
    return enable(run, names, true);
}

ExitCode switchOff(const CommandRun &run, const QStringList &names)
{
    return enable(run, names, false);
}

ExitCode remove(const CommandRun &run, const QStringList &names)
{
    const auto rules = rulesNamed(run, names);
    if (!rules)
        return run.fail(rules.error());
    const auto done = RuleService(run.library).remove(rules->constFirst().id).result();
    return done ? run.say(u"Deleted the rule %1; the tags it has added stay."_s.arg(quoted(rules->constFirst().name)))
                : run.fail(done.error());
}

ExitCode takeBack(const CommandRun &run, const QStringList &names)
{
    const auto rules = rulesNamed(run, names);
    if (!rules)
        return run.fail(rules.error());
    const auto count = RuleService(run.library).takeBack(rules->constFirst().id, run.job).result();
    return count ? run.say(u"Took back %1 of the rule %2."_s.arg(domain::counted(*count, u"link"_s, u"links"_s),
                                                                 quoted(rules->constFirst().name)))
                 : run.fail(count.error());
}

ExitCode sayDryRun(const CommandRun &run, const RuleDryRun &outcome, bool asJson)
{
    for (const RuleDryRun::Row &row : outcome.first) {
        const QByteArray line = asJson ? jsonLine({{u"id"_s, row.item.value},
                                                   {u"title"_s, row.title},
                                                   {u"url"_s, row.url},
                                                   {u"tags"_s, QJsonArray::fromStringList(row.tags)},
                                                   {u"suggestions"_s, QJsonArray::fromStringList(row.suggestions)}})
                                       : QString(QString::number(row.item.value) + u'\t' + domain::oneLine(row.title)
                                                 + u'\t' + (row.tags + row.suggestions).join(u", "_s) + u'\n')
                                             .toUtf8();
        if (!run.output.write(line))
            return ExitCode::Failed;
    }
    if (outcome.items > outcome.first.size())
        run.output.writeError(
            u"%1 more are not listed."_s.arg(domain::countedItems(outcome.items - outcome.first.size())));
    return asJson ? ExitCode::Good
                  : run.say(u"%1 would be added to %2."_s.arg(domain::counted(outcome.links, u"link"_s, u"links"_s),
                                                              domain::countedItems(outcome.items)));
}

ExitCode runNow(const CommandRun &run, const QStringList &names)
{
    const auto rules = rulesNamed(run, names);
    if (!rules)
        return run.fail(rules.error());
    RuleService service(run.library);
    const bool asJson = run.arguments.has(u"json"_s);
    if (run.arguments.has(u"dry-run"_s)) {
        const auto outcome = service.dryRunOf(idsOf(*rules), run.job, mostNamedItems).result();
        return outcome ? sayDryRun(run, *outcome, asJson) : run.fail(outcome.error());
    }
    const auto outcome = service.run(idsOf(*rules), run.job).result();
    if (!outcome)
        return run.fail(outcome.error());
    for (const QString &problem : outcome->problems)
        run.output.writeError(problem);
    if (asJson)
        return run.output.write(jsonLine({{u"links"_s, outcome->links}, {u"items"_s, outcome->items}}))
            ? ExitCode::Good
            : ExitCode::Failed;
    return run.say(u"Added %1 to %2."_s.arg(domain::counted(outcome->links, u"link"_s, u"links"_s),
                                            domain::countedItems(outcome->items)));
}

const QList<Verb> &verbs()
{
    const static QList<Verb> all{
        {.name = u"add"_s,
         .operands = u"NAME"_s,
         .required = {u"query"_s, u"tag"_s},
         .allowed = {u"suggest"_s, u"disabled"_s, u"not-on-new"_s},
         .run = add},
        {.name = u"run"_s,
         .operands = u"[NAME...]"_s,
         .fewest = 0,
         .most = -1,
         .allowed = {u"dry-run"_s, u"json"_s},
         .run = runNow},
        {.name = u"take-back"_s, .operands = u"NAME"_s, .run = takeBack},
        {.name = u"enable"_s, .operands = u"NAME"_s, .run = switchOn},
        {.name = u"disable"_s, .operands = u"NAME"_s, .run = switchOff},
        {.name = u"delete"_s, .operands = u"NAME"_s, .run = remove},
    };
    return all;
}

/// Empty if the arguments are those of the verb.
QString problemWith(const CommandRun &run, const Verb &verb)
{
    const qsizetype count = run.arguments.operands().size() - 1;
    if (count < verb.fewest || (verb.most >= 0 && count > verb.most))
        return u"“rule %1” wants %2 after it."_s.arg(verb.name, verb.operands)
            + (count > verb.most ? u" Quotes make several words one."_s : QString());
    for (const QString &option : verb.required) {
        if (!run.arguments.has(option))
            return u"“rule %1” wants the option --%2."_s.arg(verb.name, option);
    }
    const QStringList all{u"query"_s, u"tag"_s, u"suggest"_s, u"disabled"_s, u"not-on-new"_s, u"dry-run"_s, u"json"_s};
    for (const QString &option : all) {
        if (run.arguments.has(option) && !verb.required.contains(option) && !verb.allowed.contains(option))
            return u"“rule %1” takes no option --%2."_s.arg(verb.name, option);
    }
    return {};
}

} // namespace

ExitCode runRule(const CommandRun &run)
{
    const QString word = run.arguments.operands().constFirst();
    QStringList names;
    for (const Verb &verb : verbs()) {
        names.append(verb.name);
        if (verb.name != word)
            continue;
        const QString problem = problemWith(run, verb);
        if (problem.isEmpty())
            return verb.run(run, run.arguments.operands().mid(1));
        run.output.writeError(problem);
        return ExitCode::WrongUsage;
    }
    run.output.writeError(u"After “rule” one of these is expected: %1."_s.arg(names.join(u", "_s)));
    return ExitCode::WrongUsage;
}

ExitCode runRules(const CommandRun &run)
{
    const auto rules = RuleService(run.library).rules().result();
    if (!rules)
        return run.fail(rules.error());
    const bool asJson = run.arguments.has(u"json"_s);
    for (const RuleDetails &details : *rules) {
        const Rule &rule = details.rule;
        const bool suggests = rule.status == LinkStatus::Suggested;
        const QByteArray line = asJson
            ? jsonLine({{u"name"_s, rule.name},
                        {u"query"_s, details.query},
                        {u"tags"_s, QJsonArray::fromStringList(details.tags)},
                        {u"suggests"_s, suggests},
                        {u"enabled"_s, rule.enabled},
                        {u"on_new_items"_s, rule.onNewItems},
                        {u"links"_s, details.links},
                        {u"problems"_s, QJsonArray::fromStringList(details.problems)}})
            : QString(QStringList{domain::oneLine(rule.name), rule.enabled ? u"on"_s : u"off"_s,
                                  domain::oneLine(details.query), details.tags.join(u", "_s),
                                  suggests ? u"suggests"_s : u"adds"_s, QString::number(details.links)}
                          .join(u'\t')
                      + u'\n')
                  .toUtf8();
        if (!run.output.write(line))
            return ExitCode::Failed;
        for (const QString &problem : details.problems)
            run.output.writeError(QString(quoted(rule.name) + u": "_s + problem));
    }
    return ExitCode::Good;
}

} // namespace tagloom::library
