// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QSqlQuery>
#include <QSqlRecord>
#include <QStringList>
#include <QVariant>

namespace tagloom::test {

/// The rows of a statement, one line each, columns with their types; nothing but the rows decides.
inline QStringList rowsOf(const store::Connection &connection, const QString &sql)
{
    QStringList lines;
    QSqlQuery query(connection.database());
    query.setForwardOnly(true);
    if (!query.exec(sql))
        qFatal("A test's statement cannot be run: %s", qPrintable(sql));
    while (query.next()) {
        QStringList cells;
        for (int column = 0; column < query.record().count(); ++column) {
            const QVariant value = query.value(column);
            cells.append(value.isNull() ? QStringLiteral("NULL")
                                        : QString::fromLatin1(value.typeName()) + u':' + value.toString());
        }
        lines.append(cells.join(u'|'));
    }
    return lines;
}

/// All tables of a library with all rows, in the order of their columns. Full text is left out: ask for its integrity.
inline QStringList dumpOf(const store::Connection &connection)
{
    QStringList lines;
    const QStringList tables{
        QStringLiteral("item_kinds"),     QStringLiteral("items"),          QStringLiteral("item_notes"),
        QStringLiteral("tags"),           QStringLiteral("tag_aliases"),    QStringLiteral("tag_parents"),
        QStringLiteral("tag_words"),      QStringLiteral("tag_counts"),     QStringLiteral("item_tags"),
        QStringLiteral("saved_searches"), QStringLiteral("distinct_tags"),  QStringLiteral("lists"),
        QStringLiteral("list_entries"),   QStringLiteral("book_details"),
        QStringLiteral("creators"),       QStringLiteral("item_creators"),  QStringLiteral("task_details"),
        QStringLiteral("invoice_details"), QStringLiteral("file_details"),   QStringLiteral("rules"),
        QStringLiteral("rule_tags"),       QStringLiteral("note_files"),     QStringLiteral("sqlite_sequence")};
    for (const QString &table : tables) {
        // What history gives out is not of the data: it goes on with every action, also with one that is undone.
        const QString condition =
            table == QLatin1String("sqlite_sequence") ? QStringLiteral(" WHERE name <> 'history'") : QString();
        QStringList rows = rowsOf(connection, QString(QStringLiteral("SELECT * FROM ") + table + condition));
        rows.sort();
        lines.append(QStringLiteral("== ") + table);
        lines += rows;
    }
    return lines;
}

/// Empty if SQLite, the foreign keys, the full text and the counts are all as they should be; the connection writes.
inline QString whatIsWrongWith(const store::Connection &connection)
{
    const QStringList integrity = rowsOf(connection, QStringLiteral("PRAGMA integrity_check"));
    if (integrity != QStringList{QStringLiteral("QString:ok")})
        return integrity.join(u'\n');
    if (const QStringList broken = rowsOf(connection, QStringLiteral("PRAGMA foreign_key_check")); !broken.isEmpty())
        return broken.join(u'\n');
    if (auto done =
            connection.execute(QStringLiteral("INSERT INTO items_fts (items_fts, rank) VALUES ('integrity-check', 1)"));
        !done)
        return done.error().message;
    const QString live =
        QStringLiteral("SELECT tags.id, (SELECT count(*) FROM item_tags JOIN items ON items.id = item_id "
                       "WHERE tag_id = tags.id AND status = 'confirmed' AND trashed_at IS NULL) FROM tags ORDER BY 1");
    if (rowsOf(connection, live)
        != rowsOf(connection, QStringLiteral("SELECT tag_id, item_count FROM tag_counts ORDER BY 1")))
        return QStringLiteral("The counts differ from the links.");
    return {};
}

/// The schema as it stands: a bulk load drops and makes again.
inline QStringList schemaOf(const store::Connection &connection)
{
    return rowsOf(connection,
                  QStringLiteral("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"));
}

} // namespace tagloom::test
