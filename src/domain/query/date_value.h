// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/bound_query.h"
#include "domain/query/query.h"

#include <QDate>
#include <QList>
#include <QStringView>
#include <QTimeZone>

#include <limits>
#include <optional>
#include <variant>

namespace tagloom::domain {

/// A date as the language writes it: `2024`, `2024-05`, `2024-05-01`, `today`, `yesterday`, `tomorrow`, or an age: `7d`, `3w`,
/// `2m`, `1y`.
struct DateValue
{
    enum class Unit { Day, Month, Year, Today, Yesterday, Tomorrow, DaysAgo, WeeksAgo, MonthsAgo, YearsAgo };

    Unit unit = Unit::Day;
    QDate first; ///< the first day, of Day, Month and Year
    int count = 0; ///< of the ages

    bool isAge() const { return unit >= Unit::DaysAgo; }
};

enum class DateFault { NoDate, Impossible }; ///< Impossible: 2024-02-30

/// In any case of letters.
std::variant<DateValue, DateFault> parseDate(QStringView text);

/// What a moment compared with the date must lie in: one span, or two for NotEqual. Days begin and end in `zone`; `now`
/// is in UTC milliseconds. A day, month or year is a stretch: `>2024-05` begins after the end of May, `<=2024-05` ends
/// with it. An age is compared as an age: `7d`, `<7d` and `<=7d` are the last 7 days (and whatever is later), `>7d`,
/// `>=7d` and `!=7d` are what is older.
QList<TimeSpan> timeSpans(Comparison comparison, const DateValue &date, qint64 now, const QTimeZone &zone);

/// `from..to`, both ends included, in whichever order; an age is the moment so long ago.
TimeSpan timeSpanBetween(const DateValue &from, const DateValue &to, qint64 now, const QTimeZone &zone);

/// Days of the calendar, as Julian days; both are included.
struct DaySpan
{
    qint64 from = std::numeric_limits<qint64>::min();
    qint64 to = std::numeric_limits<qint64>::max();
    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};

/// What a day that lies ahead compared with the date must lie in; of NotEqual what it must not. An age is turned round:
/// `7d`, `<7d` and `<=7d` are up to 7 days from `today` on and whatever is earlier, `>7d` and `>=7d` what is later.
DaySpan daySpan(Comparison comparison, const DateValue &date, const QDate &today);

/// `from..to`, both ends included, in whichever order; an age is the day so far ahead.
DaySpan daySpanBetween(const DateValue &from, const DateValue &to, const QDate &today);

} // namespace tagloom::domain
