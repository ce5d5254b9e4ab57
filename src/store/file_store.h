// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/file_details.h"
#include "domain/ids.h"
#include "domain/result.h"

#include <QHash>
#include <QList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// What is known of the files that items name by their address. Writers add to the transaction's change set only what
// did change, and leave the time of an item's last change alone: a file is not changed by a look at it.

/// Those that have any.
domain::Result<QHash<domain::ItemId, domain::FileDetails>> readFileDetails(const Connection &connection,
                                                                           const QList<domain::ItemId> &ids);

/// The same of the whole library.
domain::Result<QHash<domain::ItemId, domain::FileDetails>> readFileDetails(const Connection &connection);

/// Makes what is known of the item's file this; nullopt: nothing any more.
domain::Result<void> setFileDetails(Transaction &transaction, domain::ItemId id,
                                    const std::optional<domain::FileDetails> &details);

/// For an item of which nothing is known yet: the row only, and not the change set.
domain::Result<void> insertFileDetails(const Connection &connection, domain::ItemId id,
                                       const domain::FileDetails &details);

/// An item whose address is of the scheme `file`.
struct FileItem
{
    domain::ItemId id;
    QString title;
    QString url;
    std::optional<domain::FileDetails> details;
};

/// The next live ones behind `after`, nullopt for the first ones, in the order of their addresses; at most `limit`.
domain::Result<QList<FileItem>> readFileItems(const Connection &connection, const std::optional<FileItem> &after,
                                              int limit);

/// Those of the ids, live or not.
domain::Result<QList<FileItem>> readFileItems(const Connection &connection, const QList<domain::ItemId> &ids);

domain::Result<qint64> countFileItems(const Connection &connection);

/// A live item whose file had the same contents when it was looked at, other than `id`. The one made first.
domain::Result<std::optional<FileItem>> findSameContents(const Connection &connection, const QString &fingerprint,
                                                         domain::ItemId id);

} // namespace tagloom::store
