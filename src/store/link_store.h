// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"
#include "domain/result.h"

#include <QList>

namespace tagloom::store {

class Connection;
class Transaction;

/// How a tag stands to a set of items.
struct TagUse
{
    domain::TagId tag;
    qint64 confirmed = 0; ///< items of the set with a confirmed link
    qint64 suggested = 0;
};

/// All links of these items, ordered by item and then by the tags' keys.
domain::Result<QList<domain::Link>> readLinks(const Connection &connection, const QList<domain::ItemId> &items);

/// The tags that any of these items carry, most used first, then by key. Rejected links do not count.
domain::Result<QList<TagUse>> readTagUse(const Connection &connection, const QList<domain::ItemId> &items);

/// Makes the tag a confirmed one of all these items; a suggested or rejected link becomes confirmed, and one that a rule
/// added is a person's own from now on. Returns how many links came or changed.
domain::Result<qint64> addLinks(Transaction &transaction, const QList<domain::ItemId> &items, domain::TagId tag,
                                domain::LinkSource source = domain::LinkSource::User);

/// Returns how many items lost it. A link that a rule of the library added stays as a rejected one, so that the rule does
/// not add it again; removing a rejected link makes the item open to it.
domain::Result<qint64> removeLinks(Transaction &transaction, const QList<domain::ItemId> &items, domain::TagId tag);

/// Suggested links of the tag become rejected ones; others stay as they are. Returns how many there were.
domain::Result<qint64> rejectSuggestions(Transaction &transaction, const QList<domain::ItemId> &items, domain::TagId tag);

domain::Result<void> changeLinkStatus(Transaction &transaction, domain::LinkRef link, domain::LinkStatus status);

/// nullopt: not known. Otherwise 0..1.
domain::Result<void> changeLinkConfidence(Transaction &transaction, domain::LinkRef link, std::optional<double> confidence);

} // namespace tagloom::store
