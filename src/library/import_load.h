// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/import_files.h"
#include "store/transaction.h"

namespace tagloom::library {

/// Reads the files and puts their records into the library, inside the transaction; on an error it must not be committed.
domain::Result<void> loadFiles(store::Transaction &transaction, const QList<ImportFile> &files, const ImportOptions &options,
                               const Job &job, ImportReport &report);

} // namespace tagloom::library
