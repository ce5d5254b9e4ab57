// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_conflict.h"

#include "store/connection.h"
#include "store/statement.h"

namespace tagloom::store {

using domain::Result;
using Type = ChangesetValue::Type;

namespace {

QString keyText(const ChangesetValue &value)
{
    return value.type == Type::Integer ? QString::number(value.integer) : value.text();
}

/// What has come to a row of `to` since, by the table that refers to it.
QString whatCame(RecordedTable to, RecordedTable table)
{
    switch (table) {
    case RecordedTable::Notes:
        return QStringLiteral("has been given notes since");
    case RecordedTable::Links:
        return to == RecordedTable::Items ? QStringLiteral("has got tags since")
                                          : QStringLiteral("has been put on items since");
    case RecordedTable::Aliases:
        return QStringLiteral("has got an alias since");
    case RecordedTable::Parents:
        return QStringLiteral("has been moved in the tree since");
    case RecordedTable::Distinctions:
        return QStringLiteral("has been told apart from another since");
    case RecordedTable::ListEntries:
        return to == RecordedTable::Items ? QStringLiteral("has been put on a list since")
                                          : QStringLiteral("has got entries since");
    case RecordedTable::BookDetails:
    case RecordedTable::TaskDetails:
    case RecordedTable::InvoiceDetails:
        return QStringLiteral("has been given details since");
    case RecordedTable::FileDetails:
        return QStringLiteral("has been found to be another file since");
    case RecordedTable::RuleTags:
        return QStringLiteral("has been given other tags since");
    case RecordedTable::NoteFiles:
        return QStringLiteral("has been read from a file since");
    case RecordedTable::ItemCreators:
        return to == RecordedTable::Items ? QStringLiteral("has been given authors since")
                                          : QStringLiteral("is in use since");
    default:
        return QStringLiteral("is in use since");
    }
}

} // namespace

QString rowKey(const TableShape &shape, const ChangesetValues &values)
{
    QStringList parts;
    for (const int column : shape.key)
        parts.append(column < values.size() ? keyText(values[column]) : QString());
    return parts.join(u'\n');
}

void bindValue(Statement &statement, int position, const ChangesetValue &value)
{
    switch (value.type) {
    case Type::Integer:
        statement.bindAt(position, value.integer);
        break;
    case Type::Real:
        statement.bindAt(position, value.real);
        break;
    case Type::Text:
        statement.bindTextAt(position, value.bytes);
        break;
    case Type::Blob:
        statement.bindBlobAt(position, value.bytes);
        break;
    case Type::Null:
    case Type::Undefined:
        statement.bindNull(position);
        break;
    }
}

/// The key of a row that has these values in these columns.
Result<std::optional<QString>> ConflictFinder::findRow(const TableShape &shape, const QList<int> &columns,
                                                       const ChangesetValues &values)
{
    QStringList keys;
    for (const int column : shape.key)
        keys.append(shape.columns[column].name);
    QStringList conditions;
    for (const int column : columns)
        conditions.append(shape.columns[column].name + QStringLiteral(" = ?"));
    Statement rows(m_connection,
                   QStringLiteral("SELECT %1 FROM %2 WHERE %3 LIMIT 1")
                       .arg(keys.join(QStringLiteral(" || char(10) || ")), shape.name(),
                            conditions.join(QStringLiteral(" AND "))));
    for (qsizetype i = 0; i < columns.size(); ++i)
        bindValue(rows, static_cast<int>(i) + 1, values[columns[i]]);
    std::optional<QString> key;
    if (rows.next())
        key = rows.text(0);
    if (auto done = rows.finish(); !done)
        return done.error();
    return key;
}

Result<std::optional<HistoryConflict>> ConflictFinder::dependant(const TableShape &shape, const ChangesetValues &values)
{
    for (const TableShape &other : m_shapes) {
        for (const TableShape::Reference &reference : other.references) {
            if (reference.to != shape.table)
                continue;
            ChangesetValues wanted(other.columns.size());
            wanted[reference.column] = values[shape.key.constFirst()];
            const auto key = findRow(other, {reference.column}, wanted);
            if (!key)
                return key.error();
            if (*key)
                return std::optional(
                    HistoryConflict{other.table, **key,
                                    m_words.describe(shape.table, values) + u' ' + whatCame(shape.table, other.table)});
        }
    }
    return std::optional<HistoryConflict>();
}

Result<HistoryConflict> ConflictFinder::notAsExpected(const TableShape &shape, const ChangesetValues &expected,
                                                      bool toDelete)
{
    m_words.learn(shape.table, expected);
    const auto found = findRow(shape, shape.key, expected);
    if (!found)
        return found.error();
    const QString row = m_words.describe(shape.table, expected);
    const QString key = rowKey(shape, expected);
    if (!*found)
        return HistoryConflict{shape.table, key, QStringLiteral("%1 is not there any more").arg(row)};
    if (toDelete) {
        const auto other = dependant(shape, expected);
        if (!other)
            return other.error();
        if (*other)
            return **other;
    }
    return HistoryConflict{shape.table, key, QStringLiteral("%1 has been changed since").arg(row)};
}

Result<HistoryConflict> ConflictFinder::taken(const TableShape &shape, const ChangesetValues &values, bool toInsert)
{
    m_words.learn(shape.table, values);
    const QString row = m_words.describe(shape.table, values);
    if (toInsert) {
        const auto same = findRow(shape, shape.key, values);
        if (!same)
            return same.error();
        if (*same)
            return HistoryConflict{shape.table, **same, QStringLiteral("%1 is there already").arg(row)};
    }
    for (int column = 0; column < shape.columns.size() && column < values.size(); ++column) {
        if (!shape.columns[column].isUnique || !values[column].isDefined())
            continue;
        const auto other = findRow(shape, {column}, values);
        if (!other)
            return other.error();
        if (*other)
            return HistoryConflict{shape.table, **other,
                                   QStringLiteral("something else has the %1 that %2 had")
                                       .arg(shape.columns[column].name == QLatin1String("pin") ? QStringLiteral("key")
                                                                                               : QStringLiteral("name"),
                                            row)};
    }
    if (shape.table == RecordedTable::ListEntries && toInsert) {
        const auto same =
            findRow(shape, {shape.column(u"list_id"), shape.column(u"item_id"), shape.column(u"attempt")}, values);
        if (!same)
            return same.error();
        if (*same)
            return HistoryConflict{shape.table, **same, QStringLiteral("%1 has been taken since").arg(row)};
    }
    // A name may be an alias by now, or the other way round; no other rule of the library can break here.
    const bool isAlias = shape.table == RecordedTable::Aliases;
    const TableShape &other = m_shapes[static_cast<int>(isAlias ? RecordedTable::Tags : RecordedTable::Aliases)];
    const int nameKey = shape.column(isAlias ? u"alias_key" : u"name_key");
    if ((isAlias || shape.table == RecordedTable::Tags) && nameKey < values.size() && values[nameKey].isDefined()) {
        const int column = other.column(isAlias ? u"name_key" : u"alias_key");
        ChangesetValues wanted(other.columns.size());
        wanted[column] = values[nameKey];
        const auto found = findRow(other, {column}, wanted);
        if (!found)
            return found.error();
        if (*found)
            return HistoryConflict{other.table, **found,
                                   QStringLiteral("another tag has the name that %1 had").arg(row)};
    }
    return HistoryConflict{shape.table, rowKey(shape, values),
                           QStringLiteral("the library does not take %1 as it was").arg(row)};
}

Result<std::optional<HistoryConflict>> ConflictFinder::missingReference(const TableShape &shape,
                                                                        const ChangesetValues &values)
{
    for (const TableShape::Reference &reference : shape.references) {
        if (reference.column >= values.size() || !values[reference.column].isDefined())
            continue;
        const TableShape &other = m_shapes[static_cast<int>(reference.to)];
        ChangesetValues wanted(other.columns.size());
        wanted[other.key.constFirst()] = values[reference.column];
        const auto found = findRow(other, other.key, wanted);
        if (!found)
            return found.error();
        if (!*found)
            return std::optional(HistoryConflict{
                other.table, rowKey(other, wanted),
                other.table == RecordedTable::Tags        ? QStringLiteral("a tag it needs was deleted since")
                    : other.table == RecordedTable::Lists ? QStringLiteral("a list it needs was deleted since")
                    : other.table == RecordedTable::Rules ? QStringLiteral("a rule it needs was deleted since")
                    : other.table == RecordedTable::Creators ? QStringLiteral("an author it needs was deleted since")
                    : other.table == RecordedTable::Items ? QStringLiteral("an item it needs was deleted since")
                                                          : QStringLiteral("a kind it needs was deleted since")});
    }
    return std::optional<HistoryConflict>();
}

} // namespace tagloom::store
