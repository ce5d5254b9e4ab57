// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

struct sqlite3;

namespace tagloom::store {

/// What a SQLite result code means to a person. `code` may be an extended one; `detail` is SQLite's own sentence;
/// `path` names the library in the message.
domain::Error sqliteError(int code, const QString &detail, const QString &path);

/// The same from the last failed call on a handle.
domain::Error lastError(sqlite3 *handle, const QString &path);

} // namespace tagloom::store
