// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/link.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace tagloom::domain {

/// What one committed transaction touched. One goes out after each commit, none after a rollback, in commit order.
/// Lists hold each id once.
struct ChangeSet
{
    quint64 commit = 0; ///< counts the commits of this process, from 1
    QString label; ///< the transaction's, for people
    bool everything = false; ///< too much to list, or another program wrote: read everything anew; the lists are empty

    QList<ItemId> itemsAdded;
    QList<ItemId> itemsChanged; ///< a column or the notes; trash and restore as well
    QList<ItemId> itemsRemoved;
    QList<TagId> tagsAdded;
    QList<TagId> tagsChanged; ///< a column, aliases or parents
    QList<TagId> tagsRemoved; ///< their links with them, which are not listed
    QList<LinkRef> linksAdded;
    QList<LinkRef> linksChanged; ///< status, confidence or source
    QList<LinkRef> linksRemoved;
    QList<TagId> tagsRelinked; ///< any of their links may have come, changed or gone; too many to list one by one
    bool savedSearches = false; ///< they are few: read all of them anew
    bool lists = false; ///< one came, changed or went, or entries came, moved or went; not those of itemsRemoved
    QList<ListEntryId> entriesChanged; ///< status, progress and the like
    bool history = false; ///< an entry came, went, or was undone or redone
    HistoryId entry; ///< the entry that this transaction made; none for what history does itself

    bool isEmpty() const
    {
        return !everything && itemsAdded.isEmpty() && itemsChanged.isEmpty() && itemsRemoved.isEmpty()
            && tagsAdded.isEmpty() && tagsChanged.isEmpty() && tagsRemoved.isEmpty() && linksAdded.isEmpty()
            && linksChanged.isEmpty() && linksRemoved.isEmpty() && tagsRelinked.isEmpty() && !savedSearches && !lists
            && entriesChanged.isEmpty() && !history;
    }
};

} // namespace tagloom::domain

Q_DECLARE_METATYPE(tagloom::domain::ChangeSet)
