// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "domain/result.h"

#include <QByteArray>
#include <QIODevice>

namespace tagloom::formats {

/// Reads what JsonLinesWriter writes; the format is described there. A line that cannot be taken is handed over as
/// skipped with its number and the reason, and the rest is read; a line has at most 16 MB. Memory: one line. Errors:
/// Cancelled (the sink ended it), ForeignFile (no header of ours), NewerLibrary (a later version of the format),
/// InputOutput.
domain::Result<void> readJsonLines(QIODevice &device, domain::RecordSink &sink);

/// Whether the text, or its first line, is a header of ours of any version.
bool isJsonLinesHeader(const QByteArray &beginning);

} // namespace tagloom::formats
