// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/tag_index.h"

#include "index/contents_load.h"
#include "index/contents_update.h"
#include "store/connection.h"
#include "store/interrupt_guard.h"
#include "store/read_moment.h"

namespace tagloom::index {

using domain::ChangeSet;
using domain::ItemId;
using domain::Result;
using store::SortKey;

Result<std::unique_ptr<TagIndex>> TagIndex::load(const store::Connection &connection, quint64 commit,
                                                 const std::atomic<bool> &stop)
{
    std::unique_ptr<TagIndex> index(new TagIndex);
    if (auto done = index->loadAnew(connection, stop); !done)
        return done.error();
    index->m_commit = commit;
    return index;
}

Result<void> TagIndex::loadAnew(const store::Connection &connection, const std::atomic<bool> &stop)
{
    // First away with the old, so that there are never two in memory.
    m_sorts.clear();
    m_contents.reset();
    m_texts.clear();
    auto contents = store::inOneMoment(connection, [&] {
        const store::InterruptGuard guard(connection, stop);
        return loadContents(connection, stop);
    });
    if (!contents)
        return contents.error();
    m_contents = std::move(*contents);
    return {};
}

Result<void> TagIndex::apply(const store::Connection &connection, const ChangeSet &changes,
                             const std::atomic<bool> &stop)
{
    Q_ASSERT(m_contents);
    // Looking at an item costs about four times what loading it does.
    const qsizetype items = changes.itemsAdded.size() + changes.itemsChanged.size() + changes.itemsRemoved.size();
    const bool anew = changes.everything || (items > 1000 && items > m_contents->slots.size() / 4);
    if (anew) {
        if (auto done = loadAnew(connection, stop); !done)
            return done;
        m_commit = changes.commit;
        return {};
    }
    if (items > 0)
        m_texts.clear();
    auto done = store::inOneMoment(connection, [&]() -> Result<void> {
        const store::InterruptGuard guard(connection, stop);
        auto update = ContentsUpdate::read(connection, changes, *m_contents);
        if (!update)
            return update.error();
        update->applyTo(*m_contents);
        const std::vector<Slot> &touched = update->touchedTexts();
        if (!changes.tagsChanged.isEmpty() || !changes.tagsRemoved.isEmpty() || !changes.tagsRelinked.isEmpty())
            m_sorts.erase(SortKey::Tags); // another name moves all of a tag's items
        for (auto &[key, sort] : m_sorts) {
            const auto placed = follow(sort, connection, key == SortKey::Tags ? withTagged(touched, changes) : touched);
            if (!placed)
                return placed;
        }
        return {};
    });
    if (done)
        m_commit = changes.commit;
    return done;
}

std::vector<Slot> TagIndex::withTagged(std::vector<Slot> touched, const ChangeSet &changes) const
{
    for (const auto *links : {&changes.linksAdded, &changes.linksChanged, &changes.linksRemoved}) {
        for (const domain::LinkRef &link : *links) {
            if (const Slot slot = m_contents->slots.find(link.item); slot != noSlot)
                touched.push_back(slot);
        }
    }
    return touched;
}

Result<void> TagIndex::follow(TextSort &sort, const store::Connection &connection, const std::vector<Slot> &touched)
{
    if (sort.expected != 0)
        sort.touched.insert(sort.touched.end(), touched.begin(), touched.end());
    if (!sort.order)
        return {};
    const auto placed = sort.order->place(connection, *m_contents, touched);
    if (!placed)
        return placed.error();
    if (!*placed)
        sort.order.reset();
    return {};
}

Result<Hits> TagIndex::find(const domain::BoundQuery &query, const LeafItems &fromSql) const
{
    auto slots = Evaluator(*m_contents, query, fromSql, m_texts).run();
    if (!slots)
        return slots.error();
    return Hits(std::move(*slots));
}

const SortOrder *TagIndex::orderByDate(SortKey key) const
{
    if (key == SortKey::Added)
        return &m_contents->byCreated;
    return key == SortKey::Updated ? &m_contents->byUpdated : nullptr;
}

const TextOrder *TagIndex::orderByText(SortKey key) const
{
    const auto sort = m_sorts.find(key);
    return sort != m_sorts.end() && sort->second.order ? &*sort->second.order : nullptr;
}

bool TagIndex::knowsOrder(SortKey key) const
{
    return orderByDate(key) || orderByText(key);
}

QList<ItemId> TagIndex::ordered(const Hits &hits, SortKey key, bool descending) const
{
    Q_ASSERT(knowsOrder(key));
    const SortOrder *const byDate = orderByDate(key);
    QList<ItemId> ids = byDate ? byDate->ordered(hits.slots(), descending)
                               : orderByText(key)->ordered(hits.slots(), descending, m_contents->slots);
    Q_ASSERT(ids.size() == hits.count());
    return ids;
}

QList<TagFacet> TagIndex::facets(const Hits &hits) const
{
    return m_contents->tags.facets(hits.slots(), m_contents->live);
}

quint64 TagIndex::expectOrder(SortKey key)
{
    TextSort &sort = m_sorts[key];
    sort.touched.clear();
    sort.expected = ++m_lastExpected;
    return sort.expected;
}

Result<void> TagIndex::adopt(const store::Connection &connection, quint64 expected, const TextOrderRows &rows)
{
    const auto known = m_sorts.find(rows.key);
    if (known == m_sorts.end() || known->second.expected != expected)
        return {};
    TextSort &sort = known->second;
    sort.expected = 0;
    const std::vector<Slot> touched = std::exchange(sort.touched, {});
    sort.order.reset();
    TextOrder order(rows, *m_contents);
    const auto placed = store::inOneMoment(connection, [&] { return order.place(connection, *m_contents, touched); });
    if (!placed)
        return placed.error();
    if (*placed)
        sort.order.emplace(std::move(order));
    return {};
}

} // namespace tagloom::index
