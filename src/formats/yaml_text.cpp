// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/yaml_text.h"

#include <QRegularExpression>

#include <algorithm>

namespace tagloom::formats {

using namespace Qt::StringLiterals;

namespace {

/// What other readers take for something else than text: numbers, days, words of logic.
bool meansSomethingElse(const QString &text)
{
    static const QRegularExpression number(u"^[-+.]?[0-9][-+0-9a-zA-Z_.,:]*$"_s);
    static const QStringList words{u"null"_s, u"true"_s, u"false"_s, u"yes"_s,  u"no"_s,  u"on"_s,
                                   u"off"_s,  u"y"_s,    u"n"_s,     u".inf"_s, u".nan"_s};
    return number.match(text).hasMatch() || words.contains(text, Qt::CaseInsensitive);
}

bool isSafePlain(const QString &text)
{
    if (text.isEmpty() || text != text.trimmed() || meansSomethingElse(text))
        return false;
    if (!text.at(0).isLetterOrNumber() && !text.at(0).isSurrogate() && text.at(0) != u'_')
        return false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text.at(at);
        if (character.category() == QChar::Other_Control || u",[]{}\"'\\`"_s.contains(character))
            return false;
        if (!character.isPrint() && !character.isSurrogate())
            return false;
        if (character == u':' || (character == u'#' && text.at(at - 1).isSpace()))
            return false;
        if (character.isSpace() && character != u' ')
            return false;
    }
    return true;
}

} // namespace

QByteArray quotedYamlText(const QString &text)
{
    QString quoted = u"\""_s;
    for (const QChar character : text) {
        if (character == u'"' || character == u'\\')
            quoted += QString(u'\\') + character;
        else if (character == u'\n')
            quoted += u"\\n"_s;
        else if (character == u'\t')
            quoted += u"\\t"_s;
        else if (character.category() == QChar::Other_Control || (!character.isPrint() && !character.isSurrogate()))
            quoted += u"\\u%1"_s.arg(uint(character.unicode()), 4, 16, QLatin1Char('0'));
        else
            quoted += character;
    }
    return (quoted + u'"').toUtf8();
}

QByteArray yamlText(const QString &text)
{
    return isSafePlain(text) ? text.toUtf8() : quotedYamlText(text);
}

QByteArray yamlList(const QStringList &texts)
{
    QByteArrayList values;
    for (const QString &text : texts)
        values.append(yamlText(text));
    return '[' + values.join(", ") + ']';
}

QByteArray yamlLines(const QString &text, const QByteArray &lineEnd)
{
    const QStringList lines = text.split(u'\n');
    const auto isPlainLine = [](const QString &line) {
        return line.isEmpty() || std::all_of(line.begin(), line.end(), [](QChar character) {
                   return character.isPrint() || character.isSurrogate() || character == u'\t';
               });
    };
    const bool isBlock = lines.size() > 1 && !text.endsWith(u'\n') && !lines.first().isEmpty()
        && !lines.first().at(0).isSpace() && !lines.last().trimmed().isEmpty()
        && std::all_of(lines.begin(), lines.end(), isPlainLine);
    if (!isBlock)
        return lines.size() > 1 ? quotedYamlText(text) : yamlText(text);
    QByteArray block = "|-";
    for (const QString &line : lines)
        block += line.isEmpty() ? lineEnd : QByteArray(lineEnd + "  " + line.toUtf8());
    return block;
}

} // namespace tagloom::formats
