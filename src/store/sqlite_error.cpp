// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite_error.h"

#include <sqlite3.h>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;

Error sqliteError(int code, const QString &detail, const QString &path)
{
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {ErrorCode::DiskFull,
                QStringLiteral("There is no space left on the disk for “%1”. Nothing was changed. Make room and try again.").arg(path)};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Locked,
                QStringLiteral("“%1” is being written by another program. Nothing was changed. Wait until it is done and try again.").arg(path)};
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return {ErrorCode::ReadOnly,
                QStringLiteral("“%1” can only be read. Nothing was changed. Allow writing to the file and its folder, or work on a copy.").arg(path)};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::DamagedFile,
                QStringLiteral("“%1” is damaged (%2). Close it and go back to a backup.").arg(path, detail)};
    case SQLITE_CANTOPEN:
        return {ErrorCode::InputOutput,
                QStringLiteral("“%1” cannot be opened (%2). Check that it exists and may be read.").arg(path, detail)};
    case SQLITE_IOERR:
        return {ErrorCode::InputOutput,
                QStringLiteral("Reading or writing “%1” failed (%2). Check the disk and try again.").arg(path, detail)};
    case SQLITE_INTERRUPT:
        return {ErrorCode::Cancelled, QStringLiteral("The work was stopped. Nothing was changed.")};
    case SQLITE_CONSTRAINT:
        return {ErrorCode::Conflict,
                QStringLiteral("The library refuses this change (%1). Nothing was changed.").arg(detail)};
    case SQLITE_TOOBIG:
        return {ErrorCode::InvalidInput, QStringLiteral("The text is too long for a library. Shorten it.")};
    default:
        return {ErrorCode::Database,
                QStringLiteral("“%1” could not be used (%2, code %3). Close it, open it again and try once more.")
                    .arg(path, detail)
                    .arg(code)};
    }
}

Error lastError(sqlite3 *handle, const QString &path)
{
    return sqliteError(sqlite3_extended_errcode(handle), QString::fromUtf8(sqlite3_errmsg(handle)), path);
}

} // namespace tagloom::store
