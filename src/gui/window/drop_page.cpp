// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/drop_page.h"

#include "gui/items/dropped_items.h"
#include "gui/session/session.h"
#include "gui/style/theme.h"

#include <QDropEvent>
#include <QVBoxLayout>

namespace tagloom::gui {

DropPage::DropPage(Session &session, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
{
    Theme::setSurface(this, ColourRole::List);
    setAutoFillBackground(true);
    setAcceptDrops(true);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(content);
}

void DropPage::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(!m_session.library().isReadOnly() && holdsNewItems(*event->mimeData()));
}

void DropPage::dropEvent(QDropEvent *event)
{
    addDroppedItems(m_session, *event->mimeData(), {});
    acceptAsLink(*event);
}

} // namespace tagloom::gui
