// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/short_day.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace tagloom::models {

QString shortDay(const QDate &day)
{
    const QDate today = QDate::currentDate();
    if (day == today.addDays(1))
        return QCoreApplication::translate("ShortDay", "Tomorrow");
    if (day == today)
        return QCoreApplication::translate("ShortDay", "Today");
    if (day.addDays(1) == today)
        return QCoreApplication::translate("ShortDay", "Yesterday");
    return QLocale().toString(day, QLocale::ShortFormat);
}

QString shortDay(qint64 utcMilliseconds)
{
    return shortDay(QDateTime::fromMSecsSinceEpoch(utcMilliseconds).date());
}

QDate dayFromShortForm(const QString &text, const QDate &today)
{
    const QLocale locale;
    QDate day = locale.toDate(text.trimmed(), QLocale::ShortFormat);
    // Qt takes years of two digits as those of the 20th century.
    constexpr int yearsAhead = 50;
    const bool hasShortYear = !locale.dateFormat(QLocale::ShortFormat).contains(QStringLiteral("yyyy"));
    if (day.isValid() && hasShortYear && day.year() < today.year() + yearsAhead - 100)
        day = day.addYears(100);
    return day;
}

QString daysAgo(qint64 utcMilliseconds)
{
    const auto text = [](const char *source) {
        return QCoreApplication::translate("ShortDay", source);
    };
    const qint64 days = QDateTime::fromMSecsSinceEpoch(utcMilliseconds).date().daysTo(QDate::currentDate());
    if (days <= 0)
        return text("today");
    if (days == 1)
        return text("yesterday");
    constexpr qint64 daysInMonth = 30;
    constexpr qint64 daysInYear = 365;
    if (days < 2 * daysInMonth)
        return text("%1 days ago").arg(days);
    if (days < 2 * daysInYear)
        return text("%1 months ago").arg(days / daysInMonth);
    return text("%1 years ago").arg(days / daysInYear);
}

} // namespace tagloom::models
