// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "models/fetched_table_model.h"

#include <QHash>
#include <QList>

#include <memory>
#include <optional>
#include <vector>

namespace tagloom::models {

/// The rows of a long result, as far as anyone looked at them: at most 16 windows of 128 rows, each a fully fetched
/// table model over `id IN (...)`; the one unused for longest makes room. Lives on the thread of its connection.
class ItemWindows final
{
public:
    static constexpr int windowSize = 128;
    static constexpr int mostWindows = 16;

    explicit ItemWindows(const store::Connection &connection);

    /// The columns of the table, in its order.
    enum Column {
        IdColumn,
        KindColumn,
        TitleColumn,
        UrlColumn,
        UrlKeyColumn,
        CreatedColumn,
        UpdatedColumn,
        TrashedColumn
    };

    /// One value of the item in this row of `result`; a miss loads its window by one query. Invalid if the item is no
    /// longer in the library.
    QVariant value(int row, const QList<domain::ItemId> &result, Column column);

    /// The whole item, likewise.
    std::optional<domain::Item> item(int row, const QList<domain::ItemId> &result);

    /// Reads this row anew if its window is loaded. False if it is not.
    bool refresh(int row, domain::ItemId id);

    /// Rows from this one on are others now.
    void dropFrom(int row);
    void dropAll() { dropFrom(0); }

    int loads() const { return m_loads; } ///< queries so far, for tests

private:
    struct Window
    {
        std::unique_ptr<FetchedTableModel> model;
        QHash<domain::ItemId, int> rows;
        int block = -1; ///< row / windowSize; -1: holds nothing of use
        quint64 used = 0;
    };

    Window *find(int block);
    Window &load(int block, const QList<domain::ItemId> &result);
    Window &windowOf(int row, const QList<domain::ItemId> &result);

    const store::Connection &m_connection;
    std::vector<Window> m_windows;
    quint64 m_clock = 0;
    int m_loads = 0;
};

} // namespace tagloom::models
