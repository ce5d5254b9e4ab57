// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_check.h"
#include "library/files/file_report.h"
#include "library/files/file_trashing.h"
#include "library/files/tag_writing.h"
#include "library/library.h"

#include <QFuture>
#include <QThreadPool>

namespace tagloom::library {

/// One file of the library that is to be taken to be what was found.
struct FileChange
{
    FileFinding finding;
    qsizetype place = 0; ///< in finding.places
};

struct FilesApplied
{
    qint64 changed = 0;
    FileRemarks skipped; ///< what changed again meanwhile
};

/// What people do with files. May be called from any thread; works on threads of the library and on pools. A file
/// itself is touched by moveToTrash() alone. The library must outlive it; the destructor waits for what add() and
/// moveToTrash() are doing.
class FileService final
{
public:
    explicit FileService(Library &library)
        : m_library(library)
    { }

    /// Adds files, and folders with all files below them. They are read first, on a thread beside the writer's, and
    /// written in one transaction then. Cancelled after job->cancelled, and nothing is added then. NotFound if there is
    /// nothing at the only path. A relative path is one of the program's folder.
    QFuture<domain::Result<AddFilesReport>> add(const QStringList &paths, const AddFilesOptions &options,
                                                const Job &job);

    /// Which files are gone or changed. Changes nothing.
    QFuture<domain::Result<FileCheck>> check(const Job &job);

    /// Where the missing ones of a check are now, see findMissingFiles(). Changes nothing.
    QFuture<domain::Result<FileCheck>> find(const FileCheck &check, const QStringList &folders, const Job &job);

    /// Keeps which files are missing, and the facts of a check. Returns how many items it wrote.
    QFuture<domain::Result<qint64>> note(const FileCheck &check);

    /// Takes over what was chosen: the address and what is known of the file. A title that was the file's old name
    /// becomes the new one. What is not as it was found is passed over with a remark.
    QFuture<domain::Result<FilesApplied>> apply(const QList<FileChange> &changes);

    /// Writes tags beside files. Of the library's data it changes nothing; it notes there what it wrote.
    QFuture<domain::Result<FileTagsWritten>> writeTags(const FileTagChange &change, const Job &job);

    /// Moves the items to the library's trash and their files to the desktop's, see trashFilesOf().
    QFuture<domain::Result<FilesTrashed>> moveToTrash(const QList<domain::ItemId> &items, const Job &job,
                                                      const FileMover &mover = moveFileToTrash);

private:
    template <class T, class Work> QFuture<domain::Result<T>> onWorkers(Work work);

    Library &m_library;
    QThreadPool m_workers; ///< for work that posts to the writer, and so needs the library until its end
};

} // namespace tagloom::library
