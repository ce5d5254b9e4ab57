// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/history_apply.h"

#include "store/connection.h"
#include "store/history_changes.h"
#include "store/history_derived.h"
#include "store/statement.h"
#include "store/transaction.h"

#include <sqlite3.h>

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

namespace tagloom::store {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using Change = ChangesetRow::Change;
using Outcome = Result<std::optional<HistoryConflict>>;

namespace {

/// Nothing if the row was written; else `findConflict()` says why not.
template <class FindConflict> Outcome outcomeOf(const Result<bool> &written, FindConflict findConflict)
{
    if (!written)
        return written.error();
    if (*written)
        return std::optional<HistoryConflict>();
    auto conflict = findConflict();
    return conflict ? Outcome(std::move(*conflict)) : Outcome(conflict.error());
}

constexpr qint64 rowsBetweenProgress = 2048;

Error unreadable()
{
    return {ErrorCode::DamagedFile,
            QStringLiteral("What this entry of the history changed cannot be read, so it can be neither undone nor "
                           "redone. Nothing was changed. Change things back by hand, or take them from a backup.")};
}

Error ofNewerVersion()
{
    return {ErrorCode::NewerLibrary,
            QStringLiteral("This entry of the history holds what only a newer version of Tagloom knows. Nothing was "
                           "changed. Install the newest version.")};
}

/// Where a row stands in the changeset; the key, where it is made of numbers, gives the order in the file.
struct RowPlace
{
    qint64 key[2] = {0, 0};
    qsizetype position = 0;

    friend bool operator<(const RowPlace &a, const RowPlace &b)
    {
        return a.key[0] != b.key[0] ? a.key[0] < b.key[0] : a.key[1] < b.key[1];
    }
};

/// The rows of one table, by what is to be done with them.
struct TableRows
{
    const TableShape *shape = nullptr;
    int columns = 0; ///< of the changeset: the table may have got more since
    std::vector<RowPlace> deletes;
    std::vector<RowPlace> updates;
    std::vector<RowPlace> inserts;
};

quint64 definedMask(const ChangesetValues &values)
{
    quint64 mask = 0;
    for (qsizetype column = 0; column < values.size(); ++column)
        mask |= values[column].isDefined() ? quint64{1} << column : 0;
    return mask;
}

class ChangesApplication final
{
public:
    ChangesApplication(Transaction &transaction, const HistoryChanges &changes, const HistoryApplication &application,
                       QList<TableShape> shapes)
        : m_transaction(transaction)
        , m_connection(transaction.connection())
        , m_changes(changes)
        , m_application(application)
        , m_shapes(std::move(shapes))
        , m_finder(m_connection, m_shapes)
        , m_touchedColumn(m_shapes[static_cast<int>(RecordedTable::Items)].column(u"updated_at"))
    { }

    Outcome run();

private:
    /// One sort of statement of a table: prepared once for all rows that change the same columns.
    using Statements = std::map<std::pair<quint64, quint64>, std::unique_ptr<Statement>>;
    using Step = Outcome (ChangesApplication::*)(const TableRows &, Statements &, const ChangesetRow &);

    int pieceAt(int step) const;
    Result<void> readPiece(int index);
    Result<void> readPlaces();
    void takeAll(HistoryDerived &derived);
    Outcome writeAll();
    void read(const TableRows &rows, const RowPlace &place);
    void turn();
    Outcome each(const TableRows &rows, const std::vector<RowPlace> &places, Step step, bool counts);
    Outcome remove(const TableRows &rows, Statements &statements, const ChangesetRow &row);
    Outcome update(const TableRows &rows, Statements &statements, const ChangesetRow &row);
    Outcome updateParked(const TableRows &rows, Statements &statements, const ChangesetRow &row);
    Outcome insert(const TableRows &rows, Statements &statements, const ChangesetRow &row);
    Outcome checkReferences(const TableRows &rows, Statements &statements, const ChangesetRow &row);
    bool hasUnique(const TableRows &rows, const ChangesetValues &values) const;
    QString whereKey(const TableRows &rows) const;
    QString whereExpected(const TableRows &rows, const ChangesetValues &expected) const;
    QString whereUnused(const TableRows &rows) const;
    static Statement &prepared(Statements &statements, const Connection &connection, quint64 first, quint64 second,
                               const std::function<QString()> &sql);
    static void bindFrom(Statement &statement, int first, const ChangesetValues &values);

