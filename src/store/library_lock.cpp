// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_lock.h"

#include <QFileInfo>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

LibraryLock::LibraryLock(const QString &lockPath)
    : m_file(lockPath)
{
    // A window may stay open for days: only a dead process makes a lock stale, never its age.
    m_file.setStaleLockTime(0);
}

Result<std::unique_ptr<LibraryLock>> LibraryLock::acquire(const QString &libraryPath, int waitMilliseconds)
{
    const QFileInfo file(libraryPath);
    const QString canonical = file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
    std::unique_ptr<LibraryLock> lock(new LibraryLock(canonical + QStringLiteral(".lock")));
    if (lock->m_file.tryLock(waitMilliseconds))
        return lock;
    if (lock->m_file.error() == QLockFile::LockFailedError) {
        qint64 process = 0;
        QString host;
        QString program;
        lock->m_file.getLockInfo(&process, &host, &program);
        return Error {ErrorCode::Locked,
                      QStringLiteral("“%1” is open for writing in %2 (process %3). Close it there and try again.")
                          .arg(libraryPath, program.isEmpty() ? QStringLiteral("another program") : program)
                          .arg(process)};
    }
    return Error {ErrorCode::ReadOnly,
                  QStringLiteral("“%1” can only be read: its folder cannot be written. Allow writing, or work on a copy.")
                      .arg(libraryPath)};
}

} // namespace tagloom::store
