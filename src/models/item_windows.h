// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "models/table_windows.h"

#include <optional>

namespace tagloom::models {

/// The items of a long result, as far as anyone looked at them.
class ItemWindows final
{
public:
    static constexpr int windowSize = TableWindows<domain::ItemId>::windowSize;
    static constexpr int mostWindows = TableWindows<domain::ItemId>::mostWindows;

    explicit ItemWindows(const store::Connection &connection)
        : m_windows(connection, QStringLiteral("items"))
    { }

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

    /// As TableWindows::value().
    QVariant value(int row, const QList<domain::ItemId> &result, Column column)
    {
        return m_windows.value(row, result, column);
    }

    /// The whole item, likewise.
    std::optional<domain::Item> item(int row, const QList<domain::ItemId> &result);

    bool refresh(int row, domain::ItemId id) { return m_windows.refresh(row, id); }
    void dropFrom(int row) { m_windows.dropFrom(row); }
    void dropAll() { m_windows.dropAll(); }
    int loads() const { return m_windows.loads(); }

private:
    TableWindows<domain::ItemId> m_windows;
};

} // namespace tagloom::models
