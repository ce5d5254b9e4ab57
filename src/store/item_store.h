// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "domain/result.h"

#include <QList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// Reading and writing of items, their notes and their kinds. Writers add to the transaction's change set only what did change.

domain::Result<QList<domain::Kind>> readKinds(const Connection &connection);
domain::Result<std::optional<domain::KindId>> findKind(const Connection &connection, const QString &name);

/// The kind of that name (compared without case), made if there is none. InvalidInput for a name that none can have.
domain::Result<domain::KindId> findOrCreateKind(Transaction &transaction, const QString &name, const QString &icon = {});

domain::Result<std::optional<domain::Item>> readItem(const Connection &connection, domain::ItemId id);

/// Empty if the item has none.
domain::Result<QString> readNotes(const Connection &connection, domain::ItemId id);

/// The oldest item with this address (compared by urlKey), live ones before those in the trash.
domain::Result<std::optional<domain::Item>> findItemByUrl(const Connection &connection, const QString &url);

domain::Result<qint64> countLiveItems(const Connection &connection);
domain::Result<qint64> countTrashedItems(const Connection &connection);

/// Those that were put into the trash before this time (UTC milliseconds).
domain::Result<QList<domain::ItemId>> itemsTrashedBefore(const Connection &connection, qint64 time);

domain::Result<domain::ItemId> addItem(Transaction &transaction, const domain::ItemDraft &draft);

// Each is NotFound for an id that is not there, and does nothing if the value is the old one.
domain::Result<void> changeTitle(Transaction &transaction, domain::ItemId id, const QString &title);
domain::Result<void> changeUrl(Transaction &transaction, domain::ItemId id, const QString &url);
domain::Result<void> changeNotes(Transaction &transaction, domain::ItemId id, const QString &notes);
/// With the details that fit the new kind; Conflict for a kind that is not there.
domain::Result<void> changeKind(Transaction &transaction, domain::ItemId id, domain::KindId kind);

// Each returns how many items it changed.
domain::Result<qint64> trashItems(Transaction &transaction, const QList<domain::ItemId> &ids);
domain::Result<qint64> restoreItems(Transaction &transaction, const QList<domain::ItemId> &ids);
domain::Result<qint64> deleteItems(Transaction &transaction, const QList<domain::ItemId> &ids);

} // namespace tagloom::store
