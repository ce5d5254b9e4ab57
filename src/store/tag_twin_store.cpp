// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_twin_store.h"

#include "store/connection.h"
#include "store/number_scan.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/tag_tree_store.h"
#include "store/transaction.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using domain::TagTwin;
using domain::TwinCandidate;
using domain::TwinReason;

namespace {

constexpr qint64 fewestItems = 5;
constexpr qint64 percentTogether = 90;

/// An item with more tags than these says nothing of any two of them, and costs the square of it.
constexpr size_t mostTagsOfAnItem = 100;

/// Ids above these are looked up.
constexpr qint64 mostDenseIds = 1 << 20;

using Pair = std::pair<TagId, TagId>; ///< the smaller id first

Pair ordered(TagId a, TagId b)
{
    return std::minmax(a, b);
}

Result<QSet<Pair>> readPairs(const Connection &connection, const QString &columns, const QString &table)
{
    QSet<Pair> pairs;
    Statement rows(connection, QStringLiteral("SELECT %1 FROM %2").arg(columns, table));
    while (rows.next())
        pairs.insert(ordered(TagId{rows.integer(0)}, TagId{rows.integer(1)}));
    if (auto done = rows.finish(); !done)
        return done.error();
    return pairs;
}

Result<QList<TwinCandidate>> readCandidates(const Connection &connection)
{
    QList<TwinCandidate> tags;
    Statement rows(connection,
                   QStringLiteral("SELECT id, name, coalesce(item_count, 0) FROM tags "
                                  "LEFT JOIN tag_counts ON tag_id = id ORDER BY id"));
    while (rows.next())
        tags.append({TagId{rows.integer(0)}, rows.text(1), rows.integer(2)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return tags;
}

/// Counts how often two tags come together. Only pairs that could reach the share are counted: those of which the
/// rarer has nearly as many items as the other.
class Togetherness final
{
public:
    explicit Togetherness(const QList<TwinCandidate> &tags)
    {
        for (const TwinCandidate &tag : tags) {
            if (tag.count < fewestItems)
                continue;
            m_counts.insert(tag.id.value, tag.count);
            if (tag.id.value < mostDenseIds) {
                m_dense.resize(std::max(m_dense.size(), static_cast<size_t>(tag.id.value) + 1));
                m_dense[static_cast<size_t>(tag.id.value)] = tag.count;
            }
        }
    }

    Result<void> count(const Connection &connection)
    {
        QSet<qint64> trashed;
        Statement rows(connection, QStringLiteral("SELECT id FROM items WHERE trashed_at IS NOT NULL"));
        while (rows.next())
            trashed.insert(rows.integer(0));
        if (auto done = rows.finish(); !done)
            return done;
        // Not by the index of tags: the links of an item have to follow each other.
        const QString links = QStringLiteral("item_tags NOT INDEXED WHERE status = 'confirmed'");
        auto done = scanNumbers(connection, QStringLiteral("item_id, tag_id"), links, [&](const qint64 *row) {
            if (row[0] != m_item) {
                closeItem();
                m_item = row[0];
            }
            if (trashed.isEmpty() || !trashed.contains(row[0])) {
                if (const qint64 count = countOf(row[1]); count > 0)
                    m_ofItem.push_back({count, row[1]});
            }
        });
        closeItem();
        return done;
    }

    QList<TagTwin> twins() const
    {
        QList<TagTwin> twins;
        for (auto pair = m_together.cbegin(); pair != m_together.cend(); ++pair) {
            const auto [first, second] = pair.key();
            const qint64 firstCount = m_counts.value(first.value);
            const qint64 secondCount = m_counts.value(second.value);
            const qint64 either = firstCount + secondCount - pair.value();
            const bool firstStays = firstCount >= secondCount;
            if (pair.value() * 100 >= either * percentTogether)
                twins.append(TagTwin{firstStays ? first : second, firstStays ? second : first, TwinReason::Together,
                                     static_cast<int>(pair.value() * 100 / either)});
        }
        return twins;
    }

private:
    qint64 countOf(qint64 tag) const
    {
        if (tag >= mostDenseIds)
            return m_counts.value(tag);
        return static_cast<size_t>(tag) < m_dense.size() ? m_dense[static_cast<size_t>(tag)] : 0;
    }

    void closeItem()
    {
        if (m_ofItem.size() > 1 && m_ofItem.size() <= mostTagsOfAnItem) {
            std::sort(m_ofItem.begin(), m_ofItem.end());
            for (size_t rarer = 0; rarer < m_ofItem.size(); ++rarer) {
                for (size_t other = rarer + 1; other < m_ofItem.size(); ++other) {
                    if (m_ofItem[rarer].first * 100 < m_ofItem[other].first * percentTogether)
                        break;
                    ++m_together[ordered(TagId{m_ofItem[rarer].second}, TagId{m_ofItem[other].second})];
                }
            }
        }
        m_ofItem.clear();
    }

    QHash<qint64, qint64> m_counts; ///< of tags with enough items
    std::vector<qint64> m_dense; ///< the same by id, for asking is most of the work; 0 for the others
    QHash<Pair, qint64> m_together;
    qint64 m_item = 0;
    std::vector<std::pair<qint64, qint64>> m_ofItem; ///< count and id of its tags
};

} // namespace

Result<QList<TwinPair>> findTwins(const Connection &connection)
{
    const auto tags = readCandidates(connection);
    if (!tags)
        return tags.error();
    const auto distinct = readPairs(connection, QStringLiteral("first_id, second_id"), QStringLiteral("distinct_tags"));
    if (!distinct)
        return distinct.error();
    const auto places = readPairs(connection, QStringLiteral("child_id, parent_id"), QStringLiteral("tag_parents"));
    if (!places)
        return places.error();
    Togetherness together(*tags);
    if (auto done = together.count(connection); !done)
        return done.error();

    QList<TagTwin> twins = domain::findNameTwins(*tags);
    QSet<Pair> found;
    for (const TagTwin &twin : std::as_const(twins))
        found.insert(ordered(twin.keep, twin.other));
    for (const TagTwin &twin : together.twins()) {
        const Pair pair = ordered(twin.keep, twin.other);
        if (!found.contains(pair) && !places->contains(pair))
            twins.append(twin);
    }
    twins.removeIf([&distinct](const TagTwin &twin) { return distinct->contains(ordered(twin.keep, twin.other)); });
    domain::sortTwins(twins, *tags);

    QHash<TagId, TwinCandidate> byId;
    for (const TwinCandidate &tag : *tags)
        byId.insert(tag.id, tag);
    QList<TwinPair> pairs;
    for (const TagTwin &twin : std::as_const(twins)) {
        const TwinCandidate keep = byId.value(twin.keep);
        const TwinCandidate other = byId.value(twin.other);
        pairs.append({twin, keep.name, keep.count, other.name, other.count});
    }
    return pairs;
}

Result<void> markDistinct(Transaction &transaction, TagId first, TagId second)
{
    for (const TagId id : {first, second}) {
        if (const auto tag = requireTag(transaction.connection(), id); !tag)
            return tag.error();
    }
    if (first == second)
        return Error{ErrorCode::InvalidInput, QStringLiteral("A tag is always the same as itself. Name two tags.")};
    const auto [lower, upper] = ordered(first, second);
    Statement insert(transaction.connection(),
                     QStringLiteral("INSERT INTO distinct_tags (first_id, second_id) VALUES (?, ?) "
                                    "ON CONFLICT (first_id, second_id) DO NOTHING"));
    if (auto done = insert.run(lower, upper); !done)
        return done;
    if (transaction.connection().changedRows() > 0)
        transaction.changes().tagsChanged += {lower, upper};
    return {};
}

Result<QList<std::pair<TagId, TagId>>> readDistinctTags(const Connection &connection)
{
    QList<std::pair<TagId, TagId>> pairs;
    Statement rows(connection,
                   QStringLiteral("SELECT first_id, second_id FROM distinct_tags ORDER BY first_id, second_id"));
    while (rows.next())
        pairs.append({TagId{rows.integer(0)}, TagId{rows.integer(1)}});
    if (auto done = rows.finish(); !done)
        return done.error();
    return pairs;
}

Result<void> unmarkDistinct(Transaction &transaction, TagId first, TagId second)
{
    const auto [lower, upper] = ordered(first, second);
    Statement remove(transaction.connection(),
                     QStringLiteral("DELETE FROM distinct_tags WHERE first_id = ? AND second_id = ?"));
    if (auto done = remove.run(lower, upper); !done)
        return done;
    if (transaction.connection().changedRows() > 0)
        transaction.changes().tagsChanged += {lower, upper};
    return {};
}

} // namespace tagloom::store
