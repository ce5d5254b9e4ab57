// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item_details.h"
#include "library/library.h"
#include "store/detail_store.h"

#include <QDate>
#include <QFuture>
#include <QList>

namespace tagloom::library {

/// One detail as a person typed it; blank takes it away.
struct DetailEdit
{
    domain::DetailField field = domain::DetailField::Authors;
    QString text;
};

/// What people do with the details of items, and with their kinds. Every function is one transaction and may be called
/// from any thread.
class DetailService final
{
public:
    explicit DetailService(Library &library)
        : m_library(library)
    { }

    /// Sets the details of all those items whose kind has them, and gives how many those are. InvalidInput for a value
    /// that cannot be kept, which names the field, and if no kind of them has such a field. Nothing is changed then.
    QFuture<domain::Result<qint64>> change(const QList<domain::ItemId> &ids, const QList<DetailEdit> &edits);

    /// Marks the tasks among the items as done on that day, or with an invalid day as not done.
    QFuture<domain::Result<qint64>> setDone(const QList<domain::ItemId> &ids, const QDate &day);

    /// Makes the items of another kind, with the details that fit it, and gives how many it changed.
    QFuture<domain::Result<qint64>> convert(const QList<domain::ItemId> &ids, domain::KindId kind);

    /// What convert() would lose now.
    QFuture<domain::Result<store::ConversionLoss>> lossOfConversion(const QList<domain::ItemId> &ids,
                                                                    domain::KindId kind);

private:
    Library &m_library;
};

/// "2 of them would lose Authors and ISBN." Empty if nothing would go.
QString toSentence(const store::ConversionLoss &loss);

} // namespace tagloom::library
