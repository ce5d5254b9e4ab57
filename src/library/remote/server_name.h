// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace tagloom::library {

/// The name of the socket of whoever has this library open for writing: one for one file, however its path is spelled,
/// and in a folder that only this user can enter. InputOutput if there is no such folder.
domain::Result<QString> serverName(const QString &libraryPath);

} // namespace tagloom::library
