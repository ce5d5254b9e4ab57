// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::models {

/// The day of a time as a list shows it: "Today", "Yesterday", or the locale's short form, in local time.
QString shortDay(qint64 utcMilliseconds);

/// "today", "yesterday", "3 days ago", "5 months ago": how long ago it was, in local days, inside a sentence.
QString daysAgo(qint64 utcMilliseconds);

} // namespace tagloom::models
