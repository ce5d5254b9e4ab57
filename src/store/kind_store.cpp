// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/kind_store.h"

#include "domain/counted.h"
#include "store/connection.h"
#include "store/item_store.h"
#include "store/statement.h"
#include "store/transaction.h"

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Kind;
using domain::KindId;
using domain::Result;

namespace {

/// One of a user's own.
Result<Kind> ownKind(const Connection &connection, KindId id)
{
    const auto kinds = readKinds(connection);
    if (!kinds)
        return kinds.error();
    for (const Kind &kind : *kinds) {
        if (kind.id != id)
            continue;
        if (domain::isBuiltIn(id))
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("The kind “%1” belongs to Tagloom and stays as it is. Make one of your own.")
                             .arg(kind.name)};
        return kind;
    }
    return Error{ErrorCode::NotFound, QStringLiteral("There is no such kind any more. Choose another.")};
}

/// The name to keep, if no other kind has it.
Result<QString> freeName(const Connection &connection, const QString &text, KindId mine)
{
    auto name = domain::usableKindName(text);
    if (!name)
        return name;
    const auto known = findKind(connection, *name);
    if (!known)
        return known.error();
    if (*known && **known != mine)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("There is a kind “%1” already. Choose another name.").arg(*name)};
    return name;
}

} // namespace

Result<KindId> createKind(Transaction &transaction, const QString &name, const QString &icon)
{
    const auto usable = freeName(transaction.connection(), name, {});
    if (!usable)
        return usable.error();
    return findOrCreateKind(transaction, *usable, icon);
}

Result<void> renameKind(Transaction &transaction, KindId kind, const QString &name)
{
    const auto old = ownKind(transaction.connection(), kind);
    if (!old)
        return old.error();
    const auto usable = freeName(transaction.connection(), name, kind);
    if (!usable)
        return usable.error();
    if (*usable == old->name)
        return {};
    transaction.changes().everything = true; // kinds are read once, with everything else
    return Statement(transaction.connection(), QStringLiteral("UPDATE item_kinds SET name = ? WHERE id = ?"))
        .run(*usable, kind);
}

Result<void> changeKindIcon(Transaction &transaction, KindId kind, const QString &icon)
{
    const auto old = ownKind(transaction.connection(), kind);
    if (!old)
        return old.error();
    if (icon == old->icon)
        return {};
    transaction.changes().everything = true;
    return Statement(transaction.connection(), QStringLiteral("UPDATE item_kinds SET icon = ? WHERE id = ?"))
        .run(icon.isNull() ? QStringLiteral("") : icon, kind);
}

Result<void> deleteKind(Transaction &transaction, KindId kind)
{
    const auto old = ownKind(transaction.connection(), kind);
    if (!old)
        return old.error();
    Statement rows(transaction.connection(), QStringLiteral("SELECT count(*) FROM items WHERE kind_id = ?"));
    rows.bind(kind);
    const qint64 count = rows.next() ? rows.integer(0) : 0;
    if (auto done = rows.finish(); !done)
        return done;
    if (count > 0)
        return Error{
            ErrorCode::Conflict,
            QStringLiteral("%1 of the kind “%2”, counting the trash. Make them another kind first.")
                .arg(domain::counted(count, QStringLiteral("item is"), QStringLiteral("items are")), old->name)};
    transaction.changes().everything = true;
    return Statement(transaction.connection(), QStringLiteral("DELETE FROM item_kinds WHERE id = ?")).run(kind);
}

Result<QHash<KindId, qint64>> countItemsByKind(const Connection &connection)
{
    QHash<KindId, qint64> counts;
    Statement rows(connection, QStringLiteral("SELECT kind_id, count(*) FROM items GROUP BY kind_id"));
    while (rows.next())
        counts.insert(KindId{rows.integer(0)}, rows.integer(1));
    if (auto done = rows.finish(); !done)
        return done.error();
    return counts;
}

} // namespace tagloom::store
