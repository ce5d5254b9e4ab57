// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recorded_tables.h"

#include "store/connection.h"
#include "store/statement.h"

#include <algorithm>

namespace tagloom::store {

using domain::Result;

namespace {

Result<void> readColumns(const Connection &connection, TableShape &shape)
{
    Statement rows(connection, QStringLiteral("SELECT name, \"notnull\", pk, type FROM pragma_table_info(?) ORDER BY cid"));
    rows.bind(shape.name());
    QList<std::pair<qint64, int>> key;
    while (rows.next()) {
        if (rows.integer(2) > 0)
            key.append({rows.integer(2), static_cast<int>(shape.columns.size())});
        shape.columns.append({rows.text(0), rows.integer(1) == 0, rows.text(3) == QLatin1String("REAL"), false});
    }
    std::sort(key.begin(), key.end());
    for (const auto &[place, column] : std::as_const(key))
        shape.key.append(column);
    return rows.finish();
}

Result<void> readUniqueColumns(const Connection &connection, TableShape &shape)
{
    Statement rows(
        connection,
        QStringLiteral("SELECT (SELECT cid FROM pragma_index_info(list.name)) FROM pragma_index_list(?) AS list "
                       "WHERE origin = 'u' AND (SELECT count(*) FROM pragma_index_info(list.name)) = 1"));
    rows.bind(shape.name());
    while (rows.next())
        shape.columns[rows.integer(0)].isUnique = true;
    return rows.finish();
}

Result<void> readReferences(const Connection &connection, TableShape &shape)
{
    Statement rows(connection, QStringLiteral("SELECT \"from\", \"table\" FROM pragma_foreign_key_list(?)"));
    rows.bind(shape.name());
    while (rows.next()) {
        const int column = shape.column(rows.text(0));
        const auto to = std::find(recordedTables.cbegin(), recordedTables.cend(), rows.text(1));
        if (column >= 0 && to != recordedTables.cend())
            shape.references.append({column, static_cast<RecordedTable>(to - recordedTables.cbegin())});
    }
    return rows.finish();
}

} // namespace

int TableShape::column(QStringView columnName) const
{
    const auto found = std::find_if(columns.cbegin(), columns.cend(),
                                    [columnName](const Column &candidate) { return candidate.name == columnName; });
    return found == columns.cend() ? -1 : static_cast<int>(found - columns.cbegin());
}

Result<QList<TableShape>> readTableShapes(const Connection &connection)
{
    QList<TableShape> shapes;
    for (size_t index = 0; index < recordedTables.size(); ++index) {
        TableShape shape;
        shape.table = static_cast<RecordedTable>(index);
        for (const auto read : {readColumns, readUniqueColumns, readReferences}) {
            if (auto done = read(connection, shape); !done)
                return done.error();
        }
        shapes.append(shape);
    }
    return shapes;
}

} // namespace tagloom::store
