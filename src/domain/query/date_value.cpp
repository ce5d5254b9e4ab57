// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/date_value.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>

namespace tagloom::domain {

namespace {

constexpr qint64 earliest = TimeSpan{}.from;
constexpr qint64 latest = TimeSpan{}.to;

std::variant<DateValue, DateFault> calendarDate(const QRegularExpressionMatch &match)
{
    const bool hasMonth = match.hasCaptured(2);
    const bool hasDay = match.hasCaptured(3);
    const QDate first(match.capturedView(1).toInt(), hasMonth ? match.capturedView(2).toInt() : 1,
                      hasDay ? match.capturedView(3).toInt() : 1);
    if (!first.isValid())
        return DateFault::Impossible;
    return DateValue{hasDay         ? DateValue::Unit::Day
                         : hasMonth ? DateValue::Unit::Month
                                    : DateValue::Unit::Year,
                     first, 0};
}

/// The moment so long ago; the beginning of time where no calendar reaches.
qint64 momentAgo(const DateValue &age, qint64 now, const QTimeZone &zone)
{
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(now, zone);
    QDateTime moment;
    switch (age.unit) {
    case DateValue::Unit::DaysAgo:
        moment = from.addDays(-age.count);
        break;
    case DateValue::Unit::WeeksAgo:
        moment = from.addDays(-qint64{7} * age.count);
        break;
    case DateValue::Unit::MonthsAgo:
        moment = from.addMonths(-age.count);
        break;
    case DateValue::Unit::YearsAgo:
        moment = from.addYears(-age.count);
        break;
    default:
        Q_UNREACHABLE();
    }
    return moment.isValid() && moment.date().year() > 0 ? moment.toMSecsSinceEpoch() : earliest;
}

struct Days
{
    QDate first;
    QDate end; ///< not included
};

/// The whole of a day, month or year; not of an age.
Days daysOf(const DateValue &date, const QDate &today)
{
    switch (date.unit) {
    case DateValue::Unit::Year:
        return {date.first, date.first.addYears(1)};
    case DateValue::Unit::Month:
        return {date.first, date.first.addMonths(1)};
    case DateValue::Unit::Today:
        return {today, today.addDays(1)};
    case DateValue::Unit::Yesterday:
        return {today.addDays(-1), today};
    case DateValue::Unit::Tomorrow:
        return {today.addDays(1), today.addDays(2)};
    default:
        return {date.first, date.first.addDays(1)};
    }
}

/// The day so far ahead; the end of time where no calendar reaches.
qint64 dayAhead(const DateValue &age, const QDate &today)
{
    QDate day;
    switch (age.unit) {
    case DateValue::Unit::DaysAgo:
        day = today.addDays(age.count);
        break;
    case DateValue::Unit::WeeksAgo:
        day = today.addDays(qint64{7} * age.count);
        break;
    case DateValue::Unit::MonthsAgo:
        day = today.addMonths(age.count);
        break;
    default:
        day = today.addYears(age.count);
    }
    return day.isValid() && day.year() <= 9999 ? day.toJulianDay() : DaySpan{}.to;
}

/// Both included.
DaySpan spanOf(const DateValue &date, const QDate &today)
{
    if (date.isAge()) {
        const qint64 day = dayAhead(date, today);
        return {day, day};
    }
    const Days days = daysOf(date, today);
    return {days.first.toJulianDay(), days.end.toJulianDay() - 1};
}

/// The whole of a day, month or year; of an age the moment, as an empty span.
TimeSpan stretchOf(const DateValue &date, qint64 now, const QTimeZone &zone)
{
    if (date.isAge()) {
        const qint64 moment = momentAgo(date, now, zone);
        return {moment, moment};
    }
    const Days days = daysOf(date, QDateTime::fromMSecsSinceEpoch(now, zone).date());
    return {days.first.startOfDay(zone).toMSecsSinceEpoch(), days.end.startOfDay(zone).toMSecsSinceEpoch()};
}

} // namespace

std::variant<DateValue, DateFault> parseDate(QStringView text)
{
    if (text.compare(QLatin1String("today"), Qt::CaseInsensitive) == 0)
        return DateValue{DateValue::Unit::Today, {}, 0};
    if (text.compare(QLatin1String("tomorrow"), Qt::CaseInsensitive) == 0)
        return DateValue{DateValue::Unit::Tomorrow, {}, 0};
    if (text.compare(QLatin1String("yesterday"), Qt::CaseInsensitive) == 0)
        return DateValue{DateValue::Unit::Yesterday, {}, 0};
    static const QRegularExpression calendar(QStringLiteral("^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?\\z"));
    if (const auto match = calendar.match(text); match.hasMatch())
        return calendarDate(match);
    static const QRegularExpression age(QStringLiteral("^([0-9]{1,9})([dwmyDWMY])\\z"));
    const auto match = age.match(text);
    if (!match.hasMatch())
        return DateFault::NoDate;
    const qsizetype letter = QStringLiteral("dwmy").indexOf(match.capturedView(2), 0, Qt::CaseInsensitive);
    const auto unit =
        static_cast<DateValue::Unit>(static_cast<int>(DateValue::Unit::DaysAgo) + static_cast<int>(letter));
    return DateValue{unit, {}, match.capturedView(1).toInt()};
}

QList<TimeSpan> timeSpans(Comparison comparison, const DateValue &date, qint64 now, const QTimeZone &zone)
{
    const TimeSpan stretch = stretchOf(date, now, zone);
    if (date.isAge()) {
        const bool older = comparison == Comparison::Greater || comparison == Comparison::GreaterOrEqual
            || comparison == Comparison::NotEqual;
        return {older ? TimeSpan{earliest, stretch.from} : TimeSpan{stretch.from, latest}};
    }
    switch (comparison) {
    case Comparison::Equal:
        return {stretch};
    case Comparison::NotEqual:
        return {{earliest, stretch.from}, {stretch.to, latest}};
    case Comparison::Less:
        return {{earliest, stretch.from}};
    case Comparison::LessOrEqual:
        return {{earliest, stretch.to}};
    case Comparison::Greater:
        return {{stretch.to, latest}};
    case Comparison::GreaterOrEqual:
        return {{stretch.from, latest}};
    }
    Q_UNREACHABLE();
}

TimeSpan timeSpanBetween(const DateValue &from, const DateValue &to, qint64 now, const QTimeZone &zone)
{
    const TimeSpan a = stretchOf(from, now, zone);
    const TimeSpan b = stretchOf(to, now, zone);
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

DaySpan daySpan(Comparison comparison, const DateValue &date, const QDate &today)
{
    const DaySpan span = spanOf(date, today);
    const DaySpan all;
    switch (comparison) {
    case Comparison::Equal:
    case Comparison::NotEqual:
        return date.isAge() ? DaySpan{all.from, span.to} : span;
    case Comparison::Less:
        return {all.from, date.isAge() ? span.to : span.from - 1};
    case Comparison::LessOrEqual:
        return {all.from, span.to};
    case Comparison::Greater:
        return {span.to == all.to ? all.to : span.to + 1, all.to};
    case Comparison::GreaterOrEqual:
        return {date.isAge() && span.to != all.to ? span.to + 1 : span.from, all.to};
    }
    Q_UNREACHABLE();
}

DaySpan daySpanBetween(const DateValue &from, const DateValue &to, const QDate &today)
{
    const DaySpan a = spanOf(from, today);
    const DaySpan b = spanOf(to, today);
    return {std::min(a.from, b.from), std::max(a.to, b.to)};
}

} // namespace tagloom::domain
