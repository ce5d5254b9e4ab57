// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/row_table.h"

#include <algorithm>

namespace tagloom::models {

template <class IdType> int RowsById<IdType>::rowOf(IdType id, const QList<IdType> &ids)
{
    if (!id.isValid())
        return -1;
    if (!m_built)
        build(ids);
    if (!m_scattered.isEmpty())
        return m_scattered.value(id, -1);
    return id.value < qint64(m_dense.size()) ? m_dense[size_t(id.value)] : -1;
}

template <class IdType> void RowsById<IdType>::build(const QList<IdType> &ids)
{
    m_built = true;
    m_dense.clear();
    m_scattered.clear();
    if (ids.isEmpty())
        return;
    const qint64 highest = std::max_element(ids.begin(), ids.end())->value;
    if (highest <= 0)
        return;
    constexpr qint64 denseAnyway = 1024 * 1024;
    if (highest < denseAnyway || highest / 8 <= ids.size()) {
        m_dense.assign(size_t(highest) + 1, -1);
        for (qsizetype row = 0; row < ids.size(); ++row) {
            if (ids[row].isValid())
                m_dense[size_t(ids[row].value)] = int(row);
        }
        return;
    }
    m_scattered.reserve(ids.size());
    for (qsizetype row = 0; row < ids.size(); ++row)
        m_scattered.insert(ids[row], int(row));
}

template class RowsById<domain::ItemId>;
template class RowsById<domain::ListEntryId>;

} // namespace tagloom::models
