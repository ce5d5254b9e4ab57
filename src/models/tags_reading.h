// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/connection.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QSqlQuery>
#include <QString>

#include <array>
#include <vector>

namespace tagloom::models {

/// Which tag stands in which row, in which order by name, and what everyone asks for: the table's own data() takes
/// microseconds.
struct TagRows
{
    struct Row
    {
        domain::TagId id; ///< 0 where a tag was removed
        QString key;
    };

    struct Place
    {
        /// The first characters of the key as numbers in their order: mostly enough to compare, and no text is touched.
        std::array<quint64, 2> start;
        int row;
    };

    std::vector<Row> byRow;
    QHash<domain::TagId, int> rowOf;
    std::vector<Place> byKey; ///< rows in the order of their keys, up to the last sort(); empty after another change

    void append(domain::TagId id, const QString &key);
    void sort(); ///< puts those appended since the last time in their places
};

/// All rows of TagsModel, read a little at a time: thirty thousand tags take ten turns' time while the index loads
/// beside it. Its statement stays open until the last row, so its connection shows what was committed before the first
/// one. On the thread of the connection.
class TagsReading final
{
public:
    /// `statement` selects the columns of TagsModel in their order.
    TagsReading(const store::Connection &connection, const QString &statement);

    /// Reads on until then, at least one row. True once all rows are read, or none follows after an error (query()).
    bool readOn(QDeadlineTimer until);

    QSqlQuery &query() { return m_query; } ///< keeps all rows that were read
    TagRows &rows() { return m_rows; }

private:
    QSqlQuery m_query;
    TagRows m_rows;
};

} // namespace tagloom::models
