// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_report.h"
#include "library/files/file_spool.h"
#include "library/job.h"
#include "store/transaction.h"

namespace tagloom::library {

/// Reads the files that the paths stand for, and what is known of each, into the spool. Needs no library. What cannot
/// be taken, and how many hidden ones were left out, goes to the report; `job` counts files. Cancelled, or the error of
/// a spool that cannot be written.
domain::Result<void> readFilesOf(const QStringList &paths, const AddFilesOptions &options, const Job &job,
                                 AddFilesReport &report, FileSpool &spool);

/// Puts what was read into the library, inside the transaction; on an error, Cancelled for one, it must not be
/// committed. `job` counts in `done` of `total`. Memory grows by some 30 bytes a file.
domain::Result<void> loadFiles(store::Transaction &transaction, FileSpool &spool, const AddFilesOptions &options,
                               const Job &job, AddFilesReport &report);

} // namespace tagloom::library
