// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/items_drag.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/style/drag_badge.h"

#include <QDrag>
#include <QMimeData>

namespace tagloom::gui {

void dragSelectedItems(Session &session, QWidget &view, const QString &title)
{
    const QList<domain::ItemId> ids = session.selection().ids();
    if (ids.isEmpty())
        return;
    auto *const drag = new QDrag(&view);
    drag->setMimeData(session.itemsModel().mimeDataFor(ids));
    setDragBadge(*drag, view, ids.size() == 1 ? title : domain::countedItems(ids.size()));
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::LinkAction);
}

} // namespace tagloom::gui
