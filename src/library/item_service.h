// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "library/library.h"

#include <QFuture>
#include <QList>
#include <QStringList>

namespace tagloom::library {

struct AddedItems
{
    QList<domain::ItemId> ids; ///< one for each draft, in their order; known ones too
    qint64 added = 0;
    qint64 merged = 0; ///< the address was known: the item got the tags, and came back from the trash if it lay there
    qint64 taggedByRules = 0; ///< of those that were added
};

/// What people do with items. Every function is one transaction and may be called from any thread.
class ItemService final
{
public:
    explicit ItemService(Library &library)
        : m_library(library)
    {
    }

    /// Adds items, each with all of the tags (made where missing). The rules for new items run on those that are new.
    QFuture<domain::Result<AddedItems>> add(const QList<domain::ItemDraft> &drafts, const QStringList &tagNames = {});

    QFuture<domain::Result<void>> changeTitle(domain::ItemId id, const QString &title);
    QFuture<domain::Result<void>> changeUrl(domain::ItemId id, const QString &url);
    QFuture<domain::Result<void>> changeNotes(domain::ItemId id, const QString &notes);
    QFuture<domain::Result<void>> changeKind(domain::ItemId id, domain::KindId kind);

    // Each gives the number of items that it changed.
    QFuture<domain::Result<qint64>> trash(const QList<domain::ItemId> &ids);
    QFuture<domain::Result<qint64>> restore(const QList<domain::ItemId> &ids);

    /// Past the trash; ask before.
    QFuture<domain::Result<qint64>> deleteForGood(const QList<domain::ItemId> &ids);

    /// The same for what was put into the trash more than so many days ago.
    QFuture<domain::Result<qint64>> deleteTrashedFor(int days);

    /// How many items that would delete now.
    QFuture<domain::Result<qint64>> countTrashedFor(int days);

private:
    Library &m_library;
};

} // namespace tagloom::library
