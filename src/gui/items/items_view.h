// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/item_details.h"
#include "gui/items/item_drops.h"
#include "gui/style/item_row_painter.h"
#include "store/sort_key.h"

#include <QTableView>
#include <QTimer>

#include <optional>

class QHelpEvent;

namespace tagloom::gui {

class ChipsDelegate;
class Session;
class TitleDelegate;

/// The table of items: rows of one height, selection kept by id across results, drags of items out, drops of tags,
/// files, links and text in. Accessible name "Items".
class ItemsView final : public QTableView
{
    Q_OBJECT

public:
    explicit ItemsView(Session &session, QWidget *parent = nullptr);

    void setDensity(Density density);
    Density density() const { return m_density; }

    /// Makes this item the current one, alone selected, and scrolls to it; nothing if it is not in the result.
    void showItem(domain::ItemId id);

    /// The next row (1), or the one before (-1), becomes the selection; false at the end.
    bool selectBeside(int step);
    bool selectNext() { return selectBeside(1); }

    /// Tells the session at once what is selected, which otherwise comes with the next turn of the event loop.
    void publishSelection();

    /// What follows the selected rows, else what stands before them; id 0 if that is nothing.
    domain::ItemId itemBesideSelection() const;

    /// Widths and order, for the next start. The details of a kind, which come and go with what is shown, go before.
    QByteArray columnState();

    /// Marks the tasks of the selection as done if the current one is not, else as not done.
    void tickTasks();

    /// Begins to edit the current title in place.
    void editTitle();

Q_SIGNALS:
    void openRequested(domain::ItemId item);
    void contextMenuRequested(const QPoint &globalPosition,
                              domain::TagId chip); ///< chip: id 0 if none is under the mouse
    void pinRequested(int digit); ///< a digit was pressed, 0..9

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
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
    /// Where the view stood before a result took another's place.
    struct Place
    {
        domain::ItemId anchor; ///< the current row if it was on screen, else the topmost
        int offset = 0; ///< of its top in the viewport
    };

    void rememberPlace();
    void restorePlace();
    void restoreScroll();
    void selectMoved(int first, int last);
    void setColumnWidths();
    void setUpDetailColumns();
    void showDetailColumns(domain::KindId kind);
    void fitAddedColumn();
    int addedWidth() const;
    int detailWidth(domain::DetailField field) const;
    std::optional<store::SortKey> sortKeyAt(int column) const;
    int columnOf(store::SortKey key) const;
    void showSort();
    QList<domain::ItemId> selectedItems() const;
    void paintFocus(QPainter &painter) const;
    void setHoveredRow(int row);
    bool showReasons(const QHelpEvent &event);
    void updateRow(int row);

    Session &m_session;
    ItemDrops m_drops;
    TitleDelegate *m_titles = nullptr;
    ChipsDelegate *m_chips = nullptr;
    Density m_density = Density::TwoLine;
    QTimer m_publish; ///< selection changes of one event go out as one
    std::optional<Place> m_place;
    int m_tagsWidth = 0; ///< without columns of details
    int m_addedWidth = 0; ///< while it is hidden
    int m_hoveredRow = -1;
    bool m_restoring = false;
};

} // namespace tagloom::gui
