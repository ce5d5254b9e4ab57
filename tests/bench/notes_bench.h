// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tagloom::bench {

/// Makes a folder of so many Markdown files, reads it and parses its front matter alone, imports it into an empty
/// library, and imports it again. Prints "notes" and "notes_again". False if something failed.
bool benchNotes(const QString &folder, int files, bool json);

} // namespace tagloom::bench
