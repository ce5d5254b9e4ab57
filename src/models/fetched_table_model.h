// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QList>
#include <QSqlTableModel>

namespace tagloom::models {

/// A QSqlTableModel without the traps of the stock one: every select reads to the last row, so that no statement stays
/// open and the connection sees later commits; a refresh is one clean reset; nothing is ever written through the model.
/// Edits are posted to a service by subclasses (setData). One table or a part of it named by ids; a window of rows,
/// never a long table. Lives on the thread of its connection, and goes before
/// it.
class FetchedTableModel : public QSqlTableModel
{
    Q_OBJECT

public:
    /// Empty until refresh() or setIdFilter(). `table` is a name of ours; `connection` must outlive the model.
    FetchedTableModel(const store::Connection &connection, const QString &table, QObject *parent = nullptr);

    /// Reads all rows anew: one reset. False, and an empty model, after an error (lastError()).
    bool refresh();

    /// Reads one row anew by its primary key: dataChanged, no reset. False if it is no longer there: refresh() then.
    bool refreshRow(int row);

    /// Shows the rows whose `column` (a name of ours) is one of `ids`, and reads them: one reset, one query.
    bool setIdFilter(const QString &column, const QList<qint64> &ids);

    /// The same as refresh().
    bool select() final;
    /// The same as refreshRow().
    bool selectRow(int row) final;

    /// What subclasses show; but while a row is read anew, what is stored, for the stock class compares that with the
    /// new row.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final;

    // These would write, or take text as SQL: they do nothing and return false.
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    bool insertRows(int row, int count, const QModelIndex &parent = {}) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;
    bool insertColumns(int column, int count, const QModelIndex &parent = {}) override;
    bool removeColumns(int column, int count, const QModelIndex &parent = {}) override;
    bool submit() override;
    void setFilter(const QString &filter) final;

protected:
    /// Shows the rows of `read`, a selectStatement() that ran to its end: one reset.
    void show(QSqlQuery &&read);

    QString selectStatement() const override;

    /// data() of a subclass; pending edits belong here.
    virtual QVariant shownData(const QModelIndex &index, int role) const;

    bool updateRowInTable(int row, const QSqlRecord &values) override;
    bool insertRowIntoTable(const QSqlRecord &values) override;
    bool deleteRowFromTable(int row) override;

private:
    bool m_onlySettingFilter = false;
    bool m_readingRow = false;
    bool m_selectingNothing = false;
};

} // namespace tagloom::models
