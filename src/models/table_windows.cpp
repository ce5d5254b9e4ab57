// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/table_windows.h"

#include <algorithm>

namespace tagloom::models {

template <class IdType>
TableWindows<IdType>::TableWindows(const store::Connection &connection, const QString &table)
    : m_connection(connection)
    , m_table(table)
{ }

template <class IdType> QVariant TableWindows<IdType>::value(int row, const QList<IdType> &result, int column)
{
    const Window &window = windowOf(row, result);
    const int place = window.rows.value(result[row], -1);
    return place < 0 ? QVariant() : window.model->index(place, column).data(Qt::EditRole);
}

template <class IdType> bool TableWindows<IdType>::refresh(int row, IdType id)
{
    Window *window = find(row / windowSize);
    if (!window)
        return false;
    // One that was not there when the window was loaded, or is gone: by loading the window anew.
    const int place = window->rows.value(id, -1);
    if (place < 0 || !window->model->refreshRow(place))
        window->block = -1;
    return true;
}

template <class IdType> void TableWindows<IdType>::dropFrom(int row)
{
    for (Window &window : m_windows) {
        if ((window.block + 1) * windowSize > row)
            window.block = -1;
    }
}

template <class IdType> typename TableWindows<IdType>::Window *TableWindows<IdType>::find(int block)
{
    for (Window &window : m_windows) {
        if (window.block == block)
            return &window;
    }
    return nullptr;
}

template <class IdType>
typename TableWindows<IdType>::Window &TableWindows<IdType>::windowOf(int row, const QList<IdType> &result)
{
    const int block = row / windowSize;
    Window *window = find(block);
    Window &used = window ? *window : load(block, result);
    used.used = ++m_clock;
    return used;
}

template <class IdType>
typename TableWindows<IdType>::Window &TableWindows<IdType>::load(int block, const QList<IdType> &result)
{
    Window *window = find(-1);
    if (!window && m_windows.size() < mostWindows) {
        window = &m_windows.emplace_back();
        window->model = std::make_unique<FetchedTableModel>(m_connection, m_table);
    }
    if (!window) {
        window = &*std::min_element(m_windows.begin(), m_windows.end(),
                                    [](const Window &a, const Window &b) { return a.used < b.used; });
    }
    QList<qint64> ids;
    for (const IdType id : result.mid(qsizetype(block) * windowSize, windowSize))
        ids.append(id.value);
    window->model->setIdFilter(QStringLiteral("id"), ids);
    ++m_loads;
    window->block = block;
    window->rows.clear();
    for (int row = 0; row < window->model->rowCount(); ++row)
        window->rows.insert(IdType{window->model->index(row, 0).data(Qt::EditRole).toLongLong()}, row);
    return *window;
}

template class TableWindows<domain::ItemId>;
template class TableWindows<domain::ListEntryId>;

} // namespace tagloom::models
