// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace tagloom::domain {

/// The words of a folded name: parted by spaces and by `-_./:,'` between characters; other signs are part of a word, so
/// that `c++` and `.net` stay what they are.
QStringList wordsOfKey(const QString &key);

/// Without accents, in Latin and Greek; elsewhere such marks make other letters.
QString withoutMarks(const QString &word);

/// A form that an English word and its plural have in common. Words of three letters and less, and words with anything
/// but a to z, stay as they are.
QString numberless(const QString &word);

/// The words as one; where digits meet, a space stays between them.
QString joinedWords(const QStringList &words);

/// Whether one of two words, not alike, is probably the other mistyped. `rare`: it is used far less, which lets shorter
/// words pass. Both of letters only and with the same first one.
bool isMisspelling(const QString &a, const QString &b, bool rare);

/// How few letters a word has for which that is never said, and from how many on two letters may differ.
inline constexpr qsizetype fewestLetters = 5;
inline constexpr qsizetype lettersForTwoEdits = 12;

} // namespace tagloom::domain
