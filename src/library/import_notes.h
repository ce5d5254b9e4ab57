// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "library/import_record.h"
#include "store/note_file_store.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>

namespace tagloom::library {

/// Puts the folders of a path below its root on the record, as tags.
void addFolderTags(domain::ItemRecord &record, const QString &path, domain::FolderTags folders);

/// What an item becomes by a file that was changed since it was read. Values changed in one place only are taken from
/// there. Where both sides changed the same value, the item keeps its own, and `copy` becomes an item of its own that
/// holds what the file says.
struct NoteUpdate
{
    domain::ItemId item;
    domain::NoteFile file; ///< as it is now
    QString hash;
    std::optional<QString> title;
    std::optional<QString> url;
    std::optional<QString> notes;
    std::optional<QString> kindName;
    std::optional<domain::ItemDetails> details;
    QList<domain::TagName> tagsAdded;
    QList<domain::TagName> tagsRemoved;
    QString movedFrom; ///< where the file was when it was read last; empty if it is there still
    bool isSame = false; ///< the file is as it was, byte for byte
    QStringList conflicts; ///< for people: "title", "text", "Due"
    std::optional<ImportRecord> copy;

    /// Whether the item itself becomes another.
    bool changesItem() const
    {
        return title || url || notes || kindName || details || !tagsAdded.isEmpty() || !tagsRemoved.isEmpty() || copy;
    }
};

/// Finds the items that notes became when they were read before: by the path of the file, else, for one that was moved
/// or renamed, by its content, if nothing is where it was and no other note can be meant. Each item is found once.
class KnownNotes final
{
public:
    /// `now`: for what a file does not date.
    KnownNotes(const store::Connection &connection, qint64 now)
        : m_connection(connection)
        , m_maker(domain::FolderTags::None, now)
    { }

    /// Nothing for a file that is new. `hash` is that of its content.
    domain::Result<std::optional<NoteUpdate>> find(const domain::ItemRecord &record, const QString &hash);

    /// Whether an item came from the file at this absolute path.
    domain::Result<bool> findAt(const QString &path) const;

    /// "The title and the text were changed here and in the file: ..."
    static QString describeConflict(const NoteUpdate &update);
    static QString describeMove(const NoteUpdate &update);

private:
    domain::Result<std::optional<store::KnownNote>> findKnown(const domain::NoteFile &file, const QString &hash);
    domain::Result<NoteUpdate> compare(const store::KnownNote &known, const domain::ItemRecord &record,
                                       const QString &hash);

    const store::Connection &m_connection;
    ImportRecordMaker m_maker;
    std::optional<bool> m_isFirst; ///< the library had no notes from files
    QSet<QString> m_places; ///< of files that were new
    QSet<domain::ItemId> m_found;
};

/// The title of the item that holds what the file says.
QString noteCopyTitle(const ImportRecord &theirs);

/// Does what an update says, after a bulk load has finished; the tags are there by then. The item that holds what the
/// file says, not valid if there is none.
domain::Result<domain::ItemId> applyNoteUpdate(store::Transaction &transaction, const NoteUpdate &update);

} // namespace tagloom::library
