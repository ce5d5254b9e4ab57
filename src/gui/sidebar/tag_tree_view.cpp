// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/tag_tree_view.h"

#include "domain/counted.h"
#include "gui/items/dropped_items.h"
#include "gui/session/session.h"
#include "gui/sidebar/tag_drop.h"
#include "gui/sidebar/tag_tree_delegate.h"
#include "gui/style/drag_badge.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "library/tag_impact_text.h"
#include "models/mime.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPainter>

namespace tagloom::gui {

using domain::TagId;

TagTreeView::TagTreeView(Session &session, QWidget *parent)
    : QTreeView(parent)
    , m_session(session)
    , m_delegate(new TagTreeDelegate(this))
    , m_reason(new QLabel(this))
{
    setAccessibleName(tr("Tags"));
    setObjectName(QStringLiteral("tags"));
    setModel(&session.tagTree());
    setItemDelegate(m_delegate);
    connect(m_delegate, &TagTreeDelegate::renamed, this,
            [this](qint64 tag, const QString &name) { Q_EMIT renameRequested(TagId{tag}, name); });
    m_reason->setObjectName(QStringLiteral("dropReason"));
    m_reason->setTextFormat(Qt::PlainText);
    m_reason->setWordWrap(true);
    m_reason->setContentsMargins(metrics::Group, metrics::Tight, metrics::Group, metrics::Tight);
    m_reason->setAutoFillBackground(true);
    Theme::setSurface(m_reason, ColourRole::Sidebar);
    Theme::setTextRole(m_reason, ColourRole::Danger);
    m_reason->hide();
    header()->hide();
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setIndentation(metrics::IconSmall);
    setExpandsOnDoubleClick(true);
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setDragDropMode(DragDrop);
    setAutoExpandDelay(700);
    Theme::setSurface(this, ColourRole::Sidebar);

    connect(this, &QTreeView::expanded, this,
            [this](const QModelIndex &index) { m_expanded.insert(m_session.tagTree().tagAt(index)); });
    connect(this, &QTreeView::collapsed, this,
            [this](const QModelIndex &index) { m_expanded.remove(m_session.tagTree().tagAt(index)); });
    connect(model(), &QAbstractItemModel::modelReset, this, &TagTreeView::restoreExpanded);
    connect(model(), &QAbstractItemModel::modelReset, this, &TagTreeView::showFilter);
    connect(&session.tagTree(), &models::TagTreeProxy::facetsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&session.filter(), &SearchFilter::tagsChanged, this, &TagTreeView::showFilter);
    connect(&session.filter(), &SearchFilter::changed, this, &TagTreeView::showMarks);
}

QList<TagId> TagTreeView::selectedTags() const
{
    QList<TagId> tags;
    for (const QModelIndex &index : selectionModel()->selectedRows()) {
        const TagId tag = m_session.tagTree().tagAt(index);
        if (tag.isValid() && !tags.contains(tag))
            tags.append(tag);
    }
    return tags;
}

QList<library::TagPlace> TagTreeView::selectedPlaces() const
{
    QList<library::TagPlace> places;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        places.append({m_session.tagTree().tagAt(index), m_session.tagTree().tagAt(index.parent())});
    return places;
}

void TagTreeView::moveBelow(const QList<library::TagPlace> &places, TagId parent)
{
    QStringList names;
    for (const library::TagPlace &place : places)
        names.append(m_session.tagsModel().name(place.tag));
    const QString to = m_session.tagsModel().name(parent);
    m_session.notices().follow(m_session.tags().move(places, parent), [this, names, to] {
        m_session.notices().say(tr("%1 moved below “%2”").arg(library::listedNames(names), to));
    });
}

void TagTreeView::editName(TagId tag)
{
    const QModelIndex index = m_session.tagTree().indexOf(tag);
    if (!index.isValid() || m_session.library().isReadOnly())
        return;
    scrollTo(index);
    edit(index);
}

void TagTreeView::restoreExpanded()
{
    const QSignalBlocker quiet(this);
    if (!m_session.tagTree().filterText().isEmpty()) {
        // What matched is to be seen, however deep it lies.
        expandAll();
        return;
    }
    for (const TagId tag : std::as_const(m_expanded)) {
        for (const QModelIndex &index : m_session.tagTree().indexesOf(tag))
            expand(index);
    }
}

void TagTreeView::showFilter()
{
    const QList<TagId> wanted = m_session.filter().chosenTags().tags;
    if (wanted == selectedTags())
        return;
    m_showing = true;
    QItemSelection rows;
    for (const TagId tag : wanted) {
        if (const QModelIndex index = m_session.tagTree().indexOf(tag); index.isValid())
            rows.select(index, index);
    }
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_showing = false;
}

/// What the search says of tags other than those that are chosen here.
void TagTreeView::showMarks()
{
    QHash<TagId, QString> marks;
    const QList<domain::OtherTag> others = domain::otherTags(m_session.filter().request().query);
    for (const domain::OtherTag &other : others)
        marks.insert(other.tag, other.excluded ? tr("not") : tr("or"));
    m_delegate->setMarks(marks);
    viewport()->update();
}

void TagTreeView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (!m_showing && !m_pressed)
        applySelection();
}

