// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/list.h"

#include "domain/tag_name.h"
#include "domain/text.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace tagloom::domain {

namespace {

struct StatusRow
{
    ListStatus status;
    QStringView word;
    ListTemplate listTemplate;
    ListPhase phase;
};

using enum ListStatus;

/// “dropped” is a word of two templates and stands with the first.
constexpr std::array<StatusRow, 10> statuses{{
    {ToRead, u"to_read", ListTemplate::Reading, ListPhase::Waiting},
    {Reading, u"reading", ListTemplate::Reading, ListPhase::InProgress},
    {Finished, u"finished", ListTemplate::Reading, ListPhase::Finished},
    {Dropped, u"dropped", ListTemplate::Reading, ListPhase::Dropped},
    {Enrolled, u"enrolled", ListTemplate::Courses, ListPhase::Waiting},
    {Active, u"active", ListTemplate::Courses, ListPhase::InProgress},
    {Completed, u"completed", ListTemplate::Courses, ListPhase::Finished},
    {None, u"none", ListTemplate::Plain, ListPhase::Waiting},
    {Open, u"open", ListTemplate::Plain, ListPhase::Waiting},
    {Done, u"done", ListTemplate::Plain, ListPhase::Finished},
}};

constexpr std::array<std::pair<ListTemplate, QStringView>, 3> templates{
    {{ListTemplate::Reading, u"reading"}, {ListTemplate::Courses, u"courses"}, {ListTemplate::Plain, u"plain"}}};

const StatusRow &rowOf(ListStatus status)
{
    return statuses[static_cast<size_t>(status)];
}

QString constantText(QStringView word)
{
    return QString::fromRawData(word.data(), word.size()); // no copy: the words are constants
}

void setDates(ListEntry &entry, qint64 now)
{
    switch (phaseOf(entry.status)) {
    case ListPhase::Waiting:
        entry.startedAt.reset();
        entry.finishedAt.reset();
        break;
    case ListPhase::InProgress:
        entry.startedAt = entry.startedAt.value_or(now);
        entry.finishedAt.reset();
        break;
    case ListPhase::Finished:
        entry.finishedAt = entry.finishedAt.value_or(now);
        break;
    case ListPhase::Dropped:
        entry.finishedAt.reset();
        break;
    }
}

Error wrong(const QString &message)
{
    return {ErrorCode::InvalidInput, message};
}

} // namespace

QString toWord(ListTemplate listTemplate)
{
    return constantText(templates[static_cast<size_t>(listTemplate)].second);
}

QString toWord(ListStatus status)
{
    return constantText(rowOf(status).word);
}

std::optional<ListTemplate> listTemplateFromWord(QStringView word)
{
    for (const auto &[value, candidate] : templates) {
        if (candidate == word)
            return value;
    }
    return std::nullopt;
}

std::optional<ListStatus> listStatusFromWord(QStringView word)
{
    for (const StatusRow &row : statuses) {
        if (row.word == word)
            return row.status;
    }
    return std::nullopt;
}

const QList<ListStatus> &listStatuses()
{
    static const QList<ListStatus> all = [] {
        QList<ListStatus> listed;
        for (const StatusRow &row : statuses)
            listed.append(row.status);
        return listed;
    }();
    return all;
}

QList<ListStatus> statusesOf(ListTemplate listTemplate)
{
    QList<ListStatus> all;
    for (const StatusRow &row : statuses) {
        if (row.listTemplate == listTemplate)
            all.append(row.status);
    }
    if (listTemplate == ListTemplate::Courses)
        all.append(Dropped);
    return all;
}

ListPhase phaseOf(ListStatus status)
{
    return rowOf(status).phase;
}

ListStatus statusIn(ListTemplate listTemplate, ListStatus status)
{
    const QList<ListStatus> all = statusesOf(listTemplate);
    if (all.contains(status))
        return status;
    const auto same = std::find_if(all.begin(), all.end(),
                                   [status](ListStatus candidate) { return phaseOf(candidate) == phaseOf(status); });
    if (same != all.end())
        return *same;
    return phaseOf(status) == ListPhase::InProgress ? Open : all.constFirst();
}

Result<QString> usableListName(const QString &text)
{
    const QString name = oneLine(text);
    if (foldedKey(name).isEmpty())
        return wrong(QStringLiteral("A list needs a name. Type one."));
    if (name.toUcs4().size() > maximumListNameLength)
        return wrong(
            QStringLiteral("This name is longer than %1 characters. Choose a shorter one.").arg(maximumListNameLength));
    return name;
}

bool isProgress(qint64 number)
{
    return number >= 0 && number <= 100;
}

bool isGrade(double number)
{
    return number >= 0 && number <= 100;
}

Result<ListEntry> edited(ListEntry entry, const ListEntryEdit &edit, ListTemplate listTemplate, qint64 now)
{
    if (edit.progress && !isProgress(*edit.progress))
        return wrong(QStringLiteral("The progress is a whole number from 0 to 100, not %1.").arg(*edit.progress));
    if (edit.grade && *edit.grade && !isGrade(**edit.grade))
        return wrong(QStringLiteral("A grade is a number from 0 to 100, not %1.").arg(**edit.grade));
    if (edit.status && *edit.status != entry.status) {
        const QList<ListStatus> allowed = statusesOf(listTemplate);
        if (!allowed.contains(*edit.status)) {
            QStringList words;
            for (const ListStatus status : allowed)
                words.append(toWord(status));
            return wrong(QStringLiteral("There is no status “%1” in this list. Take one of %2.")
                             .arg(toWord(*edit.status), words.join(QStringLiteral(", "))));
        }
        entry.status = *edit.status;
        setDates(entry, now);
        if (phaseOf(entry.status) == ListPhase::Finished)
            entry.progress = 100;
    }
    entry.progress = edit.progress.value_or(entry.progress);
    if (edit.grade)
        entry.grade = *edit.grade;
    if (edit.note)
        entry.note = storableText(*edit.note).trimmed();
    return entry;
}

} // namespace tagloom::domain
