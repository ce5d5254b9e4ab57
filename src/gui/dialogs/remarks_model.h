// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/importer.h"

#include <QAbstractTableModel>

namespace tagloom::gui {

/// What an import did not take, and what it took with a change: the skipped records first.
class RemarksModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OutcomeColumn, FileColumn, LineColumn, ReasonColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void show(const library::ImportReport &report);

    /// Instead of "Changed".
    void setChangedWord(const QString &word) { m_changedWord = word; }

    /// One line for each: "bookmarks.html:12: skipped: ...".
    QString asText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    const library::ImportRemark &remark(int row) const;

    QList<library::ImportRemark> m_skipped;
    QList<library::ImportRemark> m_changed;
    QString m_changedWord;
};

} // namespace tagloom::gui
