// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "models/item_chips.h"
#include "models/items_model.h"
#include "models/roles.h"

#include <QIdentityProxyModel>

namespace tagloom::models {

/// Adds the tags to ItemsModel: in its TagsColumn, ChipsRole is a QList<TagChip> (confirmed ones first, then suggested,
/// then rejected, each by name) and DisplayRole the names that are not rejected. Read by one query for a block of rows,
/// never one a cell, and kept for the rows looked at last. Follows Library::changed by itself. Lives on the library's
/// thread.
class ItemChipsProxy final : public QIdentityProxyModel
{
    Q_OBJECT

public:
    ItemChipsProxy(library::Library &library, ItemsModel &items, QObject *parent = nullptr);

    ItemsModel &items() const { return m_items; }

    /// Of the item in this row.
    QList<TagChip> chipsAt(int row) const;

    /// Reads what is missing of these rows by one query: a view calls it with the rows it is about to paint.
    void prefetch(int firstRow, int lastRow) const;

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Called by Library::changed. Only affected items are read anew; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

    int loads() const { return m_chips.loads(); } ///< queries so far, for tests

private:
    ItemsModel &m_items;
    mutable ItemChips m_chips;
};

} // namespace tagloom::models
