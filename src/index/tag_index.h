// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "index/evaluator.h"
#include "index/text_order.h"

#include <QList>

#include <atomic>
#include <map>
#include <memory>
#include <optional>

namespace tagloom::index {

/// What a query found. Of use until the next apply() of the index it came from.
class Hits final
{
public:
    explicit Hits(SlotSet slots)
        : m_slots(std::move(slots))
    { }

    qint64 count() const { return static_cast<qint64>(m_slots.cardinality()); }
    const SlotSet &slots() const { return m_slots; }

private:
    SlotSet m_slots;
};

/// The tag index in memory: which items carry which tags, their dates, kinds and states, and their orders. Belongs to
/// one thread at a time. About 125 bytes an item with six links, and 20 more for each order by text; for one by a
/// detail 8, and 12 for each item that has it.
///
/// Every connection handed in is one of that thread, in no transaction. Answers are those of SQL at the commit last
/// applied, or for single items of a later one.
class TagIndex final
{
public:
    /// Reads the library as it is at one moment. `commit` is one that the connection is sure to see: the last one
    /// announced before the call. Later change sets have to be applied; those up to `commit` may be. Cancelled once
    /// `stop` is set.
    static domain::Result<std::unique_ptr<TagIndex>> load(const store::Connection &connection, quint64 commit,
                                                          const std::atomic<bool> &stop);

    /// The last change set applied.
    quint64 commit() const { return m_commit; }

    /// Change sets are applied in commit order, without a gap. One that says "everything", or names a large part of the
    /// library, makes it load anew; the orders by text are gone then. After an error of this function the index is of
    /// no more use.
    domain::Result<void> apply(const store::Connection &connection, const domain::ChangeSet &changes,
                               const std::atomic<bool> &stop);

    domain::Result<Hits> find(const domain::BoundQuery &query, const LeafItems &fromSql) const;

    /// Items not in the trash.
    qint64 liveItems() const { return static_cast<qint64>(m_contents->live.cardinality()); }

    /// By dates always; by text and by details from adopt() on, until too many of them change at once.
    bool knowsOrder(store::SortKey key) const;

    /// The hits in order; equal keys by id in the same direction, as those that lack the detail asked for, which come
    /// last. The index must know the order.
    QList<domain::ItemId> ordered(const Hits &hits, store::SortKey key, bool descending) const;

    /// Each tag that any of the hits carries, confirmed, and how many do; ascending by tag.
    QList<TagFacet> facets(const Hits &hits) const;

    /// Call before readTextOrder() begins, which may run on another thread: changes from here on are remembered for
    /// adopt(). Returns what adopt() wants; an earlier one for the same key is void.
    quint64 expectOrder(store::SortKey key);

    /// Takes an order by text or by a detail and brings it up to date. Nothing happens if it is void, or too much
    /// changed meanwhile: then knowsOrder() is false still, and it has to be expected and read again.
    domain::Result<void> adopt(const store::Connection &connection, quint64 expected, const TextOrderRows &rows);

private:
    /// An order by text or by a detail, or what has to be placed in it when it comes.
    struct TextSort
    {
        std::optional<TextOrder> order;
        quint64 expected = 0; ///< what expectOrder() returned; 0: none is expected
        std::vector<Slot> touched; ///< while it is expected
    };

    TagIndex() = default;
    domain::Result<void> loadAnew(const store::Connection &connection, const std::atomic<bool> &stop);
    std::vector<Slot> withTagged(std::vector<Slot> touched, const domain::ChangeSet &changes) const;
    domain::Result<void> follow(TextSort &sort, const store::Connection &connection, const std::vector<Slot> &touched);
    const SortOrder *orderByDate(store::SortKey key) const;
    const TextOrder *orderByText(store::SortKey key) const;

    std::unique_ptr<Contents> m_contents;
    mutable LeafCache m_texts; ///< of the contents as they are
    std::map<store::SortKey, TextSort> m_sorts; ///< those that were asked for
    quint64 m_commit = 0;
    quint64 m_lastExpected = 0;
};

} // namespace tagloom::index
