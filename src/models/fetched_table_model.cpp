// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fetched_table_model.h"

#include <QSignalBlocker>
#include <QSqlIndex>
#include <QSqlQuery>
#include <QStringList>

namespace tagloom::models {

FetchedTableModel::FetchedTableModel(const store::Connection &connection, const QString &table, QObject *parent)
    : QSqlTableModel(parent, connection.database())
{
    // The strategy under which a row that is read anew does not count as an edit to be submitted later.
    setEditStrategy(QSqlTableModel::OnFieldChange);
    setTable(table);
}

bool FetchedTableModel::refresh()
{
    return select();
}

bool FetchedTableModel::refreshRow(int row)
{
    return selectRow(row);
}

bool FetchedTableModel::select()
{
    if (m_onlySettingFilter)
        return true;
    beginResetModel();
    bool selected = false;
    {
        // Fetching announces rows, which nobody may hear inside a reset.
        const QSignalBlocker quiet(this);
        selected = QSqlTableModel::select();
        while (canFetchMore())
            fetchMore();
    }
    endResetModel();
    return selected;
}

void FetchedTableModel::show(QSqlQuery &&read)
{
    beginResetModel();
    {
        const QSignalBlocker quiet(this);
        // Only a select forgets the rows that were inserted since the last one.
        m_selectingNothing = true;
        QSqlTableModel::select();
        m_selectingNothing = false;
        QSqlQueryModel::setQuery(std::move(read));
        while (canFetchMore())
            fetchMore();
    }
    endResetModel();
}

QString FetchedTableModel::selectStatement() const
{
    const QString all = QSqlTableModel::selectStatement();
    return m_selectingNothing ? QString(all + QStringLiteral(" LIMIT 0")) : all;
}

bool FetchedTableModel::selectRow(int row)
{
    if (row < 0 || row >= rowCount())
        return false;
    bool read = false;
    {
        // Told once and of the whole row, also where nothing differs.
        const QSignalBlocker quiet(this);
        m_readingRow = true;
        read = QSqlTableModel::selectRow(row);
        m_readingRow = false;
    }
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    // The stock function says true for a row that is gone, and blanks it; a key is never blank.
    const int key = fieldIndex(primaryKey().fieldName(0));
    return read && !QSqlTableModel::data(index(row, key), Qt::EditRole).isNull();
}

QVariant FetchedTableModel::data(const QModelIndex &index, int role) const
{
    return m_readingRow ? QSqlTableModel::data(index, role) : shownData(index, role);
}

QVariant FetchedTableModel::shownData(const QModelIndex &index, int role) const
{
    return QSqlTableModel::data(index, role);
}

bool FetchedTableModel::setIdFilter(const QString &column, const QList<qint64> &ids)
{
    QStringList numbers;
    numbers.reserve(ids.size());
    for (const qint64 id : ids)
        numbers.append(QString::number(id));
    m_onlySettingFilter = true; // the stock function selects by itself once there was a select
    QSqlTableModel::setFilter(QStringLiteral("%1 IN (%2)").arg(column, numbers.join(u',')));
    m_onlySettingFilter = false;
    return select();
}

void FetchedTableModel::setFilter(const QString &) { }

bool FetchedTableModel::setData(const QModelIndex &, const QVariant &, int)
{
    return false;
}

bool FetchedTableModel::insertRows(int, int, const QModelIndex &)
{
    return false;
}

bool FetchedTableModel::removeRows(int, int, const QModelIndex &)
{
    return false;
}

bool FetchedTableModel::insertColumns(int, int, const QModelIndex &)
{
    return false;
}

bool FetchedTableModel::removeColumns(int, int, const QModelIndex &)
{
    return false;
}

bool FetchedTableModel::submit()
{
    return false;
}

bool FetchedTableModel::updateRowInTable(int, const QSqlRecord &)
{
    return false;
}

bool FetchedTableModel::insertRowIntoTable(const QSqlRecord &)
{
    return false;
}

bool FetchedTableModel::deleteRowFromTable(int)
{
    return false;
}

} // namespace tagloom::models
