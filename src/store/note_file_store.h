// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/note_file.h"
#include "domain/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::store {

class Connection;
class Transaction;

// From which Markdown or YAML file an item came.

/// Those of these items that came from one; for some thousand ids.
domain::Result<QHash<domain::ItemId, domain::NoteFile>> readNoteFiles(const Connection &connection,
                                                                      const QList<domain::ItemId> &ids);

/// Makes this the file of the item, whose notes are stored already. `hash` is that of the file's content.
domain::Result<void> setNoteFile(Transaction &transaction, domain::ItemId id, const domain::NoteFile &file,
                                 const QString &hash);

/// The same for an item that is new. `notes`: as they are stored.
domain::Result<void> insertNoteFile(Transaction &transaction, domain::ItemId id, const domain::NoteFile &file,
                                    const QString &hash, const QString &notes);

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

/// How the program left a note's file when it last wrote tags to it.
struct WrittenNote
{
    QString hash; ///< domain::contentHash()
    std::optional<QStringList> tags; ///< what the file said then; nothing if an earlier version wrote it
};

/// Of those of these items whose files it wrote to since they were read last, by the absolute paths of the files.
domain::Result<QHash<QString, WrittenNote>> writtenNotes(const Connection &connection,
                                                         const QList<domain::ItemId> &ids);

/// For a transaction that leaves history alone. `base`: the hash of the content as it was read last.
domain::Result<void> setWrittenNote(Transaction &transaction, domain::ItemId id, const QString &base,
                                    const WrittenNote &note);

} // namespace tagloom::store
