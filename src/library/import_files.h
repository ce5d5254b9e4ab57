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
    QString root{}; ///< the folder that was named, or that of a file that was
};

/// The files that the paths stand for, each recognised; those of a folder in order of their names. NotFound or
/// ForeignFile names a path that is no file or that no reader knows; what is not recognised or cannot be read inside a
/// folder goes to `unknown`. Links to folders are followed, each folder once; what is hidden is passed over. Beside notes
/// only what may be an export is looked into; how many others there are is said in one remark.
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
    ImportSink(ImportReport &report, const Job &job, domain::FolderTags folders)
        : m_report(report)
        , m_job(job)
        , m_folders(folders)
    { }

    /// Reads all files into this sink.
    domain::Result<void> readAll(const QList<ImportFile> &files);

    bool item(domain::ItemRecord record) final;
    bool skipped(domain::RecordRemark remark) final;
    bool progress(qint64 bytesRead) final;

protected:
    /// An item of the files; of a note's with its place and the folders as tags.
    virtual bool take(domain::ItemRecord record) = 0;

    /// Whether the file that is read now is a note.
    bool isNote() const { return m_isNote; }

    /// domain::contentHash() of the note that is taken now.
    const QString &noteHash() const { return m_noteHash; }

    /// Notes a record taken with changes, if there are any.
    void changed(qint64 line, const QStringList &reasons);

    /// Ends the reading with this error.
    bool fail(const domain::Error &error);

    ImportReport &m_report;

private:
    domain::Result<void> readFile(const ImportFile &file);
    domain::Result<void> readNoteFiles(const QList<ImportFile> &files);

    Job m_job;
    domain::FolderTags m_folders;
    QString m_file;
    QString m_root;
    bool m_isNote = false;
    QString m_noteHash;
    qint64 m_bytesBefore = 0; ///< of the files read so far
    std::optional<domain::Error> m_error;
};

} // namespace tagloom::library
