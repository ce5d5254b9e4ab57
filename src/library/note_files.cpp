// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/note_files.h"

#include "domain/counted.h"
#include "domain/tag_name.h"
#include "formats/note_writer.h"
#include "formats/record_writer.h"
#include "library/import_notes.h"
#include "platform/file_replacement.h"
#include "store/export_store.h"
#include "store/note_file_store.h"
#include "store/statement.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::ItemRecord;
using domain::Result;

namespace {

constexpr qsizetype itemsInABlock = 500;

formats::NoteSyntax syntaxOf(const domain::NoteFile &file)
{
    return formats::noteSyntaxOf(file.path).value_or(formats::NoteSyntax::Markdown);
}

/// As an import of the file would make it.
Result<formats::NoteContent> madeFit(formats::NoteContent content)
{
    ImportRecordMaker maker(domain::FolderTags::None, 0);
    const auto made = maker.make(content.record);
    if (!made)
        return made.error();
    content.record.title = made->item.title;
    content.record.url = made->item.url;
    content.record.notes = made->notes;
    content.record.kind = made->kindName;
    content.record.details = made->details;
    return content;
}

/// Writes the files of one folder.
class FolderWriter final
{
public:
    FolderWriter(const store::Connection &connection, const NoteFiles &files, const QString &folder,
                 const QHash<ItemId, QString> &paths)
        : m_connection(connection)
        , m_files(files)
        , m_folder(QFileInfo(folder).canonicalFilePath())
    {
        for (const QString &path : paths)
            m_reserved.insert(formats::notePathKey(path));
    }

    const NoteFilesReport &report() const { return m_report; }

    Result<void> write(const ItemRecord &record, const std::optional<store::WrittenNote> &written)
    {
        const QString path = pathFor(record);
        const auto content = m_files.contentFor(record);
        if (!content) {
            remark(path, content.error().message);
            return {};
        }
        const QString target = m_folder + u'/' + path;
        if (!isInside(target)) {
            remark(path, QStringLiteral("A link leads out of the folder there. It was not written."));
            return {};
        }
        const QFileInfo there(target);
        bool isMoved = false;
        if (there.isSymLink() || there.isDir()) {
            remark(path, QStringLiteral("There is a link or a folder of this name. It was not written."));
            return {};
        }
        if (there.exists()) {
            QFile file(target);
            const QByteArray now = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            if (now == *content && file.isOpen()) {
                ++m_report.unchanged;
                return {};
            }
            const bool isAsLeft = record.noteFile
                && (written ? domain::contentHash(now) == written->hash : now == record.noteFile->content);
            if (!isAsLeft || !file.isOpen() || !isFileOf(record, target)) {
                remark(path,
                       QStringLiteral("There is another file of this name, or it was changed since it was read. It was "
                                      "not written. Import it first, or choose an empty folder."));
                return {};
            }
            isMoved = !QFileInfo::exists(record.noteFile->root + u'/' + record.noteFile->path);
        }
        if (!QDir().mkpath(there.absolutePath())) {
            remark(path, QStringLiteral("Its folder cannot be made."));
            return {};
        }
        if (auto done = writeNoteFile(target, *content); !done) {
            if (done.error().code == ErrorCode::DiskFull)
                return done;
            remark(path, done.error().message);
            return {};
        }
        if (record.noteFile && *content != record.noteFile->content && !domain::isKeptAsText(record.noteFile->content)
            && !record.noteFile->content.startsWith("\xEF\xBB\xBF"))
            remark(path, QStringLiteral("It was in another encoding and is UTF-8 now."));
        if (isMoved)
            remark(path,
                   QStringLiteral("It held the same as the file the note came from, which is gone. It was taken "
                                  "for that one and written."));
        ++m_report.written;
        return {};
    }

private:
    void remark(const QString &path, const QString &reason) { m_report.remarks.append(ImportRemark{path, 0, reason}); }

