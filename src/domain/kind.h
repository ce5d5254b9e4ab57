// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace tagloom::domain {

/// The kinds every library is born with; a user may add kinds of their own.
inline constexpr KindId bookmarkKind{1};
inline constexpr KindId fileKind{2};
inline constexpr KindId imageKind{3};
inline constexpr KindId bookKind{4};
inline constexpr KindId noteKind{5};
inline constexpr KindId taskKind{6};
inline constexpr KindId invoiceKind{7};
inline constexpr KindId courseKind{8};

inline constexpr int maximumKindNameLength = 50; ///< in characters (Unicode code points)

/// What an item can be.
struct Kind
{
    KindId id;
    QString name; ///< "bookmark"
    QString icon; ///< name of an icon
    friend bool operator==(const Kind &, const Kind &) = default;
};

/// Whether every library has it, under the same id and name.
constexpr bool isBuiltIn(KindId kind)
{
    return kind.value >= bookmarkKind.value && kind.value <= courseKind.value;
}

/// The kind of that name in any case of letters, if every library has it.
std::optional<KindId> builtInKind(QStringView name);

/// "book" and so on; empty if it is not built in.
QString builtInKindName(KindId kind);

/// The name as it can be kept: on one line, 1 to 50 characters.
Result<QString> usableKindName(const QString &text);

} // namespace tagloom::domain
