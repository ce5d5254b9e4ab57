// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbn.h"

#include "domain/text.h"

#include <QRegularExpression>

namespace tagloom::domain {

namespace {

/// The digit that makes the weighted sum of all 13 a multiple of ten.
QChar lastDigitOfThirteen(QStringView firstTwelve)
{
    int sum = 0;
    for (qsizetype i = 0; i < 12; ++i)
        sum += firstTwelve[i].digitValue() * (i % 2 == 0 ? 1 : 3);
    return QChar(u'0' + (10 - sum % 10) % 10);
}

bool fitsTen(QStringView digits)
{
    int sum = 0;
    for (qsizetype i = 0; i < 10; ++i)
        sum += static_cast<int>(10 - i) * (digits[i] == u'X' ? 10 : digits[i].digitValue());
    return sum % 11 == 0;
}

} // namespace

Result<QString> canonicalIsbn(const QString &text)
{
    static const QRegularExpression prefix(QStringLiteral("^\\s*(?:urn:)?isbn(?:-1[03])?:?"),
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression separators(QStringLiteral("[\\s\\p{Pd}]"),
                                               QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression ten(QStringLiteral("^[0-9]{9}[0-9X]\\z"));
    static const QRegularExpression thirteen(QStringLiteral("^97[89][0-9]{10}\\z"));
    const QString digits = QString(text).remove(prefix).remove(separators).toUpper();
    const bool isTen = ten.match(digits).hasMatch();
    if (!isTen && !thirteen.match(digits).hasMatch())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("“%1” is no ISBN: it has 10 digits, or 13 that begin with 978 or 979. Check it "
                                    "against the book.")
                         .arg(shortened(oneLine(text), 40))};
    const QString firstTwelve = isTen ? QString(QLatin1String("978") + digits.first(9)) : digits.first(12);
    const QString canonical = firstTwelve + lastDigitOfThirteen(firstTwelve);
    if (isTen ? !fitsTen(digits) : canonical != digits)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("The last digit of the ISBN “%1” does not fit the others, so one of them is "
                                    "mistyped. Check it against the book.")
                         .arg(oneLine(text))};
    return canonical;
}

} // namespace tagloom::domain
