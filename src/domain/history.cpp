// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/history.h"

namespace tagloom::domain {

QString toWord(HistoryOrigin origin)
{
    switch (origin) {
    case HistoryOrigin::Window:
        return QStringLiteral("window");
    case HistoryOrigin::Command:
        return QStringLiteral("command");
    case HistoryOrigin::Import:
        return QStringLiteral("import");
    }
    return QString();
}

std::optional<HistoryOrigin> historyOriginFromWord(QStringView word)
{
    for (const auto origin : {HistoryOrigin::Window, HistoryOrigin::Command, HistoryOrigin::Import}) {
        if (word == toWord(origin))
            return origin;
    }
    return std::nullopt;
}

} // namespace tagloom::domain
