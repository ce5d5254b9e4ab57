// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/text_order.h"

#include "store/connection.h"
#include "store/interrupt_guard.h"
#include "store/sort_text.h"
#include "store/statement.h"

#include <algorithm>
#include <cstring>

namespace tagloom::index {

using domain::ItemId;
using domain::Result;
using store::SortKey;

namespace {

quint32 hashOf(const QString &key)
{
    const auto hash = static_cast<quint64>(qHash(key, 0));
    return static_cast<quint32>(hash ^ (hash >> 32));
}

/// Keys as bytes that compare as the code units do: each unit in the bytes UTF-8 has for it, so that plain text takes
/// one byte a character.
class KeyBytes final
{
public:
    struct Piece
    {
        const char *data;
        quint32 size;
    };

    Piece add(const QString &key)
    {
        const size_t most = static_cast<size_t>(key.size()) * 3;
        if (m_blocks.empty() || m_size - m_used < most) {
            m_size = std::max(blockSize, most);
            m_used = 0;
            m_blocks.emplace_back(new char[m_size]);
        }
        char *const begin = m_blocks.back().get() + m_used;
        char *at = begin;
        for (const QChar character : key) {
            const char16_t unit = character.unicode();
            if (unit < 0x80) {
                *at++ = static_cast<char>(unit);
            } else if (unit < 0x800) {
                *at++ = static_cast<char>(0xc0 | unit >> 6);
                *at++ = static_cast<char>(0x80 | (unit & 0x3f));
            } else {
                *at++ = static_cast<char>(0xe0 | unit >> 12);
                *at++ = static_cast<char>(0x80 | ((unit >> 6) & 0x3f));
                *at++ = static_cast<char>(0x80 | (unit & 0x3f));
            }
        }
        m_used += static_cast<size_t>(at - begin);
        return {begin, static_cast<quint32>(at - begin)};
    }

private:
    static constexpr size_t blockSize = size_t{4} << 20;

    std::vector<std::unique_ptr<char[]>> m_blocks;
    size_t m_size = 0; ///< of the last block
    size_t m_used = 0; ///< of the last block
};

struct SortableRow
{
    quint64 beginning; ///< the first eight bytes of the key, as one number
    KeyBytes::Piece key;
    quint32 hash;
    qint64 id;

