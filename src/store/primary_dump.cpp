// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/primary_dump.h"

#include "store/connection.h"
#include "store/recorded_tables.h"
#include "store/statement.h"

namespace tagloom::store {

using domain::Result;

namespace {

constexpr qsizetype blockSize = 64 * 1024;

QString selectOf(const TableShape &shape)
{
    QStringList members{QStringLiteral("'table', '%1'").arg(shape.name())};
    for (const TableShape::Column &column : shape.columns) {
        if (column.name == QLatin1String("updated_at"))
            continue;
        // A number in JSON would lose digits.
        const QString value = column.isReal ? QStringLiteral("printf('%!.17g', %1)").arg(column.name) : column.name;
        const QString orNull =
            column.isReal ? QStringLiteral("iif(%1 IS NULL, NULL, %2)").arg(column.name, value) : value;
        members.append(QStringLiteral("'%1', %2").arg(column.name, orNull));
    }
    QStringList keys;
    for (const int column : shape.key)
        keys.append(shape.columns[column].name);
    return QStringLiteral("SELECT json_object(%1) FROM %2 ORDER BY %3")
        .arg(members.join(QStringLiteral(", ")), shape.name(), keys.join(QStringLiteral(", ")));
}

} // namespace

Result<void> dumpPrimaryData(const Connection &connection, const std::function<bool(const QByteArray &)> &take)
{
    const auto shapes = readTableShapes(connection);
    if (!shapes)
        return shapes.error();
    QByteArray block;
    for (const TableShape &shape : *shapes) {
        Statement rows(connection, selectOf(shape));
        while (rows.next()) {
            block += rows.text(0).toUtf8() + '\n';
            if (block.size() < blockSize)
                continue;
            if (!take(block))
                return {};
            block.clear();
        }
        if (auto done = rows.finish(); !done)
            return done;
    }
    if (!block.isEmpty())
        take(block);
    return {};
}

} // namespace tagloom::store