void TagTreeView::applySelection()
{
    // A tag that the tree's own filter hides stays chosen.
    QList<TagId> tags;
    for (const TagId tag : m_session.filter().chosenTags().tags) {
        if (!m_session.tagTree().indexOf(tag).isValid() && m_session.tagsModel().rowOf(tag) >= 0
            && !m_session.tagTree().filterText().isEmpty())
            tags.append(tag);
    }
    m_session.filter().setTags(tags + selectedTags());
}

void TagTreeView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    // What is pressed is chosen when it is let go: it may be a drag onto items, which must not vanish from the list
    // before, or the way to a menu.
    m_pressed = true;
    const bool again = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier && index.isValid()
        && selectionModel()->isSelected(index) && selectedTags().size() == 1
        && event->pos().x() >= visualRect(index).left();
    m_pressedAgain = again ? index : QModelIndex();
    QTreeView::mousePressEvent(event);
    if (!index.isValid() && event->button() == Qt::LeftButton)
        clearSelection();
}

void TagTreeView::mouseReleaseEvent(QMouseEvent *event)
{
    const bool again = m_pressedAgain.isValid() && indexAt(event->pos()) == m_pressedAgain;
    QTreeView::mouseReleaseEvent(event);
    if (!m_pressed)
        return;
    // A second click on the only chosen tag lets go of it.
    if (again)
        clearSelection();
    m_pressed = false;
    m_pressedAgain = QModelIndex();
    if (event->button() == Qt::LeftButton)
        applySelection();
}

void TagTreeView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !selectedTags().isEmpty()) {
        m_session.filter().setTags({});
        return;
    }
    if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier && !selectedTags().isEmpty()) {
        Q_EMIT deleteRequested();
        return;
    }
    // The list's action of this key is heard in the list only.
    if (event->key() == Qt::Key_F2 && !selectedTags().isEmpty()) {
        editName(selectedTags().constFirst());
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const TagId current = m_session.tagTree().tagAt(currentIndex());
    if (isEnter && current.isValid() && state() != EditingState) {
        if (event->modifiers().testFlag(Qt::ControlModifier))
            m_session.filter().excludeTag(current);
        else if (event->modifiers().testFlag(Qt::ShiftModifier))
            m_session.filter().orTag(current);
        else
            m_session.filter().setTags({current});
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TagTreeView::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT contextMenuRequested(event->reason() == QContextMenuEvent::Keyboard
                                    ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                                    : event->globalPos());
    m_pressed = false;
    showFilter();
}

void TagTreeView::startDrag(Qt::DropActions)
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    auto *const drag = new QDrag(this);
    drag->setMimeData(model()->mimeData(rows));
    setDragBadge(*drag, *this,
                 rows.size() == 1 ? rows.first().data(models::FullNameRole).toString()
                                  : domain::countedTags(rows.size()));
    m_dragged = selectedPlaces();
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::LinkAction);
    m_dragged.clear();
    m_pressed = false;
    showFilter();
}

bool TagTreeView::accepts(const QDropEvent *event) const
{
    return !m_session.library().isReadOnly()
        && (event->mimeData()->hasFormat(models::itemsMimeType()) || holdsNewItems(*event->mimeData()));
}

