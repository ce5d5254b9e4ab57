// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/file_replacement.h"

namespace tagloom::platform {

domain::Result<void> prepareToReplace(const QString &, int)
{
    return {};
}

} // namespace tagloom::platform
