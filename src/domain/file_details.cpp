// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/file_details.h"

#include "domain/url.h"

#include <QDir>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <array>
#include <cmath>

namespace tagloom::domain {

bool isUsable(const FileDetails &details)
{
    static const QRegularExpression fingerprint(QStringLiteral("^[ws]1:[0-9a-f]{64}\\z"));
    static const QRegularExpression mime(QStringLiteral("^[^/ A-Z]+/[^ A-Z]+\\z"));
    return details.size >= 0 && details.mime.size() <= 255 && mime.match(details.mime).hasMatch()
        && (details.fingerprint.isEmpty() || fingerprint.match(details.fingerprint).hasMatch());
}

QString filePathOf(const QString &url)
{
    if (schemeOf(url) != QLatin1String("file"))
        return {};
    const QUrl address(url.trimmed());
    // Anything else would be the path of another file than the one that is meant.
    const bool isHere = address.host().isEmpty() || address.host() == QLatin1String("localhost");
    if (!isHere || address.hasQuery() || address.hasFragment())
        return {};
    const QString path = address.path(QUrl::FullyDecoded);
    return path.startsWith(u'/') ? path : QString();
}

QString fileUrlOf(const QString &path)
{
    return QUrl::fromLocalFile(QDir::cleanPath(path)).toString(QUrl::FullyEncoded);
}

KindId kindOfFile(const QString &mime)
{
    return mime.startsWith(QLatin1String("image/")) ? imageKind : fileKind;
}

QString sizeText(qint64 bytes)
{
    return QLocale(QLocale::English).formattedDataSize(bytes, bytes < 1000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

std::optional<qint64> sizeFromText(const QString &text)
{
    static const QRegularExpression size(QStringLiteral("^([0-9]{1,15}(?:\\.[0-9]{1,3})?)([kmgt]?)b?\\z"),
                                         QRegularExpression::CaseInsensitiveOption);
    const auto match = size.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    static constexpr std::array<double, 5> factors{1, 1e3, 1e6, 1e9, 1e12};
    const qsizetype unit =
        match.captured(2).isEmpty() ? 0 : QStringLiteral("kmgt").indexOf(match.captured(2).toLower()) + 1;
    const double bytes = match.captured(1).toDouble() * factors[static_cast<size_t>(unit)];
    return bytes < 9e18 ? std::optional(static_cast<qint64>(std::llround(bytes))) : std::nullopt;
}

} // namespace tagloom::domain
