// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "store/connection.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QSqlQuery>
#include <QString>

#include <vector>

namespace tagloom::models {

/// Which tag stands in which row, and what everyone asks for: the table's own data() takes microseconds.
struct TagRows
{
    struct Row
    {
        domain::TagId id; ///< 0 where a tag was removed
        QString key;
    };

    std::vector<Row> byRow;
    QHash<domain::TagId, int> rowOf;

    void append(domain::TagId id, const QString &key);
};

/// All rows of TagsModel, read a little at a time: thirty thousand tags take ten turns' time while the index loads beside
/// it. Its statement stays open until the last row, so its connection shows what was committed before the first one.
/// On the thread of the connection.
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
