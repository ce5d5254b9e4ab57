// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/record.h"
#include "domain/result.h"

#include <QList>

namespace tagloom::store {

class Connection;

// What a library holds, as the records that writers of files take.

/// All items, the trash too, by id.
domain::Result<QList<domain::ItemId>> allItems(const Connection &connection);

/// In the order of the ids; those that are gone are left out. For blocks of some thousand.
domain::Result<QList<domain::ItemRecord>> itemRecords(const Connection &connection, const QList<domain::ItemId> &ids);

/// In the order of their names' keys.
domain::Result<QList<domain::TagRecord>> allTagRecords(const Connection &connection);

/// The tags that these items carry and all above them.
domain::Result<QList<domain::TagRecord>> tagRecordsOf(const Connection &connection, const QList<domain::ItemId> &ids);

/// Pairs of tags that are not the same, by their names' keys, whatever their ids.
domain::Result<QList<domain::DistinctRecord>> allDistinctRecords(const Connection &connection);

/// In their order.
domain::Result<QList<domain::SearchRecord>> allSearchRecords(const Connection &connection);

/// In their order; without tags that have been deleted.
domain::Result<QList<domain::RuleRecord>> allRuleRecords(const Connection &connection);

/// In their order.
domain::Result<QList<domain::ListRecord>> allListRecords(const Connection &connection);

/// Those that have any of these items.
domain::Result<QList<domain::ListRecord>> listRecordsOf(const Connection &connection, const QList<domain::ItemId> &ids);

/// Kinds that not every library is born with.
domain::Result<QList<domain::KindRecord>> ownKindRecords(const Connection &connection);

} // namespace tagloom::store
