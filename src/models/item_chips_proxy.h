// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "library/library.h"
#include "models/item_chips.h"
#include "models/item_details_rows.h"
#include "models/items_model.h"
#include "models/roles.h"

#include <QIdentityProxyModel>

namespace tagloom::models {

/// Adds the tags and the details of a kind to ItemsModel: in its TagsColumn, ChipsRole is a QList<TagChip> (confirmed
/// ones first, then suggested, then rejected, each by name) and DisplayRole the names that are not rejected. Read by
/// one query for a block of rows, never one a cell, and kept for the rows looked at last. Follows Library::changed by
/// itself. Lives on the library's thread.
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

    /// The detail columns show what items of this kind have; an invalid one: nothing.
    void setDetailKind(domain::KindId kind);
    domain::KindId detailKind() const { return m_details.kind(); }
    const QList<domain::DetailField> &detailFields() const { return m_details.fields(); }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Posts the tick of a task, with the day of today. ItemsModel::refused() tells if it did not go through.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QHash<int, QByteArray> roleNames() const override;

    /// Called by Library::changed. Only affected items are read anew; doing it twice does no harm.
    void apply(const domain::ChangeSet &changes);

    int loads() const { return m_chips.loads(); } ///< queries so far, for tests

private:
    void prefetchBlock(int row) const;
    QVariant detailAt(const QModelIndex &index, int role) const;
    bool isTick(const QModelIndex &index) const;
    void applyToDetails(const domain::ChangeSet &changes);

    library::Library &m_library;
    ItemsModel &m_items;
    mutable ItemChips m_chips;
    mutable ItemDetailsRows m_details;
};

} // namespace tagloom::models
