// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "models/fetched_table_model.h"

#include <QHash>
#include <QList>

#include <memory>
#include <vector>

namespace tagloom::models {

/// The rows of a long result, as far as anyone looked at them: at most 16 windows of 128 rows, each a fully fetched
/// table model over `id IN (...)`; the one unused for longest makes room. The first column of the table is its id. Of
/// ItemId and ListEntryId; an id may stand in the result several times. Lives on the thread of its connection.
template <class IdType> class TableWindows final
{
public:
    static constexpr int windowSize = 128;
    static constexpr int mostWindows = 16;

    /// `table` is a name of ours.
    TableWindows(const store::Connection &connection, const QString &table);

    /// One value of the row's id in `result`; a miss loads its window by one query. Invalid if it is no longer in the
    /// table.
    QVariant value(int row, const QList<IdType> &result, int column);

    /// Reads this row anew if its window is loaded. False if it is not.
    bool refresh(int row, IdType id);

    /// Rows from this one on are others now.
    void dropFrom(int row);
    void dropAll() { dropFrom(0); }

    int loads() const { return m_loads; } ///< queries so far, for tests

private:
    struct Window
    {
        std::unique_ptr<FetchedTableModel> model;
        QHash<IdType, int> rows;
        int block = -1; ///< row / windowSize; -1: holds nothing of use
        quint64 used = 0;
    };

    Window *find(int block);
    Window &load(int block, const QList<IdType> &result);
    Window &windowOf(int row, const QList<IdType> &result);

    const store::Connection &m_connection;
    QString m_table;
    std::vector<Window> m_windows;
    quint64 m_clock = 0;
    int m_loads = 0;
};

extern template class TableWindows<domain::ItemId>;
extern template class TableWindows<domain::ListEntryId>;

} // namespace tagloom::models
