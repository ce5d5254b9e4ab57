// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/contents_load.h"

#include "store/connection.h"
#include "store/number_scan.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace tagloom::index {

using domain::ItemId;
using domain::KindId;
using domain::Result;
using domain::TagId;

namespace {

Result<void> readItems(const store::Connection &connection, Contents &contents)
{
    const auto count = connection.number(QStringLiteral("SELECT count(*) FROM items"));
    if (!count)
        return count.error();
    const auto items = static_cast<size_t>(*count);
    contents.slots.reserve(items);
    contents.createdAt.reserve(items);
    contents.updatedAt.reserve(items);

    SlotCollector trashed;
    SlotCollector withUrl;
    std::map<KindId, SlotCollector> kinds;
    auto done = store::scanNumbers(
        connection, QStringLiteral("id, kind_id, created_at, updated_at, trashed_at IS NOT NULL, url_key IS NOT NULL"),
        QStringLiteral("items NOT INDEXED"), [&](const qint64 *row) {
            const Slot slot = contents.slots.findOrAdd(ItemId{row[0]});
            kinds[KindId{row[1]}].add(slot);
            contents.createdAt.push_back(row[2]);
            contents.updatedAt.push_back(row[3]);
            if (row[4] != 0)
                trashed.add(slot);
            if (row[5] != 0)
                withUrl.add(slot);
        });
    if (!done)
        return done;
    contents.existing.addRange(0, contents.slots.size());
    contents.live = contents.existing - trashed.take();
    contents.live.runOptimize();
    contents.withUrl = withUrl.take();
    contents.withUrl.runOptimize();
    for (auto &[kind, slots] : kinds)
        contents.kinds.insert(kind, slots.take());
    return {};
}

Result<void> readNotes(const store::Connection &connection, Contents &contents)
{
    SlotCollector slots;
    auto done =
        store::scanNumbers(connection, QStringLiteral("item_id"), QStringLiteral("item_notes"), [&](const qint64 *row) {
            if (const Slot slot = contents.slots.find(ItemId{row[0]}); slot != noSlot)
                slots.add(slot);
        });
    contents.withNote = slots.take();
    return done;
}

Result<void> readLinks(const store::Connection &connection, Contents &contents)
{
    // The index by tag does not tell which links are confirmed; those that are not are few, and taken out afterwards.
    TagId tag;
    SlotCollector slots;
    auto done = store::scanNumbers(connection, QStringLiteral("tag_id, item_id"), QStringLiteral("item_tags"),
                                   [&](const qint64 *row) {
                                       if (row[0] != tag.value) {
                                           if (tag.isValid())
                                               contents.tags.load(tag, slots.take());
                                           tag = TagId{row[0]};
                                       }
                                       const Slot slot = contents.slots.find(ItemId{row[1]});
                                       if (slot != noSlot)
                                           slots.add(slot);
                                   });
    if (!done)
        return done;
    if (tag.isValid())
        contents.tags.load(tag, slots.take());
    done = store::scanNumbers(connection, QStringLiteral("tag_id, item_id"),
                              QStringLiteral("item_tags WHERE status <> 'confirmed'"), [&contents](const qint64 *row) {
                                  if (const Slot slot = contents.slots.find(ItemId{row[1]}); slot != noSlot)
                                      contents.tags.unload(TagId{row[0]}, slot);
                              });
    if (!done)
        return done;
    contents.tags.finishLoading(contents.slots.size(), contents.existing - contents.live);
    return {};
}

/// Slots by time; equal times by slot, which is by id in what was just loaded.
std::vector<Slot> slotsByTime(const std::vector<qint64> &times)
{
    std::vector<Slot> slots(times.size());
    std::iota(slots.begin(), slots.end(), Slot{0});
    if (std::is_sorted(times.begin(), times.end()))
        return slots;
    std::vector<std::pair<qint64, Slot>> timed;
    timed.reserve(slots.size());
    for (const Slot slot : slots)
        timed.emplace_back(times[slot], slot);
    std::sort(timed.begin(), timed.end());
    std::transform(timed.begin(), timed.end(), slots.begin(), [](const auto &pair) { return pair.second; });
    return slots;
}

} // namespace

Result<std::unique_ptr<Contents>> loadContents(const store::Connection &connection)
{
    auto contents = std::make_unique<Contents>();
    if (auto done = readItems(connection, *contents); !done)
        return done.error();
    if (auto done = readNotes(connection, *contents); !done)
        return done.error();
    if (auto done = readLinks(connection, *contents); !done)
        return done.error();
    contents->byCreated.assign(slotsByTime(contents->createdAt), contents->slots.ids());
    contents->byUpdated.assign(slotsByTime(contents->updatedAt), contents->slots.ids());
    return contents;
}

} // namespace tagloom::index
