// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/suggest_command.h"

#include "domain/text.h"
#include "library/commands/command_query.h"
#include "library/suggestion_service.h"
#include "store/item_listing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace tagloom::library {

using domain::Evidence;
using domain::ItemId;
using domain::Suggestion;
using store::ListedItem;

namespace {

QByteArray jsonLine(const ListedItem &item, const Suggestion &suggestion)
{
    QJsonArray evidence;
    for (const Evidence &reason : suggestion.reasons)
        evidence.append(QJsonObject{{QStringLiteral("source"), domain::toWord(reason.source)},
                                    {QStringLiteral("what"), reason.what},
                                    {QStringLiteral("carriers"), reason.carriers},
                                    {QStringLiteral("seen"), reason.seen}});
    const QJsonValue confidence =
        suggestion.confidence ? QJsonValue(std::round(*suggestion.confidence * 1000) / 1000) : QJsonValue();
    const QJsonObject object{{QStringLiteral("item"), item.id.value},
                             {QStringLiteral("title"), item.title},
                             {QStringLiteral("tag"), suggestion.name},
                             {QStringLiteral("tag_id"), suggestion.tag.value},
                             {QStringLiteral("confidence"), confidence},
                             {QStringLiteral("stored"), suggestion.storedBy.has_value()},
                             {QStringLiteral("reason"), domain::reasonsOf(suggestion).join(QStringLiteral("; "))},
                             {QStringLiteral("evidence"), evidence}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray plainLine(const ListedItem &item, const Suggestion &suggestion)
{
    const QString reasons = domain::reasonsOf(suggestion).join(QStringLiteral("; "));
    const QString line = QString::number(item.id.value) + u'\t' + domain::oneLine(item.title) + u'\t'
        + domain::oneLine(suggestion.name) + u'\t' + domain::confidenceText(suggestion.confidence) + u'\t'
        + domain::oneLine(reasons) + u'\n';
    return line.toUtf8();
}

} // namespace

ExitCode runSuggest(const CommandRun &run)
{
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto limit = run.arguments.number(QStringLiteral("limit"));
    SuggestionService service(run.library);
    qint64 told = 0;
    for (const ItemId id : *ids) {
        if ((limit && told >= *limit) || run.job->cancelled)
            break;
        const auto suggestions = service.suggest(id).result();
        if (!suggestions)
            return run.fail(suggestions.error());
        if (suggestions->isEmpty())
            continue;
        const auto items =
            run.library
                .read([id](const store::Connection &connection) { return store::readListedItems(connection, {id}); })
                .result();
        if (!items)
            return run.fail(items.error());
        if (items->isEmpty())
            continue;
        ++told;
        QByteArray text;
        for (const Suggestion &suggestion : *suggestions)
            text += asJson ? jsonLine(items->constFirst(), suggestion) : plainLine(items->constFirst(), suggestion);
        if (!run.output.write(text))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

} // namespace tagloom::library
