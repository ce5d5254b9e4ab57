// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_check.h"

namespace tagloom::library {

/// Looks for the missing files of a check, by size and fingerprint, in these folders with all below them, and in the
/// folders where files of the library lie. What has an item of its own is no place. `job` counts files.
domain::Result<FileCheck> findMissingFiles(const store::Connection &connection, FileCheck check,
                                           const QStringList &folders, const Job &job);

} // namespace tagloom::library
