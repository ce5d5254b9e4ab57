// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_report.h"
#include "library/job.h"
#include "store/transaction.h"

namespace tagloom::library {

/// Puts the files that the paths stand for into the library, inside the transaction; on an error, Cancelled for one, it
/// must not be committed. `job` counts files. Memory does not grow with their number but by some 30 bytes for each.
domain::Result<AddFilesReport> loadFilesOf(store::Transaction &transaction, const QStringList &paths,
                                           const AddFilesOptions &options, const Job &job);

} // namespace tagloom::library
