// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/known_items.h"

#include "store/connection.h"
#include "store/statement.h"

namespace tagloom::store {

using domain::ItemId;
using domain::Result;

namespace {

size_t hashOf(const QString &identity)
{
    return qHash(identity, size_t {0x7461676c});
}

} // namespace

QString itemIdentity(const QString &urlKey, const QString &title, qint64 createdAt)
{
    if (!urlKey.isEmpty())
        return urlKey;
    // No address holds a line end.
    return u'\n' + QString::number(createdAt) + u'\n' + title;
}

Result<KnownItems> KnownItems::read(const Connection &connection)
{
    KnownItems known;
    Statement count(connection, QStringLiteral("SELECT count(*) FROM items"));
    if (count.next())
        known.m_byHash.reserve(count.integer(0));
    if (auto done = count.finish(); !done)
        return done.error();
    Statement rows(connection, QStringLiteral("SELECT id, url_key, title, created_at, trashed_at IS NULL FROM items"));
    while (rows.next()) {
        const size_t hash = hashOf(itemIdentity(rows.text(1), rows.text(2), rows.integer(3)));
        const ItemId id {rows.integer(0)};
        const bool live = rows.integer(4) != 0;
        if (live || !known.m_byHash.contains(hash))
            known.m_byHash.insert(hash, id);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return known;
}

std::optional<ItemId> KnownItems::find(const QString &identity) const
{
    const auto found = m_byHash.constFind(hashOf(identity));
    return found == m_byHash.cend() ? std::nullopt : std::optional(*found);
}

void KnownItems::insert(const QString &identity, ItemId id)
{
    const size_t hash = hashOf(identity);
    if (!m_byHash.contains(hash))
        m_byHash.insert(hash, id);
}

} // namespace tagloom::store
