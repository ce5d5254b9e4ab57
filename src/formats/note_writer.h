// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "formats/note_editor.h"
#include "formats/note_reader.h"

#include <QByteArray>
#include <QSet>
#include <QString>

namespace tagloom::formats {

/// The Markdown file for an item that came from none: front matter in a fixed order (title, tags, url, kind unless it
/// follows, details, created, updated), a blank line, its notes. Only confirmed tags.
QByteArray newNote(const domain::ItemRecord &record);

/// What is to change in a file that says `base`, so that it says `now`; tags apart, created and updated stay. Both as
/// an import makes them fit.
NoteChange changesFor(const NoteText &text, const NoteContent &base, const domain::ItemRecord &now);

/// A file name for this title that every system takes: "What is new - 2024.md", at most 120 bytes. The key of each name
/// given out is added to `taken`, and " 2" and so on makes a name another.
QString noteFileName(const QString &title, QSet<QString> &taken);

/// What makes two paths one on systems that do not look at case.
QString notePathKey(const QString &path);

} // namespace tagloom::formats
