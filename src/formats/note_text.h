// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/yaml_mapping.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace tagloom::formats {

enum class NoteSyntax {
    Markdown, ///< front matter between lines of `---`, then the text
    Yaml ///< YAML as a whole; the text is a value in it
};

/// By the ending of a file's name: md, markdown, yaml, yml, in any case. Nothing for others.
std::optional<NoteSyntax> noteSyntaxOf(const QString &fileName);

/// Files larger than this are not read: 4 MB.
inline constexpr qint64 largestNote = 4 * 1024 * 1024;

/// A note's file taken apart: every byte is in exactly one of byteOrderMark, opening, yaml, closing, body.
struct NoteText
{
    NoteSyntax syntax = NoteSyntax::Markdown;
    bool isUtf8 = true; ///< false: the parts are what the file says, in UTF-8, and cannot be put together again
    QByteArray byteOrderMark;
    QByteArray opening; ///< the line of `---`; empty if there is no front matter
    QByteArray yaml;
    QByteArray closing;
    QByteArray body;
    QByteArray lineEnd = "\n"; ///< that of most lines
    YamlMapping mapping; ///< of yaml
    int firstLine = 1; ///< of yaml in the file, from 1

    QByteArray whole() const { return byteOrderMark + opening + yaml + closing + body; }

    /// The line in the file for one of the YAML text.
    int lineInFile(int yamlLine) const { return firstLine + yamlLine; }
};

/// What is wrong with a file, and on which line; line 0: with the file as a whole.
struct NoteProblem
{
    qint64 line = 0;
    QString reason;
};

/// Takes a file apart. A problem is told for binary files, for front matter that is not closed, too long or no YAML. A
/// text between two `---` that is no mapping is body, and so are later `---`.
std::optional<NoteProblem> takeApart(const QByteArray &content, NoteSyntax syntax, NoteText &text);

} // namespace tagloom::formats
