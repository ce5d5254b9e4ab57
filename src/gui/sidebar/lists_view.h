// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/list.h"

#include <QListView>

namespace tagloom::gui {

class Session;

/// The lists of the library with how many entries they have, and what is in progress over all of them. A click or
/// Enter shows one, items dropped on one are added to it, F2 or a double click renames it in place, Del deletes it with
/// Undo. Accessible name "Lists".
class ListsView final : public QListView
{
    Q_OBJECT

public:
    explicit ListsView(Session &session, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void newListRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    domain::List listAt(const QPoint &point) const;
    void open(const QModelIndex &index);
    void showPlace();
    void setDropTarget(const QModelIndex &index);
    QSize sizeOf(int rows) const;

    Session &m_session;
    QPersistentModelIndex m_dropTarget;
};

} // namespace tagloom::gui
