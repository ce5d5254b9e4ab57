// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QIODevice>
#include <QString>
#include <QStringView>

#include <optional>

namespace tagloom::formats {

/// The files of other programs, and our own for exchange.
enum class Format {
    BookmarkHtml, ///< Netscape bookmark HTML: read and written
    JsonLines, ///< our own, with all primary data: read and written, see json_lines_writer.h
    Csv, ///< written only
    Markdown ///< Markdown and YAML files, a note each: read one by one, and written as a folder
};

/// The name on the command line: "html", "jsonl", "csv", "markdown".
QString nameOf(Format format);
std::optional<Format> formatFromName(QStringView name);

/// The format of a file by its content: a bookmark file is any HTML with an `<A HREF>` after a `<DL>` in its first 16
/// MB, JSON Lines begin with our header, and Markdown and YAML files are told by the ending of their name. The device must be open and seekable, and is left at its start. `fileName` is
/// for the message of the error: ForeignFile, which says what is accepted, or InputOutput.
domain::Result<Format> recognise(QIODevice &device, const QString &fileName);

/// What to call a device in a message: its file's name in quotes, or "The input".
QString nameOfDevice(const QIODevice &device);

} // namespace tagloom::formats
