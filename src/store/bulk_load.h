// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "domain/link.h"
#include "domain/result.h"
#include "domain/tag_name.h"
#include "store/known_items.h"
#include "store/set_aside.h"

#include <QHash>
#include <QString>

#include <memory>
#include <optional>

namespace tagloom::store {

class Transaction;

/// Adds many items inside one transaction several times faster than one by one: what follows from the rows (full text,
/// counts, and for a large load the indexes) is set aside at the start and caught up in finish(). Nothing else may write
/// items, notes or links on the transaction in between. Unless finish() succeeded, the transaction must not be committed.
class BulkLoad final
{
public:
    /// `expectedItems` decides whether dropping and rebuilding the indexes pays; an estimate will do.
    static domain::Result<std::unique_ptr<BulkLoad>> begin(Transaction &transaction, qint64 expectedItems);
    ~BulkLoad();

    BulkLoad(const BulkLoad &) = delete;
    BulkLoad &operator=(const BulkLoad &) = delete;

    /// An item of before or since begin(), by itemIdentity().
    domain::Result<std::optional<domain::ItemId>> findItem(const QString &identity);

    /// `item.id` is given here. `urlKey` is that of `item.url`.
    domain::Result<domain::ItemId> addItem(const domain::Item &item, const QString &urlKey, const QString &notes);

    /// Gives notes to an item that has none; nothing happens if it has.
    domain::Result<void> addMissingNotes(domain::ItemId id, const QString &notes);

    /// Takes an item out of the trash; false if it was not in it.
    domain::Result<bool> restoreItem(domain::ItemId id);

    /// The tag by name or alias, made if there is none; `created` tells which.
    domain::Result<domain::TagId> tag(const domain::TagName &name, bool *created = nullptr);

    domain::Result<void> addAlias(domain::TagId id, const domain::TagName &alias);

    /// Adds the link if the item has none with this tag, else leaves that as it is. `live`: the item is not in the trash. False
    /// if there was one.
    domain::Result<bool> addLink(const domain::Link &link, bool live);

    /// Catches up full text, counts and indexes; the change set becomes "everything".
    domain::Result<void> finish();

private:
    struct Statements;

    BulkLoad(Transaction &transaction, KnownItems known);
    domain::Result<void> readKnownTags();
    domain::Result<void> indexTexts();

    Transaction &m_transaction;
    KnownItems m_known;
    std::unique_ptr<Statements> m_statements;
    SetAside m_setAside;
    QHash<QString, domain::ItemId> m_collided; ///< the few whose identity shares its hash with another
    QHash<QString, domain::TagId> m_tagsByKey; ///< names and aliases
    QHash<domain::TagId, qint64> m_countChanges;
    QHash<domain::ItemId, QString> m_lateNotes; ///< of items from before: their full text needs the triggers
    qint64 m_lastItemBefore = 0;
};

} // namespace tagloom::store
