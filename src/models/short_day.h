// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::models {

/// The day of a time as a list shows it: "Today", "Yesterday", or the locale's short form, in local time.
QString shortDay(qint64 utcMilliseconds);

} // namespace tagloom::models
