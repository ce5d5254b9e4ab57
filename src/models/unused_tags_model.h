// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/roles.h"
#include "store/tag_store.h"

#include <QAbstractTableModel>
#include <QHash>

namespace tagloom::models {

/// Tags that nothing uses, to be removed: each with a check mark and with what would go along with it. All are checked
/// at first but those above others. Lives on the window's thread.
class UnusedTagsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, AlongColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// In this order. What a person checked and unchecked before stays so.
    void setTags(const QList<store::TagDetails> &tags);

    QList<domain::TagId> checkedTags() const;
    void check(const QList<int> &rows, bool checked);
    void checkAll(bool checked);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void checkedChanged();

private:
    QString goesAlong(const store::TagDetails &details) const;
    bool isChecked(const store::TagDetails &details) const;

    QList<store::TagDetails> m_tags;
    QHash<QString, int> m_childCounts; ///< by the parent's name
    QHash<domain::TagId, bool> m_choices; ///< that a person made
};

} // namespace tagloom::models
