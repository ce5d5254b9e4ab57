// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace tagloom::formats {

/// The time a bookmark file means, as UTC milliseconds. Numbers are taken as seconds, milliseconds, microseconds or
/// nanoseconds since 1970 or microseconds since 1601, whichever their size allows; text as ISO 8601 or RFC 2822, in UTC
/// unless it says otherwise. Nothing for an empty or unreadable text, for 0, and for times before 1970 or after 2199.
std::optional<qint64> timeOfAnyUnit(const QString &text);

/// UTC milliseconds as "2024-02-29T12:34:56.789Z"; empty for years that four digits cannot say.
QString isoTime(qint64 milliseconds);

/// The inverse of isoTime(), for any ISO 8601 date with time; without a zone it is UTC.
std::optional<qint64> timeFromIso(const QString &text);

} // namespace tagloom::formats
