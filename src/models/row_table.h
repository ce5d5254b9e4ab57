// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QHash>
#include <QList>

#include <vector>

namespace tagloom::models {

/// Of ItemId and ListEntryId. Finds the row of an id in a list of ids. Built at the first question after the list
/// changed: 4 bytes for each id up to the highest one where ids are dense, a hash where they are scattered. Ids that
/// are not valid stand in no row.
template <class IdType> class RowsById final
{
public:
    /// The list has changed.
    void invalidate() { m_built = false; }

    /// -1 if `ids` does not hold it. `ids` is the same list since the last invalidate().
    int rowOf(IdType id, const QList<IdType> &ids);

private:
    void build(const QList<IdType> &ids);

    bool m_built = false;
    std::vector<int> m_dense;
    QHash<IdType, int> m_scattered;
};

extern template class RowsById<domain::ItemId>;
extern template class RowsById<domain::ListEntryId>;

using RowTable = RowsById<domain::ItemId>;

} // namespace tagloom::models
