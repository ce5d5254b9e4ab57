// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/rule_service.h"

#include <QAbstractTableModel>

namespace tagloom::models {

/// The items of a dry run, the newest first, with the tags that they would get.
class RuleDryRunModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        TitleColumn,
        TagsColumn, ///< "#code, #work"; suggestions end in "?"
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<library::RuleDryRun::Row> &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<library::RuleDryRun::Row> m_rows;
};

} // namespace tagloom::models
