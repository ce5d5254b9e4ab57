// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/note_file_store.h"

#include "store/connection.h"
#include "store/item_store.h"
#include "store/name_list.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <algorithm>

namespace tagloom::store {

using domain::ItemId;
using domain::NoteFile;
using domain::Result;

namespace {

KnownNote knownAt(const Statement &row)
{
    return {ItemId{row.integer(0)}, row.text(1), row.text(2), row.text(3)};
}

/// How a file is kept: see migration 0017.
struct KeptText
{
    bool isText = true; ///< else Base64
    QByteArray text;
    std::optional<qint64> bodyAt;
};

KeptText keptText(const QByteArray &content, const QByteArray &notes)
{
    const qsizetype start = notes.isEmpty() ? -1 : content.lastIndexOf(notes);
    if (start >= 0) {
        const QByteArray before = content.first(start);
        const QByteArray behind = content.sliced(start + notes.size());
        const auto isText = [](const QByteArray &part) {
            return part.isEmpty() || domain::isKeptAsText(part);
        };
        const auto isFirstByte = [](char byte) {
            return (byte & 0xC0) != 0x80;
        };
        // The mark of an order of bytes at the very beginning would be lost.
        if (isText(before) && isText(behind) && !content.startsWith("\xEF\xBB\xBF"))
            return {true, before + behind, std::count_if(before.begin(), before.end(), isFirstByte)};
    }
    const bool isText = domain::isKeptAsText(content);
    return {isText, isText ? content : content.toBase64(), std::nullopt};
}

} // namespace

Result<QHash<ItemId, NoteFile>> readNoteFiles(const Connection &connection, const QList<ItemId> &ids)
{
    QHash<ItemId, NoteFile> files;
    Statement rows(
        connection,
        QStringLiteral("SELECT item_id, root, path, folders, encoding, "
                       "iif(body_at IS NULL, text, substr(text, 1, body_at) || body || substr(text, body_at + 1)) "
                       "FROM note_files LEFT JOIN item_notes USING (item_id) "
                       "WHERE item_id IN (SELECT value FROM json_each(?))"));
    rows.bind(jsonArray(ids));
    while (rows.next()) {
        NoteFile file;
        file.root = rows.text(1);
        file.path = rows.text(2);
        file.folders = domain::folderTagsFromWord(rows.text(3)).value_or(domain::FolderTags::All);
        file.content = rows.text(5).toUtf8();
        if (rows.text(4) == QLatin1String("base64"))
            file.content = QByteArray::fromBase64(file.content);
        files.insert(ItemId{rows.integer(0)}, file);
    }
    if (auto done = rows.finish(); !done)
        return done.error();
    return files;
}

Result<void> insertNoteFile(Transaction &transaction, ItemId id, const NoteFile &file, const QString &hash,
                            const QString &notes)
{
    const KeptText kept = keptText(file.content, notes.toUtf8());
    Statement insert(
        transaction.connection(),
        QStringLiteral("INSERT INTO note_files (item_id, root, path, folders, encoding, hash, text, body_at) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (item_id) DO UPDATE SET "
                       "root = excluded.root, path = excluded.path, folders = excluded.folders, "
                       "encoding = excluded.encoding, text = excluded.text, hash = excluded.hash, "
                       "body_at = excluded.body_at"));
    insert.bind(id, file.root, file.path, domain::toWord(file.folders),
                kept.isText ? QStringLiteral("utf-8") : QStringLiteral("base64"), hash);
    // As it is: a large text need not go through UTF-16 and back.
    insert.bindTextAt(7, kept.text.isNull() ? QByteArrayView("") : QByteArrayView(kept.text));
    if (kept.bodyAt)
        insert.bindAt(8, *kept.bodyAt);
    else
        insert.bindNull(8);
    while (insert.next()) { }
    return insert.finish();
}

Result<void> setNoteFile(Transaction &transaction, ItemId id, const NoteFile &file, const QString &hash)
{
    const auto notes = readNotes(transaction.connection(), id);
    if (!notes)
        return notes.error();
    if (auto done = insertNoteFile(transaction, id, file, hash, *notes); !done)
        return done;
    // What was written after an earlier reading of this content means nothing now. What belongs to another content
    // stays, for an undo may bring that back.
    return Statement(transaction.connection(),
                     QStringLiteral("DELETE FROM note_files_written WHERE item_id = ?1 AND base = ?2"))
        .run(id, hash);
}

Result<bool> hasNoteFiles(const Connection &connection)
{
    Statement rows(connection, QStringLiteral("SELECT 1 FROM note_files LIMIT 1"));
    const bool hasAny = rows.next();
    if (auto done = rows.finish(); !done)
        return done.error();
    return hasAny;
}

Result<std::optional<KnownNote>> findNoteAt(const Connection &connection, const QString &path)
{
    Statement rows(connection,
                   QStringLiteral("SELECT item_id, root, path, hash FROM note_files JOIN items ON id = item_id "
                                  "WHERE root || '/' || path = ? ORDER BY trashed_at IS NOT NULL, item_id LIMIT 1"));
    rows.bind(path);
    const auto known = rows.next() ? std::optional(knownAt(rows)) : std::nullopt;
    if (auto done = rows.finish(); !done)
        return done.error();
    return known;
}

Result<QList<KnownNote>> findNotesWithContent(const Connection &connection, const QString &hash)
{
    QList<KnownNote> notes;
    Statement rows(
        connection,
        QStringLiteral("SELECT item_id, root, path, hash FROM note_files WHERE hash = ? ORDER BY item_id LIMIT 8"));
    rows.bind(hash);
    while (rows.next())
        notes.append(knownAt(rows));
    if (auto done = rows.finish(); !done)
        return done.error();
    return notes;
}

Result<QList<ItemId>> itemsWithNoteFiles(const Connection &connection)
{
    QList<ItemId> ids;
    Statement rows(connection, QStringLiteral("SELECT item_id FROM note_files ORDER BY item_id"));
    while (rows.next())
        ids.append(ItemId{rows.integer(0)});
    if (auto done = rows.finish(); !done)
        return done.error();
    return ids;
}

Result<QHash<ItemId, QString>> notePaths(const Connection &connection, const QList<ItemId> &ids)
{
    QHash<ItemId, QString> paths;
    Statement rows(connection,
                   QStringLiteral("SELECT item_id, path FROM note_files "
                                  "WHERE item_id IN (SELECT value FROM json_each(?))"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        paths.insert(ItemId{rows.integer(0)}, rows.text(1));
    if (auto done = rows.finish(); !done)
        return done.error();
    return paths;
}

Result<QHash<QString, WrittenNote>> writtenNotes(const Connection &connection, const QList<ItemId> &ids)
{
    QHash<QString, WrittenNote> notes;
    Statement rows(connection,
                   QStringLiteral("SELECT root || '/' || path, written.hash, written.tags "
                                  "FROM note_files_written AS written JOIN note_files AS file USING (item_id) "
                                  "WHERE written.base = file.hash "
                                  "AND item_id IN (SELECT value FROM json_each(?))"));
    rows.bind(jsonArray(ids));
    while (rows.next())
        notes.insert(rows.text(0),
                     {rows.text(1), rows.isNull(2) ? std::nullopt : std::optional(namesOf(rows.text(2)))});
    if (auto done = rows.finish(); !done)
        return done.error();
    return notes;
}

Result<void> setWrittenNote(Transaction &transaction, ItemId id, const QString &base, const WrittenNote &note)
{
    const std::optional<QString> tags = note.tags ? std::optional(toJson(*note.tags)) : std::nullopt;
    return Statement(
               transaction.connection(),
               QStringLiteral("INSERT INTO note_files_written (item_id, base, hash, tags) "
                              "SELECT id, ?2, ?3, ?4 FROM items WHERE id = ?1 ON CONFLICT (item_id) DO UPDATE SET "
                              "base = excluded.base, hash = excluded.hash, tags = excluded.tags"))
        .run(id, base, note.hash, tags);
}

} // namespace tagloom::store
