// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tags_reading.h"

#include "models/tags_model.h"

namespace tagloom::models {

using domain::TagId;

void TagRows::append(TagId id, const QString &key)
{
    rowOf.insert(id, int(byRow.size()));
    byRow.push_back({id, key});
}

TagsReading::TagsReading(const store::Connection &connection, const QString &statement)
    : m_query(connection.database())
{
    m_query.exec(statement);
}

bool TagsReading::readOn(QDeadlineTimer until)
{
    do {
        if (!m_query.next())
            return true;
        m_rows.append(TagId{m_query.value(TagsModel::IdColumn).toLongLong()},
                      m_query.value(TagsModel::NameKeyColumn).toString());
    } while (!until.hasExpired());
    return false;
}

} // namespace tagloom::models
