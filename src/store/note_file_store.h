// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/note_file.h"
#include "domain/result.h"

#include <QHash>
#include <QList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// From which Markdown or YAML file an item came.

/// Those of these items that came from one; for some thousand ids.
domain::Result<QHash<domain::ItemId, domain::NoteFile>> readNoteFiles(const Connection &connection,
                                                                      const QList<domain::ItemId> &ids);

/// Makes this the file of the item. `hash` is that of its content.
domain::Result<void> setNoteFile(Transaction &transaction, domain::ItemId id, const domain::NoteFile &file,
                                 const QString &hash);

/// Whether any item came from a file.
domain::Result<bool> hasNoteFiles(const Connection &connection);

/// An item, with what tells whether its file is another now.
struct KnownNote
{
    domain::ItemId item;
    QString root;
    QString path;
    QString hash; ///< domain::contentHash()
};

/// The item that came from the file at this absolute path; of several the oldest live one.
domain::Result<std::optional<KnownNote>> findNoteAt(const Connection &connection, const QString &path);

/// Items that came from files with this content, wherever they were; a few of them.
domain::Result<QList<KnownNote>> findNotesWithContent(const Connection &connection, const QString &hash);

/// All items that came from a file, by id.
domain::Result<QList<domain::ItemId>> itemsWithNoteFiles(const Connection &connection);

/// The paths below their roots of those of these items that came from a file.
domain::Result<QHash<domain::ItemId, QString>> notePaths(const Connection &connection,
                                                         const QList<domain::ItemId> &ids);

/// For files of these items that tags were written to: the hash of the file then, by its absolute path.
domain::Result<QHash<QString, QString>> writtenHashes(const Connection &connection, const QList<domain::ItemId> &ids);

/// For a transaction that leaves history alone.
domain::Result<void> setWrittenHash(Transaction &transaction, domain::ItemId id, const QString &hash);

} // namespace tagloom::store
