// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/counted.h"

#include <QLocale>

namespace tagloom::domain {

QString grouped(qint64 number)
{
    // The C locale groups nothing; the program's own English does.
    const QLocale user;
    const QLocale locale = user.language() == QLocale::C ? QLocale(QLocale::English) : user;
    return locale.toString(number);
}

QString counted(qint64 number, const QString &singular, const QString &plural)
{
    return grouped(number) + QLatin1Char(' ') + (number == 1 ? singular : plural);
}

QString countedItems(qint64 number)
{
    return counted(number, QStringLiteral("item"), QStringLiteral("items"));
}

QString countedTags(qint64 number)
{
    return counted(number, QStringLiteral("tag"), QStringLiteral("tags"));
}

} // namespace tagloom::domain
