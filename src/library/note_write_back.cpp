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

struct Outcome
{
    NoteFilesReport report;
    QHash<ItemId, QString> hashes; ///< of what was written
};

/// The file as its tags are to be; nothing if it says so already, or a reason why it cannot be.
struct Planned
{
    std::optional<QByteArray> content;
    QString reason;
};

Planned plan(const NoteFiles &files, const ItemRecord &record, const QString &writtenHash)
{
    const domain::NoteFile &note = *record.noteFile;
    const auto syntax = formats::noteSyntaxOf(note.path).value_or(formats::NoteSyntax::Markdown);
    const auto changeOf = [&](const QByteArray &content, formats::NoteText &text) {
        return formats::takeApart(content, syntax, text) ? formats::NoteChange() : files.tagChanges(text, record);
    };
    QFile file(note.root + u'/' + note.path);
    const bool isThere = file.open(QIODevice::ReadOnly) && file.size() <= formats::largestNote;
    const QByteArray now = isThere ? file.readAll() : QByteArray();
    const bool isKnown = isThere && (now == note.content || domain::contentHash(now) == writtenHash);
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
        return {{}, QStringLiteral("It is a link. Its tags were not written.")};
    auto edited = formats::editedNote(now, syntax, change);
    if (!edited)
        return {{}, edited.error().message};
    return {std::move(*edited), {}};
}

Result<Outcome> writeAll(const QString &path, store::Access access, std::optional<QList<ItemId>> items, JobState &job)
{
    const auto connection = store::Connection::open(path, access);
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
    Outcome outcome;
    job.total = items->size();
    for (qsizetype first = 0; first < items->size(); first += itemsInABlock) {
        const auto notes = store::notePaths(**connection, items->mid(first, itemsInABlock));
        if (!notes)
            return notes.error();
        const QList<ItemId> block = notes->keys();
        const auto records = store::itemRecords(**connection, block);
        const auto hashes = store::writtenHashes(**connection, block);
        if (!records || !hashes)
            return records ? hashes.error() : records.error();
        for (qsizetype at = 0; at < records->size(); ++at) {
            if (job.cancelled)
                return outcome;
            const ItemRecord &record = records->at(at);
            if (!record.noteFile || record.trashedAt)
                continue;
            const QString place = record.noteFile->root + u'/' + record.noteFile->path;
            const Planned planned = plan(*files, record, hashes->value(place));
            QString reason = planned.reason;
            if (planned.content) {
                const auto written = writeNoteFile(place, *planned.content);
                if (written) {
                    ++outcome.report.written;
                    outcome.hashes.insert(block[at], domain::contentHash(*planned.content));
                } else {
                    reason = written.error().message;
                }
            }
            if (!reason.isEmpty())
                outcome.report.remarks.append(ImportRemark{place, 0, reason});
        }
        job.done = first + block.size();
    }
    return outcome;
}

} // namespace

QFuture<Result<NoteFilesReport>> NoteWriteBack::write(const std::optional<QList<ItemId>> &items, const Job &job)
{
    // The library is not closed before the future is ready.
    return QtConcurrent::run([library = &m_library, items, job]() -> Result<NoteFilesReport> {
        if (library->isReadOnly())
            return library->readOnlyError();
        const auto outcome = writeAll(library->path(), library->readAccess(), items, *job);
        if (!outcome)
            return outcome.error();
        if (outcome->hashes.isEmpty())
            return outcome->report;
        const auto noted =
            library->write(QStringLiteral("Write tags to files"),
                           [hashes = outcome->hashes](store::Transaction &transaction) -> Result<void> {
                               transaction.leaveUnrecorded();
                               for (auto one = hashes.cbegin(); one != hashes.cend(); ++one) {
                                   if (auto done = store::setWrittenHash(transaction, one.key(), one.value()); !done)
                                       return done;
                               }
                               return {};
                           });
        if (const auto done = noted.result(); !done)
            return done.error();
        return outcome->report;
    });
}

} // namespace tagloom::library
