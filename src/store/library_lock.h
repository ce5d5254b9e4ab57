// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QLockFile>

#include <memory>

namespace tagloom::store {

/// The right to write to a library, held by one process at a time: `<library>.lock` beside it. Who dies leaves a lock that
/// the next one recognises as stale.
class LibraryLock final
{
public:
    /// ErrorCode::Locked names the process that holds it; ReadOnly if no lock can be made there.
    static domain::Result<std::unique_ptr<LibraryLock>> acquire(const QString &libraryPath, int waitMilliseconds = 0);

private:
    explicit LibraryLock(const QString &lockPath);

    QLockFile m_file;
};

} // namespace tagloom::store
