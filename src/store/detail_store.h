// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item_details.h"
#include "domain/result.h"

#include <QHash>
#include <QList>

namespace tagloom::store {

class Connection;
class Transaction;

// Reading and writing of what items of a kind have of their own. Writers add to the transaction's change set only what
// did change.

domain::Result<domain::ItemDetails> readDetails(const Connection &connection, domain::ItemId id);

/// Those that have any, whatever their kind. Four statements, for some thousand ids.
domain::Result<QHash<domain::ItemId, domain::ItemDetails>> readDetails(const Connection &connection,
                                                                       const QList<domain::ItemId> &ids);

/// Makes the details of the item these; what does not fit its kind is left out. NotFound for an id that is not there.
domain::Result<void> changeDetails(Transaction &transaction, domain::ItemId id, const domain::ItemDetails &details);

/// For an item that has none yet: the rows only, neither the change set nor the time of its last change.
domain::Result<void> insertDetails(Transaction &transaction, domain::ItemId id, domain::KindId kind,
                                   const domain::ItemDetails &details);

/// The same for one that may have some: fills those that are empty, of its own kind.
domain::Result<void> fillDetails(Transaction &transaction, domain::ItemId id, const domain::ItemDetails &details);

/// What items would lose as another kind.
struct ConversionLoss
{
    qint64 items = 0; ///< how many lose anything
    QList<domain::DetailField> fields; ///< which, in their order
    friend bool operator==(const ConversionLoss &, const ConversionLoss &) = default;
};

domain::Result<ConversionLoss> lossOfConversion(const Connection &connection, const QList<domain::ItemId> &ids,
                                                domain::KindId kind);

/// Makes them of that kind, with the details that fit it. Returns how many it changed. Conflict for a kind that is not
/// there.
domain::Result<qint64> convertItems(Transaction &transaction, const QList<domain::ItemId> &ids, domain::KindId kind);

/// The kinds of these items, each once, ascending.
domain::Result<QList<domain::KindId>> kindsOf(const Connection &connection, const QList<domain::ItemId> &ids);

/// Authors that nothing is by any more are forgotten; of these only.
domain::Result<QList<qint64>> creatorsOf(const Connection &connection, const QString &itemIds);
domain::Result<void> forgetUnusedCreators(const Connection &connection, const QList<qint64> &creators);

/// What an author's name is searched by: its words, folded and without accents, with a space before, between and behind
/// them. Empty if it has none.
QString creatorWords(const QString &name);

/// Names of authors one of whose words begins so, by name.
domain::Result<QStringList> completeAuthors(const Connection &connection, const QString &beginning, int limit);

} // namespace tagloom::store
