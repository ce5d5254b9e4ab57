// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/contents_update.h"

#include "store/connection.h"
#include "store/number_scan.h"
#include "store/statement.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace tagloom::index {

using domain::ChangeSet;
using domain::ItemId;
using domain::KindId;
using domain::LinkRef;
using domain::Result;
using domain::TagId;

namespace {

/// Reading one link costs as much as reading so many of a whole tag.
constexpr qint64 linksForOneLookUp = 16;

/// So few moved slots are placed one by one, each by shifting what lies between; for more the order is merged anew.
constexpr size_t mostPlacedByTime = 8;

void setMember(SlotSet &set, Slot slot, bool member)
{
    if (member)
        set.add(slot);
    else
        set.remove(slot);
}

bool isKnown(const Contents &contents, ItemId id)
{
    const Slot slot = contents.slots.find(id);
    return slot != noSlot && contents.existing.contains(slot);
}

/// Without items that the index does not know, or holds for deleted.
SlotSet slotsOf(const Contents &contents, const std::vector<qint64> &items)
{
    SlotCollector slots;
    for (const qint64 item : items) {
        if (const Slot slot = contents.slots.find(ItemId{item}); slot != noSlot)
            slots.add(slot);
    }
    return slots.take() & contents.existing;
}

/// Puts the slots where their times say. The times are the new ones already.
void placeByTime(SortOrder &order, const std::vector<qint64> &times, const ItemSlots &items, std::vector<Slot> moving)
{
    const auto less = [&times, &items](Slot a, Slot b) {
        return times[a] != times[b] ? times[a] < times[b] : items.idOf(a) < items.idOf(b);
    };
    if (moving.empty())
        return;
    std::sort(moving.begin(), moving.end(), less);
    if (moving.size() <= mostPlacedByTime) {
        const auto isMoving = [&moving](Slot slot) {
            return std::find(moving.begin(), moving.end(), slot) != moving.end();
        };
        std::vector<SortOrder::Placement> placements;
        for (const Slot slot : moving)
            placements.push_back({slot, order.placeFor(isMoving, [&](Slot other) { return less(other, slot); })});
        order.place(placements, items.ids());
        return;
    }
    SlotSet moved;
    moved.addMany(moving.size(), moving.data());
    std::vector<Slot> staying;
    staying.reserve(order.size());
    std::copy_if(order.slots().begin(), order.slots().end(), std::back_inserter(staying),
                 [&moved](Slot slot) { return !moved.contains(slot); });
    std::vector<Slot> merged;
    merged.reserve(staying.size() + moving.size());
    std::merge(staying.begin(), staying.end(), moving.begin(), moving.end(), std::back_inserter(merged), less);
    order.assign(std::move(merged), items.ids());
}

} // namespace

Result<ContentsUpdate> ContentsUpdate::read(const store::Connection &connection, const ChangeSet &changes,
                                            const Contents &contents)
{
    ContentsUpdate update;
    if (auto done = update.readItems(connection, changes, contents); !done)
        return done.error();
    if (auto done = update.readLinks(connection, changes, contents); !done)
        return done.error();
    return update;
}

Result<void> ContentsUpdate::readItems(const store::Connection &connection, const ChangeSet &changes,
                                       const Contents &contents)
{
    QList<ItemId> ids = changes.itemsAdded + changes.itemsChanged + changes.itemsRemoved;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    // An item that was deleted and came back need not have the links it had, even if it is found existing both times.
    QSet<ItemId> cameOrWent(changes.itemsAdded.begin(), changes.itemsAdded.end());
    cameOrWent.unite(QSet<ItemId>(changes.itemsRemoved.begin(), changes.itemsRemoved.end()));
    store::Statement row(
        connection,
        QStringLiteral("SELECT kind_id, created_at, updated_at, trashed_at IS NOT NULL, url_key IS NOT NULL, "
                       "EXISTS (SELECT 1 FROM item_notes WHERE item_id = ?1) FROM items WHERE id = ?1"));
    store::Statement tags(connection,
                          QStringLiteral("SELECT tag_id FROM item_tags WHERE item_id = ? AND status = 'confirmed'"));
    m_items.reserve(ids.size());
    for (const ItemId id : std::as_const(ids)) {
        ItemState state;
        state.id = id;
        row.bind(id);
        if (row.next()) {
            state.exists = true;
            state.kind = KindId{row.integer(0)};
            state.createdAt = row.integer(1);
            state.updatedAt = row.integer(2);
            state.trashed = row.integer(3) != 0;
            state.withUrl = row.integer(4) != 0;
            state.withNote = row.integer(5) != 0;
        }
        if (auto done = row.finish(); !done)
            return done;
        state.tagsRead = state.exists && (cameOrWent.contains(id) || !isKnown(contents, id));
        if (state.tagsRead) {
            tags.bind(id);
            while (tags.next())
                state.tags.append(TagId{tags.integer(0)});
            if (auto done = tags.finish(); !done)
                return done;
        }
        m_items.append(state);
    }
    return {};
}

