// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/contents_load.h"

#include "store/connection.h"
#include "store/interrupt_guard.h"
#include "store/number_scan.h"
#include "store/read_moment.h"

#include <QThread>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>

namespace tagloom::index {

using domain::ItemId;
using domain::KindId;
using domain::Result;
using domain::TagId;

namespace {

constexpr qint64 firstOfTags = std::numeric_limits<qint64>::min();
constexpr qint64 endOfTags = std::numeric_limits<qint64>::max();

/// For fewer links a second thread is not worth its start.
constexpr qint64 fewestLinksToShare = 10000;

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

/// From `first` on, up to but without `end`.
struct TagRange
{
    qint64 first;
    qint64 end;
};

struct LinkedSlots
{
    TagId tag;
    SlotSet slots;
};

/// The confirmed links of some of the tags, ascending by tag. In a read transaction of the caller.
Result<std::vector<LinkedSlots>> readLinks(const store::Connection &connection, const ItemSlots &items, TagRange range)
{
    std::vector<LinkedSlots> links;
    SlotCollector slots;
    const auto finishTag = [&links, &slots] {
        if (links.empty())
            return;
        SlotSet &set = links.back().slots;
        set = slots.take();
        set.runOptimize();
        set.shrinkToFit();
    };
    const QString inRange =
        QStringLiteral("item_tags WHERE tag_id >= %1 AND tag_id < %2").arg(range.first).arg(range.end);
    const QString columns = QStringLiteral("tag_id, item_id");
    auto done = store::scanNumbers(connection, columns, inRange, [&](const qint64 *row) {
        if (links.empty() || row[0] != links.back().tag.value) {
            finishTag();
            links.push_back({TagId{row[0]}, {}});
        }
        if (const Slot slot = items.find(ItemId{row[1]}); slot != noSlot)
            slots.add(slot);
    });
    if (!done)
        return done.error();
    finishTag();
    // The index by tag does not tell which links are confirmed; those that are not are few, and taken out afterwards.
    done = store::scanNumbers(
        connection, columns, inRange + QStringLiteral(" AND status <> 'confirmed'"), [&](const qint64 *row) {
            const auto of = std::lower_bound(links.begin(), links.end(), TagId{row[0]},
                                             [](const LinkedSlots &linked, TagId tag) { return linked.tag < tag; });
            const Slot slot = items.find(ItemId{row[1]});
            if (of != links.end() && of->tag.value == row[0] && slot != noSlot)
                of->slots.remove(slot);
        });
    if (!done)
        return done.error();
    return links;
}

/// Where the links are cut in two halves; the end of all if they are few.
Result<qint64> middleTag(const store::Connection &connection)
{
    std::vector<std::pair<qint64, qint64>> counts;
    qint64 all = 0;
    auto done = store::scanNumbers(connection, QStringLiteral("tag_id, item_count"), QStringLiteral("tag_counts"),
                                   [&counts, &all](const qint64 *row) {
                                       counts.emplace_back(row[0], row[1]);
                                       all += row[1];
                                   });
    if (!done)
        return done.error();
    if (all < fewestLinksToShare)
        return endOfTags;
    std::sort(counts.begin(), counts.end());
    qint64 before = 0;
    for (const auto &[tag, count] : counts) {
        before += count;
        if (before >= all / 2)
            return tag + 1;
    }
    return endOfTags;
}

/// What another thread reads meanwhile, on a connection of its own.
class LinksAside final
{
public:
    LinksAside(const store::Connection &beside, const ItemSlots &items, TagRange range, const std::atomic<bool> &stop)
        : m_thread(QThread::create([this, path = beside.path(), access = beside.access(), &items, range, &stop] {
            m_links = read(path, access, items, range, stop);
        }))
    {
        m_thread->start();
    }
    ~LinksAside() { m_thread->wait(); }

    LinksAside(const LinksAside &) = delete;
    LinksAside &operator=(const LinksAside &) = delete;

    Result<std::vector<LinkedSlots>> take()
    {
        m_thread->wait();
        return std::move(*m_links);
    }

private:
    static Result<std::vector<LinkedSlots>> read(const QString &path, store::Access access, const ItemSlots &items,
                                                 TagRange range, const std::atomic<bool> &stop)
    {
        const auto connection = store::Connection::open(path, access);
        if (!connection)
            return connection.error();
        const store::InterruptGuard guard(**connection, stop);
        return store::inOneMoment(**connection, [&] { return readLinks(**connection, items, range); });
    }

    std::optional<Result<std::vector<LinkedSlots>>> m_links; ///< the thread's until it ends
    std::unique_ptr<QThread> m_thread;
};

Result<void> load(TagSets &tags, Result<std::vector<LinkedSlots>> links)
{
    if (!links)
        return links.error();
    for (LinkedSlots &linked : *links)
        tags.load(linked.tag, std::move(linked.slots));
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

Result<std::unique_ptr<Contents>> loadContents(const store::Connection &connection, const std::atomic<bool> &stop)
{
    auto contents = std::make_unique<Contents>();
    if (auto done = readItems(connection, *contents); !done)
        return done.error();
    if (auto done = readNotes(connection, *contents); !done)
        return done.error();
    const auto middle = middleTag(connection);
    if (!middle)
        return middle.error();
    std::optional<LinksAside> others;
    if (*middle < endOfTags)
        others.emplace(connection, contents->slots, TagRange{*middle, endOfTags}, stop);
    if (auto done = load(contents->tags, readLinks(connection, contents->slots, {firstOfTags, *middle})); !done)
        return done.error();
    contents->byCreated.assign(slotsByTime(contents->createdAt), contents->slots.ids());
    contents->byUpdated.assign(slotsByTime(contents->updatedAt), contents->slots.ids());
    if (others) {
        if (auto done = load(contents->tags, others->take()); !done)
            return done.error();
    }
    contents->tags.finishLoading(contents->slots.size(), contents->existing - contents->live);
    return contents;
}

} // namespace tagloom::index
