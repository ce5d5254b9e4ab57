// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tag_name.h"

#include "domain/text.h"

#include <algorithm>

namespace tagloom::domain {

namespace {

bool isVariationSelector(char32_t character)
{
    return (character >= 0xFE00 && character <= 0xFE0F) || (character >= 0xE0100 && character <= 0xE01EF)
        || (character >= 0x180B && character <= 0x180D);
}

bool isDroppedFromKey(char32_t character)
{
    const QChar::Category category = QChar::category(character);
    return category == QChar::Other_Control || category == QChar::Other_Format || isVariationSelector(character);
}

qsizetype lengthInCharacters(const QString &text)
{
    return std::count_if(text.begin(), text.end(), [](QChar unit) { return !unit.isLowSurrogate(); });
}

/// White space of every kind (tabs and line ends are control characters too) becomes one space.
QString withPlainSpaces(const QString &text)
{
    return text.simplified();
}

Error nameError(const QString &message)
{
    return Error{ErrorCode::InvalidInput, message};
}

} // namespace

QString foldedKey(const QString &text)
{
    const QString folded = text.normalized(QString::NormalizationForm_KC)
                               .toCaseFolded()
                               .normalized(QString::NormalizationForm_KC)
                               .simplified();
    const bool plain =
        std::all_of(folded.begin(), folded.end(), [](QChar unit) { return unit > u' ' && unit < u'\x7f'; });
    if (plain)
        return folded;
    QString key;
    key.reserve(folded.size());
    for (const char32_t character : folded.toUcs4()) {
        if (!isDroppedFromKey(character))
            key += QChar::fromUcs4(character);
    }
    // What stood apart by a dropped character may be one now.
    return key.normalized(QString::NormalizationForm_KC).simplified();
}

Result<TagName> TagName::parse(const QString &text)
{
    const QString name = withPlainSpaces(text);
    if (name.isEmpty())
        return nameError(QStringLiteral("A tag needs a name. Type at least one character."));
    if (storableText(name) != name)
        return nameError(QStringLiteral("This tag name holds characters that are no text (NUL or half a character). "
                                        "Type the name anew."));
    const bool hasControl =
        std::any_of(name.begin(), name.end(), [](QChar unit) { return unit.category() == QChar::Other_Control; });
    if (hasControl)
        return nameError(QStringLiteral("A tag name cannot hold control characters. Remove them and try again."));
    if (lengthInCharacters(name) > maximumTagNameLength)
        return nameError(QStringLiteral("A tag name has at most %1 characters; this one has %2. Shorten it.")
                             .arg(maximumTagNameLength)
                             .arg(lengthInCharacters(name)));
    QString key = foldedKey(name);
    if (key.isEmpty())
        return nameError(QStringLiteral("A tag name needs at least one visible character."));
    return TagName(name, std::move(key));
}

Result<TagName> TagName::repair(const QString &text, bool *changed)
{
    const QString original = withPlainSpaces(text);
    QString name;
    qsizetype length = 0;
    for (const char32_t character : original.toUcs4()) {
        const bool surrogate = QChar::isSurrogate(character) || character == QChar::ReplacementCharacter;
        if (surrogate || QChar::category(character) == QChar::Other_Control)
            continue;
        if (length == maximumTagNameLength)
            break;
        name += QChar::fromUcs4(character);
        ++length;
    }
    name = withPlainSpaces(name);
    if (changed)
        *changed = name != original;
    return parse(name);
}

QString slugOf(const QString &text)
{
    QString slug;
    bool gap = false;
    for (const char32_t character : foldedKey(text).toUcs4()) {
        if (!isWordCharacter(character)) {
            gap = true;
            continue;
        }
        if (gap && !slug.isEmpty())
            slug += u'-';
        gap = false;
        slug += QChar::fromUcs4(character);
    }
    return slug;
}

QString TagName::slug() const
{
    const QString slug = slugOf(m_text);
    return slug.isEmpty() ? QStringLiteral("tag") : slug;
}

QStringList TagName::words() const
{
    QStringList words{m_key};
    QString word;
    const auto flush = [&] {
        if (!word.isEmpty() && !words.contains(word))
            words.append(word);
        word.clear();
    };
    for (const char32_t character : m_key.toUcs4()) {
        if (isWordCharacter(character))
            word += QChar::fromUcs4(character);
        else
            flush();
    }
    flush();
    return words;
}

} // namespace tagloom::domain
