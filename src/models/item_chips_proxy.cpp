// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_chips_proxy.h"

#include "store/statement.h"

#include <QSet>
#include <QStringList>

#include <algorithm>

namespace tagloom::models {

using domain::ChangeSet;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkSource;
using domain::LinkStatus;
using domain::TagId;

namespace {

/// Rows read together, and rows kept: many screens of them.
constexpr int blockSize = 64;
constexpr int mostKept = 2048;

} // namespace

ItemChipsProxy::ItemChipsProxy(library::Library &library, ItemsModel &items, QObject *parent)
    : QIdentityProxyModel(parent)
    , m_library(library)
    , m_items(items)
    , m_chips(mostKept)
{
    setSourceModel(&items);
    connect(&m_library, &library::Library::changed, this, &ItemChipsProxy::apply);
}

QList<TagChip> ItemChipsProxy::chipsAt(int row) const
{
    const ItemId id = m_items.itemAt(row);
    if (!id.isValid())
        return {};
    if (!m_chips.contains(id))
        prefetch(row / blockSize * blockSize, row / blockSize * blockSize + blockSize - 1);
    const QList<TagChip> *chips = m_chips.object(id);
    return chips ? *chips : QList<TagChip>();
}

void ItemChipsProxy::prefetch(int firstRow, int lastRow) const
{
    const int last = std::min(lastRow, std::min(firstRow + mostKept / 2, m_items.rowCount()) - 1);
    QList<ItemId> missing;
    for (int row = std::max(firstRow, 0); row <= last; ++row) {
        if (!m_chips.contains(m_items.itemAt(row)))
            missing.append(m_items.itemAt(row));
    }
    load(missing);
}

void ItemChipsProxy::load(const QList<ItemId> &ids) const
{
    if (ids.isEmpty())
        return;
    ++m_loads;
    QHash<ItemId, QList<TagChip>> found;
    store::Statement rows(
        m_library.connection(),
        QStringLiteral("SELECT item_id, tag_id, name, name_key, colour, status, confidence, source, pin "
                       "FROM item_tags JOIN tags ON tags.id = tag_id "
                       "WHERE item_id IN (SELECT value FROM json_each(?))"));
    rows.bind(store::jsonArray(ids));
    while (rows.next()) {
        TagChip chip;
        chip.tag = TagId{rows.integer(1)};
        chip.name = rows.text(2);
        chip.key = rows.text(3);
        chip.colour = rows.text(4);
        chip.status = domain::linkStatusFromWord(rows.text(5)).value_or(LinkStatus::Confirmed);
        chip.confidence = rows.optionalReal(6);
        chip.source = domain::linkSourceFromWord(rows.text(7)).value_or(LinkSource::User);
        chip.pin = int(rows.integer(8));
        found[ItemId{rows.integer(0)}].append(chip);
    }
    // What could not be read is asked again at the next paint.
    if (!rows.finish())
        return;
    for (const ItemId id : ids) {
        auto *chips = new QList<TagChip>(found.take(id));
        std::sort(chips->begin(), chips->end(), [](const TagChip &a, const TagChip &b) {
            return a.status != b.status ? a.status < b.status : a.key < b.key;
        });
        m_chips.insert(id, chips);
    }
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
    QStringList names;
    for (const TagChip &chip : chips) {
        if (chip.status != LinkStatus::Rejected)
            names.append(chip.name);
    }
    return names.join(QStringLiteral(", "));
}

QHash<int, QByteArray> ItemChipsProxy::roleNames() const
{
    QHash<int, QByteArray> names = QIdentityProxyModel::roleNames();
    names.insert(ChipsRole, "chips");
    return names;
}

void ItemChipsProxy::apply(const ChangeSet &changes)
{
    if (changes.everything) {
        m_chips.clear();
        if (const int rows = rowCount(); rows > 0)
            Q_EMIT dataChanged(index(0, ItemsModel::TagsColumn), index(rows - 1, ItemsModel::TagsColumn));
        return;
    }
    QSet<ItemId> affected(changes.itemsRemoved.begin(), changes.itemsRemoved.end());
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const LinkRef &link : *links)
            affected.insert(link.item);
    }
    if (!changes.tagsRelinked.isEmpty()) {
        // Which items they are nobody says; those that are held are few.
        const QList<ItemId> held = m_chips.keys();
        affected.unite(QSet<ItemId>(held.begin(), held.end()));
    }
    QSet<TagId> tags(changes.tagsChanged.begin(), changes.tagsChanged.end());
    tags.unite(QSet<TagId>(changes.tagsRemoved.begin(), changes.tagsRemoved.end()));
    if (!tags.isEmpty()) {
        for (const ItemId id : m_chips.keys()) {
            const QList<TagChip> &chips = *m_chips.object(id);
            if (std::any_of(chips.begin(), chips.end(),
                            [&tags](const TagChip &chip) { return tags.contains(chip.tag); }))
                affected.insert(id);
        }
    }
    QList<ItemId> kept;
    for (const ItemId id : std::as_const(affected)) {
        if (m_chips.remove(id))
            kept.append(id);
    }
    load(kept);
    repaint(kept);
}

void ItemChipsProxy::repaint(const QList<ItemId> &ids)
{
    for (const ItemId id : ids) {
        if (const int row = m_items.rowOf(id); row >= 0)
            Q_EMIT dataChanged(index(row, ItemsModel::TagsColumn), index(row, ItemsModel::TagsColumn));
    }
}

} // namespace tagloom::models
