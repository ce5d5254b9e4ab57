// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tags_reading.h"

#include "models/tags_model.h"

#include <algorithm>

namespace tagloom::models {

using domain::TagId;

namespace {

std::array<quint64, 2> startOf(const QString &key)
{
    std::array<quint64, 2> start{};
    for (qsizetype i = 0; i < 8; ++i)
        start[size_t(i / 4)] = (start[size_t(i / 4)] << 16) | (i < key.size() ? key[i].unicode() : 0U);
    return start;
}

} // namespace

void TagRows::append(TagId id, const QString &key)
{
    rowOf.insert(id, int(byRow.size()));
    byRow.push_back({id, key});
}

void TagRows::sort()
{
    const qsizetype sorted = qsizetype(byKey.size());
    byKey.reserve(byRow.size());
    for (size_t row = byKey.size(); row < byRow.size(); ++row)
        byKey.push_back({startOf(byRow[row].key), int(row)});
    const auto isBefore = [this](const Place &a, const Place &b) {
        return a.start != b.start ? a.start < b.start : byRow[size_t(a.row)].key < byRow[size_t(b.row)].key;
    };
    std::sort(byKey.begin() + sorted, byKey.end(), isBefore);
    std::inplace_merge(byKey.begin(), byKey.begin() + sorted, byKey.end(), isBefore);
}

TagsReading::TagsReading(const store::Connection &connection, const QString &statement)
    : m_query(connection.database())
{
    m_query.exec(statement);
}

bool TagsReading::readOn(QDeadlineTimer until)
{
    bool isRow = false;
    do {
        isRow = m_query.next();
        if (isRow)
            m_rows.append(TagId{m_query.value(TagsModel::IdColumn).toLongLong()},
                          m_query.value(TagsModel::NameKeyColumn).toString());
    } while (isRow && !until.hasExpired());
    m_rows.sort(); // a part in each turn, for the tree that follows
    return !isRow;
}

} // namespace tagloom::models
