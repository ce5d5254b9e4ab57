// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "formats/note_editor.h"
#include "library/importer.h"
#include "store/connection.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::library {

/// What was written of notes' files, and what was not.
struct NoteFilesReport
{
    qint64 written = 0;
    qint64 unchanged = 0; ///< files that say it already
    QList<ImportRemark> remarks; ///< files that were not written, or not as before, and why
};

/// What the files of notes are to say, from what the library says of their items. One connection, in one moment.
class NoteFiles final
{
public:
    static domain::Result<NoteFiles> read(const store::Connection &connection);

    /// The tags that the file does not say yet, and those it says still. Folders above it count as said.
    formats::NoteChange tagChanges(const formats::NoteText &text, const domain::ItemRecord &record) const;

    /// The whole file: a new one for an item that came from none, else that file with only what changed. Conflict where
    /// it cannot be edited.
    domain::Result<QByteArray> contentFor(const domain::ItemRecord &record) const;

private:
    QSet<qint64> tagsOf(const QStringList &names) const;
    std::optional<qint64> tagOf(const QString &name) const;

    QHash<QString, qint64> m_tags; ///< by the keys of names and aliases
};

/// The tags that a note's file of this content says, without those of its folders; none if it cannot be read.
QStringList tagsSaidBy(const QString &path, const QByteArray &content);

/// Writes one file through a temporary one beside it, which gets what the old one had beside its bytes, see
/// platform::prepareToReplace(). A file that is there after an error is the old one. DiskFull, InputOutput, ReadOnly,
/// or Conflict for a file with several names.
domain::Result<void> writeNoteFile(const QString &path, const QByteArray &content);

/// Writes a folder of Markdown files: those of items that came from files at their paths below `folder`, the others by
/// their titles. A file that is there already is written to only if it is the one the item came from, and still as it
/// was read, or as tags were last written to it; nothing outside of the folder is ever written, also not by a link.
/// `job` counts items. Cancelled names how many were written.
domain::Result<NoteFilesReport> writeNoteFolder(const store::Connection &connection, const QList<domain::ItemId> &ids,
                                                const QString &folder, JobState &job);

} // namespace tagloom::library
