// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/kind_commands.h"

#include "domain/counted.h"
#include "domain/text.h"
#include "library/commands/command_query.h"
#include "library/detail_service.h"
#include "library/kind_service.h"
#include "store/item_store.h"
#include "store/kind_store.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace tagloom::library {

using domain::DetailField;
using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::Kind;
using domain::KindId;
using domain::Result;

namespace {

QString knownFields()
{
    QStringList words;
    for (const DetailField field : domain::allDetailFields())
        words.append(domain::toWord(field));
    return words.join(QStringLiteral(", "));
}

/// "year=1968".
Result<DetailEdit> editOf(const QString &text)
{
    const qsizetype sign = text.indexOf(u'=');
    const auto field = sign > 0 ? domain::detailFieldFromWord(QStringView(text).first(sign).trimmed()) : std::nullopt;
    if (!field)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is not FIELD=VALUE. A field is one of %2.").arg(text, knownFields())};
    return DetailEdit{*field, text.sliced(sign + 1)};
}

Result<QList<DetailEdit>> editsOf(const QStringList &texts)
{
    QList<DetailEdit> edits;
    for (const QString &text : texts) {
        const auto edit = editOf(text);
        if (!edit)
            return edit.error();
        edits.append(*edit);
    }
    return edits;
}

Result<QList<std::pair<Kind, qint64>>> kindsWithCounts(const CommandRun &run)
{
    return run.library
        .read([](const store::Connection &connection) -> Result<QList<std::pair<Kind, qint64>>> {
            const auto kinds = store::readKinds(connection);
            if (!kinds)
                return kinds.error();
            const auto counts = store::countItemsByKind(connection);
            if (!counts)
                return counts.error();
            QList<std::pair<Kind, qint64>> all;
            for (const Kind &kind : *kinds)
                all.append({kind, counts->value(kind.id)});
            return all;
        })
        .result();
}

ExitCode ended(const CommandRun &run, const Result<void> &done, const QString &message)
{
    return done ? run.say(message) : run.fail(done.error());
}

} // namespace

Result<KindId> namedKind(const CommandRun &run, const QString &name)
{
    const auto kind =
        run.library.read([name](const store::Connection &connection) { return store::findKind(connection, name); })
            .result();
    if (!kind)
        return kind.error();
    if (!*kind)
        return Error{ErrorCode::NotFound,
                     QStringLiteral("There is no kind “%1”. “tagloom-cli kinds” lists them.").arg(name)};
    return **kind;
}

Result<domain::ItemDraft> withDetails(const CommandRun &run, domain::ItemDraft draft)
{
    if (const QString name = run.arguments.value(QStringLiteral("kind")); !name.isEmpty()) {
        const auto kind = namedKind(run, name);
        if (!kind)
            return kind.error();
        draft.kind = *kind;
    }
    const auto edits = editsOf(run.arguments.values(QStringLiteral("set")));
    if (!edits)
        return edits.error();
    for (const DetailEdit &edit : *edits) {
        if (!fieldsOf(draft.kind).contains(edit.field))
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("An item of this kind has no %1. Name another kind with --kind.")
                             .arg(domain::labelOf(edit.field))};
        auto more = domain::changed(std::move(draft.details), edit.field, edit.text);
        if (!more)
            return more.error();
        draft.details = std::move(*more);
    }
    return draft;
}

ExitCode runSet(const CommandRun &run)
{
    bool isNumber = false;
    const QString first = run.arguments.operands().constFirst();
    const ItemId id{first.toLongLong(&isNumber)};
    if (!isNumber || !id.isValid()) {
        run.output.writeError(QStringLiteral("ITEM-ID is the number that “search” prints first, not “%1”.").arg(first));
        return ExitCode::WrongUsage;
    }
    const auto edits = editsOf(run.arguments.operands().mid(1));
    if (!edits) {
        run.output.writeError(edits.error().message);
        return ExitCode::WrongUsage;
    }
    const auto item =
        run.library.read([id](const store::Connection &connection) { return store::readItem(connection, id); })
            .result();
    if (!item)
        return run.fail(item.error());
    if (!*item)
        return run.fail({ErrorCode::NotFound, QStringLiteral("There is no item %1. Search for it.").arg(id.value)});
    const auto done = DetailService(run.library).change({id}, *edits).result();
    if (!done)
        return run.fail(done.error());
    return run.say(QStringLiteral("Changed item %1.").arg(id.value));
}

ExitCode runConvert(const CommandRun &run)
{
    const auto kind = namedKind(run, run.arguments.operands().constFirst());
    if (!kind)
        return run.fail(kind.error());
    const FoundItems found = findItems(run, run.arguments.value(QStringLiteral("query")));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    DetailService service(run.library);
    if (run.arguments.has(QStringLiteral("dry-run"))) {
        const auto loss = service.lossOfConversion(*ids, *kind).result();
        if (!loss)
            return run.fail(loss.error());
        return run.say(loss->items == 0 ? QStringLiteral("Nothing would be lost.") : toSentence(*loss));
    }
    const auto count = service.convert(*ids, *kind).result();
    return count ? run.say(QStringLiteral("Changed the kind of %1.").arg(domain::countedItems(*count)))
                 : run.fail(count.error());
}

ExitCode runKinds(const CommandRun &run)
{
    const auto kinds = kindsWithCounts(run);
    if (!kinds)
        return run.fail(kinds.error());
    const bool asJson = run.arguments.has(QStringLiteral("json"));
    for (const auto &[kind, count] : *kinds) {
        const QByteArray line = asJson ? QJsonDocument(QJsonObject{{QStringLiteral("name"), kind.name},
                                                                   {QStringLiteral("icon"), kind.icon},
                                                                   {QStringLiteral("count"), count}})
                                             .toJson(QJsonDocument::Compact)
                                       : QString(domain::oneLine(kind.name) + u'\t' + QString::number(count)).toUtf8();
        if (!run.output.write(QByteArray(line + '\n')))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

ExitCode runKind(const CommandRun &run)
{
    const QStringList operands = run.arguments.operands();
    const QString verb = operands.at(0);
    const QString name = operands.at(1);
    const qsizetype wanted = verb == QLatin1String("rename") ? 3 : 2;
    if (!QStringList{QStringLiteral("create"), QStringLiteral("rename"), QStringLiteral("delete")}.contains(verb)
        || operands.size() != wanted) {
        run.output.writeError(
            QStringLiteral("After “kind” one of these is expected: create NAME, rename NAME NEW, delete NAME."));
        return ExitCode::WrongUsage;
    }
    KindService service(run.library);
    if (verb == QLatin1String("create")) {
        const auto made = service.create(name, run.arguments.value(QStringLiteral("icon"))).result();
        return made ? run.say(QStringLiteral("Made the kind “%1”.").arg(name.simplified())) : run.fail(made.error());
    }
    const auto kind = namedKind(run, name);
    if (!kind)
        return run.fail(kind.error());
    if (verb == QLatin1String("rename"))
        return ended(run, service.rename(*kind, operands.at(2)).result(),
                     QStringLiteral("Renamed the kind “%1” to “%2”.").arg(name, operands.at(2).simplified()));
    return ended(run, service.remove(*kind).result(), QStringLiteral("Deleted the kind “%1”.").arg(name));
}

} // namespace tagloom::library
