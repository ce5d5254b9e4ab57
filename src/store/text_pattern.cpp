// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/text_pattern.h"

#include "domain/tag_name.h"
#include "domain/text.h"
#include "domain/url.h"
#include "store/detail_store.h"
#include "store/tag_store.h"

#include <QStringList>

#include <algorithm>

namespace tagloom::store {

using domain::QueryText;

namespace {

/// SQLite refuses patterns of 50,000 bytes.
constexpr qsizetype mostUnitsOfPattern = 16000;

bool hasNoSpaces(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

QString escaped(const QString &text)
{
    QString pattern = domain::likePrefix(text);
    pattern.chop(1);
    return pattern;
}

/// The pieces with anything between them, before the first and after the last.
TextPattern scanFor(const QStringList &pieces)
{
    QString like = QStringLiteral("%");
    for (const QString &piece : pieces) {
        if (!piece.isEmpty())
            like += escaped(piece) + u'%';
    }
    return like.size() <= mostUnitsOfPattern ? TextPattern{{}, like} : TextPattern{};
}

QString phrase(QString text)
{
    return u'"' + text.replace(u'"', QLatin1String("\"\"")) + u'"';
}

QStringList piecesOf(const QueryText &text)
{
    const QString storable = domain::storableText(text.text); // a NUL would end the query
    return text.hasWildcard() ? storable.split(u'*') : QStringList{storable};
}

QString foldedPattern(const QueryText &text)
{
    QStringList pieces;
    for (const QString &piece : piecesOf(text))
        pieces.append(escaped(domain::foldedKey(piece)));
    return pieces.join(u'%');
}

QList<uint> foldedCharacters(const QString &text)
{
    QList<uint> characters = text.toUcs4();
    for (uint &character : characters)
        character = QChar::toCaseFolded(character);
    return characters;
}

} // namespace

TextPattern textPattern(const QueryText &text)
{
    const QStringList pieces = piecesOf(text);
    const QString &first = pieces.constFirst();
    const auto characters = first.toUcs4();
    const auto letters = std::count_if(characters.begin(), characters.end(), domain::isWordCharacter);
    const bool endsWithLetter = !characters.isEmpty() && domain::isWordCharacter(characters.last());
    const bool hasSpacelessScript = std::any_of(characters.begin(), characters.end(), hasNoSpaces);
    if (text.hasWildcard()) {
        const bool isPrefix = pieces.size() == 2 && pieces.last().isEmpty() && endsWithLetter && !hasSpacelessScript;
        return isPrefix ? TextPattern{QString(phrase(first) + u'*'), {}} : scanFor(pieces);
    }
    const bool isAddress = first.contains(QLatin1String("://")) || domain::looksLikeUrl(first);
    if (letters == 0 || isAddress || (hasSpacelessScript && characters.size() >= 2))
        return first.isEmpty() ? TextPattern() : scanFor(pieces);
    // Prefixes of one and two letters match nearly everything and cost most.
    const bool isPrefix = !text.quoted && letters >= 3 && endsWithLetter;
    return {isPrefix ? QString(phrase(first) + u'*') : phrase(first), {}};
}

TextPattern addressPattern(const QueryText &text)
{
    const QString storable = domain::storableText(text.text);
    const auto characters = storable.toUcs4();
    const bool isWord = std::all_of(characters.begin(), characters.end(), domain::isWordCharacter);
    return isWord || text.hasWildcard() ? textPattern(text) : scanFor({storable});
}

QString tagNamePattern(const QueryText &text)
{
    return foldedPattern(text).left(mostUnitsOfPattern);
}

QString tagWordsPattern(const QueryText &text)
{
    if (!text.hasWildcard())
        return tagWordPattern(text.text);
    return foldedPattern(text).left(mostUnitsOfPattern) + u'%';
}

bool isLike(const QString &text, const QString &like)
{
    const QList<uint> characters = foldedCharacters(text);
    auto from = characters.cbegin();
    QString piece;
    const auto findPiece = [&] {
        const QList<uint> wanted = foldedCharacters(piece);
        piece.clear();
        const auto found = std::search(from, characters.cend(), wanted.cbegin(), wanted.cend());
        const bool there = found != characters.cend() || wanted.isEmpty();
        from = there && !wanted.isEmpty() ? found + wanted.size() : from;
        return there;
    };
    for (qsizetype i = 0; i < like.size(); ++i) {
        if (like[i] == u'%') {
            if (!findPiece())
                return false;
            continue;
        }
        if (like[i] == u'\\' && i + 1 < like.size())
            ++i;
        piece += like[i];
    }
    return findPiece();
}

QString authorPattern(const domain::QueryText &text)
{
    if (!text.hasWildcard()) {
        const QString words = creatorWords(text.text);
        if (words.isEmpty())
            return {};
        return u'%' + (text.quoted ? words : words.chopped(1)) + u'%';
    }
    QStringList pieces;
    const QStringList typed = text.text.split(u'*');
    for (const QString &piece : typed)
        pieces.append(creatorWords(piece).trimmed());
    // Where no star stands at an end, a word has to begin or end there.
    QString pattern = pieces.join(u'%');
    pattern = (pieces.constFirst().isEmpty() ? QString() : QStringLiteral("% ")) + pattern
        + (pieces.constLast().isEmpty() ? QString() : QStringLiteral(" %"));
    return pattern;
}

QString asciiLike(const QString &like)
{
    QString pattern;
    for (const uint character : like.toUcs4()) {
        const bool hasCase = QChar::toCaseFolded(character) != character || QChar::toUpper(character) != character;
        if (character > 0x7f && hasCase)
            pattern += u'_';
        else
            pattern += QChar::fromUcs4(character);
    }
    return pattern;
}

} // namespace tagloom::store
