// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/search_store.h"

#include <QString>

namespace tagloom::store {

/// True for the orders that compare texts: title, address, tags.
bool isTextSort(SortKey key);

/// What such an order reads of each row of `items`: an SQL expression that is never NULL.
QString sortTextSql(SortKey key);

/// What is compared of that text, by code units. Items without tags or an address come first.
QString sortTextKey(SortKey key, const QString &text);

} // namespace tagloom::store
