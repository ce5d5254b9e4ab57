// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"

#include <QStringBuilder>

#include <algorithm>

namespace tagloom::domain {

namespace {

bool isStorable(QStringView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isNull())
            return false;
        if (!unit.isSurrogate())
            continue;
        if (!unit.isHighSurrogate() || i + 1 == text.size() || !text[i + 1].isLowSurrogate())
            return false;
        ++i;
    }
    return true;
}

} // namespace

QString storableText(QString text)
{
    // Nearly all texts are, and this loop is quick.
    const auto isPlain = [](char16_t unit) {
        return unit != 0 && !QChar::isSurrogate(unit);
    };
    const QStringView units(text);
    if (std::all_of(units.utf16(), units.utf16() + units.size(), isPlain) || isStorable(text))
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isNull())
            continue;
        const bool pair = unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            result += unit;
            result += text[++i];
        } else {
            result += unit.isSurrogate() ? QChar(QChar::ReplacementCharacter) : unit;
        }
    }
    return result;
}

QString oneLine(const QString &text)
{
    QString result = storableText(text);
    for (QChar &unit : result) {
        if (unit.category() == QChar::Other_Control)
            unit = QLatin1Char(' ');
    }
    return result.simplified();
}

QString shortened(const QString &text, qsizetype characters)
{
    const auto all = text.toUcs4();
    if (all.size() <= characters)
        return text;
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(all.constData()), characters).trimmed();
}

bool isWordCharacter(char32_t character)
{
    return QChar::isLetterOrNumber(character) || QChar::isMark(character);
}

QString likePrefix(const QString &text)
{
    QString pattern;
    pattern.reserve(text.size() + 8);
    for (const QChar unit : text) {
        if (unit == u'%' || unit == u'_' || unit == u'\\')
            pattern += u'\\';
        pattern += unit;
    }
    pattern += u'%';
    return pattern;
}

} // namespace tagloom::domain
