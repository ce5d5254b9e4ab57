// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "store/tag_store.h"

#include <QList>

#include <functional>

namespace tagloom::store {

class Connection;
class Transaction;

/// Told now and then how many links of all are dealt with.
using LinkProgress = std::function<void(qint64 done, qint64 total)>;

/// Tags that nothing uses: no item carries them, not even one in the trash or by a suggestion, and none that stands
/// below them is used. In order of their names' keys.
domain::Result<QList<TagDetails>> readUnusedTags(const Connection &connection);

/// The tags with their links, aliases and places. What stood below one of them stands below its parents then, so that
/// a parent finds what it found, or at the top. NotFound if one is gone.
domain::Result<void> deleteTags(Transaction &transaction, const QList<domain::TagId> &ids,
                                const LinkProgress &progress = {});

/// All links of these tags, whatever their status.
domain::Result<qint64> countLinks(const Connection &connection, const QList<domain::TagId> &tags);

/// Calls `change(item)` for every item with a link of the tag, ascending; `progress(links)` now and then. The change
/// may move or delete the link. One link at a time, for SQLite writes aside what every page was before a statement that
/// touches many, which took longer than all else.
domain::Result<void> forEachLink(Transaction &transaction, domain::TagId tag,
                                 const std::function<domain::Result<void>(domain::ItemId item)> &change,
                                 const std::function<void(qint64 links)> &progress);

} // namespace tagloom::store
