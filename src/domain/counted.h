// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::domain {

/// "1 item", "2 items", "1,000,000 items": the number with thousands separators and the noun that goes with it.
QString counted(qint64 number, const QString &singular, const QString &plural);
QString countedItems(qint64 number);
QString countedTags(qint64 number);

/// 1000000 as "1,000,000", in the user's locale.
QString grouped(qint64 number);

} // namespace tagloom::domain
