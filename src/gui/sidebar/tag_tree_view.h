// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "library/tag_service.h"

#include <QPersistentModelIndex>
#include <QSet>
#include <QTreeView>

class QLabel;

namespace tagloom::gui {

class Session;
class TagTreeDelegate;

/// The tree of tags with counts. Selecting tags writes them into the search, by mouse when it is let go; with
/// Ctrl+Enter the current one is excluded, with Shift+Enter it is another way to be found. Items, files, links and text
/// dropped on a tag get it, with Shift held items lose it; tags are dragged out onto items. A tag dropped on a tag
/// comes to stand below it, with Ctrl held a merge is asked for; on the empty space it goes to the top. Accessible name
/// "Tags".
class TagTreeView final : public QTreeView
{
    Q_OBJECT

public:
    explicit TagTreeView(Session &session, QWidget *parent = nullptr);

    /// In the order of the tree, each once.
    QList<domain::TagId> selectedTags() const;

    /// Where the chosen ones stand.
    QList<library::TagPlace> selectedPlaces() const;

    void editName(domain::TagId tag);

    /// Tags are not moved or merged by dragging.
    void setLocked(bool locked) { m_locked = locked; }

    /// Moves them and says so.
    void moveBelow(const QList<library::TagPlace> &places, domain::TagId parent);

Q_SIGNALS:
    void contextMenuRequested(const QPoint &globalPosition);
    void renameRequested(domain::TagId tag, const QString &name);
    void mergeRequested(const QList<domain::TagId> &tags, domain::TagId into);
    void topRequested(const QList<domain::TagId> &tags);
    void deleteRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void startDrag(Qt::DropActions supportedActions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void showFilter();
    void showMarks();
    void applySelection();
    void restoreExpanded();
    bool accepts(const QDropEvent *event) const;
    bool acceptsDraggedTags(QDropEvent *event, const QModelIndex &index);
    void dropTags(const QDropEvent *event, domain::TagId onto);
    void showReason(const QString &reason);
    void setDropTarget(const QModelIndex &index);

    Session &m_session;
    TagTreeDelegate *m_delegate;
    QLabel *m_reason; ///< why what is dragged cannot be dropped here
    QPersistentModelIndex m_dropTarget;
    QList<library::TagPlace> m_dragged; ///< from here, while it lasts
    bool m_locked = false;
    QSet<domain::TagId> m_expanded; ///< by id, since a filter resets the tree
    QPersistentModelIndex m_pressedAgain; ///< the only chosen tag, pressed once more
    bool m_pressed = false; ///< by the mouse, and not yet let go
    bool m_showing = false; ///< the filter is being shown, not set
};

} // namespace tagloom::gui