    friend bool operator<(const SortableRow &a, const SortableRow &b)
    {
        if (a.beginning != b.beginning)
            return a.beginning < b.beginning;
        if (const int order = std::memcmp(a.key.data, b.key.data, std::min(a.key.size, b.key.size)); order != 0)
            return order < 0;
        return a.key.size != b.key.size ? a.key.size < b.key.size : a.id < b.id;
    }
};

quint64 beginningOf(KeyBytes::Piece key)
{
    quint64 number = 0;
    for (quint32 i = 0; i < 8; ++i)
        number = number << 8 | (i < key.size ? static_cast<unsigned char>(key.data[i]) : 0U);
    return number;
}

} // namespace

Result<TextOrderRows> readTextOrder(const store::Connection &connection, SortKey key, const std::atomic<bool> &stop)
{
    const store::InterruptGuard guard(connection, stop);
    KeyBytes bytes;
    std::vector<SortableRow> sortable;
    store::Statement rows(
        connection, QStringLiteral("SELECT id, %1 FROM %2").arg(store::sortTextSql(key), store::sortedItemsSql(key)));
    while (rows.next()) {
        if (rows.isNull(1))
            continue;
        const QString folded = store::sortTextKey(key, rows.text(1));
        const KeyBytes::Piece piece = bytes.add(folded);
        sortable.push_back({beginningOf(piece), piece, hashOf(folded), rows.integer(0)});
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    std::sort(sortable.begin(), sortable.end());
    TextOrderRows result;
    result.key = key;
    result.ids.reserve(sortable.size());
    result.hashes.reserve(sortable.size());
    for (const SortableRow &row : sortable) {
        result.ids.push_back(row.id);
        result.hashes.push_back(row.hash);
    }
    return result;
}

TextOrder::TextOrder(const TextOrderRows &rows, const Contents &contents)
    : m_key(rows.key)
    , m_hashes(contents.slots.size(), 0)
{
    std::vector<Slot> slots;
    slots.reserve(rows.ids.size());
    SlotCollector placed;
    for (size_t row = 0; row < rows.ids.size(); ++row) {
        const Slot slot = contents.slots.find(ItemId{rows.ids[row]});
        if (slot == noSlot)
            continue;
        m_hashes[slot] = rows.hashes[row];
        slots.push_back(slot);
        placed.add(slot);
    }
    m_placed = placed.take();
    m_order.assign(std::move(slots), contents.slots.ids());
}

QList<ItemId> TextOrder::ordered(const SlotSet &set, bool descending, const ItemSlots &items) const
{
    QList<ItemId> ids = m_order.ordered(set & m_placed, descending);
    const SlotSet rest = set - m_placed;
    if (rest.isEmpty())
        return ids;
    QList<ItemId> others;
    others.reserve(countOf(rest));
    forEachSlot(rest, [&others, &items](Slot slot) { others.append(items.idOf(slot)); });
    // Slots are given by id, but for what came back by an undo.
    if (!std::is_sorted(others.cbegin(), others.cend()))
        std::sort(others.begin(), others.end());
    if (descending)
        std::reverse(others.begin(), others.end());
    ids.append(others);
    return ids;
}

/// An item on its way to its place.
struct TextOrder::Wanted
{
    Slot slot;
    QString key;
    ItemId id;
    quint32 before = 0;
};

Result<bool> TextOrder::place(const store::Connection &connection, const Contents &contents,
                              const std::vector<Slot> &slots)
{
    store::Statement row(
        connection, QStringLiteral("SELECT ") + store::sortTextSql(m_key) + QStringLiteral(" FROM items WHERE id = ?"));
    // nullopt: deleted by now, or without the detail.
    const auto readKey = [this, &row](ItemId id) -> Result<std::optional<QString>> {
        row.bind(id);
        std::optional<QString> key;
        if (row.next() && !row.isNull(0))
            key = store::sortTextKey(m_key, row.text(0));
        if (auto done = row.finish(); !done)
            return done.error();
        return key;
    };

    m_hashes.resize(contents.slots.size(), 0);
    std::vector<Wanted> wanted;
    size_t leaving = 0;
    SlotSet moving;
    for (const Slot slot : slots) {
        if (moving.contains(slot))
            continue;
        const ItemId id = contents.slots.idOf(slot);
        const auto key = readKey(id);
        if (!key)
            return key.error();
        if (!*key) {
            leaving += m_placed.contains(slot) ? 1 : 0;
            m_placed.remove(slot);
            m_doubtful.remove(slot);
        } else {
            const quint32 hash = hashOf(**key);
            if (m_placed.contains(slot) && m_hashes[slot] == hash && !m_doubtful.contains(slot))
                continue;
            m_hashes[slot] = hash;
            m_placed.add(slot);
            m_doubtful.remove(slot);
            moving.add(slot);
            wanted.push_back({slot, **key, id});
        }
        if (wanted.size() + leaving > mostPlaced)
            return false;
    }

    std::optional<domain::Error> failure;
    QString asked;
    const auto tells = [&](Slot slot) {
        if (!contents.existing.contains(slot))
            return false;
        const auto key = readKey(contents.slots.idOf(slot));
        if (!key)
            failure = key.error();
        if (failure || !*key || hashOf(**key) != m_hashes[slot])
            return false;
        asked = **key;
        return true;
    };
    const auto isSkipped = [&](Slot slot) {
        if (moving.contains(slot) || !m_placed.contains(slot))
            return true;
        if (tells(slot))
            return false;
        m_doubtful.add(slot);
        return true;
    };
    for (Wanted &item : wanted) {
        item.before = m_order.placeFor(isSkipped, [&](Slot slot) {
            const int order = asked.compare(item.key);
            return order != 0 ? order < 0 : contents.slots.idOf(slot) < item.id;
        });
        if (failure)
            return *failure;
    }
    std::sort(wanted.begin(), wanted.end(), [](const Wanted &a, const Wanted &b) {
        if (a.before != b.before)
            return a.before < b.before;
        const int order = a.key.compare(b.key);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    std::vector<SortOrder::Placement> placements;
    placements.reserve(wanted.size());
    for (const Wanted &item : wanted)
        placements.push_back({item.slot, item.before});
    m_order.place(placements, contents.slots.ids());
    return true;
}

} // namespace tagloom::index
