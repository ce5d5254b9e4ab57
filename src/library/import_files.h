// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "formats/format.h"
#include "library/importer.h"

namespace tagloom::library {

struct ImportFile
{
    QString path;
    qint64 size = 0; ///< bytes
    formats::Format format = formats::Format::BookmarkHtml;
};

/// The files that the paths stand for, each recognised; those of a folder in order of their names. NotFound or
/// ForeignFile names a path that is no file or that no reader knows; what is not recognised inside a folder goes to
/// `unknown`.
domain::Result<QList<ImportFile>> findImportFiles(const QStringList &paths, std::optional<formats::Format> format,
                                                  QList<ImportRemark> &unknown);

domain::Error importCancelled();

// Why a record is skipped.
QString noUsableTagName();
QString noUsableKindName();
QString notTwoTags(const domain::DistinctRecord &record);
QString noUsableListName();

/// Takes the records of the files of one import. What a reader says of one file reaches it with that file's path set.
class ImportSink : public domain::RecordSink
{
public:
    ImportSink(ImportReport &report, const Job &job)
        : m_report(report)
        , m_job(job)
    { }

    /// Reads all files into this sink.
    domain::Result<void> readAll(const QList<ImportFile> &files);

    bool skipped(domain::RecordRemark remark) final;
    bool progress(qint64 bytesRead) final;

protected:
    /// Notes a record taken with changes, if there are any.
    void changed(qint64 line, const QStringList &reasons);

    /// Ends the reading with this error.
    bool fail(const domain::Error &error);

    ImportReport &m_report;

private:
    Job m_job;
    QString m_file;
    qint64 m_bytesBefore = 0; ///< of the files read so far
    std::optional<domain::Error> m_error;
};

} // namespace tagloom::library
