// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/kind.h"

#include "domain/tag_name.h"
#include "domain/text.h"

#include <array>

namespace tagloom::domain {

namespace {

constexpr std::array<QLatin1StringView, 8> builtInNames{QLatin1StringView("bookmark"), QLatin1StringView("file"),
                                                        QLatin1StringView("image"),    QLatin1StringView("book"),
                                                        QLatin1StringView("note"),     QLatin1StringView("task"),
                                                        QLatin1StringView("invoice"),  QLatin1StringView("course")};

} // namespace

std::optional<KindId> builtInKind(QStringView name)
{
    for (size_t index = 0; index < builtInNames.size(); ++index) {
        if (name.compare(builtInNames[index], Qt::CaseInsensitive) == 0)
            return KindId{static_cast<qint64>(index) + 1};
    }
    return std::nullopt;
}

QString builtInKindName(KindId kind)
{
    return isBuiltIn(kind) ? QString(builtInNames[static_cast<size_t>(kind.value - 1)]) : QString();
}

Result<QString> usableKindName(const QString &text)
{
    const QString name = oneLine(text);
    if (foldedKey(name).isEmpty() || name.toUcs4().size() > maximumKindNameLength)
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("The name of a kind has 1 to %1 characters. Choose another.").arg(maximumKindNameLength)};
    return name;
}

} // namespace tagloom::domain
