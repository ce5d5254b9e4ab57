// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "store/changeset.h"
#include "store/history_details.h"
#include "store/recorded_tables.h"

#include <QString>

namespace tagloom::store {

class Statement;

/// Why a row cannot be written as it was: another row, or another state of the same, stands in the way.
struct HistoryConflict
{
    RecordedTable table = RecordedTable::Items; ///< of the row that stands in the way
    QString key; ///< of that row, as rowKey() gives it
    QString reason; ///< for the middle of a sentence: "“A page” has been changed since"
};

/// The key of a row in one text, for comparing.
QString rowKey(const TableShape &shape, const ChangesetValues &values);

/// Finds out what stands in the way after a write was refused; until then nothing is asked.
class ConflictFinder final
{
public:
    ConflictFinder(const Connection &connection, const QList<TableShape> &shapes)
        : m_connection(connection)
        , m_shapes(shapes)
        , m_words(connection)
    { }

    /// A row that was to be updated or deleted was not as expected.
    domain::Result<HistoryConflict> notAsExpected(const TableShape &shape, const ChangesetValues &expected,
                                                  bool toDelete);

    /// A row could not be inserted, or not get the values it had.
    domain::Result<HistoryConflict> taken(const TableShape &shape, const ChangesetValues &values, bool toInsert);

    /// What a row refers to is not there any more; nothing if all is.
    domain::Result<std::optional<HistoryConflict>> missingReference(const TableShape &shape,
                                                                    const ChangesetValues &values);

private:
    domain::Result<std::optional<QString>> findRow(const TableShape &shape, const QList<int> &columns,
                                                   const ChangesetValues &values);
    domain::Result<std::optional<HistoryConflict>> dependant(const TableShape &shape, const ChangesetValues &values);

    const Connection &m_connection;
    const QList<TableShape> &m_shapes;
    RowWords m_words;
};

void bindValue(Statement &statement, int position, const ChangesetValue &value);

} // namespace tagloom::store
