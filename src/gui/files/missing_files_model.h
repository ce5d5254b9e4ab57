// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/files/file_service.h"

#include <QAbstractTableModel>

namespace tagloom::gui {

/// The files of a check that are not as they were, one row each: what was found out, the item, where it was, and where
/// it is now. A row that was found at exactly one place is ticked; one that was found at several gets its tick by a
/// choice of one; changed contents are ticked by the person alone.
class MissingFilesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, TitleColumn, PathColumn, PlaceColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<library::FileFinding> &findings);

    const library::FileFinding &finding(int row) const { return m_rows[row].finding; }

    bool canBeTicked(int row) const;
    bool isTicked(int row) const { return m_rows[row].isTicked; }
    void tick(const QList<int> &rows, bool ticked);

    /// Also ticks the row. -1: no place, which takes the tick away.
    void choosePlace(int row, int place);
    int chosenPlace(int row) const { return m_rows[row].place; }

    /// What is ticked, to be taken over.
    QList<library::FileChange> changes() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    struct Row
    {
        library::FileFinding finding;
        int place = -1;
        bool isTicked = false;
    };

    QString stateText(const Row &row) const;
    QString placeText(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace tagloom::gui
