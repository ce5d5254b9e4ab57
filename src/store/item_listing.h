// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QList>
#include <QStringList>

namespace tagloom::store {

class Connection;

/// An item as lists and exchange show it: in words instead of ids.
struct ListedItem
{
    domain::ItemId id;
    QString title;
    QString url; ///< empty if none
    QString kind; ///< its name
    qint64 createdAt = 0; ///< UTC milliseconds
    QStringList tags; ///< names of confirmed tags, in order of their keys
};

/// These items in the order of `ids`; what is no longer there is left out. For long lists ask in blocks of about a
/// thousand.
domain::Result<QList<ListedItem>> readListedItems(const Connection &connection, const QList<domain::ItemId> &ids);

/// How much a library holds.
struct LibraryFigures
{
    qint64 items = 0; ///< outside the trash
    qint64 trashedItems = 0;
    qint64 tags = 0;
    qint64 links = 0; ///< of every status, also of items in the trash
    qint64 schemaVersion = 0;
};

domain::Result<LibraryFigures> readLibraryFigures(const Connection &connection);

} // namespace tagloom::store
