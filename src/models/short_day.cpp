// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/short_day.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace tagloom::models {

QString shortDay(qint64 utcMilliseconds)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(utcMilliseconds).date();
    const QDate today = QDate::currentDate();
    if (day == today)
        return QCoreApplication::translate("ShortDay", "Today");
    if (day.addDays(1) == today)
        return QCoreApplication::translate("ShortDay", "Yesterday");
    return QLocale().toString(day, QLocale::ShortFormat);
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
