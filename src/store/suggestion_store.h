// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/suggestion.h"

#include <QList>

namespace tagloom::store {

class Connection;
class Transaction;

/// What the library shows for every tag that may belong on the item. Of each source some dozens of items are looked at:
/// the nearest addresses, and items spread over all that have a word or a tag. No tag that the item carries, was
/// suggested or refused, and none above one that it carries. A title says a tag's name by words of the tag's own or of
/// an alias. Some milliseconds at a million items; nothing for an item that is gone.
domain::Result<QList<domain::TagEvidence>> readTagEvidence(const Connection &connection, domain::ItemId item);

/// The suggested links of the item, the surest first.
domain::Result<QList<domain::Suggestion>> readStoredSuggestions(const Connection &connection, domain::ItemId item);

/// Those, and then the best of what the library shows: `most` in all, none below `leastConfidence`.
domain::Result<QList<domain::Suggestion>> readSuggestions(const Connection &connection, domain::ItemId item, int most,
                                                          double leastConfidence);

/// Items outside the trash with a suggested link, newest first.
domain::Result<QList<domain::ItemId>> readItemsWithStoredSuggestions(const Connection &connection);

/// The suggestion becomes a link of this status: a stored one keeps its source and confidence, a computed one gets its
/// confidence and the source `suggestion`. False, and nothing done, if the tag was put on or refused meanwhile.
domain::Result<bool> settleSuggestion(Transaction &transaction, domain::ItemId item,
                                      const domain::Suggestion &suggestion, domain::LinkStatus status);

} // namespace tagloom::store
