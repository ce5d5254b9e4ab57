// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/lists_view.h"

#include "domain/counted.h"
#include "gui/lists/list_operations.h"
#include "gui/panels/line_delegate.h"
#include "gui/session/session.h"
#include "gui/sidebar/counted_row.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/mime.h"
#include "models/roles.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

namespace tagloom::gui {

using domain::List;

namespace {

/// More than these scroll, and in a low window fewer are shown, so that the tags below keep their room.
constexpr int mostRows = 7;
constexpr int fewestRows = 1;

class ListRowDelegate final : public LineDelegate
{
public:
    explicit ListRowDelegate(QObject *parent)
        : LineDelegate(ListsView::tr("Name of the list"), parent)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        const bool isList = index.data(models::ListIdRole).toLongLong() > 0;
        row.icon = icon(isList ? IconName::List : IconName::Recent);
        row.decorationSize = QSize(metrics::IconMedium, metrics::IconMedium);
        row.features |= QStyleOptionViewItem::HasDecoration;
        if (index.data(models::PendingRole).toBool())
            row.palette.setColor(QPalette::Text, theme().colour(ColourRole::DimmedText));
        const QVariant count = index.data(models::EntryCountRole);
        paintCountedRow(painter, row, count.isValid() ? domain::grouped(count.toLongLong()) : QString());
    }
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {0, metrics::TreeRow}; }
};

} // namespace

ListsView::ListsView(Session &session, QWidget *parent)
    : QListView(parent)
    , m_session(session)
{
    setAccessibleName(tr("Lists"));
    setObjectName(QStringLiteral("lists"));
    setModel(&session.listsModel());
    setItemDelegate(new ListRowDelegate(this));
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setIconSize(QSize(metrics::IconMedium, metrics::IconMedium));
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAcceptDrops(true);
    setDragDropMode(DropOnly);
    setDropIndicatorShown(false);
    Theme::setSurface(this, ColourRole::Sidebar);

    connect(this, &QListView::clicked, this, &ListsView::open);
    connect(&session, &Session::placeChanged, this, &ListsView::showPlace);
    connect(model(), &QAbstractItemModel::modelReset, this, [this] {
        updateGeometry();
        showPlace();
    });
}

QSize ListsView::sizeOf(int rows) const
{
    return {metrics::SidebarNarrow, qMin(rows, model()->rowCount()) * metrics::TreeRow};
}

QSize ListsView::sizeHint() const
{
    return sizeOf(mostRows);
}

QSize ListsView::minimumSizeHint() const
{
    return sizeOf(fewestRows);
}

void ListsView::open(const QModelIndex &index)
{
    if (index.isValid())
        m_session.showEntries(m_session.listsModel().list(index.row()).id);
}

/// The row of what is shown is marked, and no other.
void ListsView::showPlace()
{
    if (!m_session.showsEntries()) {
        clearSelection();
        return;
    }
    const QModelIndex index = model()->index(m_session.listsModel().rowOf(m_session.shownList()), 0);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
}

void ListsView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && isPlain && state() != EditingState) {
        open(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Delete && isPlain && state() != EditingState) {
        deleteList(m_session, m_session.listsModel().list(currentIndex().row()));
        return;
    }
    QListView::keyPressEvent(event);
}

void ListsView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const List list = m_session.listsModel().list(index.row());
    const bool writable = !m_session.library().isReadOnly();
    QMenu menu(this);
    const auto add = [&menu, this](const QString &text, const QString &key, bool enabled, auto done) {
        // The key stands there to be learnt; the list hears it by itself.
        menu.addAction(key.isEmpty() ? text : QString(text + u'\t' + key), this, done)->setEnabled(enabled);
    };
    if (index.isValid())
        add(tr("Show"), tr("Enter"), true, [this, index] { open(index); });
    if (list.id.isValid()) {
        const QList<domain::ItemId> items = m_session.selection().ids();
        if (!m_session.showsEntries() && !items.isEmpty())
            add(tr("Add %1").arg(domain::countedItems(items.size())), {}, writable,
                [this, list, items] { addToList(m_session, list, items); });
        add(tr("Rename…"), tr("F2"), writable, [this, index] { edit(index); });
    }
    menu.addSeparator();
    add(tr("New list…"), {}, writable, [this] { Q_EMIT newListRequested(); });
    if (list.id.isValid())
        add(tr("Delete"), tr("Del"), writable, [this, list] { deleteList(m_session, list); });
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

List ListsView::listAt(const QPoint &point) const
{
    return m_session.listsModel().list(indexAt(point).row());
}

void ListsView::setDropTarget(const QModelIndex &index)
{
    if (index == m_dropTarget)
        return;
    m_dropTarget = index;
    viewport()->update();
}

void ListsView::dragEnterEvent(QDragEnterEvent *event)
{
    event->setAccepted(!m_session.library().isReadOnly() && event->mimeData()->hasFormat(models::itemsMimeType()));
    if (event->isAccepted())
        setState(DraggingState);
}

void ListsView::dragMoveEvent(QDragMoveEvent *event)
{
    // The base class scrolls near the edges; what may be dropped is decided here.
    QListView::dragMoveEvent(event);
    const QPoint point = event->position().toPoint();
    const bool takes = listAt(point).id.isValid() && event->mimeData()->hasFormat(models::itemsMimeType())
        && !m_session.library().isReadOnly();
    setDropTarget(takes ? indexAt(point) : QModelIndex());
    event->setDropAction(Qt::LinkAction);
    event->setAccepted(takes);
}

void ListsView::dragLeaveEvent(QDragLeaveEvent *event)
{
    setDropTarget({});
    QListView::dragLeaveEvent(event);
}

void ListsView::dropEvent(QDropEvent *event)
{
    stopAutoScroll();
    setState(NoState);
    setDropTarget({});
    const List list = listAt(event->position().toPoint());
    const auto items = models::takeItems(event->mimeData(), m_session.library().path());
    event->setAccepted(items && list.id.isValid() && !m_session.library().isReadOnly());
    if (!event->isAccepted())
        return;
    event->setDropAction(Qt::LinkAction);
    addToList(m_session, list, *items);
}

void ListsView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (!m_dropTarget.isValid())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = theme().colour(ColourRole::DropTarget);
    fill.setAlphaF(0.35F);
    painter.setPen(QPen(theme().colour(ColourRole::FocusRing), metrics::FocusRing));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(visualRect(m_dropTarget)).adjusted(1, 1, -1, -1), metrics::RadiusSmall,
                            metrics::RadiusSmall);
}

} // namespace tagloom::gui
