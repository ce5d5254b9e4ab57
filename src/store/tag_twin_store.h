// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/tag_twins.h"

#include <QList>
#include <QString>

#include <utility>

namespace tagloom::store {

class Connection;
class Transaction;

/// Two tags of the library that may be one.
struct TwinPair
{
    domain::TagTwin twin;
    QString keepName;
    qint64 keepCount = 0; ///< live items
    QString otherName;
    qint64 otherCount = 0;
};

/// All twins but those that were said to be distinct, best first (domain::sortTwins). Beside those by name, tags that
/// nearly always come together: at least 5 items each, and at least 90 of 100 live items with either have both; not
/// where one stands below the other. Reads all links: a second for five million. Ended by an InterruptGuard.
domain::Result<QList<TwinPair>> findTwins(const Connection &connection);

/// They are not the same, and are not found again; the order of the two does not matter. NotFound if one is gone,
/// InvalidInput for a tag and itself.
domain::Result<void> markDistinct(Transaction &transaction, domain::TagId first, domain::TagId second);

/// All pairs of which that was said, the lower id first.
domain::Result<QList<std::pair<domain::TagId, domain::TagId>>> readDistinctTags(const Connection &connection);

/// Takes it back.
domain::Result<void> unmarkDistinct(Transaction &transaction, domain::TagId first, domain::TagId second);

} // namespace tagloom::store
