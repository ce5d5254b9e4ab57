// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_files.h"

#include "domain/counted.h"
#include "formats/note_text.h"
#include "formats/record_reader.h"
#include "library/files/file_walk.h"
#include "library/import_notes.h"
#include "library/notes_ahead.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::ItemRecord;
using domain::RecordRemark;
using domain::Result;
using formats::Format;

namespace {

Result<ImportFile> recognisedFile(const QString &path, std::optional<Format> format)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no file “%1”. Check the path.").arg(path)};
    if (!file.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::InputOutput,
            QStringLiteral("“%1” cannot be read (%2). Allow reading it and try again.").arg(path, file.errorString())};
    ImportFile found{path, file.size(), {}};
    if (format) {
        found.format = *format;
        return found;
    }
    const auto recognised = formats::recognise(file, path);
    if (!recognised)
        return recognised.error();
    found.format = *recognised;
    return found;
}

/// The files below a folder, sorted.
QStringList filesBelow(const QString &folder, QList<ImportRemark> &unknown)
{
    const QString top = QFileInfo(folder).canonicalFilePath() + u'/';
    FileWalk walk({folder}, [&unknown](const FileRemark &remark) { unknown.append({remark.path, 0, remark.reason}); });
    QStringList paths;
    while (const auto found = walk.next()) {
        // The file itself is taken where it lies.
        if (!found->isLink || !QFileInfo(found->path).canonicalFilePath().startsWith(top))
            paths.append(found->path);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

bool mayBeAnExport(const QString &path)
{
    static const QStringList suffixes{QStringLiteral("html"), QStringLiteral("htm"), QStringLiteral("jsonl"),
                                      QStringLiteral("json")};
    return suffixes.contains(QFileInfo(path).suffix(), Qt::CaseInsensitive);
}

bool isNoteFile(const QString &path)
{
    return formats::noteSyntaxOf(path).has_value();
}

/// What is not looked into beside notes: attachments, mostly.
void leaveOthersAlone(const QString &folder, std::optional<Format> format, QStringList &paths,
                      QList<ImportRemark> &unknown)
{
    const bool onlyNotes = format == Format::Markdown;
    if (!onlyNotes && (format || std::none_of(paths.begin(), paths.end(), isNoteFile)))
        return;
    QStringList others;
    paths.removeIf([&](const QString &path) {
        const bool stays = isNoteFile(path) || (!onlyNotes && mayBeAnExport(path));
        if (!stays)
            others.append(QFileInfo(path).fileName());
        return !stays;
    });
    if (!others.isEmpty())
        unknown.append(ImportRemark{
            folder, 0,
            QStringLiteral("%1 in it, such as “%2”, were left alone: they are no notes.")
                .arg(domain::counted(others.size(), QStringLiteral("other file"), QStringLiteral("other files")),
                     others.first())});
}

} // namespace

Result<QList<ImportFile>> findImportFiles(const QStringList &paths, std::optional<Format> format,
                                          QList<ImportRemark> &unknown)
{
    QList<ImportFile> files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            auto file = recognisedFile(path, format);
            if (!file)
                return file.error();
            file->root = QFileInfo(path).absolutePath();
            files.append(std::move(*file));
            continue;
        }
        QStringList insides = filesBelow(path, unknown);
        leaveOthersAlone(path, format, insides, unknown);
        const QString root = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
        for (const QString &inside : std::as_const(insides)) {
            // Told by its name alone, and opened soon enough.
            if (isNoteFile(inside) && format.value_or(Format::Markdown) == Format::Markdown) {
                files.append({inside, QFileInfo(inside).size(), Format::Markdown, root});
                continue;
            }
            if (auto file = recognisedFile(inside, format)) {
                file->root = root;
                files.append(std::move(*file));
            } else {
                unknown.append(ImportRemark{inside, 0, file.error().message});
            }
        }
    }
    return files;
}

Error importCancelled()
{
    return {ErrorCode::Cancelled, QStringLiteral("The import was cancelled. Nothing was imported.")};
}

QString noUsableTagName()
{
    return QStringLiteral("The tag has no usable name.");
}

QString noUsableListName()
{
    return QStringLiteral("The list has no usable name.");
}

QString noUsableKindName()
{
    return QStringLiteral("The kind has no usable name.");
}

QString notTwoTags(const domain::DistinctRecord &record)
{
    return QStringLiteral("“%1” and “%2” are not two tags here.").arg(record.first, record.second);
}

Result<void> ImportSink::readAll(const QList<ImportFile> &files)
{
    qint64 total = 0;
    for (const ImportFile &file : files)
        total += file.size;
    m_job->total = total;
    for (qsizetype place = 0; place < files.size();) {
        qsizetype end = place;
        while (end < files.size() && files[end].format == Format::Markdown)
            ++end;
        const auto read = end > place ? readNoteFiles(files.mid(place, end - place)) : readFile(files[place]);
        if (m_error)
            return *m_error;
        if (!read)
            return read;
        place = std::max(end, place + 1);
    }
    return {};
}

Result<void> ImportSink::readFile(const ImportFile &file)
{
    m_file = file.path;
    m_isNote = false;
    QFile device(file.path);
    if (!device.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::InputOutput,
            QStringLiteral("“%1” cannot be read (%2). Nothing was imported.").arg(file.path, device.errorString())};
    auto read = formats::readRecords(file.format, device, *this);
    m_bytesBefore += file.size;
    return read;
}

Result<void> ImportSink::readNoteFiles(const QList<ImportFile> &files)
{
    m_isNote = true;
    NotesAhead ahead(files);
    qsizetype place = 0;
    for (auto notes = ahead.next(); !notes.empty(); notes = ahead.next()) {
        for (NoteRead &read : notes) {
            const ImportFile &file = files[place++];
            m_file = file.path;
            m_root = file.root;
            m_noteHash = std::move(read.hash);
            for (const RecordRemark &reason : std::as_const(read.reasons))
                skipped(reason);
            if ((read.note && !item(std::move(*read.note))) || !progress(file.size))
                return {};
            m_bytesBefore += file.size;
        }
    }
    return {};
}

bool ImportSink::item(ItemRecord record)
{
    if (m_isNote && record.noteFile) {
        record.noteFile->root = m_root;
        record.noteFile->path = m_file.startsWith(m_root + u'/')
            ? m_file.mid(m_root.size() + 1)
            : QDir(m_root).relativeFilePath(QFileInfo(m_file).absoluteFilePath());
        record.noteFile->folders = m_folders;
        if (!domain::isNotePath(record.noteFile->path))
            return skipped({0, QStringLiteral("Its name holds a backslash or a control character. Rename it.")});
        addFolderTags(record, record.noteFile->path, m_folders);
    }
    for (const RecordRemark &remark : std::as_const(record.remarks))
        changed(remark.line, {remark.reason});
    return take(std::move(record));
}

bool ImportSink::skipped(RecordRemark remark)
{
    m_report.skipped.append(ImportRemark{m_file, remark.line, std::move(remark.reason)});
    return true;
}

bool ImportSink::progress(qint64 bytesRead)
{
    m_job->done = m_bytesBefore + bytesRead;
    m_job->records = m_report.read;
    if (!m_job->cancelled)
        return true;
    return fail(importCancelled());
}

void ImportSink::changed(qint64 line, const QStringList &reasons)
{
    for (const QString &reason : reasons)
        m_report.changed.append(ImportRemark{m_file, line, reason});
}

bool ImportSink::fail(const Error &error)
{
    m_error = error;
    return false;
}

} // namespace tagloom::library
