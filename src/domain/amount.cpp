// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/amount.h"

#include "domain/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace tagloom::domain {

namespace {

constexpr int mostDecimals = 4;

/// Signs that mean one currency only; a dollar does not.
constexpr std::array<std::pair<char16_t, QLatin1StringView>, 6> signs{{{u'€', QLatin1StringView("EUR")},
                                                                       {u'£', QLatin1StringView("GBP")},
                                                                       {u'¥', QLatin1StringView("JPY")},
                                                                       {u'₹', QLatin1StringView("INR")},
                                                                       {u'₩', QLatin1StringView("KRW")},
                                                                       {u'₴', QLatin1StringView("UAH")}}};

qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    for (; exponent > 0; --exponent)
        power *= 10;
    return power;
}

Error wrong(const QString &message)
{
    return {ErrorCode::InvalidInput, message};
}

Error noAmount(const QString &text)
{
    return wrong(QStringLiteral("“%1” is no amount. Type a number and a currency, as in 12.50 EUR.")
                     .arg(shortened(oneLine(text), 40)));
}

/// Takes the currency out of the text; empty if there is none, or not just one.
QString takeCurrency(QString &text)
{
    static const QRegularExpression letters(QStringLiteral("[A-Za-z]+"));
    auto all = letters.globalMatch(text);
    QStringList found;
    while (all.hasNext())
        found.append(all.next().captured().toUpper());
    text.remove(letters);
    for (const auto &[sign, currency] : signs) {
        if (!text.contains(sign))
            continue;
        text.remove(sign);
        found.append(currency);
    }
    found.removeDuplicates();
    return found.size() == 1 && found.constFirst().size() == 3 ? found.constFirst() : QString();
}

/// Where the decimals begin: the position of the point or comma before them, or -1.
qsizetype decimalMark(const QString &number, int decimals)
{
    const qsizetype point = number.lastIndexOf(u'.');
    const qsizetype comma = number.lastIndexOf(u',');
    const qsizetype last = std::max(point, comma);
    if (last < 0)
        return -1;
    if (point >= 0 && comma >= 0)
        return last;
    const bool several = number.count(number.at(last)) > 1;
    const bool thousands = number.size() - last - 1 == 3 && last > 0 && decimals != 3;
    return several || thousands ? -1 : last;
}

} // namespace

const QList<CurrencyDecimals> &unusualCurrencies()
{
    using Name = QLatin1StringView;
    static const QList<CurrencyDecimals> all{
        {Name("BIF"), 0}, {Name("CLP"), 0}, {Name("DJF"), 0}, {Name("GNF"), 0}, {Name("ISK"), 0}, {Name("JPY"), 0},
        {Name("KMF"), 0}, {Name("KRW"), 0}, {Name("PYG"), 0}, {Name("RWF"), 0}, {Name("UGX"), 0}, {Name("UYI"), 0},
        {Name("VND"), 0}, {Name("VUV"), 0}, {Name("XAF"), 0}, {Name("XOF"), 0}, {Name("XPF"), 0}, {Name("BHD"), 3},
        {Name("IQD"), 3}, {Name("JOD"), 3}, {Name("KWD"), 3}, {Name("LYD"), 3}, {Name("OMR"), 3}, {Name("TND"), 3},
        {Name("CLF"), 4}, {Name("UYW"), 4}};
    return all;
}

int currencyDecimals(QStringView currency)
{
    for (const CurrencyDecimals &one : unusualCurrencies()) {
        if (one.currency == currency)
            return one.decimals;
    }
    return 2;
}

qint64 inComparedParts(const Amount &amount)
{
    return amount.minor * powerOfTen(mostDecimals - currencyDecimals(amount.currency));
}

Result<Amount> parseAmount(const QString &text)
{
    QString rest = oneLine(text);
    Amount amount;
    amount.currency = takeCurrency(rest);
    rest.replace(QChar(0x2212), u'-');
    rest.removeIf([](QChar unit) { return unit.isSpace() || unit == u'\'' || unit == u'’'; });
    const bool isNegative = rest.startsWith(u'-');
    if (isNegative)
        rest.remove(0, 1);
    static const QRegularExpression number(QStringLiteral("^[0-9.,]*[0-9][0-9.,]*\\z"));
    if (!number.match(rest).hasMatch())
        return noAmount(text);
    if (amount.currency.isEmpty())
        return wrong(QStringLiteral("The amount “%1” has no currency. Add its three letters, as in 12.50 EUR.")
                         .arg(shortened(oneLine(text), 40)));
    const int decimals = currencyDecimals(amount.currency);
    const qsizetype mark = decimalMark(rest, decimals);
    QString whole = mark < 0 ? rest : rest.first(mark);
    QString fraction = mark < 0 ? QString() : rest.sliced(mark + 1);
    // What parts thousands stands before three digits each, and is of one sort.
    static const QRegularExpression grouped(
        QStringLiteral("^(?:[0-9]*|[0-9]{1,3}(?:\\.[0-9]{3})+|[0-9]{1,3}(?:,[0-9]{3})+)\\z"));
    if (!grouped.match(whole).hasMatch() || fraction.contains(u'.') || fraction.contains(u','))
        return noAmount(text);
    whole.remove(u'.').remove(u',');
    while (fraction.size() > decimals && fraction.endsWith(u'0'))
        fraction.chop(1);
    if (fraction.size() > decimals)
        return wrong(
            decimals == 0
                ? QStringLiteral("The amount “%1” has digits behind the point, but %2 has none. Leave them out.")
                      .arg(oneLine(text), amount.currency)
                : QStringLiteral("The amount “%1” has more than %2 digits behind the point, which is all that "
                                 "%3 has. Leave the others out.")
                      .arg(oneLine(text))
                      .arg(decimals)
                      .arg(amount.currency));
    bool fits = false;
    amount.minor = QString(whole + fraction.leftJustified(decimals, u'0')).toLongLong(&fits);
    if (!fits || amount.minor > largestAmount)
        return wrong(QStringLiteral("The amount “%1” is too large to be kept. Check its digits.")
                         .arg(shortened(oneLine(text), 40)));
    if (isNegative)
        amount.minor = -amount.minor;
    return amount;
}

QString toText(const Amount &amount)
{
    const int decimals = currencyDecimals(amount.currency);
    QString digits = QString::number(qAbs(amount.minor)).rightJustified(decimals + 1, u'0');
    if (decimals > 0)
        digits.insert(digits.size() - decimals, u'.');
    return QString((amount.minor < 0 ? QStringLiteral("-") : QString()) + digits + u' ' + amount.currency);
}

std::optional<qint64> comparedPartsFromText(QStringView text)
{
    static const QRegularExpression number(QStringLiteral("^(-?)([0-9]{1,14})(?:\\.([0-9]{1,4}))?\\z"));
    const auto match = number.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 parts = QString(match.captured(2) + match.captured(3).leftJustified(mostDecimals, u'0')).toLongLong();
    return match.capturedLength(1) > 0 ? -parts : parts;
}

} // namespace tagloom::domain
