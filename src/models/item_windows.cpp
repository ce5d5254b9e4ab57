// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_windows.h"

#include <algorithm>

namespace tagloom::models {

using domain::Item;
using domain::ItemId;

ItemWindows::ItemWindows(const store::Connection &connection)
    : m_connection(connection)
{ }

QVariant ItemWindows::value(int row, const QList<ItemId> &result, Column column)
{
    const Window &window = windowOf(row, result);
    const int place = window.rows.value(result[row], -1);
    return place < 0 ? QVariant() : window.model->index(place, column).data(Qt::EditRole);
}

std::optional<Item> ItemWindows::item(int row, const QList<ItemId> &result)
{
    const Window &window = windowOf(row, result);
    const int place = window.rows.value(result[row], -1);
    if (place < 0)
        return std::nullopt;
    const auto value = [&window, place](Column column) {
        return window.model->index(place, column).data(Qt::EditRole);
    };
    Item item;
    item.id = result[row];
    item.kind = domain::KindId{value(KindColumn).toLongLong()};
    item.title = value(TitleColumn).toString();
    item.url = value(UrlColumn).toString();
    item.createdAt = value(CreatedColumn).toLongLong();
    item.updatedAt = value(UpdatedColumn).toLongLong();
    if (const QVariant trashed = value(TrashedColumn); !trashed.isNull())
        item.trashedAt = trashed.toLongLong();
    return item;
}

bool ItemWindows::refresh(int row, ItemId id)
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

void ItemWindows::dropFrom(int row)
{
    for (Window &window : m_windows) {
        if ((window.block + 1) * windowSize > row)
            window.block = -1;
    }
}

ItemWindows::Window *ItemWindows::find(int block)
{
    for (Window &window : m_windows) {
        if (window.block == block)
            return &window;
    }
    return nullptr;
}

ItemWindows::Window &ItemWindows::windowOf(int row, const QList<ItemId> &result)
{
    const int block = row / windowSize;
    Window *window = find(block);
    Window &used = window ? *window : load(block, result);
    used.used = ++m_clock;
    return used;
}

ItemWindows::Window &ItemWindows::load(int block, const QList<ItemId> &result)
{
    Window *window = find(-1);
    if (!window && m_windows.size() < mostWindows) {
        window = &m_windows.emplace_back();
        window->model = std::make_unique<FetchedTableModel>(m_connection, QStringLiteral("items"));
    }
    if (!window) {
        window = &*std::min_element(m_windows.begin(), m_windows.end(),
                                    [](const Window &a, const Window &b) { return a.used < b.used; });
    }
    QList<qint64> ids;
    for (const ItemId id : result.mid(qsizetype(block) * windowSize, windowSize))
        ids.append(id.value);
    window->model->setIdFilter(QStringLiteral("id"), ids);
    ++m_loads;
    window->block = block;
    window->rows.clear();
    for (int row = 0; row < window->model->rowCount(); ++row)
        window->rows.insert(ItemId{window->model->index(row, IdColumn).data(Qt::EditRole).toLongLong()}, row);
    return *window;
}

} // namespace tagloom::models
