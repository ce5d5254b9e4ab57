// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;

// A query as it is kept names its tags by id, so that renaming one changes nothing; people and files want names. All
// give InvalidInput for a query that cannot be read.

/// Each tag by its id that exists under its name, or one of its aliases; wildcards and names of none stay as they are.
domain::Result<QString> withIds(const Connection &connection, const QString &query);

/// Each tag by the name it has now; one that is no more by a name that says so, which finds nothing either.
domain::Result<QString> withNames(const Connection &connection, const QString &query);

/// The names in its `search:"name"`, each once.
domain::Result<QStringList> searchesNamedIn(const QString &query);

/// Another name in each `search:` whose name has this folded key.
domain::Result<QString> withSearchRenamed(const QString &query, const QString &key, const QString &name);

/// Another name in each `list:` whose name has this folded key; nullopt if there is none.
domain::Result<std::optional<QString>> withListRenamed(const QString &query, const QString &key, const QString &name);

} // namespace tagloom::store
