// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "store/tag_removal.h"

#include <QList>
#include <QStringList>

namespace tagloom::store {

class Connection;
class Transaction;

/// Tags that are to become one.
struct TagMerge
{
    QList<domain::TagId> tags; ///< they go
    domain::TagId into; ///< stays, with its name
    bool keepNames = true; ///< the names of those that go become aliases
};

struct TagMergeOutcome
{
    QStringList merged; ///< names of the tags that went
    QString into;
    qint64 itemsGained = 0; ///< live items that carry it now and did not before
};

/// Why the merge cannot be: NotFound for a tag that is gone, InvalidInput for none or for a tag into itself, Conflict
/// for a tag into one that stands below it.
domain::Result<void> checkTagMerge(const Connection &connection, const TagMerge &merge);

/// Everything of the tags that go becomes the other's: links, aliases, places in the tree, and saved searches that ask
/// for them. Of two links of one item a confirmed one stays before a rejected before a suggested one, whole, with its
/// source and time; of two alike that of the tag that stays. Parents that stand below the merged tag are left out.
/// Colour, description and key are taken where the tag that stays has none.
domain::Result<TagMergeOutcome> mergeTags(Transaction &transaction, const TagMerge &merge,
                                          const LinkProgress &progress = {});

} // namespace tagloom::store
