// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// What was, or is to be, written of tags outside of the library. None of it is data of its own: writers are for
// transactions that leave history alone. See note_file_store.h for what was written to notes.

/// The tags that an item and its file both had when they were last compared. It belongs to the file at this address.
struct FileTags
{
    QString url;
    QStringList tags;
    friend bool operator==(const FileTags &, const FileTags &) = default;
};

/// Of those of these items that were compared.
domain::Result<QHash<domain::ItemId, FileTags>> readFileTags(const Connection &connection,
                                                             const QList<domain::ItemId> &ids);

/// Of an item that has gone meanwhile nothing is kept.
domain::Result<void> setFileTags(Transaction &transaction, domain::ItemId id, const FileTags &tags);

/// Where tags are written to.
enum class TagTarget {
    Notes, ///< Markdown and YAML files
    Files ///< attributes beside files
};

/// Items whose tags are still to be written; ids that are gone since are no harm.
struct TagsToWrite
{
    bool all = false;
    QList<domain::ItemId> items; ///< unless all

    bool isEmpty() const { return !all && items.isEmpty(); }
    friend bool operator==(const TagsToWrite &, const TagsToWrite &) = default;
};

/// Keeps them for the next opening of the library, beside those that are kept already.
domain::Result<void> keepTagsToWrite(Transaction &transaction, TagTarget target, const TagsToWrite &what);

/// What was kept, which is forgotten.
domain::Result<TagsToWrite> takeTagsToWrite(Transaction &transaction, TagTarget target);

} // namespace tagloom::store
