// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "formats/note_text.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace tagloom::formats {

/// What is to be changed in a note's file.
struct NoteChange
{
    struct Value
    {
        QString key;
        std::optional<QString> text; ///< nothing: the key goes
        bool isVerbatim = false; ///< `text` is YAML already, such as a list or a day
    };

    QStringList tagsAdded;
    QStringList tagsRemoved; ///< as tagsOf() gives them
    QList<Value> values;
    std::optional<QString> body; ///< with LF

    bool isEmpty() const { return tagsAdded.isEmpty() && tagsRemoved.isEmpty() && values.isEmpty() && !body; }
};

/// The file with that change: only the lines of these keys are others, in the style they have; order, comments, quotes,
/// other keys, line ends, byte order mark and the end of the file stay byte for byte. A file without front matter gets
/// some. A file that is not UTF-8 becomes it. Conflict where the keys cannot be edited in their place; nothing is ever
/// written that would not be read again as meant.
domain::Result<QByteArray> editedNote(const QByteArray &content, NoteSyntax syntax, const NoteChange &change);

} // namespace tagloom::formats
