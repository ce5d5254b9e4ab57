// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <array>

namespace tagloom::store {

class Connection;

/// The tables whose changes history records: all primary data, and nothing that follows from it. A table that refers to
/// another stands behind it.
enum class RecordedTable {
    Kinds,
    Items,
    Notes,
    Tags,
    Aliases,
    Parents,
    Links,
    Searches,
    Distinctions,
    Lists,
    ListEntries,
    BookDetails,
    Creators,
    ItemCreators,
    TaskDetails,
    InvoiceDetails,
    FileDetails,
    Rules,
    RuleTags,
    NoteFiles
};

inline constexpr std::array<QLatin1StringView, 20> recordedTables{
    QLatin1StringView("item_kinds"), QLatin1StringView("items"),          QLatin1StringView("item_notes"),
    QLatin1StringView("tags"),       QLatin1StringView("tag_aliases"),    QLatin1StringView("tag_parents"),
    QLatin1StringView("item_tags"),  QLatin1StringView("saved_searches"), QLatin1StringView("distinct_tags"),
    QLatin1StringView("lists"),      QLatin1StringView("list_entries"),   QLatin1StringView("book_details"),
    QLatin1StringView("creators"),   QLatin1StringView("item_creators"),  QLatin1StringView("task_details"),
    QLatin1StringView("invoice_details"), QLatin1StringView("file_details"), QLatin1StringView("rules"),
    QLatin1StringView("rule_tags"), QLatin1StringView("note_files")};

/// What items of a kind have of their own; the item is the first column.
constexpr bool isDetail(RecordedTable table)
{
    return table == RecordedTable::BookDetails || table == RecordedTable::ItemCreators
        || table == RecordedTable::TaskDetails || table == RecordedTable::InvoiceDetails
        || table == RecordedTable::FileDetails;
}

/// The column that says on which item a row is; -1 if it is on none.
constexpr int itemColumn(RecordedTable table)
{
    if (table == RecordedTable::ListEntries)
        return 2;
    const bool isOnItem = table == RecordedTable::Items || table == RecordedTable::Notes || table == RecordedTable::Links
        || isDetail(table) || table == RecordedTable::NoteFiles;
    return isOnItem ? 0 : -1;
}

/// The column that says to which tag a row belongs; -1 if to none. A link belongs to its item.
constexpr int tagColumn(RecordedTable table)
{
    if (table == RecordedTable::Aliases)
        return 2;
    return table == RecordedTable::Tags || table == RecordedTable::Parents || table == RecordedTable::Distinctions ? 0
                                                                                                                   : -1;
}

/// A recorded table as the library has it.
struct TableShape
{
    /// A foreign key of one column on the id of another recorded table.
    struct Reference
    {
        int column = 0;
        RecordedTable to = RecordedTable::Items;
    };

    struct Column
    {
        QString name;
        bool isNullable = false;
        bool isReal = false;
        bool isUnique = false; ///< by itself, and not the primary key
    };

    RecordedTable table = RecordedTable::Items;
    QList<Column> columns;
    QList<int> key; ///< the columns of the primary key
    QList<Reference> references;

    QString name() const { return recordedTables[static_cast<size_t>(table)]; }
    int column(QStringView columnName) const; ///< -1 if it has none of this name
    bool isKey(int column) const { return key.contains(column); }
};

/// All of them, in the order of RecordedTable.
domain::Result<QList<TableShape>> readTableShapes(const Connection &connection);

} // namespace tagloom::store
