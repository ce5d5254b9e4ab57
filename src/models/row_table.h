// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QHash>
#include <QList>

#include <vector>

namespace tagloom::models {

/// Finds the row of an id in a list of ids. Built at the first question after the list changed: 4 bytes for each id up
/// to the highest one where ids are dense, a hash where they are scattered.
class RowTable final
{
public:
    /// The list has changed.
    void invalidate() { m_built = false; }

    /// -1 if `ids` does not hold it. `ids` is the same list since the last invalidate().
    int rowOf(domain::ItemId id, const QList<domain::ItemId> &ids);

private:
    void build(const QList<domain::ItemId> &ids);

    bool m_built = false;
    std::vector<int> m_dense;
    QHash<domain::ItemId, int> m_scattered;
};

} // namespace tagloom::models
