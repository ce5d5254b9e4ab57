// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_chips_proxy.h"

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::ItemId;

ItemChipsProxy::ItemChipsProxy(library::Library &library, ItemsModel &items, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_items(items)
    , m_chips(library)
{
    setSourceModel(&items);
    connect(&library, &library::Library::changed, this, &ItemChipsProxy::apply);
}

QList<TagChip> ItemChipsProxy::chipsAt(int row) const
{
    const ItemId id = m_items.itemAt(row);
    if (!id.isValid())
        return {};
    if (!m_chips.contains(id)) {
        const int first = row / ItemChips::blockSize * ItemChips::blockSize;
        prefetch(first, first + ItemChips::blockSize - 1);
    }
    return m_chips.of(id);
}

void ItemChipsProxy::prefetch(int firstRow, int lastRow) const
{
    const int last = std::min(lastRow, std::min(firstRow + ItemChips::mostKept / 2, m_items.rowCount()) - 1);
    QList<ItemId> ids;
    for (int row = std::max(firstRow, 0); row <= last; ++row)
        ids.append(m_items.itemAt(row));
    m_chips.load(ids);
}

QVariant ItemChipsProxy::data(const QModelIndex &index, int role) const
{
    const bool asked =
        role == ChipsRole || role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::AccessibleTextRole;
    if (!index.isValid() || index.column() != ItemsModel::TagsColumn || !asked)
        return QIdentityProxyModel::data(index, role);
    const QList<TagChip> chips = chipsAt(index.row());
    if (role == ChipsRole)
        return QVariant::fromValue(chips);
    return namesOf(chips);
}

QHash<int, QByteArray> ItemChipsProxy::roleNames() const
{
    QHash<int, QByteArray> names = QIdentityProxyModel::roleNames();
    names.insert(ChipsRole, "chips");
    return names;
}

void ItemChipsProxy::apply(const ChangeSet &changes)
{
    const QList<ItemId> touched = m_chips.follow(changes);
    if (changes.everything) {
        if (const int rows = rowCount(); rows > 0)
            Q_EMIT dataChanged(index(0, ItemsModel::TagsColumn), index(rows - 1, ItemsModel::TagsColumn));
        return;
    }
    for (const ItemId id : touched) {
        if (const int row = m_items.rowOf(id); row >= 0)
            Q_EMIT dataChanged(index(row, ItemsModel::TagsColumn), index(row, ItemsModel::TagsColumn));
    }
}

} // namespace tagloom::models
