// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "domain/link.h"
#include "library/library.h"
#include "models/items_model.h"
#include "models/roles.h"

#include <QCache>
#include <QIdentityProxyModel>
#include <QList>
#include <QMetaType>

#include <optional>

namespace tagloom::models {

/// One tag on one item, with all that a chip needs to be painted.
struct TagChip
{
    domain::TagId tag;
    QString name;
    QString key; ///< folded name
    QString colour; ///< "#rrggbb"; empty for the one that follows from the key
    domain::LinkStatus status = domain::LinkStatus::Confirmed;
    std::optional<double> confidence;
    domain::LinkSource source = domain::LinkSource::User;
    int pin = 0; ///< 1..9; 0: none
    friend bool operator==(const TagChip &, const TagChip &) = default;
};

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

    int loads() const { return m_loads; } ///< queries so far, for tests

private:
    void load(const QList<domain::ItemId> &ids) const;
    void repaint(const QList<domain::ItemId> &ids);

    library::Library &m_library;
    ItemsModel &m_items;
    mutable QCache<domain::ItemId, QList<TagChip>> m_chips;
    mutable int m_loads = 0;
};

} // namespace tagloom::models

Q_DECLARE_METATYPE(tagloom::models::TagChip)
Q_DECLARE_METATYPE(QList<tagloom::models::TagChip>)
