// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/commands/list_commands.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "domain/text.h"
#include "domain/twin_forms.h"
#include "library/commands/command_query.h"
#include "library/list_service.h"
#include "store/list_store.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tagloom::library {

using namespace Qt::StringLiterals;
using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::List;
using domain::ListEntry;
using domain::ListStatus;
using domain::Result;
using store::ListRow;

namespace {

constexpr qsizetype rowsInAPage = 1000;

/// One of the words that come after `list`.
struct Verb
{
    QString name;
    QString operands; ///< after the verb, as in the usage line
    qsizetype operandCount = 1;
    QStringList required{};
    QStringList allowed{}; ///< further options
    bool reads = false;
    ExitCode (*run)(const CommandRun &run, const QStringList &operands) = nullptr;
};

ExitCode wrongUsage(const CommandRun &run, const QString &message)
{
    run.output.writeError(message);
    return ExitCode::WrongUsage;
}

template <class Work> auto readNow(const CommandRun &run, Work work)
{
    return run.library.read(std::move(work)).result();
}

QString quoted(const QString &name)
{
    return u'“' + name + u'”';
}

bool isLike(const QString &key, const QString &wanted)
{
    return key.contains(wanted) || wanted.contains(key) || domain::isMisspelling(key, wanted, true);
}

/// The list of this name; an error names those that are alike, or says how to make one.
Result<List> listNamed(const CommandRun &run, const QString &name)
{
    const auto lists = readNow(run, [](const store::Connection &connection) { return store::readLists(connection); });
    if (!lists)
        return lists.error();
    const QString wanted = domain::foldedKey(name);
    QStringList alike;
    for (const List &list : *lists) {
        const QString key = domain::foldedKey(list.name);
        if (key == wanted)
            return list;
        if (!wanted.isEmpty() && isLike(key, wanted))
            alike.append(quoted(list.name));
    }
    const QString advice = !alike.isEmpty() ? u"Do you mean %1?"_s.arg(alike.join(u" or "_s))
        : lists->isEmpty()                  ? u"Make it by “list create”."_s
                                            : u"“lists” names those that there are, “list create” makes one."_s;
    return Error{ErrorCode::NotFound, u"There is no list %1. %2"_s.arg(quoted(domain::oneLine(name)), advice)};
}

std::optional<ItemId> itemIdFrom(const QString &text)
{
    bool isNumber = false;
    const ItemId id{text.toLongLong(&isNumber)};
    return isNumber && id.isValid() ? std::optional(id) : std::nullopt;
}

QString isoTime(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(Qt::ISODateWithMs);
}

template <class Value> QJsonValue orNull(const std::optional<Value> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QByteArray jsonLine(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject objectOf(const ListRow &row)
{
    const ListEntry &entry = row.entry;
    const auto timeOrNull = [](const std::optional<qint64> &time) {
        return time ? QJsonValue(isoTime(*time)) : QJsonValue();
    };
    return {{u"id"_s, entry.item.value},
            {u"title"_s, row.title},
            {u"attempt"_s, entry.attempt},
            {u"status"_s, domain::toWord(entry.status)},
            {u"progress"_s, entry.progress},
            {u"grade"_s, orNull(entry.grade)},
            {u"note"_s, entry.note},
            {u"added"_s, isoTime(entry.addedAt)},
            {u"started"_s, timeOrNull(entry.startedAt)},
            {u"finished"_s, timeOrNull(entry.finishedAt)}};
}

/// At most two digits behind the point.
QString shortNumber(double number)
{
    return QString::number(std::round(number * 100) / 100, 'g', 6);
}

QStringList cellsOf(const ListRow &row)
{
    const ListEntry &entry = row.entry;
    return {QString::number(entry.item.value),
            domain::oneLine(row.title),
            domain::toWord(entry.status),
            QString(QString::number(entry.progress) + u'%'),
            entry.grade ? shortNumber(*entry.grade) : QString(),
            QString::number(entry.attempt)};
}

QByteArray plainLine(const QStringList &cells)
{
    return QString(cells.join(u'\t') + u'\n').toUtf8();
}

ExitCode create(const CommandRun &run, const QStringList &operands)
{
    const auto listTemplate = domain::listTemplateFromWord(run.arguments.value(u"template"_s));
    const QString name = domain::oneLine(operands[0]);
    const auto made =
        ListService(run.library).create(name, listTemplate.value_or(domain::ListTemplate::Plain)).result();
    return made ? run.say(u"Made the list %1."_s.arg(quoted(name))) : run.fail(made.error());
}

ExitCode rename(const CommandRun &run, const QStringList &operands)
{
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const auto done = ListService(run.library).rename(list->id, operands[1]).result();
    return done ? run.say(u"Renamed %1 to %2."_s.arg(quoted(list->name), quoted(domain::oneLine(operands[1]))))
                : run.fail(done.error());
}

ExitCode remove(const CommandRun &run, const QStringList &operands)
{
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const auto done = ListService(run.library).remove(list->id).result();
    return done ? run.say(u"Deleted the list %1; its items stay."_s.arg(quoted(list->name))) : run.fail(done.error());
}

ExitCode add(const CommandRun &run, const QStringList &operands)
{
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const FoundItems found = findItems(run, run.arguments.value(u"query"_s));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto repeated = run.arguments.has(u"again"_s) ? store::RepeatedItems::NewAttempt : store::RepeatedItems::Pass;
    const auto added = ListService(run.library).addItems(list->id, *ids, repeated).result();
    if (!added)
        return run.fail(added.error());
    if (ids->isEmpty())
        return run.say(u"The query found no items."_s);
    const qint64 passed = ids->size() - *added;
    const QString rest = passed == 0 ? u"."_s
                                     : QString(u"; "_s + domain::grouped(passed)
                                               + (passed == 1 ? u" was in it already."_s : u" were in it already."_s));
    return run.say(u"Added %1 to %2%3"_s.arg(domain::countedItems(*added), quoted(list->name), rest));
}

ExitCode takeOut(const CommandRun &run, const QStringList &operands)
{
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const FoundItems found = findItems(run, run.arguments.value(u"query"_s));
    const auto *const ids = std::get_if<QList<ItemId>>(&found);
    if (!ids)
        return std::get<ExitCode>(found);
    const auto removed = ListService(run.library).removeItems(list->id, *ids).result();
    return removed
        ? run.say(u"Took %1 from %2."_s.arg(domain::counted(*removed, u"entry"_s, u"entries"_s), quoted(list->name)))
        : run.fail(removed.error());
}

/// The edit that the options ask for, or the exit code to end with.
std::variant<domain::ListEntryEdit, ExitCode> editFrom(const CommandRun &run, const List &list)
{
    domain::ListEntryEdit edit;
    if (run.arguments.has(u"status"_s)) {
        const QString word = run.arguments.value(u"status"_s);
        const QList<ListStatus> allowed = domain::statusesOf(list.listTemplate);
        edit.status = domain::listStatusFromWord(word);
        if (!edit.status || !allowed.contains(*edit.status)) {
            QStringList words;
            for (const ListStatus status : allowed)
                words.append(domain::toWord(status));
            return run.fail({ErrorCode::InvalidInput,
                             u"There is no status %1 in the list %2. Take one of %3."_s.arg(
                                 quoted(domain::oneLine(word)), quoted(list.name), words.join(u", "_s))});
        }
    }
    if (run.arguments.has(u"progress"_s)) {
        bool isNumber = false;
        const QString text = run.arguments.value(u"progress"_s);
        const qlonglong progress = text.toLongLong(&isNumber);
        if (!isNumber || !domain::isProgress(progress))
            return wrongUsage(run, u"--progress is a whole number from 0 to 100, not %1."_s.arg(quoted(text)));
        edit.progress = static_cast<int>(progress);
    }
    if (run.arguments.has(u"grade"_s)) {
        bool isNumber = false;
        const QString text = run.arguments.value(u"grade"_s);
        const double grade = text.toDouble(&isNumber);
        const bool isNone = text == u"none";
        if (!isNone && (!isNumber || !domain::isGrade(grade)))
            return wrongUsage(
                run, u"--grade is a number from 0 to 100, such as 1.7, or “none”, not %1."_s.arg(quoted(text)));
        edit.grade = isNone ? std::optional<double>() : std::optional(grade);
    }
    if (run.arguments.has(u"note"_s))
        edit.note = run.arguments.value(u"note"_s);
    return edit;
}

/// The entry of the item that the operands name, by --attempt or the last one; or the exit code to end with.
std::variant<ListEntry, ExitCode> entryFrom(const CommandRun &run, const List &list, const QString &text)
{
    const auto item = itemIdFrom(text);
    if (!item)
        return wrongUsage(run,
                          u"ITEM-ID is the number that “search” and “list show” print first, not %1."_s.arg(
                              quoted(domain::oneLine(text))));
    std::optional<int> attempt;
    if (const auto number = run.arguments.number(u"attempt"_s))
        attempt = static_cast<int>(std::min<qint64>(*number, std::numeric_limits<int>::max()));
    auto entry = readNow(run, [list, item, attempt](const store::Connection &connection) {
        return store::findListEntry(connection, list, *item, attempt);
    });
    if (!entry)
        return run.fail(entry.error());
    return std::move(*entry);
}

ExitCode set(const CommandRun &run, const QStringList &operands)
{
    const QStringList options{u"status"_s, u"progress"_s, u"grade"_s, u"note"_s};
    if (std::none_of(options.begin(), options.end(),
                     [&run](const QString &option) { return run.arguments.has(option); }))
        return wrongUsage(run, u"There is nothing to set. Give --status, --progress, --grade or --note."_s);
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const auto edit = editFrom(run, *list);
    if (const auto *const code = std::get_if<ExitCode>(&edit))
        return *code;
    const auto entry = entryFrom(run, *list, operands[1]);
    if (const auto *const code = std::get_if<ExitCode>(&entry))
        return *code;
    const auto done = ListService(run.library)
                          .changeEntry(std::get<ListEntry>(entry).id, std::get<domain::ListEntryEdit>(edit))
                          .result();
    return done ? run.say(u"Changed item %1 in %2."_s.arg(operands[1], quoted(list->name))) : run.fail(done.error());
}

ExitCode move(const CommandRun &run, const QStringList &operands)
{
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const auto entry = entryFrom(run, *list, operands[1]);
    if (const auto *const code = std::get_if<ExitCode>(&entry))
        return *code;
    domain::ListEntryId before;
    if (run.arguments.has(u"before"_s)) {
        const auto item = itemIdFrom(run.arguments.value(u"before"_s));
        if (!item)
            return wrongUsage(run, u"--before wants the number of an item."_s);
        const auto place = readNow(run, [list = *list, item](const store::Connection &connection) {
            return store::findListEntry(connection, list, *item, std::nullopt);
        });
        if (!place)
            return run.fail(place.error());
        before = place->id;
    }
    const auto done = ListService(run.library).moveEntry(std::get<ListEntry>(entry).id, before).result();
    return done ? run.say(u"Moved item %1 in %2."_s.arg(operands[1], quoted(list->name))) : run.fail(done.error());
}

ExitCode stats(const CommandRun &run, const QStringList &operands)
{
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const auto figures = ListService(run.library).figures(*list).result();
    if (!figures)
        return run.fail(figures.error());
    if (run.arguments.has(u"json"_s)) {
        QJsonObject byStatus;
        for (const auto &[status, count] : figures->byStatus)
            byStatus.insert(domain::toWord(status), count);
        const QJsonObject object{{u"total"_s, figures->total},
                                 {u"by_status"_s, byStatus},
                                 {u"finished_this_year"_s, figures->finishedThisYear},
                                 {u"average_grade"_s, orNull(figures->averageGrade)},
                                 {u"average_progress"_s, orNull(figures->averageProgress)}};
        return run.output.write(jsonLine(object)) ? ExitCode::Good : ExitCode::Failed;
    }
    QStringList lines{u"Total\t%1"_s.arg(domain::grouped(figures->total))};
    for (const auto &[status, count] : figures->byStatus)
        lines.append(QString(domain::toWord(status) + u'\t' + domain::grouped(count)));
    lines.append(u"Finished this year\t%1"_s.arg(domain::grouped(figures->finishedThisYear)));
    lines.append(u"Average grade\t%1"_s.arg(figures->averageGrade ? shortNumber(*figures->averageGrade) : u"–"_s));
    lines.append(u"Average progress\t%1"_s.arg(
        figures->averageProgress ? QString(shortNumber(*figures->averageProgress) + u'%') : u"–"_s));
    return run.say(lines.join(u'\n'));
}

ExitCode show(const CommandRun &run, const QStringList &operands)
{
    const auto list = listNamed(run, operands[0]);
    if (!list)
        return run.fail(list.error());
    const bool asJson = run.arguments.has(u"json"_s);
    std::optional<ListEntry> after;
    while (true) {
        const auto rows = readNow(run, [id = list->id, after](const store::Connection &connection) {
            return store::readListEntries(connection, id, after, rowsInAPage);
        });
        if (!rows)
            return run.fail(rows.error());
        for (const ListRow &row : *rows) {
            if (!run.output.write(asJson ? jsonLine(objectOf(row)) : plainLine(cellsOf(row))))
                return ExitCode::Failed;
        }
        if (rows->size() < rowsInAPage)
            return ExitCode::Good;
        after = rows->constLast().entry;
    }
}

const QList<Verb> &verbs()
{
    const static QList<Verb> all{
        {.name = u"create"_s, .operands = u"NAME"_s, .allowed = {u"template"_s}, .run = create},
        {.name = u"rename"_s, .operands = u"NAME NEW"_s, .operandCount = 2, .run = rename},
        {.name = u"delete"_s, .operands = u"NAME"_s, .run = remove},
        {.name = u"add"_s, .operands = u"NAME"_s, .required = {u"query"_s}, .allowed = {u"again"_s}, .run = add},
        {.name = u"remove"_s, .operands = u"NAME"_s, .required = {u"query"_s}, .run = takeOut},
        {.name = u"set"_s,
         .operands = u"NAME ITEM-ID"_s,
         .operandCount = 2,
         .allowed = {u"status"_s, u"progress"_s, u"grade"_s, u"note"_s, u"attempt"_s},
         .run = set},
        {.name = u"move"_s,
         .operands = u"NAME ITEM-ID"_s,
         .operandCount = 2,
         .allowed = {u"before"_s, u"attempt"_s},
         .run = move},
        {.name = u"show"_s, .operands = u"NAME"_s, .allowed = {u"json"_s}, .reads = true, .run = show},
        {.name = u"stats"_s, .operands = u"NAME"_s, .allowed = {u"json"_s}, .reads = true, .run = stats},
    };
    return all;
}

/// Empty if the arguments are those of the verb.
QString problemWith(const CommandRun &run, const Verb &verb)
{
    const qsizetype count = run.arguments.operands().size() - 1;
    if (count != verb.operandCount)
        return u"“list %1” wants %2 after it."_s.arg(verb.name, verb.operands)
            + (count > verb.operandCount ? u" Quotes make several words one."_s : QString());
    for (const QString &option : verb.required) {
        if (!run.arguments.has(option))
            return u"“list %1” wants the option --%2."_s.arg(verb.name, option);
    }
    const QStringList all{u"template"_s, u"query"_s, u"again"_s,   u"status"_s, u"progress"_s,
                          u"grade"_s,    u"note"_s,  u"attempt"_s, u"before"_s, u"json"_s};
    for (const QString &option : all) {
        if (run.arguments.has(option) && !verb.required.contains(option) && !verb.allowed.contains(option))
            return u"“list %1” takes no option --%2."_s.arg(verb.name, option);
    }
    return {};
}

ExitCode listInProgress(const CommandRun &run)
{
    const auto lists = readNow(run, [](const store::Connection &connection) { return store::readLists(connection); });
    if (!lists)
        return run.fail(lists.error());
    const auto rows = readNow(run, [](const store::Connection &connection) {
        return store::readEntriesInProgress(connection, std::numeric_limits<qsizetype>::max());
    });
    if (!rows)
        return run.fail(rows.error());
    for (const ListRow &row : *rows) {
        const auto list = std::find_if(lists->begin(), lists->end(),
                                       [&row](const List &candidate) { return candidate.id == row.entry.list; });
        const QString name = list == lists->end() ? QString() : list->name;
        QJsonObject object = objectOf(row);
        object.insert(u"list"_s, name);
        if (!run.output.write(run.arguments.has(u"json"_s) ? jsonLine(object)
                                                           : plainLine(QStringList{name} + cellsOf(row))))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

} // namespace

QStringList readingListVerbs()
{
    QStringList names;
    for (const Verb &verb : verbs()) {
        if (verb.reads)
            names.append(verb.name);
    }
    return names;
}

ExitCode runList(const CommandRun &run)
{
    const QString word = run.arguments.operands().constFirst();
    QStringList names;
    for (const Verb &verb : verbs()) {
        names.append(verb.name);
        if (verb.name != word)
            continue;
        const QString problem = problemWith(run, verb);
        return problem.isEmpty() ? verb.run(run, run.arguments.operands().sliced(1)) : wrongUsage(run, problem);
    }
    return wrongUsage(
        run, u"After “list” comes one of %1, not %2."_s.arg(names.join(u", "_s), quoted(domain::oneLine(word))));
}

ExitCode runLists(const CommandRun &run)
{
    if (run.arguments.has(u"in-progress"_s))
        return listInProgress(run);
    struct CountedList
    {
        List list;
        qint64 entries = 0;
    };
    const auto lists = readNow(run, [](const store::Connection &connection) -> Result<QList<CountedList>> {
        const auto all = store::readLists(connection);
        if (!all)
            return all.error();
        QList<CountedList> counted;
        for (const List &list : *all) {
            const auto entries = store::countListEntries(connection, list.id);
            if (!entries)
                return entries.error();
            counted.append({list, *entries});
        }
        return counted;
    });
    if (!lists)
        return run.fail(lists.error());
    for (const auto &[list, entries] : *lists) {
        const QJsonObject object{{u"id"_s, list.id.value},
                                 {u"name"_s, list.name},
                                 {u"template"_s, domain::toWord(list.listTemplate)},
                                 {u"entries"_s, entries}};
        const QStringList cells{list.name, domain::toWord(list.listTemplate), QString::number(entries)};
        if (!run.output.write(run.arguments.has(u"json"_s) ? jsonLine(object) : plainLine(cells)))
            return ExitCode::Failed;
    }
    return ExitCode::Good;
}

} // namespace tagloom::library
