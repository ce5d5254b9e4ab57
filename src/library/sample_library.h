// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace tagloom::library {

/// Makes the library "Sample.tagloom" with the bundled sample items in this folder and gives its path. One that is
/// there already is left as it is. Takes some tenths of a second; may be called from any thread.
domain::Result<QString> makeSampleLibrary(const QString &folder);

/// The bundled items as a file that Importer takes.
QString sampleItemsPath();

} // namespace tagloom::library
