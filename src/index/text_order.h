// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "index/contents.h"
#include "store/search_store.h"

#include <QList>
#include <QString>

#include <atomic>
#include <memory>
#include <optional>

namespace tagloom::store {
class Connection;
class Statement;
} // namespace tagloom::store

namespace tagloom::index {

/// The items of a library that have what an order compares, a title or a year, as they were in one moment. Equal keys
/// by id.
struct TextOrderRows
{
    store::SortKey key = store::SortKey::Title;
    std::vector<qint64> ids; ///< in order
    std::vector<quint32> hashes; ///< of the folded texts, beside `ids`
};

/// Reads and sorts the texts that store::sortTextSql() tells. Takes some 80 bytes and 3 microseconds while it runs for
/// each item that has one; on any thread, with a connection of that thread. Cancelled once `stop` is set.
domain::Result<TextOrderRows> readTextOrder(const store::Connection &connection, store::SortKey key,
                                            const std::atomic<bool> &stop);

/// The order by title, address, tags or a detail. The texts are not kept, only a hash of each: a changed item finds its
/// place by reading the texts of some twenty others, and the hash tells which of these changed since they were placed
/// and so say nothing. An item that lacks the detail has no place. 8 bytes an item, and 12 more for each that has a
/// place.
class TextOrder final
{
public:
    /// Items of `rows` without a slot are left out.
    TextOrder(const TextOrderRows &rows, const Contents &contents);

    /// The items of the set, first to last or last to first; those without a place behind the others, by id in the same
    /// direction.
    QList<domain::ItemId> ordered(const SlotSet &set, bool descending, const ItemSlots &items) const;

    /// So many changed texts are placed one by one; for more, reading all anew is quicker.
    static constexpr size_t mostPlaced = 2000;

    /// Puts these slots where their texts as stored now belong. False if that would be too many: then, and after an
    /// error, the order is no longer of use.
    domain::Result<bool> place(const store::Connection &connection, const Contents &contents,
                               const std::vector<Slot> &slots);

private:
    struct Wanted;

    store::SortKey m_key;
    SortOrder m_order;
    std::vector<quint32> m_hashes; ///< by slot
    SlotSet m_placed; ///< what has lost its text since keeps its rank and is passed over
    /// Others were placed beside these without comparing, since their stored text was another one by then, or gone:
    /// they are placed anew when their own change comes, even if the text is the old one again.
    SlotSet m_doubtful;
};

} // namespace tagloom::index
