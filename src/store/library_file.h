// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/migration.h"

#include <QString>

namespace tagloom::store {

/// PRAGMA application_id of every library: "TGLM".
inline constexpr qint32 libraryApplicationId = 0x54474c4d;

enum class FileState {
    Missing,
    Empty, ///< a file without a byte
    Foreign, ///< no SQLite database, or another program's
    Damaged, ///< a library of ours that cannot be read
    Newer, ///< made by a newer version of the program, or a migration's checksum differs from ours
    Older, ///< wants migrating
    Current
};

/// Looks at a file without changing a byte of it or of its folder. Only where a -wal with content stands beside it (a
/// crash, or open elsewhere) SQLite reads that too, and may renew its scratch file -shm. A folder or a file that may
/// not be read is Foreign; refusal() tells them apart. Reads a few pages of a file of any size, so that damage deep
/// inside is not found here.
FileState identify(const QString &path, const QList<Migration> &migrations);

/// Whether its first bytes say that it is an older library: quick, and sure only once identify() says so too.
bool seemsOlder(const QString &path, const QList<Migration> &migrations);

/// The refusal in words for every state that cannot be opened: what it is, and what to do next. For Older: that it has
/// to be migrated and can only be read.
domain::Error refusal(FileState state, const QString &path);

/// Makes a new, empty library: as `<path>.part` with mode 0600, migrated, checked, closed, then renamed; folders on the
/// way are made. Conflict if the file exists; nothing is left behind on an error, nor are folders. Two processes at
/// once: one is refused. A .part of a killed run is replaced.
domain::Result<void> createLibraryFile(const QString &path, const QList<Migration> &migrations);

/// Makes an existing file ready for writing: refuses what is no current or older library; backs up an older one that
/// has data beside it first (VACUUM INTO `<path>.<yyyyMMdd-HHmmss>.backup`, written as .part and checked), then
/// migrates it. Returns the backup's path, empty if none was needed. The caller holds the lock.
domain::Result<QString> upgradeLibraryFile(const QString &path, const QList<Migration> &migrations);

} // namespace tagloom::store
