// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/gallery_view.h"

#include "gui/items/items_drag.h"
#include "gui/items/items_view.h"
#include "gui/session/session.h"

#include <QDragMoveEvent>

namespace tagloom::gui {

using models::ItemsModel;

void GalleryView::startDrag(Qt::DropActions)
{
    m_table.publishSelection();
    dragSelectedItems(m_session, *this, currentIndex().siblingAtColumn(ItemsModel::TitleColumn).data().toString());
}

void GalleryView::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_drops.enter(*event))
        setState(DraggingState);
}

void GalleryView::dragMoveEvent(QDragMoveEvent *event)
{
    // The base class scrolls near the edges; what may be dropped is decided here.
    QAbstractItemView::dragMoveEvent(event);
    m_drops.move(*event);
}

void GalleryView::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_drops.leave();
    QAbstractItemView::dragLeaveEvent(event);
}

void GalleryView::dropEvent(QDropEvent *event)
{
    stopAutoScroll();
    setState(NoState);
    m_drops.drop(*event);
}

} // namespace tagloom::gui
