// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QSet>
#include <QTableView>
#include <QTimer>

namespace tagloom::gui {

/// A table about tags, of which rows are chosen as wholes: the row under the pointer and the focused one are shown,
/// and a sentence where there is none.
class TagTable final : public QTableView
{
    Q_OBJECT

public:
    /// `tagColumns` show tags (models::TagRole), the others plain text. The model must outlive it.
    TagTable(QAbstractItemModel *model, const QSet<int> &tagColumns, QWidget *parent = nullptr);

    /// Shown while there are no rows.
    void setEmptyText(const QString &text);

    /// This row and no other, whatever keys are held (selectRow() looks at them). Nothing if there is no such row.
    void chooseRow(int row);

    QList<int> chosenRows() const; ///< ascending; quick, however many there are

Q_SIGNALS:
    void choiceChanged(); ///< chosenRows(), once after several changes
    void renameRequested(tagloom::domain::TagId tag, const QString &name);
    void menuRequested(const QPoint &globalPosition);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void setHoveredRow(int row);

    QString m_emptyText;
    QTimer m_choice;
    int m_hoveredRow = -1;
};

} // namespace tagloom::gui
