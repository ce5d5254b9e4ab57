// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/tag_care_commands.h"

#include "domain/counted.h"
#include "domain/text.h"
#include "library/tag_care_service.h"
#include "library/tag_impact_text.h"
#include "library/tag_service.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::Tag;
using domain::TagId;
using store::TagChange;

namespace {

/// The tags of these names or aliases, in their order, each once.
Result<QList<Tag>> namedTags(const CommandRun &run, const QStringList &names)
{
    return run.library
        .read([names](const store::Connection &connection) -> Result<QList<Tag>> {
            QList<Tag> tags;
            QList<TagId> seen;
            for (const QString &name : names) {
                const auto id = store::findTag(connection, name);
                if (!id)
                    return id.error();
                if (!*id)
                    return Error{ErrorCode::NotFound,
                                 QStringLiteral("There is no tag “%1”. Check its name.").arg(name)};
                if (seen.contains(**id))
                    continue;
                seen.append(**id);
                auto tag = store::requireTag(connection, **id);
                if (!tag)
                    return tag.error();
                tags.append(*tag);
            }
            return tags;
        })
        .result();
}

QList<TagId> idsOf(const QList<Tag> &tags)
{
    QList<TagId> ids;
    for (const Tag &tag : tags)
        ids.append(tag.id);
    return ids;
}

/// Says what the change would hit, or fails with why it cannot be.
ExitCode foretell(const CommandRun &run, const TagChange &change)
{
    const auto impact = TagCareService(run.library).impact(change).result();
    if (!impact)
        return run.fail(impact.error());
    if (impact->refusal)
        return run.fail(*impact->refusal);
    return run.say(describe(change, *impact).join(u'\n'));
}

} // namespace

ExitCode runRename(const CommandRun &run)
{
    const QString name = run.arguments.operands().at(1);
    const auto tags = namedTags(run, {run.arguments.operands().constFirst()});
    if (!tags)
        return run.fail(tags.error());
    const Tag &tag = tags->constFirst();
    if (const auto done = TagService(run.library).rename(tag.id, name).result(); !done)
        return run.fail(done.error());
    return run.say(QStringLiteral("Renamed “%1” to “%2”.").arg(tag.name, name.simplified()));
}

ExitCode runMerge(const CommandRun &run)
{
    const auto tags = namedTags(run, run.arguments.operands());
    if (!tags)
        return run.fail(tags.error());
    const auto into = namedTags(run, {run.arguments.value(QStringLiteral("into"))});
    if (!into)
        return run.fail(into.error());
    const TagId target = into->constFirst().id;
    if (run.arguments.has(QStringLiteral("dry-run")))
        return foretell(run, {TagChange::Kind::Merge, idsOf(*tags), target, {}});
    const store::TagMerge merge{idsOf(*tags), target, !run.arguments.has(QStringLiteral("no-alias"))};
    const auto outcome = TagCareService(run.library).merge(merge, run.job).result();
    if (!outcome)
        return run.fail(outcome.error());
    return run.say(QStringLiteral("Merged %1 into “%2”, which %3 more %4 now.")
                       .arg(listedNames(outcome->merged), outcome->into, domain::countedItems(outcome->itemsGained),
                            outcome->itemsGained == 1 ? QStringLiteral("carries") : QStringLiteral("carry")));
}

ExitCode runAlias(const CommandRun &run)
{
    const QString alias = run.arguments.operands().at(1);
    const auto tags = namedTags(run, {run.arguments.operands().constFirst()});
    if (!tags)
        return run.fail(tags.error());
    const Tag &tag = tags->constFirst();
    const bool removes = run.arguments.has(QStringLiteral("remove"));
    TagService service(run.library);
    const auto done = (removes ? service.removeAlias(tag.id, alias) : service.addAlias(tag.id, alias)).result();
    if (!done)
        return run.fail(done.error());
    return run.say((removes ? QStringLiteral("“%1” no longer means “%2”.") : QStringLiteral("“%1” means “%2”."))
                       .arg(alias.simplified(), tag.name));
}

ExitCode runParent(const CommandRun &run)
{
    // One after the other: a tag and itself is to be refused, not taken for one.
    const auto child = namedTags(run, {run.arguments.operands().constFirst()});
    if (!child)
        return run.fail(child.error());
    const auto parent = namedTags(run, {run.arguments.operands().at(1)});
    if (!parent)
        return run.fail(parent.error());
    const Tag &lower = child->constFirst();
    const Tag &upper = parent->constFirst();
    const bool removes = run.arguments.has(QStringLiteral("remove"));
    TagService service(run.library);
    const auto done =
        (removes ? service.removeParent({lower.id}, upper.id) : service.addParent({lower.id}, upper.id)).result();
    if (!done)
        return run.fail(done.error());
    return run.say(
        (removes ? QStringLiteral("“%1” no longer stands below “%2”.") : QStringLiteral("“%1” stands below “%2”."))
            .arg(lower.name, upper.name));
}

ExitCode runDeleteTag(const CommandRun &run)
{
    const auto tags = namedTags(run, run.arguments.operands());
    if (!tags)
        return run.fail(tags.error());
    if (run.arguments.has(QStringLiteral("dry-run")))
        return foretell(run, {TagChange::Kind::Delete, idsOf(*tags), {}, {}});
    const auto names = TagCareService(run.library).remove(idsOf(*tags), run.job).result();
    if (!names)
        return run.fail(names.error());
    return run.say(QStringLiteral("Deleted %1.").arg(listedNames(*names)));
}

ExitCode listTwins(const CommandRun &run)
{
    const auto pairs = TagCareService(run.library).twins(run.job).result();
    if (!pairs)
        return run.fail(pairs.error());
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    for (const store::TwinPair &pair : *pairs) {
        const QString reason = domain::toWord(pair.twin.reason);
        QByteArray line;
        if (asJson) {
            QJsonObject object{{QStringLiteral("tag"), pair.keepName},
                               {QStringLiteral("count"), pair.keepCount},
                               {QStringLiteral("twin"), pair.otherName},
                               {QStringLiteral("twin_count"), pair.otherCount},
                               {QStringLiteral("reason"), reason}};
            if (pair.twin.percent > 0)
                object.insert(QStringLiteral("percent"), pair.twin.percent);
            line = QJsonDocument(object).toJson(QJsonDocument::Compact);
        } else {
            line = QStringList{domain::oneLine(pair.keepName), QString::number(pair.keepCount),
                               domain::oneLine(pair.otherName), QString::number(pair.otherCount), reason}
                       .join(u'\t')
                       .toUtf8();
        }
        line += '\n';
        if (!run.output.write(line))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

} // namespace tagloom::library
