// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/record_writer.h"

#include "formats/bookmark_html_writer.h"
#include "formats/csv_writer.h"
#include "formats/json_lines_writer.h"

namespace tagloom::formats {

std::unique_ptr<RecordWriter> makeWriter(Format format, QIODevice &device)
{
    switch (format) {
    case Format::BookmarkHtml:
        return std::make_unique<BookmarkHtmlWriter>(device);
    case Format::JsonLines:
        return std::make_unique<JsonLinesWriter>(device);
    case Format::Csv:
        return std::make_unique<CsvWriter>(device);
    case Format::Markdown:
        break; // written by NoteFolder, many files, and not one
    }
    Q_UNREACHABLE();
}

QStringList confirmedTags(const domain::ItemRecord &record)
{
    QStringList names;
    for (const domain::LinkRecord &link : record.links) {
        if (link.status == domain::LinkStatus::Confirmed) {
            names.append(link.tag);
        }
    }
    return names;
}

} // namespace tagloom::formats
