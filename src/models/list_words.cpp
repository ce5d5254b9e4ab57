// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/list_words.h"

#include "domain/counted.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace tagloom::models {

using domain::ListStatus;
using domain::ListTemplate;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Lists", text);
}

} // namespace

QString shownStatus(ListStatus status)
{
    switch (status) {
    case ListStatus::ToRead:
        return translated("To read");
    case ListStatus::Reading:
        return translated("Reading");
    case ListStatus::Finished:
        return translated("Finished");
    case ListStatus::Dropped:
        return translated("Dropped");
    case ListStatus::Enrolled:
        return translated("Enrolled");
    case ListStatus::Active:
        return translated("Active");
    case ListStatus::Completed:
        return translated("Completed");
    case ListStatus::None:
        return translated("None");
    case ListStatus::Open:
        return translated("Open");
    case ListStatus::Done:
        return translated("Done");
    }
    Q_UNREACHABLE();
}

QString shownTemplate(ListTemplate listTemplate)
{
    switch (listTemplate) {
    case ListTemplate::Reading:
        return translated("Reading list");
    case ListTemplate::Courses:
        return translated("Courses");
    case ListTemplate::Plain:
        return translated("Plain list");
    }
    Q_UNREACHABLE();
}

QString shownGrade(double grade)
{
    return QLocale().toString(grade, 'g', 6);
}

QString shownFigures(const domain::ListFigures &figures)
{
    QStringList statuses;
    for (const auto &[status, count] : figures.byStatus) {
        if (count > 0)
            statuses.append(domain::grouped(count) + u' ' + shownStatus(status).toLower());
    }
    QString entries = domain::counted(figures.total, translated("entry"), translated("entries"));
    if (!statuses.isEmpty())
        entries += QStringLiteral(": ") + statuses.join(QStringLiteral(", "));
    QStringList parts{entries};
    if (figures.finishedThisYear > 0)
        parts.append(translated("%1 finished this year").arg(domain::grouped(figures.finishedThisYear)));
    if (figures.averageGrade)
        parts.append(translated("average grade %1").arg(shownGrade(std::round(*figures.averageGrade * 100) / 100)));
    if (figures.averageProgress)
        parts.append(
            translated("average progress %1\u00a0%").arg(QLocale().toString(std::lround(*figures.averageProgress))));
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace tagloom::models
