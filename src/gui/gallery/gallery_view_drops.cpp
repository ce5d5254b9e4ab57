// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/gallery_view.h"

#include "gui/items/dropped_items.h"
#include "gui/items/items_drag.h"
#include "gui/items/items_view.h"
#include "gui/session/session.h"
#include "models/mime.h"

#include <QDragMoveEvent>
#include <QMimeData>

namespace tagloom::gui {

using models::ItemsModel;

namespace {

constexpr int noRow = -1;
constexpr int wholeGallery = -2;

} // namespace

void GalleryView::startDrag(Qt::DropActions)
{
    m_table.publishSelection();
    dragSelectedItems(m_session, *this, currentIndex().siblingAtColumn(ItemsModel::TitleColumn).data().toString());
}

void GalleryView::setDropRow(int row)
{
    if (row == m_dropRow)
        return;
    m_dropRow = row;
    viewport()->update();
}

void GalleryView::dragEnterEvent(QDragEnterEvent *event)
{
    if (!takesDrop(m_session, *event, *this)) {
        event->ignore();
        return;
    }
    setState(DraggingState);
    acceptAsLink(*event);
}

void GalleryView::dragMoveEvent(QDragMoveEvent *event)
{
    // The base class scrolls near the edges; what may be dropped is decided here.
    QAbstractItemView::dragMoveEvent(event);
    const bool tags = event->mimeData()->hasFormat(models::tagsMimeType());
    const int row = cellAt(event->position().toPoint());
    setDropRow(!takesDrop(m_session, *event, *this) || (tags && row < 0) ? noRow : tags ? row : wholeGallery);
    if (m_dropRow == noRow) {
        event->ignore();
        return;
    }
    acceptAsLink(*event);
}

void GalleryView::dragLeaveEvent(QDragLeaveEvent *event)
{
    setDropRow(noRow);
    QAbstractItemView::dragLeaveEvent(event);
}

void GalleryView::dropEvent(QDropEvent *event)
{
    stopAutoScroll();
    setState(NoState);
    setDropRow(noRow);
    if (!takesDrop(m_session, *event, *this)) {
        event->ignore();
        return;
    }
    if (event->mimeData()->hasFormat(models::tagsMimeType()))
        dropTags(m_session, *event, m_session.itemsModel().itemAt(cellAt(event->position().toPoint())));
    else
        addDroppedItems(m_session, *event->mimeData(), {});
    acceptAsLink(*event);
}

} // namespace tagloom::gui
