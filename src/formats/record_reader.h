// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "domain/result.h"
#include "formats/format.h"

#include <QIODevice>

namespace tagloom::formats {

/// Reads a whole file of this format from its start and hands its records to the sink; the device must be open and
/// seekable. Bad records are handed over as skipped, and the rest is read. Errors: Cancelled (the sink ended it),
/// ForeignFile (not this format, or one that is only written), NewerLibrary, InputOutput.
domain::Result<void> readRecords(Format format, QIODevice &device, domain::RecordSink &sink);

} // namespace tagloom::formats
