// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "domain/result.h"

#include <QIODevice>

namespace tagloom::formats {

/// Reads a bookmark file (Netscape's HTML, as every browser writes it) from a seekable device, in constant memory. What
/// stands for what is said in bookmark_builder.h, encodings in utf8_source.h. Broken markup never is an error.
/// Errors: Cancelled (the sink ended it), ForeignFile (not one bookmark), InputOutput.
domain::Result<void> readBookmarkHtml(QIODevice &device, domain::RecordSink &sink);

} // namespace tagloom::formats
