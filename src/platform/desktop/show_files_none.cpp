// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/desktop/show_files.h"

namespace tagloom::platform {

void showInFileManager(const QStringList &, QObject *, const std::function<void(bool)> &done)
{
    done(false);
}

} // namespace tagloom::platform
