// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace tagloom::platform {

/// Gives a new file that is to take the place of the one at `path` what does not come with its bytes: owner and group,
/// permissions and access lists, extended attributes. `newFile` is its descriptor, open for writing. Links are
/// followed. Conflict or ReadOnly, with what to do, if something of it would be lost: what cannot be given to the new
/// file, and other names of the old one (hard links), which would go on with the old bytes. On systems other than Linux
/// it does nothing. From any thread.
domain::Result<void> prepareToReplace(const QString &path, int newFile);

} // namespace tagloom::platform
