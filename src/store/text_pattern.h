// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query/query.h"

#include <QString>

namespace tagloom::store {

/// How a word or string of a search is looked for in the text of items: at most one of the members is set, none if no
/// text can match.
///
/// By full text: words of three letters and more as prefixes, shorter ones and what is in quotes as whole words; a word
/// with one `*` at its end as a prefix of any length. By a scan for the characters as they stand, but for case: other
/// wildcards, addresses with a scheme, text without letters and digits, and scripts without spaces from two characters
/// on.
struct TextPattern
{
    QString match; ///< an FTS5 query in which nothing but our own quotes and star is syntax
    QString like; ///< a LIKE pattern with ESCAPE '\' that begins and ends with `%`
};

TextPattern textPattern(const domain::QueryText &text);

/// The same for `url:`, where everything but a single word is a scan.
TextPattern addressPattern(const domain::QueryText &text);

/// What the folded name of a tag is LIKE (ESCAPE '\') if it fits the wildcards.
QString tagNamePattern(const domain::QueryText &text);

/// What a word of tag_words is LIKE (ESCAPE '\') that begins as the text says.
QString tagWordsPattern(const domain::QueryText &text);

/// What the words of an author (creatorWords()) are LIKE: a word begins so, in quotes whole words, with wildcards anything.
/// Empty if no author can be.
QString authorPattern(const domain::QueryText &text);

/// Whether a text is like `TextPattern::like`. SQLite folds ASCII only, so that its LIKE cannot say it of every
/// pattern.
bool isLike(const QString &text, const QString &like);

/// The pattern for SQLite: the same, or, where there are letters with cases outside of ASCII, one that is true of more.
QString asciiLike(const QString &like);

} // namespace tagloom::store