    /// Whether this is the file the item came from: the one at its place, or if none is there any more, the one that
    /// holds the same, unless another note is gone that did. A copy elsewhere is another file.
    bool isFileOf(const ItemRecord &record, const QString &target)
    {
        const domain::NoteFile &note = *record.noteFile;
        const QFileInfo place(note.root + u'/' + note.path);
        if (place.exists())
            return place.canonicalFilePath() == QFileInfo(target).canonicalFilePath();
        const auto same = store::findNotesWithContent(m_connection, domain::contentHash(note.content));
        if (!same)
            return false;
        const auto isGone = [](const store::KnownNote &known) {
            return !QFileInfo::exists(known.root + u'/' + known.path);
        };
        return std::count_if(same->begin(), same->end(), isGone) == 1;
    }

    QString pathFor(const ItemRecord &record)
    {
        const bool hasPath = record.noteFile && domain::isNotePath(record.noteFile->path);
        if (!hasPath)
            return formats::noteFileName(record.title, m_reserved);
        // Two folders can have a file of the same path.
        const QString path = record.noteFile->path;
        if (!m_given.contains(formats::notePathKey(path))) {
            m_given.insert(formats::notePathKey(path));
            return path;
        }
        const QFileInfo info(path);
        const QString folder = path.left(path.size() - info.fileName().size());
        for (int number = 2;; ++number) {
            const QString other =
                QStringLiteral("%1%2 %3.%4").arg(folder, info.completeBaseName()).arg(number).arg(info.suffix());
            const QString key = formats::notePathKey(other);
            if (m_given.contains(key) || m_reserved.contains(key))
                continue;
            m_given.insert(key);
            return other;
        }
    }

    /// Whether what there is of the way to it lies in the folder.
    bool isInside(const QString &target) const
    {
        QFileInfo folder(QFileInfo(target).absolutePath());
        while (!folder.exists() && !folder.isSymLink())
            folder = QFileInfo(folder.absolutePath());
        const QString canonical = folder.canonicalFilePath();
        return canonical == m_folder || canonical.startsWith(m_folder + u'/');
    }

    const store::Connection &m_connection;
    const NoteFiles &m_files;
    QString m_folder;
    QSet<QString> m_reserved; ///< paths of notes that came from files, and names given to others
    QSet<QString> m_given;
    NoteFilesReport m_report;
};

} // namespace

Result<NoteFiles> NoteFiles::read(const store::Connection &connection)
{
    NoteFiles files;
    store::Statement rows(
        connection,
        QStringLiteral("SELECT name_key, id FROM tags UNION ALL SELECT alias_key, tag_id FROM tag_aliases"));
    while (rows.next())
        files.m_tags.insert(rows.text(0), rows.integer(1));
    if (auto done = rows.finish(); !done)
        return done.error();
    return files;
}

std::optional<qint64> NoteFiles::tagOf(const QString &name) const
{
    bool repaired = false;
    const auto usable = domain::TagName::repair(name, &repaired);
    if (!usable)
        return std::nullopt;
    const auto found = m_tags.constFind(usable->key());
    return found == m_tags.cend() ? std::nullopt : std::optional(*found);
}

QSet<qint64> NoteFiles::tagsOf(const QStringList &names) const
{
    QSet<qint64> tags;
    for (const QString &name : names) {
        if (const auto tag = tagOf(name))
            tags.insert(*tag);
    }
    return tags;
}

formats::NoteChange NoteFiles::tagChanges(const formats::NoteText &text, const ItemRecord &record) const
{
    formats::NoteChange change;
    const QStringList names = formats::confirmedTags(record);
    const QSet<qint64> wanted = tagsOf(names);
    QStringList said;
    for (const QString &key : formats::tagKeys()) {
        if (const formats::YamlEntry *const entry = formats::findEntry(text.mapping, key))
            said += formats::tagsOf(*entry);
    }
    for (const QString &name : std::as_const(said)) {
        const auto tag = tagOf(name);
        // What no tag can be called was never one.
        bool repaired = false;
        if (!(tag && wanted.contains(*tag)) && domain::TagName::repair(name, &repaired))
            change.tagsRemoved.append(name);
    }
    change.tagsRemoved.removeDuplicates();
    ItemRecord ofFolders;
    addFolderTags(ofFolders, record.noteFile->path, record.noteFile->folders);
    for (const domain::LinkRecord &link : std::as_const(ofFolders.links))
        said.append(link.tag);
    const QSet<qint64> there = tagsOf(said);
    for (const QString &name : names) {
        if (const auto tag = tagOf(name); tag && !there.contains(*tag))
            change.tagsAdded.append(name);
    }
    return change;
}

