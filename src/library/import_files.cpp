// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/import_files.h"

#include "formats/record_reader.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
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

QStringList filesBelow(const QString &folder)
{
    QStringList paths;
    QDirIterator files(folder, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    std::sort(paths.begin(), paths.end());
    return paths;
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
            files.append(std::move(*file));
            continue;
        }
        for (const QString &inside : filesBelow(path)) {
            if (auto file = recognisedFile(inside, format))
                files.append(std::move(*file));
            else
                unknown.append(ImportRemark{inside, 0, file.error().message});
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
    for (const ImportFile &file : files) {
        m_file = file.path;
        QFile device(file.path);
        if (!device.open(QIODevice::ReadOnly))
            return Error{
                ErrorCode::InputOutput,
                QStringLiteral("“%1” cannot be read (%2). Nothing was imported.").arg(file.path, device.errorString())};
        const auto read = formats::readRecords(file.format, device, *this);
        if (m_error)
            return *m_error;
        if (!read)
            return read.error();
        m_bytesBefore += file.size;
    }
    return {};
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
