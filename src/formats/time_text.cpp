// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/time_text.h"

#include <QDateTime>

namespace tagloom::formats {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 millisecondsOfYear2200 = 7'258'118'400'000;
constexpr qint64 secondsFrom1601To1970 = 11'644'473'600;

std::optional<qint64> plausible(qint64 milliseconds)
{
    if (milliseconds <= 0 || milliseconds >= millisecondsOfYear2200) {
        return std::nullopt;
    }
    return milliseconds;
}

/// The ranges cannot meet: each unit is a thousand times the one before, and bookmarks are younger than 1973.
std::optional<qint64> timeFromNumber(qint64 number)
{
    if (number < 100'000'000'000) {
        return plausible(number * 1000);
    }
    if (number < 100'000'000'000'000) {
        return plausible(number);
    }
    if (number < 10'000'000'000'000'000) {
        return plausible(number / 1000);
    }
    if (number < 100'000'000'000'000'000) {
        return plausible(number / 1000 - secondsFrom1601To1970 * 1000);
    }
    return plausible(number / 1'000'000);
}

std::optional<qint64> millisecondsOf(QDateTime time)
{
    if (!time.isValid()) {
        return std::nullopt;
    }
    if (time.timeSpec() == Qt::LocalTime) {
        time.setTimeSpec(Qt::UTC);
    }
    return time.toMSecsSinceEpoch();
}

std::optional<qint64> timeFromRfc2822(QString text)
{
    for (const QString &zone : {u"GMT"_s, u"UTC"_s, u"UT"_s, u"Z"_s}) {
        if (text.endsWith(u' ' + zone, Qt::CaseInsensitive)) {
            text.chop(zone.size());
            text += u"+0000"_s;
            break;
        }
    }
    return millisecondsOf(QDateTime::fromString(text, Qt::RFC2822Date));
}

} // namespace

std::optional<qint64> timeFromIso(const QString &text)
{
    return millisecondsOf(QDateTime::fromString(text, Qt::ISODateWithMs));
}

std::optional<qint64> timeOfAnyUnit(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qsizetype point = trimmed.indexOf(u'.');
    const qint64 number = QStringView(trimmed).left(point < 0 ? trimmed.size() : point).toLongLong(&isNumber);
    if (isNumber) {
        return timeFromNumber(number);
    }
    std::optional<qint64> time = timeFromIso(trimmed);
    if (!time) {
        time = timeFromRfc2822(trimmed);
    }
    return time ? plausible(*time) : std::nullopt;
}

QString isoTime(qint64 milliseconds)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    const int year = time.date().year();
    if (!time.isValid() || year < 1 || year > 9999) {
        return {};
    }
    return time.toString(Qt::ISODateWithMs);
}

} // namespace tagloom::formats
