// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/search_command.h"

#include "domain/counted.h"
#include "domain/text.h"
#include "formats/time_text.h"
#include "library/commands/command_query.h"
#include "library/library.h"
#include "store/detail_store.h"
#include "store/item_listing.h"
#include "store/search_explanation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace tagloom::library {

using domain::ItemId;
using domain::Query;
using store::ListedItem;

namespace {

/// How many items are read and written at a time, so that a long result needs no long text in memory.
constexpr qsizetype blockSize = 1000;

/// Hits that --explain tells of unless --limit says otherwise.
constexpr qsizetype hitsExplained = 10;

/// By the keys of JSON Lines: a list of authors, a number for the year, the rest as a person types it.
QJsonObject toJson(const domain::ItemDetails &details)
{
    QJsonObject object;
    for (const domain::DetailField field : domain::allDetailFields()) {
        const QString text = domain::textOf(details, field);
        if (text.isEmpty())
            continue;
        if (field == domain::DetailField::Authors)
            object[domain::toWord(field)] = QJsonArray::fromStringList(details.authors);
        else if (field == domain::DetailField::Year)
            object[domain::toWord(field)] = *details.year;
        else
            object[domain::toWord(field)] = text;
    }
    return object;
}

QByteArray jsonLine(const ListedItem &item, const domain::ItemDetails &details)
{
    QJsonObject object{{QStringLiteral("id"), item.id.value},
                       {QStringLiteral("title"), item.title},
                       {QStringLiteral("url"), item.url.isEmpty() ? QJsonValue() : QJsonValue(item.url)},
                       {QStringLiteral("kind"), item.kind},
                       {QStringLiteral("tags"), QJsonArray::fromStringList(item.tags)},
                       {QStringLiteral("added"), formats::isoTime(item.createdAt)}};
    if (!details.isEmpty())
        object[QStringLiteral("details")] = toJson(details);
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray plainLine(const ListedItem &item)
{
    // Whatever another program wrote into the file, an item stays one line of four columns.
    const QString line = QString::number(item.id.value) + u'\t' + domain::oneLine(item.title) + u'\t'
        + domain::oneLine(item.url) + u'\t' + domain::oneLine(item.tags.join(QStringLiteral(", "))) + u'\n';
    return line.toUtf8();
}

/// Reads off the window's thread and waits.
template <class Work> auto readNow(const CommandRun &run, Work work)
{
    return run.library.read(std::move(work)).result();
}

ExitCode writeItems(const CommandRun &run, const QList<ItemId> &ids, bool asJson)
{
    for (qsizetype at = 0; at < ids.size(); at += blockSize) {
        const QList<ItemId> block = ids.mid(at, blockSize);
        const auto items = readNow(
            run, [block](const store::Connection &connection) { return store::readListedItems(connection, block); });
        if (!items)
            return run.fail(items.error());
        QHash<ItemId, domain::ItemDetails> details;
        if (asJson) {
            const auto found = readNow(
                run, [block](const store::Connection &connection) { return store::readDetails(connection, block); });
            if (!found)
                return run.fail(found.error());
            details = *found;
        }
        QByteArray text;
        for (const ListedItem &item : *items)
            text += asJson ? jsonLine(item, details.value(item.id)) : plainLine(item);
        if (!run.output.write(text))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

ExitCode writeFacets(const CommandRun &run, const QList<ItemId> &ids, std::optional<qint64> limit, bool asJson)
{
    const auto facets =
        readNow(run, [ids](const store::Connection &connection) { return store::facets(connection, ids); });
    if (!facets)
        return run.fail(facets.error());
    QByteArray text;
    for (const store::Facet &facet : facets->mid(0, limit.value_or(-1))) {
        if (asJson)
            text += QJsonDocument(QJsonObject{{QStringLiteral("tag"), facet.name},
                                              {QStringLiteral("id"), facet.tag.value},
                                              {QStringLiteral("count"), facet.count}})
                        .toJson(QJsonDocument::Compact)
                + '\n';
        else
            text += QString(QString::number(facet.count) + u'\t' + domain::oneLine(facet.name) + u'\n').toUtf8();
    }
    return text.isEmpty() || run.output.write(text) ? ExitCode::Good : ExitCode::Failed;
}

QString lineOf(const store::PlanStep &step)
{
    const QString found = domain::countedItems(step.count);
    const QString line = QString(2 * (step.depth + 1), u' ') + step.condition + QStringLiteral(": ")
        + (step.isComplement ? QStringLiteral("all but ") : QString()) + found;
    return step.answeredBy.isEmpty() ? line : QString(line + QStringLiteral(", by ") + step.answeredBy);
}

/// The tree with what each condition finds, and for the first hits why they are there.
ExitCode writeExplanation(const CommandRun &run, const Query &query, const QList<ItemId> &ids, qsizetype limit)
{
    store::SearchRequest request;
    request.query = query;
    const auto plan =
        readNow(run, [request](const store::Connection &connection) { return store::explain(connection, request); });
    if (!plan)
        return run.fail(plan.error());
    const QString shown = query.isEmpty() ? QStringLiteral("(everything)") : plan->query;
    QStringList lines{QStringLiteral("Query: ") + shown,
                      plan->coversTrash ? QStringLiteral("Asked of all items, the trash included.")
                                        : QStringLiteral("Asked of all items but the trash.")};
    for (const store::PlanStep &step : plan->steps)
        lines.append(lineOf(step));
    lines.append(QStringLiteral("Found: ") + domain::countedItems(ids.size()));
    if (run.say(lines.join(u'\n')) != ExitCode::Good)
        return ExitCode::Failed;

    for (const ItemId id : ids.mid(0, limit)) {
        const auto reasons = readNow(
            run, [query, id](const store::Connection &connection) { return store::whyFound(connection, query, id); });
        if (!reasons)
            return run.fail(reasons.error());
        const auto item = readNow(
            run, [id](const store::Connection &connection) { return store::readListedItems(connection, {id}); });
        if (!item)
            return run.fail(item.error());
        QStringList sentences;
        for (const store::HitReason &reason : *reasons)
            sentences.append(store::toSentence(reason));
        const QString title = item->isEmpty() ? QString() : domain::oneLine(item->constFirst().title);
        const QString line = QString::number(id.value) + u'\t' + title + u'\t' + sentences.join(QStringLiteral("; "));
        if (run.say(line) != ExitCode::Good)
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

/// The order that the options ask for; without any the usual one.
store::SearchRequest requestOf(const CommandArguments &arguments)
{
    store::SearchRequest request;
    if (!arguments.has(QStringLiteral("sort")))
        return request;
    const QString word = arguments.value(QStringLiteral("sort"));
    const auto detail = domain::detailFieldFromWord(word);
    request.sort = detail ? store::sortKeyOf(*detail) : store::sortKeyOf(word);
    request.descending = arguments.has(QStringLiteral("descending"));
    return request;
}

} // namespace

QStringList sortChoices()
{
    QStringList words;
    for (const store::SortKey key : store::allSortKeys())
        words.append(store::sortWord(key));
    words.append(QStringLiteral("author"));
    return words;
}

ExitCode runSearch(const CommandRun &run)
{
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    const bool onlyCount = run.arguments.has(QStringLiteral("count"));
    const bool asFacets = run.arguments.has(QStringLiteral("facets"));
    const bool explains = run.arguments.has(QStringLiteral("explain"));
    if (onlyCount + asFacets + explains > 1 || (asJson && (onlyCount || explains))) {
        run.output.writeError(QStringLiteral("--count, --facets and --explain exclude each other, and --json goes with "
                                             "--facets only. Choose one of them."));
        return ExitCode::WrongUsage;
    }
    if (run.arguments.has(QStringLiteral("descending")) && !run.arguments.has(QStringLiteral("sort"))) {
        run.output.writeError(QStringLiteral("--descending turns the order round that --sort asks for. Give both."));
        return ExitCode::WrongUsage;
    }
    const QString text = run.arguments.operands().constFirst();
    const FoundItems found = findItems(run, text, requestOf(run.arguments));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto limit = run.arguments.number(QStringLiteral("limit"));
    if (asFacets)
        return writeFacets(run, *ids, limit, asJson);
    if (explains)
        return writeExplanation(run, std::get<Query>(readQuery(run, text)), *ids, limit.value_or(hitsExplained));
    const QList<ItemId> shown = limit ? ids->mid(0, *limit) : *ids;
    return onlyCount ? run.say(QString::number(shown.size())) : writeItems(run, shown, asJson);
}

} // namespace tagloom::library
