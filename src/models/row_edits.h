// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>

#include <optional>

namespace tagloom::models {

/// One step from an old list to a new one.
struct RowEdit
{
    enum Kind { Remove, Insert };
    Kind kind = Remove;
    int row = 0; ///< in the list as it is before this step
    int count = 0;
    int source = 0; ///< Insert: where the rows stand in the new list
    friend bool operator==(const RowEdit &, const RowEdit &) = default;
};

/// The steps that make `after` out of `before`, from the last row to the first, so that each leaves the rows above it
/// alone. nullopt if more than `most` rows would be removed and inserted. Each list holds an id once. O(n + most^2).
/// Of ItemId and ListEntryId.
template <class IdType>
std::optional<QList<RowEdit>> rowEdits(const QList<IdType> &before, const QList<IdType> &after, int most);

extern template std::optional<QList<RowEdit>> rowEdits(const QList<domain::ItemId> &, const QList<domain::ItemId> &,
                                                       int);
extern template std::optional<QList<RowEdit>> rowEdits(const QList<domain::ListEntryId> &,
                                                       const QList<domain::ListEntryId> &, int);

} // namespace tagloom::models
