// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_report.h"
#include "library/job.h"

#include <functional>

namespace tagloom::library {

class Library;

/// Moves one file to the desktop's trash. Empty if it is there now, else why it is not, in whole sentences.
using FileMover = std::function<QString(const QString &path)>;
QString moveFileToTrash(const QString &path);

struct FilesTrashed
{
    QList<domain::ItemId> items; ///< whose file is in the desktop's trash; they are in ours
    FileRemarks refused; ///< files that stayed where they were, and why
    qint64 cancelled = 0; ///< files that stayed since their turn had not come
    /// Why items of files that stayed are in our trash all the same; empty if none is.
    QString notRestored;
};

/// Trashes the items of files that are there, commits that, and moves the files then, one by one: if the commit fails,
/// no file is touched, and a file that cannot be moved, or whose turn has not come at a Cancel, gets its item back, in
/// an entry of its own in the history. An item that was brought back meanwhile keeps its file. `job` counts files.
/// Waits for the writer: not to be called on the thread of the library or on that of the writer. Cancelled only if
/// nothing was done.
domain::Result<FilesTrashed> trashFilesOf(Library &library, const QList<domain::ItemId> &items, const Job &job,
                                          const FileMover &mover);

} // namespace tagloom::library
