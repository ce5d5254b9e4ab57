// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/importer.h"

#include <QAbstractTableModel>

namespace tagloom::gui {

/// The first items of the files, as a dry run found them.
class ImportPreviewModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TitleColumn, AddressColumn, TagsColumn, KnownColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const QList<library::ImportPreview> &preview);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<library::ImportPreview> m_rows;
};

} // namespace tagloom::gui
