// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

namespace tagloom::models {

/// A day as tables and lists show it: "Today", "Yesterday", "Tomorrow", or the locale's short form.
QString shortDay(const QDate &day);
QString shortDay(qint64 utcMilliseconds); ///< the local day of a time

/// The day that is meant by a locale's short form, as shortDay() writes it; invalid for any other text. Years of two
/// digits are those around this one.
QDate dayFromShortForm(const QString &text, const QDate &today = QDate::currentDate());

/// "today", "yesterday", "3 days ago", "5 months ago": how long ago it was, in local days, inside a sentence.
QString daysAgo(qint64 utcMilliseconds);

} // namespace tagloom::models
