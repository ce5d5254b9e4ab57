// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "store/tags_written_store.h"

#include <QDeadlineTimer>
#include <QFuture>
#include <QThread>

namespace tagloom::library {

// For those who write tags to files a moment after they changed: how a library is closed without losing what is left.

/// Waits until what is posted to the writer by now is done, and sends out Library::changed of all of it. On the
/// library's thread. False if the time was too short.
bool settle(Library &library, const QDeadlineTimer &deadline);

/// Waits until it is finished. False if the time was too short.
template <class Outcome> bool waitUntil(const QDeadlineTimer &deadline, const QFuture<Outcome> &future)
{
    // Qt 6.4 has no wait of a bounded time for a future.
    constexpr unsigned long pause = 2; // milliseconds
    while (!future.isFinished() && !deadline.hasExpired())
        QThread::msleep(pause);
    return future.isFinished();
}

/// Keeps in the library that the tags of these items are still to be written.
QFuture<domain::Result<void>> keepUnwrittenTags(Library &library, store::TagTarget target,
                                                const store::TagsToWrite &what);

/// What was kept when the library was closed. It is forgotten with that.
QFuture<domain::Result<store::TagsToWrite>> takeUnwrittenTags(Library &library, store::TagTarget target);

} // namespace tagloom::library
