// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "gui/gallery/gallery_grid.h"
#include "gui/items/item_drops.h"

#include <QAbstractItemView>
#include <QHash>
#include <QStringList>

#include <optional>

class QHelpEvent;

namespace tagloom::gui {

class GalleryDelegate;
class ItemsView;
class Session;

/// The items as pictures, in cells of one size: the same model as the table's and the same selection, so that all that
/// keeps items selected stands in one place. Asks for the rows, tags and pictures of what is on the screen and no more.
/// Accessible name "Gallery".
class GalleryView final : public QAbstractItemView
{
    Q_OBJECT

public:
    /// Shares the selection of the table, which must outlive it.
    GalleryView(Session &session, ItemsView &table, QWidget *parent = nullptr);

    /// The side of a picture's place in logical pixels.
    void setPictureSize(int side);
    int pictureSize() const;

    /// Begins to edit the current title in place.
    void editTitle();

    int topRow() const; ///< the first one on the screen

    /// What there is no room for in a cell: the whole title, the address, the tags, what the picture is or why there is
    /// none.
    QString toolTipOf(int row) const;

    const GalleryGrid &grid() const { return m_grid; }

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;

Q_SIGNALS:
    void openRequested(domain::ItemId item);
    void contextMenuRequested(const QPoint &globalPosition,
                              domain::TagId chip); ///< chip: id 0 if none is under the mouse
    void pinRequested(int digit); ///< a digit was pressed, 0..9
    void sizeStepRequested(int steps); ///< Ctrl and the wheel; positive: larger

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &index) const override;
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void startDrag(Qt::DropActions supportedActions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// Where a cell stood before the cells moved.
    struct Anchor
    {
        domain::ItemId item;
        int offset = 0; ///< of its top in the viewport
    };

    void rememberPlace();
    void layOut();
    Anchor anchor() const;
    QRect cellRect(int row) const; ///< in the viewport
    int cellAt(const QPoint &point) const; ///< row; -1 beside the cells
    std::pair<int, int> rowsOnScreen() const;
    void askForPictures();
    void updatePictures(const QStringList &files);
    void updateCell(int row);
    void setHoveredRow(int row);
    void setBand(const QRect &band);
    void showToolTip(const QHelpEvent &event);
    void paintCell(QPainter &painter, int row) const;
    void paintOverlays(QPainter &painter) const;

    Session &m_session;
    ItemDrops m_drops;
    ItemsView &m_table;
    GalleryDelegate *m_cells;
    GalleryGrid m_grid;
    std::optional<Anchor> m_place; ///< before a result took another's place
    QHash<QString, int> m_rowsOfFiles; ///< asked for at the last paint
    QPoint m_bandStart; ///< of the whole content
    QRect m_band; ///< drawn by the mouse; in the viewport
    int m_hoveredRow = -1;
    int m_wheel = 0; ///< eighths of a degree that make no step yet
};

} // namespace tagloom::gui
