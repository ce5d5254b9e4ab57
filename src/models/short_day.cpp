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

} // namespace tagloom::models
