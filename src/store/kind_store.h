// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/kind.h"
#include "domain/result.h"

#include <QHash>

namespace tagloom::store {

class Connection;
class Transaction;

// Changes of the kinds of a user's own; readKinds() and findOrCreateKind() are in item_store.h. InvalidInput for a name
// that none can have and for a kind that every library has, Conflict for a name in use, NotFound for an id that is not
// there.

domain::Result<domain::KindId> createKind(Transaction &transaction, const QString &name, const QString &icon);
domain::Result<void> renameKind(Transaction &transaction, domain::KindId kind, const QString &name);
domain::Result<void> changeKindIcon(Transaction &transaction, domain::KindId kind, const QString &icon);

/// Conflict if items are of it, in the trash or not.
domain::Result<void> deleteKind(Transaction &transaction, domain::KindId kind);

/// How many items are of each kind, the trash included; kinds without any are not in it.
domain::Result<QHash<domain::KindId, qint64>> countItemsByKind(const Connection &connection);

} // namespace tagloom::store
