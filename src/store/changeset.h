// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QVarLengthArray>

#include <optional>

namespace tagloom::store {

/// One value of a changeset: a view into its bytes.
struct ChangesetValue
{
    enum class Type : quint8 {
        Undefined = 0, ///< of an update: not changed
        Integer = 1,
        Real = 2,
        Text = 3,
        Blob = 4,
        Null = 5
    };

    Type type = Type::Undefined;
    qint64 integer = 0;
    double real = 0;
    QByteArrayView bytes{}; ///< of texts (UTF-8) and blobs

    bool isDefined() const { return type != Type::Undefined; }
    QString text() const { return QString::fromUtf8(bytes); }
    friend bool operator==(const ChangesetValue &a, const ChangesetValue &b)
    {
        return a.type == b.type && a.integer == b.integer && a.real == b.real && a.bytes == b.bytes;
    }
};

using ChangesetValues = QVarLengthArray<ChangesetValue, 12>;

/// The rows that follow are of this table.
struct ChangesetTable
{
    QByteArray name;
    QList<int> keyColumns; ///< of its primary key, by position
    int columns = 0;
};

/// One row that was inserted, updated or deleted. Of an update `before` holds the key and what changed, `after` what
/// changed.
struct ChangesetRow
{
    enum class Change { Insert, Update, Delete };

    Change change = Change::Insert;
    ChangesetValues before; ///< empty for an insert
    ChangesetValues after; ///< empty for a delete
};

/// Reads changesets as SQLite's session extension writes them, in one piece or as it comes. The format is that of
/// sqlite3session: tables, each followed by its rows.
class ChangesetReader final
{
public:
    enum class Step {
        Row,
        Incomplete, ///< the bytes end in the middle of a row, or exactly behind one: see isAtEnd()
        Damaged
    };

    /// The bytes have to outlive the reader.
    explicit ChangesetReader(QByteArrayView bytes)
        : m_bytes(bytes)
    { }

    /// Goes on to the next row.
    Step next(ChangesetRow &row);

    /// Of the last row.
    const ChangesetTable &table() const { return m_table; }
    int tableIndex() const { return m_tableIndex; } ///< counts the tables as they come, from 0

    qsizetype rowPosition() const { return m_rowPosition; } ///< of the last row
    qsizetype position() const { return m_position; } ///< behind it
    bool isAtEnd() const { return m_position == m_bytes.size(); }

    /// Goes on with other bytes, which begin where position() was.
    void continueWith(QByteArrayView bytes)
    {
        m_bytes = bytes;
        m_position = 0;
        m_rowPosition = 0;
    }

    /// A row of a table whose place is known from a first reading.
    static void readAgain(QByteArrayView bytes, qsizetype position, int columns, ChangesetRow &row);

private:
    QByteArrayView m_bytes;
    qsizetype m_position = 0;
    qsizetype m_rowPosition = 0;
    ChangesetTable m_table;
    int m_tableIndex = -1;
};

} // namespace tagloom::store
