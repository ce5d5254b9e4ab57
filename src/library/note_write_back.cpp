// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/note_write_back.h"

#include "formats/note_writer.h"
#include "store/export_store.h"
#include "store/note_file_store.h"
#include "store/transaction.h"

#include <QFileInfo>
#include <QtConcurrentRun>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::ItemRecord;
using domain::Result;

namespace {

constexpr qsizetype itemsInABlock = 500;

/// What was written to the file of an item.
struct Written
{
    ItemId item;
    QString base;
    store::WrittenNote note;
};

/// The file as its tags are to be; nothing if it says so already, or a reason why it cannot be.
struct Planned
{
    std::optional<QByteArray> content;
    QString reason;
};

Planned plan(const NoteFiles &files, const ItemRecord &record, const std::optional<store::WrittenNote> &written)
{
    const domain::NoteFile &note = *record.noteFile;
    const auto syntax = formats::noteSyntaxOf(note.path).value_or(formats::NoteSyntax::Markdown);
    // What the program left there is another state than what was read, also if that has come back since.
    const auto isAsLeft = [&](const QByteArray &content) {
        return written ? domain::contentHash(content) == written->hash : content == note.content;
    };
    const auto changeOf = [&](const QByteArray &content, formats::NoteText &text) {
        return formats::takeApart(content, syntax, text) ? formats::NoteChange() : files.tagChanges(text, record);
    };
    QFile file(note.root + u'/' + note.path);
    const bool isThere = file.open(QIODevice::ReadOnly) && file.size() <= formats::largestNote;
    const QByteArray now = isThere ? file.readAll() : QByteArray();
    const bool isKnown = isThere && isAsLeft(now);
    formats::NoteText text;
    const formats::NoteChange change = changeOf(isKnown ? now : note.content, text);
    if (change.isEmpty())
        return {};
    if (!isThere)
        return {{}, QStringLiteral("It is not there, or cannot be read. Its tags were not written.")};
    if (!isKnown)
        return {{}, QStringLiteral("It was changed since it was read. Its tags were not written. Import it again.")};
    if (!text.isUtf8)
        return {{}, QStringLiteral("It is not UTF-8. Its tags were not written.")};
    if (QFileInfo(file.fileName()).isSymLink())
        return {{}, QStringLiteral("It is a link. Its tags were not written. Import the file that it leads to.")};
    auto edited = formats::editedNote(now, syntax, change);
    if (!edited)
        return {{}, edited.error().message};
    return {std::move(*edited), {}};
}

/// In a transaction of its own, which leaves history alone.
Result<void> noteWritten(Library &library, const QList<Written> &written)
{
    if (written.isEmpty())
        return {};
    return library
        .write(QStringLiteral("Write tags to files"),
               [written](store::Transaction &transaction) -> Result<void> {
                   transaction.leaveUnrecorded();
                   for (const Written &one : written) {
                       if (auto done = store::setWrittenNote(transaction, one.item, one.base, one.note); !done)
                           return done;
                   }
                   return {};
               })
        .result();
}

/// Writes the files of a block of items one after the other.
Result<void> writeBlock(const store::Connection &connection, const NoteFiles &files, const QList<ItemId> &block,
                        JobState &job, NoteFilesReport &report, QList<Written> &written)
{
    const auto records = store::itemRecords(connection, block);
    const auto before = store::writtenNotes(connection, block);
    if (!records || !before)
        return records ? before.error() : records.error();
    for (qsizetype at = 0; at < records->size() && !job.cancelled; ++at) {
        const ItemRecord &record = records->at(at);
        if (!record.noteFile || record.trashedAt)
            continue;
        const domain::NoteFile &note = *record.noteFile;
        const QString place = note.root + u'/' + note.path;
        const auto left = before->constFind(place);
        const Planned planned = plan(files, record, left == before->cend() ? std::nullopt : std::optional(*left));
        QString reason = planned.reason;
        if (planned.content) {
            if (const auto done = writeNoteFile(place, *planned.content); done) {
                ++report.written;
                written.append({block[at],
                                domain::contentHash(note.content),
                                {domain::contentHash(*planned.content), tagsSaidBy(note.path, *planned.content)}});
            } else {
                reason = done.error().message;
            }
        }
        if (!reason.isEmpty())
            report.remarks.append(ImportRemark{place, 0, reason});
    }
    return {};
}

Result<NoteFilesReport> writeAll(Library &library, std::optional<QList<ItemId>> items, JobState &job)
{
    const auto connection = store::Connection::open(library.path(), library.readAccess());
    if (!connection)
        return connection.error();
    if (!items) {
        auto all = store::itemsWithNoteFiles(**connection);
        if (!all)
            return all.error();
        items = std::move(*all);
    }
    const auto files = NoteFiles::read(**connection);
    if (!files)
        return files.error();
    NoteFilesReport report;
    job.total = items->size();
    for (qsizetype first = 0; first < items->size() && !job.cancelled; first += itemsInABlock) {
        const auto notes = store::notePaths(**connection, items->mid(first, itemsInABlock));
        if (!notes)
            return notes.error();
        QList<Written> written;
        const auto done = writeBlock(**connection, *files, notes->keys(), job, report, written);
        // What is in the files by now is noted whatever came then.
        if (auto noted = noteWritten(library, written); !noted)
            return noted.error();
        if (!done)
            return done.error();
        job.done = first + notes->size();
    }
    return report;
}

} // namespace

QFuture<Result<NoteFilesReport>> NoteWriteBack::write(const std::optional<QList<ItemId>> &items, const Job &job)
{
    // The library is not closed before the future is ready.
    return QtConcurrent::run([library = &m_library, items, job]() -> Result<NoteFilesReport> {
        if (library->isReadOnly())
            return library->readOnlyError();
        return writeAll(*library, items, *job);
    });
}

} // namespace tagloom::library