/// Whether the tags that are dragged can be dropped there; if not, the reason is shown.
bool TagTreeView::acceptsDraggedTags(QDropEvent *event, const QModelIndex &index)
{
    const auto tags = models::takeTags(event->mimeData(), m_session.library().path());
    if (!tags)
        return false;
    const TagDrop drop{*tags, m_session.tagTree().tagAt(index), event->modifiers().testFlag(Qt::ControlModifier)};
    const QString reason = m_locked ? tr("The tree is locked. Unlock it in the menu Tags.") : whyNot(m_session, drop);
    showReason(reason);
    return reason.isEmpty();
}

void TagTreeView::showReason(const QString &reason)
{
    m_reason->setVisible(!reason.isEmpty());
    if (reason.isEmpty() || reason == m_reason->text())
        return;
    m_reason->setText(reason);
    const int height = m_reason->heightForWidth(viewport()->width());
    m_reason->setGeometry(viewport()->x(), viewport()->geometry().bottom() + 1 - height, viewport()->width(), height);
}

void TagTreeView::dropTags(const QDropEvent *event, TagId onto)
{
    const auto tags = models::takeTags(event->mimeData(), m_session.library().path());
    if (!tags)
        return;
    if (!onto.isValid()) {
        Q_EMIT topRequested(*tags);
        return;
    }
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT mergeRequested(*tags, onto);
        return;
    }
    // A chip dragged here from elsewhere has no place in the tree that it would leave.
    QList<library::TagPlace> places = m_dragged;
    if (places.isEmpty()) {
        for (const TagId tag : *tags)
            places.append({tag, TagId{}});
    }
    moveBelow(places, onto);
}

void TagTreeView::setDropTarget(const QModelIndex &index)
{
    if (index == m_dropTarget)
        return;
    m_dropTarget = index;
    viewport()->update();
}

void TagTreeView::dragEnterEvent(QDragEnterEvent *event)
{
    const bool isTags = models::takeTags(event->mimeData(), m_session.library().path()).has_value();
    if (!accepts(event) && (!isTags || m_session.library().isReadOnly())) {
        event->ignore();
        return;
    }
    setState(DraggingState);
    acceptAsLink(*event);
}

void TagTreeView::dragMoveEvent(QDragMoveEvent *event)
{
    // The base class scrolls near the edges and opens branches; what may be dropped is decided here.
    QTreeView::dragMoveEvent(event);
    const QModelIndex under = indexAt(event->position().toPoint());
    const bool takesTags = !accepts(event) && acceptsDraggedTags(event, under);
    const QModelIndex index = accepts(event) || takesTags ? under : QModelIndex();
    setDropTarget(index);
    if (!index.isValid() && !takesTags) {
        event->ignore();
        return;
    }
    acceptAsLink(*event);
}

void TagTreeView::dragLeaveEvent(QDragLeaveEvent *event)
{
    setDropTarget({});
    showReason({});
    QTreeView::dragLeaveEvent(event);
}

void TagTreeView::dropEvent(QDropEvent *event)
{
    stopAutoScroll();
    setState(NoState);
    setDropTarget({});
    const TagId tag = m_session.tagTree().tagAt(indexAt(event->position().toPoint()));
    const bool takesTags = !accepts(event) && !m_session.library().isReadOnly()
        && acceptsDraggedTags(event, indexAt(event->position().toPoint()));
    showReason({});
    if (takesTags) {
        dropTags(event, tag);
        acceptAsLink(*event);
        return;
    }
    if (!accepts(event) || !tag.isValid()) {
        event->ignore();
        return;
    }
    if (const auto items = models::takeItems(event->mimeData(), m_session.library().path()))
        putTags(m_session, *items, {tag}, event->modifiers().testFlag(Qt::ShiftModifier));
    else if (holdsNewItems(*event->mimeData()))
        addDroppedItems(m_session, *event->mimeData(), {m_session.tagsModel().name(tag)});
    acceptAsLink(*event);
}

void TagTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (m_dropTarget.isValid() && index == m_dropTarget) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme().colour(ColourRole::FocusRing), metrics::FocusRing));
        painter->setBrush(theme().colour(ColourRole::DropTarget));
        painter->drawRoundedRect(option.rect.adjusted(metrics::Tight, 1, -metrics::Tight, -1), metrics::RadiusSmall,
                                 metrics::RadiusSmall);
        painter->restore();
    }
    QTreeView::drawRow(painter, option, index);
}

} // namespace tagloom::gui