Result<QByteArray> NoteFiles::contentFor(const ItemRecord &record) const
{
    if (!record.noteFile || !domain::isNotePath(record.noteFile->path))
        return formats::newNote(record);
    const domain::NoteFile &file = *record.noteFile;
    formats::NoteText text;
    if (const auto problem = formats::takeApart(file.content, syntaxOf(file), text))
        return Error{ErrorCode::Conflict, problem->reason};
    const auto base = madeFit(formats::readNote(text, QFileInfo(file.path).fileName(), QDateTime::currentDateTime()));
    if (!base)
        return base.error();
    formats::NoteChange change = formats::changesFor(text, *base, record);
    const formats::NoteChange tags = tagChanges(text, record);
    change.tagsAdded = tags.tagsAdded;
    change.tagsRemoved = tags.tagsRemoved;
    return formats::editedNote(file.content, syntaxOf(file), change);
}

QStringList tagsSaidBy(const QString &path, const QByteArray &content)
{
    const auto syntax = formats::noteSyntaxOf(path).value_or(formats::NoteSyntax::Markdown);
    QStringList tags;
    formats::NoteText text;
    if (formats::takeApart(content, syntax, text))
        return tags;
    for (const QString &key : formats::tagKeys()) {
        if (const formats::YamlEntry *const entry = formats::findEntry(text.mapping, key))
            tags += formats::tagsOf(*entry);
    }
    return tags;
}

Result<void> writeNoteFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush();
    if (isWritten && QFile::exists(path)) {
        if (auto done = platform::prepareToReplace(path, file.handle()); !done)
            return done;
    }
    isWritten = isWritten && file.commit();
    if (isWritten)
        return {};
    const bool isFull = file.error() == QFileDevice::ResourceError;
    return Error{isFull ? ErrorCode::DiskFull : ErrorCode::InputOutput,
                 QStringLiteral("“%1” cannot be written (%2). Make room or choose another place, and try again.")
                     .arg(path, file.errorString())};
}

Result<NoteFilesReport> writeNoteFolder(const store::Connection &connection, const QList<ItemId> &ids,
                                        const QString &folder, JobState &job)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::InputOutput,
                     QStringLiteral("The folder “%1” cannot be made. Choose another place and try again.").arg(folder)};
    const auto files = NoteFiles::read(connection);
    if (!files)
        return files.error();
    const auto paths = store::notePaths(connection, ids);
    if (!paths)
        return paths.error();
    FolderWriter writer(connection, *files, folder, *paths);
    job.total = ids.size();
    for (qsizetype first = 0; first < ids.size(); first += itemsInABlock) {
        const QList<ItemId> block = ids.mid(first, itemsInABlock);
        const auto records = store::itemRecords(connection, block);
        if (!records)
            return records.error();
        const auto written = store::writtenNotes(connection, block);
        if (!written)
            return written.error();
        for (const ItemRecord &record : *records) {
            if (job.cancelled)
                return Error{ErrorCode::Cancelled,
                             QStringLiteral("The export was cancelled. %1 had been written.")
                                 .arg(domain::counted(writer.report().written, QStringLiteral("file"),
                                                      QStringLiteral("files")))};
            if (record.trashedAt)
                continue;
            const QString place =
                record.noteFile ? QString(record.noteFile->root + u'/' + record.noteFile->path) : QString();
            const auto left = written->constFind(place);
            if (auto done = writer.write(record, left == written->cend() ? std::nullopt : std::optional(*left)); !done)
                return done.error();
        }
        job.done = first + records->size();
        job.records = job.done.load();
    }
    return writer.report();
}

} // namespace tagloom::library