Result<void> ContentsUpdate::readTag(const store::Connection &connection, TagId tag)
{
    TagState state{tag, {}, {}};
    // The first is answered by the index by tag alone, the second by that of the few links that do not count.
    const QString column = QStringLiteral("item_id");
    const QString ofTag = QStringLiteral("item_tags WHERE tag_id = %1").arg(tag.value);
    const QString ofTagUnconfirmed = ofTag + QStringLiteral(" AND status <> 'confirmed'");
    if (auto done = store::scanNumbers(connection, column, ofTag,
                                       [&state](const qint64 *row) { state.items.push_back(row[0]); });
        !done)
        return done;
    if (auto done = store::scanNumbers(connection, column, ofTagUnconfirmed,
                                       [&state](const qint64 *row) { state.unconfirmed.push_back(row[0]); });
        !done)
        return done;
    m_tags.push_back(std::move(state));
    return {};
}

Result<void> ContentsUpdate::readLinks(const store::Connection &connection, const ChangeSet &changes,
                                       const Contents &contents)
{
    QHash<TagId, QList<ItemId>> itemsOfTag;
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const LinkRef &link : *links)
            itemsOfTag[link.tag].append(link.item);
    }
    QList<TagId> whole = changes.tagsAdded + changes.tagsRemoved + changes.tagsRelinked;
    for (auto tag = itemsOfTag.begin(); tag != itemsOfTag.end();) {
        const SlotSet *set = contents.tags.find(tag.key());
        const qint64 links = (set ? countOf(*set) : 0) + tag->size();
        if (tag->size() * linksForOneLookUp > links && tag->size() > 1) {
            whole.append(tag.key());
            tag = itemsOfTag.erase(tag);
        } else {
            ++tag;
        }
    }
    std::sort(whole.begin(), whole.end());
    whole.erase(std::unique(whole.begin(), whole.end()), whole.end());
    for (const TagId tag : std::as_const(whole)) {
        itemsOfTag.remove(tag);
        if (auto done = readTag(connection, tag); !done)
            return done;
    }

    store::Statement row(connection,
                         QStringLiteral("SELECT status = 'confirmed' FROM item_tags WHERE item_id = ? AND tag_id = ?"));
    for (auto tag = itemsOfTag.cbegin(); tag != itemsOfTag.cend(); ++tag) {
        for (const ItemId item : tag.value()) {
            row.bind(item, tag.key());
            const bool confirmed = row.next() && row.integer(0) != 0;
            if (auto done = row.finish(); !done)
                return done;
            m_links.append(LinkState{{item, tag.key()}, confirmed});
        }
    }
    return {};
}

void ContentsUpdate::applyTo(Contents &contents)
{
    applyItems(contents);
    applyLinks(contents);
    contents.tags.settle(contents.slots.size());
}

void ContentsUpdate::applyItems(Contents &contents)
{
    std::vector<Slot> createdMoved;
    std::vector<Slot> updatedMoved;
    for (const ItemState &state : std::as_const(m_items)) {
        if (!state.exists) {
            if (!isKnown(contents, state.id))
                continue;
            const Slot slot = contents.slots.find(state.id);
            contents.tags.removeSlot(slot, contents.live.contains(slot));
            for (auto *set : {&contents.existing, &contents.live, &contents.withUrl, &contents.withNote})
                set->remove(slot);
            for (SlotSet &kind : contents.kinds)
                kind.remove(slot);
            continue;
        }
        const Slot slot = contents.slots.findOrAdd(state.id);
        m_touched.push_back(slot);
        if (slot >= contents.createdAt.size()) {
            contents.createdAt.push_back(state.createdAt);
            contents.updatedAt.push_back(state.updatedAt);
            createdMoved.push_back(slot);
            updatedMoved.push_back(slot);
        }
        if (std::exchange(contents.createdAt[slot], state.createdAt) != state.createdAt)
            createdMoved.push_back(slot);
        if (std::exchange(contents.updatedAt[slot], state.updatedAt) != state.updatedAt)
            updatedMoved.push_back(slot);
        contents.existing.add(slot);
        setMember(contents.withUrl, slot, state.withUrl);
        setMember(contents.withNote, slot, state.withNote);
        for (auto kind = contents.kinds.begin(); kind != contents.kinds.end(); ++kind)
            setMember(*kind, slot, kind.key() == state.kind);
        if (!contents.kinds.contains(state.kind))
            contents.kinds[state.kind].add(slot);
        if (contents.live.contains(slot) == state.trashed) {
            setMember(contents.live, slot, !state.trashed);
            contents.tags.setLive(slot, !state.trashed);
        }
        if (state.tagsRead)
            contents.tags.setTags(slot, state.tags, !state.trashed);
    }
    placeByTime(contents.byCreated, contents.createdAt, contents.slots, std::move(createdMoved));
    placeByTime(contents.byUpdated, contents.updatedAt, contents.slots, std::move(updatedMoved));
}

void ContentsUpdate::applyLinks(Contents &contents)
{
    for (const LinkState &state : std::as_const(m_links)) {
        if (isKnown(contents, state.link.item)) {
            const Slot slot = contents.slots.find(state.link.item);
            contents.tags.setLink(state.link.tag, slot, state.confirmed, contents.live.contains(slot));
        }
    }
    // Only now have new items their slots.
    for (const TagState &state : m_tags)
        contents.tags.replace(state.tag, slotsOf(contents, state.items) - slotsOf(contents, state.unconfirmed),
                              contents.live);
}

} // namespace tagloom::index
