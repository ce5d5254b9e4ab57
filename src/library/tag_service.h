// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "library/library.h"

#include <QFuture>
#include <QList>

#include <optional>

namespace tagloom::library {

/// Where a tag stands in the tree; without a parent: at the top.
struct TagPlace
{
    domain::TagId tag;
    domain::TagId parent;
};

/// What people do with single tags, and with their places. Every function is one transaction and may be called from any
/// thread; NotFound if a tag is gone. TagCareService has what changes many links.
class TagService final
{
public:
    explicit TagService(Library &library)
        : m_library(library)
    { }

    /// Conflict, naming the tag, if a tag or an alias has this name.
    QFuture<domain::Result<domain::TagId>> create(const QString &name);
    QFuture<domain::Result<void>> rename(domain::TagId id, const QString &name);

    /// "#rrggbb", or empty for the colour that follows from the name.
    QFuture<domain::Result<void>> changeColour(const QList<domain::TagId> &ids, const QString &colour);
    QFuture<domain::Result<void>> changeColour(domain::TagId id, const QString &colour);
    QFuture<domain::Result<void>> changeDescription(domain::TagId id, const QString &description);

    /// Kept as domain::slugOf() makes it. InvalidInput if nothing is left then, Conflict for another tag's.
    QFuture<domain::Result<void>> changeSlug(domain::TagId id, const QString &slug);

    /// 1..9, Conflict if another tag is on this key. nullopt unpins.
    QFuture<domain::Result<void>> changePin(domain::TagId id, std::optional<int> pin);

    /// The tags in their order to the lowest keys that no tag is on; those pinned already stay. Conflict if there are
    /// too few.
    QFuture<domain::Result<void>> pinToFreeKeys(const QList<domain::TagId> &ids);
    QFuture<domain::Result<void>> unpin(const QList<domain::TagId> &ids);

    /// Conflict if it is a tag's name, or another tag's alias.
    QFuture<domain::Result<void>> addAlias(domain::TagId id, const QString &alias);
    QFuture<domain::Result<void>> removeAlias(domain::TagId id, const QString &alias);

    // Places in the tree. Conflict, naming the way, where something would stand below itself: then nothing is changed.
    QFuture<domain::Result<void>> addParent(const QList<domain::TagId> &ids, domain::TagId parent);
    QFuture<domain::Result<void>> removeParent(const QList<domain::TagId> &ids, domain::TagId parent);

    /// These and no others; none: at the top.
    QFuture<domain::Result<void>> setParents(const QList<domain::TagId> &ids, const QList<domain::TagId> &parents);

    /// From where they stand to below `parent`; their other places stay.
    QFuture<domain::Result<void>> move(const QList<TagPlace> &places, domain::TagId parent);

private:
    Library &m_library;
};

} // namespace tagloom::library
