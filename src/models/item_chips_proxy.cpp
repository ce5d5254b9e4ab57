// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_chips_proxy.h"

#include "library/detail_service.h"
#include "models/when_ready.h"

#include <algorithm>
#include <array>

namespace tagloom::models {

using domain::ChangeSet;
using domain::ItemId;

ItemChipsProxy::ItemChipsProxy(library::Library &library, ItemsModel &items, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_library(library)
    , m_items(items)
    , m_chips(library)
    , m_details(library)
{
    setSourceModel(&items);
    connect(&library, &library::Library::changed, this, &ItemChipsProxy::apply);
}

QList<TagChip> ItemChipsProxy::chipsAt(int row) const
{
    const ItemId id = m_items.itemAt(row);
    if (!id.isValid())
        return {};
    if (!m_chips.contains(id))
        prefetchBlock(row);
    return m_chips.of(id);
}

void ItemChipsProxy::prefetchBlock(int row) const
{
    const int first = row / ItemChips::blockSize * ItemChips::blockSize;
    prefetch(first, first + ItemChips::blockSize - 1);
}

void ItemChipsProxy::prefetch(int firstRow, int lastRow) const
{
    const int last = std::min(lastRow, std::min(firstRow + ItemChips::mostKept / 2, m_items.rowCount()) - 1);
    QList<ItemId> ids;
    for (int row = std::max(firstRow, 0); row <= last; ++row)
        ids.append(m_items.itemAt(row));
    m_chips.load(ids);
    if (m_details.fields().isEmpty())
        return;
    ids.removeIf([this](ItemId id) { return m_details.knows(id); });
    m_details.load(ids);
}

void ItemChipsProxy::setDetailKind(domain::KindId kind)
{
    if (kind == m_details.kind())
        return;
    m_details.setKind(kind);
    Q_EMIT headerDataChanged(Qt::Horizontal, ItemsModel::FirstDetailColumn, ItemsModel::ThirdDetailColumn);
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0, ItemsModel::FirstDetailColumn), index(rows - 1, ItemsModel::ThirdDetailColumn));
}

QVariant ItemChipsProxy::detailAt(const QModelIndex &index, int role) const
{
    constexpr std::array shown{Qt::DisplayRole,        Qt::EditRole,       Qt::ToolTipRole,
                               Qt::AccessibleTextRole, Qt::CheckStateRole, Qt::TextAlignmentRole};
    const ItemId id = m_items.itemAt(index.row());
    const int column = index.column() - ItemsModel::FirstDetailColumn;
    if (column >= m_details.fields().size() || !id.isValid()
        || std::none_of(shown.begin(), shown.end(), [role](int one) { return one == role; }))
        return QIdentityProxyModel::data(index, role);
    if (!m_details.knows(id))
        prefetchBlock(index.row());
    return m_details.data(id, column, role);
}

bool ItemChipsProxy::isTick(const QModelIndex &index) const
{
    const int column = index.column() - ItemsModel::FirstDetailColumn;
    return index.isValid() && column >= 0 && column < m_details.fields().size()
        && m_details.fields().at(column) == domain::DetailField::Done;
}

QVariant ItemChipsProxy::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section >= ItemsModel::FirstDetailColumn && role == Qt::DisplayRole)
        return m_details.heading(section - ItemsModel::FirstDetailColumn);
    return QIdentityProxyModel::headerData(section, orientation, role);
}

Qt::ItemFlags ItemChipsProxy::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QIdentityProxyModel::flags(index);
    return isTick(index) && !m_library.isReadOnly() ? flags | Qt::ItemIsUserCheckable : flags;
}

bool ItemChipsProxy::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return QIdentityProxyModel::setData(index, value, role);
    const QDate day = value.toInt() == Qt::Checked ? QDate::currentDate() : QDate();
    whenReady(this, library::DetailService(m_library).setDone({m_items.itemAt(index.row())}, day),
              [this](const domain::Result<qint64> &done) {
                  if (!done)
                      Q_EMIT m_items.refused(done.error().message);
              });
    return true;
}

QVariant ItemChipsProxy::data(const QModelIndex &index, int role) const
{
    if (index.isValid() && index.column() >= ItemsModel::FirstDetailColumn)
        return detailAt(index, role);
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

void ItemChipsProxy::applyToDetails(const ChangeSet &changes)
{
    if (changes.everything) {
        m_details.clear();
        return;
    }
    for (const auto *ids : {&changes.itemsChanged, &changes.itemsRemoved}) {
        for (const ItemId id : *ids) {
            if (!m_details.knows(id))
                continue;
            m_details.forget(id);
            const int row = m_details.fields().isEmpty() ? -1 : m_items.rowOf(id);
            if (row >= 0)
                Q_EMIT dataChanged(index(row, ItemsModel::FirstDetailColumn),
                                   index(row, ItemsModel::ThirdDetailColumn));
        }
    }
}

void ItemChipsProxy::apply(const ChangeSet &changes)
{
    applyToDetails(changes);
    const QList<ItemId> touched = m_chips.follow(changes);
    if (changes.everything) {
        if (const int rows = rowCount(); rows > 0)
            Q_EMIT dataChanged(index(0, ItemsModel::TagsColumn), index(rows - 1, ItemsModel::ThirdDetailColumn));
        return;
    }
    for (const ItemId id : touched) {
        if (const int row = m_items.rowOf(id); row >= 0)
            Q_EMIT dataChanged(index(row, ItemsModel::TagsColumn), index(row, ItemsModel::TagsColumn));
    }
}

} // namespace tagloom::models
