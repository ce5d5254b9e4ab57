// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

namespace tagloom::platform {

/// Asks the desktop's file manager to show these files, chosen, in their folders. `done(false)` if there is none that
/// can; it is called on this thread, maybe at once, and never after `context` has gone.
void showInFileManager(const QStringList &paths, QObject *context, const std::function<void(bool)> &done);

} // namespace tagloom::platform
