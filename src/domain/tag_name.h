// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QString>
#include <QStringList>

namespace tagloom::domain {

/// The most characters (Unicode code points) a tag's name may have.
inline constexpr int maximumTagNameLength = 50;

/// The form in which two names are compared: NFKC, case folded, NFKC; control and format characters and variation
/// selectors dropped; white space collapsed. `É`, `é` and their decomposed forms have one key; `C++` and `C#` have two.
QString foldedKey(const QString &text);

/// Letters and digits of the text's key joined by "-"; empty if it has none. For addresses and file names.
QString slugOf(const QString &text);

/// A tag's name that keeps the rules: 1 to 50 characters after trimming, no NUL, no control character, no lone
/// surrogate, something visible in it. Every door a name comes in by (typing, drop, import, rename, command line) makes
/// one.
class TagName
{
public:
    /// Refuses a name that breaks a rule; white space inside is collapsed to single spaces.
    static Result<TagName> parse(const QString &text);

    /// For names in files: what breaks a rule is taken out and the rest cut at 50 characters. `changed` tells whether
    /// more than white space was touched. An error only if nothing usable is left.
    static Result<TagName> repair(const QString &text, bool *changed);

    const QString &text() const { return m_text; }
    const QString &key() const { return m_key; }

    /// slugOf() the name, or "tag" where that is empty. May be taken already: the store appends "-2".
    QString slug() const;

    /// What completion finds this name by: the key as a whole, and each run of letters and digits in it. No duplicates.
    QStringList words() const;

    friend bool operator==(const TagName &a, const TagName &b) { return a.m_text == b.m_text; }

private:
    TagName(QString text, QString key)
        : m_text(std::move(text))
        , m_key(std::move(key))
    { }

    QString m_text;
    QString m_key;
};

} // namespace tagloom::domain
