// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/link_store.h"

#include "store/connection.h"
#include "store/in_parts.h"
#include "store/statement.h"

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::Link;
using domain::LinkRef;
using domain::LinkSource;
using domain::LinkStatus;
using domain::Result;
using domain::TagId;

namespace {

/// Runs a statement with RETURNING item_id on the links of one tag, and gives those it touched: ?1 are items, ?2 is the
/// tag, and others may follow.
template <class... Values>
Result<QList<LinkRef>> touchedLinks(Transaction &transaction, const QString &sql, const QList<ItemId> &items, TagId tag,
                                    const Values &...others)
{
    QList<LinkRef> links;
    const auto touch = [&](const QList<ItemId> &part) {
        Statement rows(transaction.connection(), sql);
        rows.bind(jsonArray(part), tag, others...);
        while (rows.next())
            links.append(LinkRef{ItemId{rows.integer(0)}, tag});
        return rows.finish();
    };
    if (auto done = inParts(transaction, items, touch); !done)
        return done.error();
    return links;
}

template <class Value>
Result<void> updateLink(Transaction &transaction, const QString &sql, LinkRef link, const Value &value)
{
    Statement update(transaction.connection(), sql);
    if (auto done = update.run(value, link.item, link.tag); !done)
        return done;
    if (transaction.connection().changedRows() == 0)
        return Error{ErrorCode::NotFound, QStringLiteral("This item does not carry this tag any more.")};
    transaction.changes().linksChanged.append(link);
    return {};
}

} // namespace

Result<QList<Link>> readLinks(const Connection &connection, const QList<ItemId> &items)
{
    QList<Link> links;
    Statement rows(connection,
                   QStringLiteral("SELECT item_id, tag_id, source, status, confidence, added_at FROM item_tags "
                                  "JOIN tags ON tags.id = tag_id WHERE item_id IN (SELECT value FROM json_each(?)) "
                                  "ORDER BY item_id, name_key"));
    rows.bind(jsonArray(items));
    while (rows.next()) {
        Link link;
        link.item = ItemId{rows.integer(0)};
        link.tag = TagId{rows.integer(1)};
        link.source = domain::linkSourceFromWord(rows.text(2)).value_or(LinkSource::User);
        link.status = domain::linkStatusFromWord(rows.text(3)).value_or(LinkStatus::Confirmed);
        link.confidence = rows.optionalReal(4);
        link.addedAt = rows.integer(5);
        links.append(link);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return links;
}

Result<QList<TagUse>> readTagUse(const Connection &connection, const QList<ItemId> &items)
{
    QList<TagUse> uses;
    Statement rows(
        connection,
        QStringLiteral("SELECT tag_id, sum(status = 'confirmed'), sum(status = 'suggested') FROM item_tags "
                       "WHERE item_id IN (SELECT value FROM json_each(?)) AND status <> 'rejected' "
                       "GROUP BY tag_id ORDER BY count(*) DESC, (SELECT name_key FROM tags WHERE id = tag_id)"));
    rows.bind(jsonArray(items));
    while (rows.next())
        uses.append(TagUse{TagId{rows.integer(0)}, rows.integer(1), rows.integer(2)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return uses;
}

Result<qint64> addLinks(Transaction &transaction, const QList<ItemId> &items, TagId tag, LinkSource source)
{
    const auto confirmed =
        touchedLinks(transaction,
                     QStringLiteral("UPDATE item_tags SET status = 'confirmed', rule_id = NULL, "
                                    "source = iif(status = 'confirmed', ?3, source) "
                                    "WHERE tag_id = ?2 AND (status <> 'confirmed' OR rule_id IS NOT NULL) "
                                    "AND item_id IN (SELECT value FROM json_each(?1)) RETURNING item_id"),
                     items, tag, domain::toWord(source));
    if (!confirmed)
        return confirmed.error();
    // Items deleted meanwhile by someone else are passed over; RETURNING tells which links are new.
    const auto added = touchedLinks(
        transaction,
        QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, added_at) "
                       "SELECT items.id, ?2, ?3, ?4 FROM json_each(?1) JOIN items ON items.id = value WHERE true "
                       "ON CONFLICT (item_id, tag_id) DO NOTHING RETURNING item_id"),
        items, tag, domain::toWord(source), transaction.now());
    if (!added)
        return added.error();
    transaction.changes().linksChanged += *confirmed;
    transaction.changes().linksAdded += *added;
    return confirmed->size() + added->size();
}

Result<qint64> removeLinks(Transaction &transaction, const QList<ItemId> &items, TagId tag)
{
    const auto removed = touchedLinks(
        transaction,
        QStringLiteral("DELETE FROM item_tags WHERE tag_id = ?2 AND item_id IN (SELECT value FROM json_each(?1)) "
                       "AND (status = 'rejected' OR rule_id IS NULL "
                       "OR NOT EXISTS (SELECT 1 FROM rules WHERE id = rule_id)) RETURNING item_id"),
        items, tag);
    if (!removed)
        return removed.error();
    // What is left is of rules: a word to the next run that this was not wanted.
    const auto rejected = touchedLinks(
        transaction,
        QStringLiteral("UPDATE item_tags SET status = 'rejected' WHERE tag_id = ?2 AND status <> 'rejected' "
                       "AND item_id IN (SELECT value FROM json_each(?1)) RETURNING item_id"),
        items, tag);
    if (!rejected)
        return rejected.error();
    transaction.changes().linksRemoved += *removed;
    transaction.changes().linksChanged += *rejected;
    return removed->size() + rejected->size();
}

Result<qint64> rejectSuggestions(Transaction &transaction, const QList<ItemId> &items, TagId tag)
{
    const auto rejected = touchedLinks(
        transaction,
        QStringLiteral("UPDATE item_tags SET status = 'rejected' WHERE tag_id = ?2 AND status = 'suggested' "
                       "AND item_id IN (SELECT value FROM json_each(?1)) RETURNING item_id"),
        items, tag);
    if (!rejected)
        return rejected.error();
    transaction.changes().linksChanged += *rejected;
    return rejected->size();
}

Result<void> changeLinkStatus(Transaction &transaction, LinkRef link, LinkStatus status)
{
    return updateLink(transaction,
                      QStringLiteral("UPDATE item_tags SET status = ?1, rule_id = iif(?1 = 'rejected', rule_id, NULL) "
                                     "WHERE item_id = ?2 AND tag_id = ?3"),
                      link, domain::toWord(status));
}

Result<void> changeLinkConfidence(Transaction &transaction, LinkRef link, std::optional<double> confidence)
{
    if (confidence && !(*confidence >= 0 && *confidence <= 1))
        return Error{ErrorCode::InvalidInput, QStringLiteral("A confidence lies between 0 and 1.")};
    return updateLink(transaction,
                      QStringLiteral("UPDATE item_tags SET confidence = ? WHERE item_id = ? AND tag_id = ?"), link,
                      confidence);
}

} // namespace tagloom::store
