// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/item_drops.h"

#include "gui/items/dropped_items.h"
#include "gui/session/session.h"
#include "models/mime.h"

#include <QDragMoveEvent>
#include <QMimeData>

#include <utility>

namespace tagloom::gui {

ItemDrops::ItemDrops(Session &session, QAbstractItemView &view, std::function<int(const QPoint &)> rowAt)
    : m_session(session)
    , m_view(view)
    , m_rowAt(std::move(rowAt))
{ }

void ItemDrops::setTarget(int row)
{
    if (row == m_target)
        return;
    m_target = row;
    m_view.viewport()->update();
}

bool ItemDrops::enter(QDragEnterEvent &event) const
{
    if (!takesDrop(m_session, event, m_view)) {
        event.ignore();
        return false;
    }
    acceptAsLink(event);
    return true;
}

void ItemDrops::move(QDragMoveEvent &event)
{
    const bool tags = event.mimeData()->hasFormat(models::tagsMimeType());
    const int row = m_rowAt(event.position().toPoint());
    setTarget(!takesDrop(m_session, event, m_view) || (tags && row < 0) ? nothing : tags ? row : wholeView);
    if (hasTarget())
        acceptAsLink(event);
    else
        event.ignore();
}

void ItemDrops::drop(QDropEvent &event)
{
    leave();
    if (!takesDrop(m_session, event, m_view)) {
        event.ignore();
        return;
    }
    if (event.mimeData()->hasFormat(models::tagsMimeType()))
        dropTags(m_session, event, m_session.itemsModel().itemAt(m_rowAt(event.position().toPoint())));
    else
        addDroppedItems(m_session, *event.mimeData(), {});
    acceptAsLink(event);
}

} // namespace tagloom::gui
