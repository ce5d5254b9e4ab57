// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>

namespace tagloom::library {

/// Makes the library "Sample.tagloom" with the bundled sample items in this folder, and their pictures in "Sample pictures"
/// beside it, and gives its path. What is there already is left as it is. Takes some tenths of a second; may be called from any thread.
domain::Result<QString> makeSampleLibrary(const QString &folder);

/// The bundled items as a file that Importer takes; their pictures are nowhere.
QString sampleItemsPath();

} // namespace tagloom::library
