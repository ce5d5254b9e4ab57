// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/record.h"
#include "formats/note_text.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace tagloom::formats {

// What a note's file says. Keys are looked at without case:
//     title; else the first heading of the text, else the file's name
//     tags, tag, keywords   [a, b], a line each, or a text split at commas; a `#` before a tag is dropped
//     url
//     created, date; updated, modified, lastmod    days or times, without a zone that of this machine
//     due, done, completed, status     of a task; done can be true, status done
//     kind and the keys of its details (authors, year, amount, ...): only where kind is one that every library has
//     notes, description    the text of a YAML file
// All other keys mean nothing here and stay in the file.

/// The keys that hold tags, in the order in which they are looked for.
const QStringList &tagKeys();

/// A note is a task if it has one of these.
const QStringList &taskKeys();

/// The entry of this key, compared without case; nullptr if there is none.
const YamlEntry *findEntry(const YamlMapping &mapping, QStringView key);

/// The tags that an entry says, without `#`.
QStringList tagsOf(const YamlEntry &entry);

/// A tag as it is written, so that tagsOf() gives it back: one that begins with `#` gets another.
QString writtenTag(const QString &tag);

/// `true`, `yes`, `x` and the like; nothing for other texts.
std::optional<bool> truthOf(const QString &text);

/// Whether the word of a `status` says that a task is done.
bool saysDone(const QString &status);

struct NoteContent
{
    domain::ItemRecord record; ///< without noteFile and folders; times only where the file says them
    bool hasOwnDoneDay = true; ///< false: the day of `done` is not the file's word, but where it was seen to change
};

/// `fileName` without folders, for the title; `modifiedAt`: when the file was last changed, for the day a task was done
/// where it says only that it is.
NoteContent readNote(const NoteText &text, const QString &fileName, const QDateTime &modifiedAt);

/// A day or a moment: 2024-05-31, 2024-05-31T10:00, 2024-05-31 10:00:00.5+02:00; `Z` and offsets without a colon as
/// well. Without a zone it is that of this machine. Nothing for all else, 05/06/2024 for one: nobody knows which month
/// it is.
std::optional<QDateTime> noteTime(const QString &text);

} // namespace tagloom::formats
