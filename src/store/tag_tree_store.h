// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QList>
#include <QStringList>

namespace tagloom::store {

class Connection;
class Transaction;

// Which tags stand below which. A tag may have several parents; nothing leads back to itself.

struct TagParent
{
    domain::TagId child;
    domain::TagId parent;
};

// Reading.
domain::Result<QList<TagParent>> readTagParents(const Connection &connection);

/// The tag and all below it, each once.
domain::Result<QList<domain::TagId>> tagAndDescendants(const Connection &connection, domain::TagId id);
domain::Result<QList<domain::TagId>> tagsAndDescendants(const Connection &connection, const QList<domain::TagId> &ids);

/// The names on the shortest way up from a tag to one that it stands below, both included; empty if it does not.
domain::Result<QStringList> namesUpTo(const Connection &connection, domain::TagId tag, domain::TagId ancestor);

/// "a › b › c"; of a long way only its beginning and its end.
QString chainText(const QStringList &names);

// Writing. They note the child in ChangeSet::tagsChanged.
/// Conflict, naming the way that would become a circle, if the parent is the child or stands below it.
domain::Result<void> addTagParent(Transaction &transaction, domain::TagId child, domain::TagId parent);

/// NotFound if it does not stand there.
domain::Result<void> removeTagParent(Transaction &transaction, domain::TagId child, domain::TagId parent);

/// These and no others; none: at the top. Conflict as above.
domain::Result<void> setTagParents(Transaction &transaction, domain::TagId child, const QList<domain::TagId> &parents);

} // namespace tagloom::store
