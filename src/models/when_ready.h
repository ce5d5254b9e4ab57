// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace tagloom::models {

/// Calls `done(const Outcome &)` on the thread of `context` once the future is ready, and never if `context` has gone
/// by then (QFuture::then does not promise that in Qt 6.4).
template <class Outcome, class Done> void whenReady(QObject *context, const QFuture<Outcome> &future, Done done)
{
    auto *watcher = new QFutureWatcher<Outcome>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done = std::move(done)] {
        watcher->deleteLater();
        done(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace tagloom::models
