// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/places.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/mime.h"

#include <QDropEvent>
#include <QMimeData>

namespace tagloom::gui {

using store::Scope;

Places::Places(Session &session, QWidget *parent)
    : QListWidget(parent)
    , m_session(session)
{
    setAccessibleName(tr("Library"));
    setObjectName(QStringLiteral("places"));
    setFrameShape(NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setIconSize(QSize(metrics::IconMedium, metrics::IconMedium));
    setMouseTracking(true);
    setAcceptDrops(true);
    setDragDropMode(DropOnly);
    setDropIndicatorShown(false);
    Theme::setSurface(this, ColourRole::Sidebar);

    const auto add = [this](Scope scope, IconName name, const QString &text) {
        auto *const place = new QListWidgetItem(icon(name), text, this);
        place->setData(Qt::UserRole, static_cast<int>(scope));
        place->setSizeHint(QSize(0, metrics::TreeRow));
    };
    add(Scope::Live, IconName::Library, tr("All items"));
    add(Scope::Untagged, IconName::Untagged, tr("Untagged"));
    add(Scope::RecentlyAdded, IconName::Recent, tr("Recently added"));
    add(Scope::Trash, IconName::Trash, tr("Trash"));
    setCurrentRow(0);

    connect(this, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem *place) {
        if (place)
            m_session.filter().setScope(static_cast<Scope>(place->data(Qt::UserRole).toInt()));
    });
    connect(this, &QListWidget::itemClicked, &session, &Session::showItems);
    connect(&session, &Session::placeChanged, this, &Places::showScope);
    connect(&session.filter(), &SearchFilter::scopeChanged, this, &Places::showScope);
}

void Places::showScope()
{
    if (m_session.showsEntries()) {
        clearSelection();
        setCurrentItem(nullptr);
        return;
    }
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(Qt::UserRole).toInt() == static_cast<int>(m_session.filter().request().scope))
            setCurrentRow(row);
    }
}

QSize Places::sizeHint() const
{
    return {metrics::SidebarNarrow, count() * metrics::TreeRow};
}

bool Places::isTrashAt(const QPoint &point) const
{
    const QListWidgetItem *const place = itemAt(point);
    return place && place->data(Qt::UserRole).toInt() == static_cast<int>(Scope::Trash);
}

void Places::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(!m_session.library().isReadOnly() && event->mimeData()->hasFormat(models::itemsMimeType()));
}

void Places::dragMoveEvent(QDragMoveEvent *event)
{
    event->setDropAction(Qt::LinkAction);
    event->setAccepted(isTrashAt(event->position().toPoint()));
}

void Places::dropEvent(QDropEvent *event)
{
    const auto items = models::takeItems(event->mimeData(), m_session.library().path());
    event->setAccepted(items && isTrashAt(event->position().toPoint()));
    if (!event->isAccepted())
        return;
    event->setDropAction(Qt::LinkAction);
    m_session.notices().follow(m_session.items().trash(*items), [this](qint64 trashed) {
        m_session.notices().say(tr("%1 moved to the trash").arg(domain::countedItems(trashed)));
    });
}

} // namespace tagloom::gui
