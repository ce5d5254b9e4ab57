// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QString>

#include <optional>

namespace tagloom::domain {

/// One tag as stored. Colours are "#rrggbb" or empty for the one that follows from the name.
struct Tag
{
    TagId id;
    QString name;
    QString slug;
    QString colour;
    QString description;
    std::optional<int> pin; ///< 1..9, unique in the library
    qint64 createdAt = 0; ///< UTC milliseconds
    friend bool operator==(const Tag &, const Tag &) = default;
};

} // namespace tagloom::domain
