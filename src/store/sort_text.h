// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sort_key.h"

#include <QString>

namespace tagloom::store {

/// True for the orders that compare texts: all but those by the days of adding and of the last change.
bool isTextSort(SortKey key);

/// What such an order reads of each row of `items`: an SQL expression, NULL for an item that lacks the detail. Years,
/// days and amounts are written so that they compare as texts do.
QString sortTextSql(SortKey key);

/// Where it finds all for which that is not NULL, to stand behind FROM: `items`, or of these those only that may have
/// the detail.
QString sortedItemsSql(SortKey key);

/// What is compared of that text, by code units. Items without tags or an address come first in such an order, those
/// that lack a detail last, whatever the direction.
QString sortTextKey(SortKey key, const QString &text);

} // namespace tagloom::store