    /// Runs a bound statement that has to write one row: false if it wrote none or a rule of the library forbids it.
    Result<bool> writesOne(Statement &statement);

    Transaction &m_transaction;
    const Connection &m_connection;
    const HistoryChanges &m_changes;
    const HistoryApplication &m_application;
    QList<TableShape> m_shapes;
    ConflictFinder m_finder;
    int m_touchedColumn;
    QByteArray m_piece; ///< the one that is being worked on
    int m_pieceIndex = -1;
    std::vector<TableRows> m_tables; ///< its rows
    ChangesetRow m_row; ///< turned to the direction: from before to after
    qint64 m_done = 0;
};

/// What was done last is undone first.
int ChangesApplication::pieceAt(int step) const
{
    return m_application.direction == HistoryDirection::Redo ? step : m_changes.pieces() - 1 - step;
}

Result<void> ChangesApplication::readPiece(int index)
{
    if (m_pieceIndex == index)
        return {};
    m_piece.clear(); // before the next one is there
    m_tables.clear();
    auto piece = m_changes.piece(index);
    if (!piece)
        return piece.error();
    m_piece = std::move(*piece);
    m_pieceIndex = index;
    return readPlaces();
}

/// The first reading: the whole changeset makes sense, and where its rows are.
Result<void> ChangesApplication::readPlaces()
{
    m_tables.resize(recordedTables.size());
    ChangesetReader reader(m_piece);
    ChangesetReader::Step step = ChangesetReader::Step::Row;
    int current = -1;
    TableRows *rows = nullptr;
    while (true) {
        step = reader.next(m_row);
        if (step != ChangesetReader::Step::Row)
            break;
        if (reader.tableIndex() != current) {
            current = reader.tableIndex();
            const ChangesetTable &table = reader.table();
            const auto found = std::find(recordedTables.begin(), recordedTables.end(), QLatin1StringView(table.name));
            if (found == recordedTables.end())
                return ofNewerVersion();
            rows = &m_tables[static_cast<size_t>(found - recordedTables.begin())];
            rows->shape = &m_shapes[found - recordedTables.begin()];
            rows->columns = table.columns;
            QList<int> key = rows->shape->key;
            std::sort(key.begin(), key.end());
            if (table.columns > rows->shape->columns.size() || table.columns > 64 || key != table.keyColumns)
                return ofNewerVersion();
        }
        RowPlace place;
        place.position = reader.rowPosition();
        const ChangesetValues &keyed = m_row.change == Change::Insert ? m_row.after : m_row.before;
        for (int i = 0; i < 2 && i < rows->shape->key.size(); ++i)
            place.key[i] = keyed[rows->shape->key[i]].integer;
        turn();
        auto &list = m_row.change == Change::Insert ? rows->inserts
            : m_row.change == Change::Delete        ? rows->deletes
                                                    : rows->updates;
        list.push_back(place);
    }
    if (step == ChangesetReader::Step::Damaged || !reader.isAtEnd())
        return unreadable();
    for (TableRows &table : m_tables) {
        for (auto *const list : {&table.deletes, &table.updates, &table.inserts}) {
            if (!std::is_sorted(list->begin(), list->end()))
                std::sort(list->begin(), list->end());
        }
    }
    return {};
}

/// Makes of a row as it was recorded what is to be done now.
void ChangesApplication::turn()
{
    if (m_application.direction == HistoryDirection::Redo)
        return;
    std::swap(m_row.before, m_row.after);
    if (m_row.change == Change::Insert)
        m_row.change = Change::Delete;
    else if (m_row.change == Change::Delete)
        m_row.change = Change::Insert;
}

void ChangesApplication::read(const TableRows &rows, const RowPlace &place)
{
    ChangesetReader::readAgain(m_piece, place.position, rows.columns, m_row);
    turn();
    if (m_row.change == Change::Update) {
        // The key stands on the side of what was before; here on that of what is expected.
        for (const int column : rows.shape->key) {
            if (!m_row.before[column].isDefined())
                m_row.before[column] = std::exchange(m_row.after[column], {});
        }
    }
    if (!m_application.isOlder || rows.shape->table != RecordedTable::Items)
        return;
    if (m_row.change != Change::Insert)
        m_row.before[m_touchedColumn] = {};
    if (m_row.change == Change::Update)
        m_row.after[m_touchedColumn] = {ChangesetValue::Type::Integer, m_transaction.now(), 0, {}};
}

void ChangesApplication::takeAll(HistoryDerived &derived)
{
    for (const TableRows &table : m_tables) {
        for (const auto *const list : {&table.deletes, &table.updates, &table.inserts}) {
            for (const RowPlace &place : *list) {
                read(table, place);
                derived.take(table.shape->table, m_row.change, m_row.before, m_row.after);
            }
        }
    }
}

Outcome ChangesApplication::run()
{
    HistoryDerived derived(m_transaction, m_shapes, m_changes);
    for (int step = 0; step < m_changes.pieces(); ++step) {
        if (auto done = readPiece(pieceAt(step)); !done)
            return done.error();
        takeAll(derived);
    }
    if (auto done = derived.begin(); !done)
        return done.error();
    // Rows may refer to others that are only on their way; what is amiss behind a piece is looked for there.
    if (auto done = m_connection.execute(QStringLiteral("PRAGMA defer_foreign_keys = ON")); !done)
        return done.error();
    for (int step = 0; step < m_changes.pieces(); ++step) {
        if (auto done = readPiece(pieceAt(step)); !done)
            return done.error();
        if (auto outcome = writeAll(); !outcome || *outcome)
            return outcome;
        if (auto done = m_transaction.relieveHistory(); !done)
            return done.error();
    }
    if (auto done = derived.finish(); !done)
        return done.error();
    return std::optional<HistoryConflict>();
}

/// The rows of one piece.
Outcome ChangesApplication::writeAll()
{
    const auto stops = [](const Outcome &outcome) {
        return !outcome || outcome->has_value();
    };
    for (auto table = m_tables.crbegin(); table != m_tables.crend(); ++table) {
        if (auto outcome = each(*table, table->deletes, &ChangesApplication::remove, true); stops(outcome))
            return outcome;
        if (auto outcome = each(*table, table->updates, &ChangesApplication::update, true); stops(outcome))
            return outcome;
        if (auto outcome = each(*table, table->updates, &ChangesApplication::updateParked, false); stops(outcome))
            return outcome;
    }
    for (const TableRows &table : m_tables) {
        if (auto outcome = each(table, table.inserts, &ChangesApplication::insert, true); stops(outcome))
            return outcome;
    }
    int unresolved = 0;
    int highest = 0;
    sqlite3_db_status(m_connection.handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &highest, 0);
    for (const TableRows &table : m_tables) {
        for (const auto *const list : {&table.updates, &table.inserts}) {
            if (unresolved == 0)
                break;
            if (auto outcome = each(table, *list, &ChangesApplication::checkReferences, false); stops(outcome))
                return outcome;
        }
    }
    return std::optional<HistoryConflict>();
}

Outcome ChangesApplication::each(const TableRows &rows, const std::vector<RowPlace> &places, Step step, bool counts)
{
    Statements statements;
    for (const RowPlace &place : places) {
        read(rows, place);
        auto outcome = (this->*step)(rows, statements, m_row);
        if (!outcome || *outcome)
            return outcome;
        m_done += counts ? 1 : 0;
        if (counts && m_done % rowsBetweenProgress == 0 && m_application.progress
            && !m_application.progress(m_done, m_changes.rows()))
            return Error{ErrorCode::Cancelled, QStringLiteral("The work was stopped. Nothing was changed.")};
    }
    return std::optional<HistoryConflict>();
}

QString ChangesApplication::whereKey(const TableRows &rows) const
{
    QStringList conditions;
    for (const int column : rows.shape->key)
        conditions.append(QStringLiteral("%1 = ?%2").arg(rows.shape->columns[column].name).arg(column + 1));
    return QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
}

QString ChangesApplication::whereExpected(const TableRows &rows, const ChangesetValues &expected) const
{
    QString sql = whereKey(rows);
    for (int column = 0; column < expected.size(); ++column) {
        if (expected[column].isDefined() && !rows.shape->isKey(column))
            sql += QStringLiteral(" AND %1 IS ?%2").arg(rows.shape->columns[column].name).arg(column + 1);
    }
    return sql;
}

/// A cascade would remove what the changeset does not know; all that it does know is gone by then.
QString ChangesApplication::whereUnused(const TableRows &rows) const
{
    QString sql;
    for (const TableShape &other : m_shapes) {
        for (const TableShape::Reference &reference : other.references) {
            if (reference.to == rows.shape->table)
                sql += QStringLiteral(" AND NOT EXISTS (SELECT 1 FROM %1 WHERE %2 = ?%3)")
                           .arg(other.name(), other.columns[reference.column].name)
                           .arg(rows.shape->key.constFirst() + 1);
        }
    }
    return sql;
}

Statement &ChangesApplication::prepared(Statements &statements, const Connection &connection, quint64 first,
                                        quint64 second, const std::function<QString()> &sql)
{
    auto &statement = statements[{first, second}];
    if (!statement)
        statement = std::make_unique<Statement>(connection, sql());
    statement->reset();
    return *statement;
}

void ChangesApplication::bindFrom(Statement &statement, int first, const ChangesetValues &values)
{
    for (int column = 0; column < values.size(); ++column) {
        if (values[column].isDefined())
            bindValue(statement, first + column, values[column]);
    }
}

Result<bool> ChangesApplication::writesOne(Statement &statement)
{
    while (statement.next()) { }
    if (auto done = statement.finish(); !done) {
        if (done.error().code == ErrorCode::Conflict)
            return false;
        return done.error();
    }
    return m_connection.changedRows() == 1;
}

bool ChangesApplication::hasUnique(const TableRows &rows, const ChangesetValues &values) const
{
    for (int column = 0; column < values.size(); ++column) {
        if (values[column].isDefined() && rows.shape->columns[column].isUnique)
            return true;
    }
    return false;
}

Outcome ChangesApplication::remove(const TableRows &rows, Statements &statements, const ChangesetRow &row)
{
    Statement &statement = prepared(statements, m_connection, definedMask(row.before), 0, [&] {
        return QString(QStringLiteral("DELETE FROM ") + rows.shape->name() + whereExpected(rows, row.before)
                       + whereUnused(rows));
    });
    bindFrom(statement, 1, row.before);
    return outcomeOf(writesOne(statement), [&] { return m_finder.notAsExpected(*rows.shape, row.before, true); });
}

/// Where names or pins change, rows first get what nobody else has: two of them may have changed places.
Outcome ChangesApplication::update(const TableRows &rows, Statements &statements, const ChangesetRow &row)
{
    const bool parks = hasUnique(rows, row.after);
    const int afterBase = rows.columns + 1;
    Statement &statement = prepared(statements, m_connection, definedMask(row.before), definedMask(row.after), [&] {
        QStringList assignments;
        for (int column = 0; column < row.after.size(); ++column) {
            const TableShape::Column &shape = rows.shape->columns[column];
            if (!row.after[column].isDefined() || (parks && !shape.isUnique))
                continue;
            const QString value = !parks ? QStringLiteral("?%1").arg(afterBase + column)
                : shape.isNullable       ? QStringLiteral("NULL")
                                         : QStringLiteral("char(10) || ?1");
            assignments.append(shape.name + QStringLiteral(" = ") + value);
        }
        return QString(QStringLiteral("UPDATE ") + rows.shape->name() + QStringLiteral(" SET ")
                       + assignments.join(QStringLiteral(", ")) + whereExpected(rows, row.before));
    });
    bindFrom(statement, 1, row.before);
    if (!parks)
        bindFrom(statement, afterBase, row.after);
    return outcomeOf(writesOne(statement), [&] { return m_finder.notAsExpected(*rows.shape, row.before, false); });
}

Outcome ChangesApplication::updateParked(const TableRows &rows, Statements &statements, const ChangesetRow &row)
{
    if (!hasUnique(rows, row.after))
        return std::optional<HistoryConflict>();
    const int afterBase = rows.columns + 1;
    Statement &statement = prepared(statements, m_connection, definedMask(row.after), 0, [&] {
        QStringList assignments;
        for (int column = 0; column < row.after.size(); ++column) {
            if (row.after[column].isDefined())
                assignments.append(
                    QStringLiteral("%1 = ?%2").arg(rows.shape->columns[column].name).arg(afterBase + column));
        }
        return QString(QStringLiteral("UPDATE ") + rows.shape->name() + QStringLiteral(" SET ")
                       + assignments.join(QStringLiteral(", ")) + whereKey(rows));
    });
    for (const int column : rows.shape->key)
        bindValue(statement, column + 1, row.before[column]);
    bindFrom(statement, afterBase, row.after);
    return outcomeOf(writesOne(statement), [&] {
        ChangesetValues values = row.after;
        for (const int column : rows.shape->key)
            values[column] = row.before[column];
        return m_finder.taken(*rows.shape, values, false);
    });
}

Outcome ChangesApplication::insert(const TableRows &rows, Statements &statements, const ChangesetRow &row)
{
    Statement &statement = prepared(statements, m_connection, 0, 0, [&] {
        QStringList names;
        QStringList values;
        for (int column = 0; column < rows.columns; ++column) {
            names.append(rows.shape->columns[column].name);
            values.append(QStringLiteral("?%1").arg(column + 1));
        }
        return QStringLiteral("INSERT INTO %1 (%2) VALUES (%3)")
            .arg(rows.shape->name(), names.join(u','), values.join(u','));
    });
    bindFrom(statement, 1, row.after);
    return outcomeOf(writesOne(statement), [&] { return m_finder.taken(*rows.shape, row.after, true); });
}

Outcome ChangesApplication::checkReferences(const TableRows &rows, Statements &, const ChangesetRow &row)
{
    return m_finder.missingReference(*rows.shape, row.after);
}

} // namespace

Outcome applyChanges(Transaction &transaction, const HistoryChanges &changes, const HistoryApplication &application)
{
    auto shapes = readTableShapes(transaction.connection());
    if (!shapes)
        return shapes.error();
    return ChangesApplication(transaction, changes, application, std::move(*shapes)).run();
}

Result<bool> touchesRow(const Connection &connection, const HistoryChanges &changes, RecordedTable table,
                        const QString &key)
{
    const auto shapes = readTableShapes(connection);
    if (!shapes)
        return shapes.error();
    const TableShape &shape = shapes->at(static_cast<int>(table));
    for (int index = 0; index < changes.pieces(); ++index) {
        const auto piece = changes.piece(index);
        if (!piece)
            return piece.error();
        ChangesetReader reader(*piece);
        ChangesetRow row;
        while (reader.next(row) == ChangesetReader::Step::Row) {
            if (QLatin1StringView(reader.table().name) == shape.name()
                && rowKey(shape, row.change == Change::Insert ? row.after : row.before) == key)
                return true;
        }
    }
    return false;
}

} // namespace tagloom::store
