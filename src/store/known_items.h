// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QHash>
#include <QString>

#include <optional>

namespace tagloom::store {

class Connection;

/// By what an item is recognised when it comes in again: its address's key, or without one its title and time of creation.
QString itemIdentity(const QString &urlKey, const QString &title, qint64 createdAt);

/// Which items a library holds, by identity: 64-bit hashes in memory, some 30 bytes an item, instead of a look-up in the
/// file for every record of an import.
class KnownItems final
{
public:
    /// Reads all items of the library. A live item goes before its twin in the trash.
    static domain::Result<KnownItems> read(const Connection &connection);

    qsizetype size() const { return m_byHash.size(); }

    /// The item that very probably has this identity. Two identities may share a hash, so a caller that writes compares.
    std::optional<domain::ItemId> find(const QString &identity) const;

    /// Nothing happens if there is an item with this hash.
    void insert(const QString &identity, domain::ItemId id);

private:
    QHash<size_t, domain::ItemId> m_byHash;
};

} // namespace tagloom::store
