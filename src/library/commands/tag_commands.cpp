// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/tag_commands.h"

#include "domain/counted.h"
#include "domain/text.h"
#include "library/commands/command_query.h"
#include "library/commands/tag_care_commands.h"
#include "library/tagging_service.h"
#include "store/item_listing.h"
#include "store/tag_removal.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace tagloom::library {

using domain::ItemId;

namespace {

QByteArray jsonLine(const store::TagDetails &details)
{
    const QJsonObject object{{QStringLiteral("id"), details.tag.id.value},
                             {QStringLiteral("name"), details.tag.name},
                             {QStringLiteral("count"), details.count},
                             {QStringLiteral("aliases"), QJsonArray::fromStringList(details.aliases)},
                             {QStringLiteral("parents"), QJsonArray::fromStringList(details.parents)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

ExitCode runTag(const CommandRun &run)
{
    const QString verb = run.arguments.operands().constFirst();
    const bool adds = verb == QLatin1String("add");
    if (!adds && verb != QLatin1String("remove")) {
        run.output.writeError(QStringLiteral("After “tag” comes “add” or “remove”, not “%1”.").arg(verb));
        return ExitCode::WrongUsage;
    }
    const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const QStringList names = run.arguments.operands().sliced(1);
    TaggingService tagging(run.library);
    const auto outcome = (adds ? tagging.addTagsByName(*ids, names) : tagging.removeTagsByName(*ids, names)).result();
    if (!outcome)
        return run.fail(outcome.error());
    if (ids->isEmpty())
        return run.say(QStringLiteral("The query found no items."));
    return run.say(describe(*outcome) + u'.');
}

ExitCode runTags(const CommandRun &run)
{
    const bool unused = run.arguments.has(QStringLiteral("unused"));
    const bool twins = run.arguments.has(QStringLiteral("twins"));
    const QString prefix = run.arguments.value(QStringLiteral("prefix"));
    if ((unused && twins) || ((unused || twins) && !prefix.isEmpty())) {
        run.output.writeError(QStringLiteral("Give one of --prefix, --unused and --twins."));
        return ExitCode::WrongUsage;
    }
    if (twins)
        return listTwins(run);
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    const auto tags =
        run.library
            .read([prefix, unused](const store::Connection &connection) {
                return unused ? store::readUnusedTags(connection) : store::readTagDetails(connection, prefix);
            })
            .result();
    if (!tags)
        return run.fail(tags.error());
    for (const store::TagDetails &details : *tags) {
        const QString line = domain::oneLine(details.tag.name) + u'\t' + QString::number(details.count) + u'\n';
        if (!run.output.write(asJson ? jsonLine(details) : line.toUtf8()))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

ExitCode runInfo(const CommandRun &run)
{
    const auto figures =
        run.library.read([](const store::Connection &connection) { return store::readLibraryFigures(connection); })
            .result();
    if (!figures)
        return run.fail(figures.error());
    const QString path = run.library.path();
    const qint64 size = QFileInfo(path).size();
    const QString version = QCoreApplication::applicationVersion();
    if (run.arguments.has(QStringLiteral("json"))) {
        const QJsonObject object{{QStringLiteral("path"), path},
                                 {QStringLiteral("items"), figures->items},
                                 {QStringLiteral("trashed"), figures->trashedItems},
                                 {QStringLiteral("tags"), figures->tags},
                                 {QStringLiteral("links"), figures->links},
                                 {QStringLiteral("size"), size},
                                 {QStringLiteral("schema_version"), figures->schemaVersion},
                                 {QStringLiteral("program_version"), version}};
        return run.say(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
    }
    const QString text =
        QStringLiteral("Library  %1\nItems    %2\nTrash    %3\nTags     %4\nLinks    %5\nSize     %6 bytes\n"
                       "Schema   %7\nTagloom  %8")
            .arg(path, domain::grouped(figures->items), domain::grouped(figures->trashedItems),
                 domain::grouped(figures->tags), domain::grouped(figures->links), domain::grouped(size),
                 QString::number(figures->schemaVersion), version);
    return run.say(text);
}

} // namespace tagloom::library
