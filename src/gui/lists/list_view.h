// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/list.h"
#include "gui/style/item_row_painter.h"
#include "models/list_entries_model.h"

#include <QTableView>
#include <QTimer>

namespace tagloom::gui {

class ChipsDelegate;
class Session;
class TitleDelegate;

/// The entries of a list as a table: edited in place, moved by a drag or Alt+Up and Alt+Down, taken out by Del. Tags
/// are dropped on rows, rows are dragged onto tags and other lists. Its items are the window's selection while it is
/// shown. Accessible name "Entries".
class ListView final : public QTableView
{
    Q_OBJECT

public:
    ListView(Session &session, models::ListEntriesModel &entries, QWidget *parent = nullptr);

    void setDensity(Density density);

    /// Widths and order of the columns, for the next time.
    QByteArray columnState() const;
    void setColumns(const QByteArray &state); ///< as they are at first without one

    /// Begins to edit the current cell, or the title where that cannot be edited.
    void editCurrent();

    /// Nothing is selected: another list is shown.
    void forgetPlace();

    /// With the heading of the group, if the row is its first.
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;

    /// The next row becomes the selection; nothing at the end.
    void selectNext();

    /// Moves the selected rows by so many.
    void moveSelected(int rows);

    /// Takes the selected entries out of their lists; their items stay.
    void removeSelected();

    /// Begins a new attempt for the selected items; the earlier ones stay.
    void repeatSelected();

    /// One action for all of them.
    void setStatus(domain::ListStatus status);

Q_SIGNALS:
    void openRequested(tagloom::domain::ItemId item);
    void showRequested(tagloom::domain::ItemId item); ///< among all items
    void pinRequested(int digit); ///< a digit was pressed, 0..9

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void showEvent(QShowEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void startDrag(Qt::DropActions supportedActions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    QList<int> selectedRows() const; ///< ascending
    QList<domain::ListEntryId> selectedEntries() const;
    void publishSelection();
    void rememberPlace();
    void restorePlace();
    void setColumnWidths();
    void paintHeadings(QPainter &painter, int first, int last) const;
    bool movesRows(const QDropEvent &event) const;
    int rowBefore(const QPoint &point) const;
    void setDropPlace(int line, int row);
    void sayWhyNotMoved();

    Session &m_session;
    models::ListEntriesModel &m_entries;
    TitleDelegate *m_titles = nullptr;
    ChipsDelegate *m_chips = nullptr;
    QTimer m_publish; ///< selection changes of one event go out as one
    bool m_isPlaceKept = false; ///< the next two are to be selected again once all rows are there
    QList<domain::ListEntryId> m_keptSelection;
    domain::ListEntryId m_keptCurrent;
    int m_dropLine = -1; ///< rows would be put before this one
    int m_dropRow = -1; ///< tags would be put on this one
};

} // namespace tagloom::gui
