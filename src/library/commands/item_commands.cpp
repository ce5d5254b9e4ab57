// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/item_commands.h"

#include "domain/counted.h"
#include "domain/text.h"
#include "formats/time_text.h"
#include "library/commands/command_query.h"
#include "library/item_service.h"
#include "store/item_listing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tagloom::library {

using domain::ItemId;
using store::ListedItem;

namespace {

/// How many items are read and written at a time, so that a long result needs no long text in memory.
constexpr qsizetype blockSize = 1000;

QByteArray jsonLine(const ListedItem &item)
{
    const QJsonObject object{{QStringLiteral("id"), item.id.value},
                             {QStringLiteral("title"), item.title},
                             {QStringLiteral("url"), item.url.isEmpty() ? QJsonValue() : QJsonValue(item.url)},
                             {QStringLiteral("kind"), item.kind},
                             {QStringLiteral("tags"), QJsonArray::fromStringList(item.tags)},
                             {QStringLiteral("added"), formats::isoTime(item.createdAt)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray plainLine(const ListedItem &item)
{
    // Whatever another program wrote into the file, an item stays one line of four columns.
    const QString line = QString::number(item.id.value) + u'\t' + domain::oneLine(item.title) + u'\t'
        + domain::oneLine(item.url) + u'\t' + domain::oneLine(item.tags.join(QStringLiteral(", "))) + u'\n';
    return line.toUtf8();
}

} // namespace

ExitCode runSearch(const CommandRun &run)
{
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    const bool onlyCount = run.arguments.has(QStringLiteral("count"));
    if (asJson && onlyCount) {
        run.output.writeError(QStringLiteral("--count and --json exclude each other. Choose one of them."));
        return ExitCode::WrongUsage;
    }
    const FoundItems found = findItems(run, run.arguments.operands().constFirst());
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const qsizetype limit = run.arguments.number(QStringLiteral("limit")).value_or(ids->size());
    const qsizetype count = std::min(limit, ids->size());
    if (onlyCount)
        return run.say(QString::number(count));

    for (qsizetype at = 0; at < count; at += blockSize) {
        const QList<ItemId> block = ids->sliced(at, std::min(blockSize, count - at));
        const auto items = run.library
                               .read([block](const store::Connection &connection) {
                                   return store::readListedItems(connection, block);
                               })
                               .result();
        if (!items)
            return run.fail(items.error());
        QByteArray text;
        for (const ListedItem &item : *items)
            text += asJson ? jsonLine(item) : plainLine(item);
        if (!run.output.write(text))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

ExitCode runAdd(const CommandRun &run)
{
    const domain::ItemDraft draft = domain::draftFromText(run.arguments.operands().constFirst(), run.folder);
    const auto outcome = ItemService(run.library).add({draft}, run.arguments.values(QStringLiteral("tag"))).result();
    if (!outcome)
        return run.fail(outcome.error());
    const qint64 id = outcome->ids.constFirst().value;
    return run.say(outcome->added > 0 ? QStringLiteral("Added item %1.").arg(id)
                                      : QStringLiteral("Item %1 has this address already.").arg(id));
}

ExitCode runTrash(const CommandRun &run)
{
    const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto count = ItemService(run.library).trash(*ids).result();
    return count ? run.say(QStringLiteral("%1 moved to the trash.").arg(domain::countedItems(*count)))
                 : run.fail(count.error());
}

ExitCode runRestore(const CommandRun &run)
{
    const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")), store::Scope::Trash);
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto count = ItemService(run.library).restore(*ids).result();
    return count ? run.say(QStringLiteral("%1 restored from the trash.").arg(domain::countedItems(*count)))
                 : run.fail(count.error());
}

} // namespace tagloom::library
