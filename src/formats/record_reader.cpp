// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/record_reader.h"

#include "formats/bookmark_html_reader.h"
#include "formats/json_lines_reader.h"

namespace tagloom::formats {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using namespace Qt::StringLiterals;

Result<void> readRecords(Format format, QIODevice &device, domain::RecordSink &sink)
{
    switch (format) {
    case Format::BookmarkHtml:
        return readBookmarkHtml(device, sink);
    case Format::JsonLines:
        return readJsonLines(device, sink);
    case Format::Csv:
        return Error{ErrorCode::ForeignFile,
                     u"CSV is written but not read. Import a bookmark file (html) or JSON Lines (jsonl)."_s};
    }
    Q_UNREACHABLE();
}

} // namespace tagloom::formats
