// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tag_listing.h"

#include "domain/tag_name.h"
#include "store/number_scan.h"
#include "store/statement.h"
#include "store/tag_removal.h"
#include "store/tag_store.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

namespace tagloom::store {

using domain::Result;
using domain::TagId;

namespace {

QString conditionOf(TagGroup group)
{
    switch (group) {
    case TagGroup::All:
    case TagGroup::Unused: // told from the others by more than one look at a table
        return {};
    case TagGroup::TopLevel:
        return QStringLiteral("NOT EXISTS (SELECT 1 FROM tag_parents WHERE child_id = tags.id)");
    case TagGroup::WithAliases:
        return QStringLiteral("EXISTS (SELECT 1 FROM tag_aliases WHERE tag_id = tags.id)");
    case TagGroup::Pinned:
        return QStringLiteral("pin IS NOT NULL");
    case TagGroup::WithoutColour:
        return QStringLiteral("colour = ''");
    }
    Q_UNREACHABLE();
}

/// NULL: no value.
QString valueOf(TagOrder order)
{
    switch (order) {
    case TagOrder::Name:
    case TagOrder::LastUse: // put in order afterwards
        return QStringLiteral("name_key");
    case TagOrder::Count:
        return QStringLiteral("(SELECT item_count FROM tag_counts WHERE tag_id = tags.id)");
    case TagOrder::Aliases:
        return QStringLiteral("(SELECT min(alias_key) FROM tag_aliases WHERE tag_id = tags.id)");
    case TagOrder::Parents:
        return QStringLiteral("(SELECT min(above.name_key) FROM tag_parents JOIN tags AS above ON above.id = parent_id "
                              "WHERE child_id = tags.id)");
    case TagOrder::Slug:
        return QStringLiteral("slug");
    case TagOrder::Description:
        return QStringLiteral("nullif(description, '') COLLATE NOCASE");
    case TagOrder::Pin:
        return QStringLiteral("pin");
    }
    Q_UNREACHABLE();
}

void sortByLastUse(QList<TagId> &tags, const LastUses &lastUses, bool descending)
{
    std::vector<std::pair<qint64, TagId>> dated;
    dated.reserve(size_t(tags.size()));
    constexpr qint64 never = std::numeric_limits<qint64>::max();
    for (const TagId tag : std::as_const(tags)) {
        const auto used = lastUses.constFind(tag);
        dated.emplace_back(used == lastUses.cend() ? never : descending ? -*used : *used, tag);
    }
    std::stable_sort(dated.begin(), dated.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::transform(dated.begin(), dated.end(), tags.begin(), [](const auto &entry) { return entry.second; });
}

} // namespace

Result<QList<TagId>> listTags(const Connection &connection, const TagListing &listing, const LastUses &lastUses)
{
    QStringList conditions;
    if (const QString condition = conditionOf(listing.group); !condition.isEmpty())
        conditions.append(condition);
    // The whole text first: "c++" is the beginning of a name, though its only word is "c".
    const QString text = domain::foldedKey(listing.text);
    QStringList patterns;
    if (!text.isEmpty()) {
        const QString carries =
            QStringLiteral("tags.id IN (SELECT tag_id FROM tag_words WHERE word LIKE ? ESCAPE '\\')");
        const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
        patterns.append(tagWordPattern(text));
        for (const QString &word : words)
            patterns.append(tagWordPattern(word));
        conditions.append(QStringLiteral("(%1 OR (%2))")
                              .arg(carries, QStringList(words.size(), carries).join(QStringLiteral(" AND "))));
    }
    const QString where =
        conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    const bool descending = listing.descending && listing.order != TagOrder::LastUse;
    const QString sql =
        QStringLiteral("SELECT id FROM tags%1 ORDER BY %2 %3 NULLS LAST, name_key")
            .arg(where, valueOf(listing.order), descending ? QStringLiteral("DESC") : QStringLiteral("ASC"));

    QList<TagId> tags;
    Statement rows(connection, sql);
    rows.reset();
    QList<QByteArray> bound;
    for (const QString &pattern : std::as_const(patterns))
        bound.append(pattern.toUtf8());
    for (qsizetype place = 0; place < bound.size(); ++place)
        rows.bindTextAt(static_cast<int>(place) + 1, bound.at(place));
    while (rows.next())
        tags.append(TagId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();

    if (listing.group == TagGroup::Unused) {
        const auto unused = readUnusedTags(connection);
        if (!unused)
            return unused.error();
        QSet<TagId> wanted;
        for (const TagDetails &details : *unused)
            wanted.insert(details.tag.id);
        tags.removeIf([&wanted](TagId tag) { return !wanted.contains(tag); });
    }
    if (listing.order == TagOrder::LastUse)
        sortByLastUse(tags, lastUses, listing.descending);
    return tags;
}

Result<QHash<TagId, TagFigures>> readTagFigures(const Connection &connection)
{
    const auto counts = readTagCounts(connection);
    if (!counts)
        return counts.error();
    QHash<TagId, TagFigures> figures;
    figures.reserve(counts->size());
    for (auto count = counts->cbegin(); count != counts->cend(); ++count)
        figures[count.key()].count = count.value();

    Statement aliases(connection, QStringLiteral("SELECT tag_id, alias FROM tag_aliases ORDER BY alias_key"));
    while (aliases.next())
        figures[TagId{aliases.integer(0)}].aliases.append(aliases.text(1));
    if (auto done = aliases.finish(); !done)
        return done.error();

    Statement parents(connection,
                      QStringLiteral("SELECT child_id, parent_id FROM tag_parents JOIN tags ON id = parent_id "
                                     "ORDER BY name_key"));
    while (parents.next())
        figures[TagId{parents.integer(0)}].parents.append(TagId{parents.integer(1)});
    if (auto done = parents.finish(); !done)
        return done.error();
    return figures;
}

Result<LastUses> readLastUses(const Connection &connection, const std::optional<QList<TagId>> &tags)
{
    LastUses uses;
    const auto take = [&uses](const qint64 *link) {
        qint64 &last = uses[TagId{link[0]}];
        last = std::max(last, link[1]);
    };
    const QString columns = QStringLiteral("tag_id, added_at");
    const QString confirmed = QStringLiteral("item_tags WHERE status = 'confirmed'");
    const auto done = tags ? scanNumbers(connection, columns,
                                         confirmed + QStringLiteral(" AND tag_id IN (SELECT value FROM json_each(?))"),
                                         take, jsonArray(*tags))
                           : scanNumbers(connection, columns, confirmed, take);
    if (!done)
        return done.error();
    return uses;
}

} // namespace tagloom::store
