// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QList>
#include <QString>
#include <QStringView>

#include <optional>

namespace tagloom::domain {

/// A sum of money: whole numbers only, so that no cent is lost.
struct Amount
{
    qint64 minor = 0; ///< in the smallest unit of the currency: 1250 are 12.50 EUR, or 1250 JPY
    QString currency; ///< three letters of ISO 4217, in upper case
    friend bool operator==(const Amount &, const Amount &) = default;
};

/// The most that an amount can be, and below zero the least.
inline constexpr qint64 largestAmount = 99'999'999'999'999;

/// Digits behind the point: 2 for EUR, 0 for JPY, 3 for KWD; 2 for a currency that is not known.
int currencyDecimals(QStringView currency);

/// Currencies that have other than two, with how many.
struct CurrencyDecimals
{
    QLatin1StringView currency;
    int decimals = 0;
};
const QList<CurrencyDecimals> &unusualCurrencies();

/// Parts of a unit of any currency in which amounts are compared: 10^4, since none has more than four decimals.
inline constexpr qint64 comparedParts = 10'000;

/// `amount` in those parts. At most 10^18.
qint64 inComparedParts(const Amount &amount);

/// "12.50 EUR", "EUR 12,50", "€12.50", "1,250.00 USD", "1.250,00 EUR", "-3 JPY". A single point or comma with other than
/// three digits behind it is the decimal one, with three it parts thousands unless the currency has three decimals;
/// where both stand the later is. InvalidInput if it is none, has no currency, or has more decimals than that.
Result<Amount> parseAmount(const QString &text);

/// "1250.00 EUR": what parseAmount() reads, whatever the locale.
QString toText(const Amount &amount);

/// A number of units in compared parts, as a search writes it: digits, maybe with a sign and up to four behind a point.
std::optional<qint64> comparedPartsFromText(QStringView text);

} // namespace tagloom::domain
