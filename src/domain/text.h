// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace tagloom::domain {

/// The text as SQLite and other programs can hold it: NUL dropped, lone surrogates replaced by U+FFFD.
QString storableText(QString text);

/// The same on one line: control characters become spaces, runs of white space one space, ends trimmed.
QString oneLine(const QString &text);

/// No more than this many characters (Unicode code points) of its beginning, without a space at the end.
QString shortened(const QString &text, qsizetype characters);

/// Whether the character belongs to a word: letters, digits and the marks that sit on them.
bool isWordCharacter(char32_t character);

/// A prefix pattern for LIKE ... ESCAPE '\': `%`, `_` and `\` escaped, `%` appended.
QString likePrefix(const QString &text);

} // namespace tagloom::domain
