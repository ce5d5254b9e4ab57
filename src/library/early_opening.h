// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"

#include <QString>

#include <future>
#include <memory>

namespace tagloom::library {

/// Opens a library for writing beside other work, such as the making of the window: looking at the file, its lock and
/// its threads take ten milliseconds that need no window.
class EarlyOpening final
{
public:
    /// Begins on a thread of its own. The library will belong to the thread that calls this.
    explicit EarlyOpening(const QString &path);

    /// Waits for it. Null if it was not to be had at once: it is missing, older, damaged, in use or read-only. Nothing
    /// was changed then, and Library::open says why or does what is needed. Once, on the thread that began.
    std::unique_ptr<Library> take();

    const QString &path() const { return m_path; } ///< canonical

private:
    QString m_path;
    std::unique_ptr<Library> m_library;
    std::future<bool> m_isOpen; ///< waits when it goes
};

} // namespace tagloom::library
