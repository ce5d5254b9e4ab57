// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/scanner.h"

#include <QRegularExpression>

#include <utility>

namespace tagloom::domain {

namespace {

bool endsWord(QChar unit)
{
    return unit.isSpace() || unit == u'(' || unit == u')' || unit == u'|' || unit == u'"' || unit == boundTagMark;
}

/// As long as the input, so that positions stay.
QString readableText(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        if (unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate())
            ++i;
        else if (unit.isSurrogate())
            text[i] = QChar(QChar::ReplacementCharacter);
        else if (unit.category() == QChar::Other_Control && unit != boundTagMark)
            text[i] = u' ';
    }
    return text;
}

} // namespace

QueryScanner::QueryScanner(const QString &input)
    : m_text(readableText(input))
{ }

QChar QueryScanner::peek(qsizetype ahead) const
{
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
}

void QueryScanner::skipSpaces()
{
    while (!atEnd() && (m_text[m_at].isSpace() || m_text[m_at] == boundTagMark))
        ++m_at;
}

bool QueryScanner::take(QChar character)
{
    const bool there = peek() == character;
    m_at += there;
    return there;
}

bool QueryScanner::take(QStringView text)
{
    const bool there = QStringView(m_text).sliced(m_at).startsWith(text);
    if (there)
        m_at += text.size();
    return there;
}

QString QueryScanner::readWord(QStringView alsoEndedBy)
{
    const qsizetype start = m_at;
    while (!atEnd() && !endsWord(m_text[m_at]) && !alsoEndedBy.contains(m_text[m_at]))
        ++m_at;
    return m_text.sliced(start, m_at - start);
}

QString QueryScanner::readString()
{
    QString text;
    ++m_at;
    while (!atEnd() && m_text[m_at] != u'"') {
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
            ++m_at;
        text += m_text[m_at] == boundTagMark ? QChar(u' ') : m_text[m_at];
        ++m_at;
    }
    take(u'"');
    return text;
}

QueryText QueryScanner::readText(QStringView alsoEndedBy)
{
    if (peek() == u'"')
        return {readString(), true};
    return {readWord(alsoEndedBy), false};
}

std::optional<Comparison> QueryScanner::readComparison()
{
    static constexpr std::pair<QStringView, Comparison> signs[]{
        {u"!=", Comparison::NotEqual}, {u"<=", Comparison::LessOrEqual}, {u">=", Comparison::GreaterOrEqual},
        {u"=", Comparison::Equal},     {u"<", Comparison::Less},         {u">", Comparison::Greater}};
    for (const auto &[sign, comparison] : signs) {
        if (take(sign))
            return comparison;
    }
    return std::nullopt;
}

std::optional<TagId> QueryScanner::readBoundTag()
{
    static const QRegularExpression form(QStringLiteral("\\G\x1f([0-9]{1,18})\x1f"));
    const auto match =
        form.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    if (!match.hasMatch())
        return std::nullopt;
    const TagId tag{match.capturedView(1).toLongLong()};
    if (!tag.isValid())
        return std::nullopt;
    m_at = match.capturedEnd();
    return tag;
}

} // namespace tagloom::domain
