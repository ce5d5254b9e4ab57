// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/list_view.h"

#include "domain/counted.h"
#include "gui/actions/pin_digit.h"
#include "gui/actions/typed_letter.h"
#include "gui/items/chips_delegate.h"
#include "gui/items/dropped_items.h"
#include "gui/items/items_drag.h"
#include "gui/items/title_delegate.h"
#include "gui/lists/entry_delegates.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/list_words.h"
#include "models/mime.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace tagloom::gui {

using domain::ItemId;
using domain::ListEntryId;
using models::ListEntriesModel;

namespace {

/// A larger selection is not selected again after rows went to another place.
constexpr qsizetype mostKept = 1000;

} // namespace

ListView::ListView(Session &session, ListEntriesModel &entries, QWidget *parent)
    : QTableView(parent)
    , m_session(session)
    , m_entries(entries)
{
    setAccessibleName(tr("Entries"));
    setObjectName(QStringLiteral("entries"));
    setModel(&entries);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setDragDropMode(DragDrop);
    Theme::setSurface(this, ColourRole::List);

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setStretchLastSection(true);

    setItemDelegateForColumn(ListEntriesModel::StatusColumn, new StatusDelegate(this));
    setItemDelegateForColumn(ListEntriesModel::ProgressColumn, new ProgressDelegate(tr("Progress"), this));
    setItemDelegateForColumn(ListEntriesModel::GradeColumn, new GradeDelegate(tr("Grade"), this));
    setItemDelegateForColumn(ListEntriesModel::NoteColumn, new TypedDelegate(tr("Note"), this));

    m_publish.setSingleShot(true);
    m_publish.setInterval(0);
    connect(&m_publish, &QTimer::timeout, this, &ListView::publishSelection);
    connect(&entries, &ListEntriesModel::aboutToChangeRows, this, &ListView::rememberPlace);
    connect(&entries, &ListEntriesModel::completed, this, &ListView::restorePlace);
    connect(model(), &QAbstractItemModel::modelReset, &m_publish, qOverload<>(&QTimer::start));
    connect(model(), &QAbstractItemModel::rowsRemoved, &m_publish, qOverload<>(&QTimer::start));
    setDensity(Density::TwoLine);
    setColumnWidths();
}

void ListView::setDensity(Density density)
{
    delete m_titles;
    delete m_chips;
    m_titles = new TitleDelegate(font(), density, this);
    m_chips = new ChipsDelegate(font(), this);
    setItemDelegateForColumn(ListEntriesModel::TitleColumn, m_titles);
    setItemDelegateForColumn(ListEntriesModel::TagsColumn, m_chips);
    verticalHeader()->setMinimumSectionSize(m_titles->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_titles->rowHeight());
}

void ListView::setColumnWidths()
{
    const auto widthOf = [this](const QString &text) {
        return fontMetrics().horizontalAdvance(text) + metrics::Section;
    };
    // The number of the row, or the name of the list.
    setColumnWidth(ListEntriesModel::PlaceColumn,
                   m_entries.list().isValid() ? widthOf(QStringLiteral("00,000")) - metrics::Inside
                                              : metrics::SidebarNarrow / 2 + metrics::Section);
    setColumnWidth(ListEntriesModel::TitleColumn, metrics::SidebarWidth - metrics::Section);
    setColumnWidth(ListEntriesModel::TagsColumn, metrics::SidebarNarrow - metrics::Section);
    setColumnWidth(ListEntriesModel::StatusColumn, widthOf(QStringLiteral("Completed")) + metrics::Inside);
    setColumnWidth(ListEntriesModel::ProgressColumn, metrics::SidebarNarrow / 2 + metrics::Inside);
    setColumnWidth(ListEntriesModel::GradeColumn, metrics::SidebarNarrow / 2);
    setColumnWidth(ListEntriesModel::DatesColumn, widthOf(QStringLiteral("added 00 days ago")));
    // What a list is about comes before what the items table shows as well.
    using enum ListEntriesModel::Column;
    int place = 0;
    for (const int column :
         {PlaceColumn, TitleColumn, StatusColumn, ProgressColumn, GradeColumn, DatesColumn, TagsColumn, NoteColumn})
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(column), place++);
}

QByteArray ListView::columnState() const
{
    return horizontalHeader()->saveState();
}

void ListView::setColumns(const QByteArray &state)
{
    if (state.isEmpty() || !horizontalHeader()->restoreState(state))
        setColumnWidths();
}

/// Rows that go to another place go and come again.
void ListView::rememberPlace()
{
    if (m_isPlaceKept)
        return;
    const QList<ListEntryId> selected = selectedEntries();
    m_isPlaceKept = selected.size() <= mostKept;
    m_keptSelection = m_isPlaceKept ? selected : QList<ListEntryId>();
    m_keptCurrent = m_entries.entryAt(currentIndex().row());
}

void ListView::restorePlace()
{
    if (!std::exchange(m_isPlaceKept, false))
        return;
    QItemSelection selection;
    for (const ListEntryId entry : std::exchange(m_keptSelection, {})) {
        if (const int row = m_entries.rowOf(entry); row >= 0)
            selection.select(model()->index(row, 0), model()->index(row, ListEntriesModel::ColumnCount - 1));
    }
    if (!selection.isEmpty())
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = m_entries.rowOf(m_keptCurrent); row >= 0)
        selectionModel()->setCurrentIndex(model()->index(row, currentIndex().isValid() ? currentIndex().column() : 0),
                                          QItemSelectionModel::NoUpdate);
    m_publish.start();
}

void ListView::forgetPlace()
{
    m_isPlaceKept = false;
    m_keptSelection.clear();
    clearSelection();
}

QList<int> ListView::selectedRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (!m_entries.isHeading(row))
                rows.append(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

QList<ListEntryId> ListView::selectedEntries() const
{
    QList<ListEntryId> ids;
    for (const int row : selectedRows())
        ids.append(m_entries.entryAt(row));
    return ids;
}

void ListView::publishSelection()
{
    m_publish.stop();
    if (!m_session.showsEntries())
        return;
    QList<ItemId> items;
    for (const int row : selectedRows()) {
        // An item may be there several times.
        if (const ItemId item = m_entries.itemAt(row); item.isValid())
            items.append(item);
    }
    if (items.size() > 1) {
        QSet<ItemId> seen;
        items.removeIf([&seen](ItemId item) {
            const bool isKnown = seen.contains(item);
            seen.insert(item);
            return isKnown;
        });
    }
    m_session.selection().set(items, m_entries.itemAt(currentIndex().row()));
}

void ListView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    m_publish.start();
}

void ListView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    m_publish.start();
}

void ListView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    m_publish.start();
}

void ListView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!selectionModel()->hasSelection() && currentIndex().isValid() && event->reason() != Qt::MouseFocusReason)
        selectRow(currentIndex().row());
}

/// Past headings: downwards, or upwards where the way went there.
QModelIndex ListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex to = QTableView::moveCursor(action, modifiers);
    if (!m_entries.isHeading(to.row()))
        return to;
    const bool goesUp = action == MoveUp || action == MovePageUp || action == MovePrevious;
    const int step = goesUp && to.row() > 0 ? -1 : 1;
    return to.sibling(to.row() + step, to.column());
}

void ListView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (hint == EnsureVisible && m_entries.isHeading(index.row() - 1))
        QTableView::scrollTo(index.sibling(index.row() - 1, index.column()), hint);
    QTableView::scrollTo(index, hint);
}

void ListView::editCurrent()
{
    QModelIndex index = currentIndex();
    if (!index.flags().testFlag(Qt::ItemIsEditable))
        index = index.siblingAtColumn(ListEntriesModel::TitleColumn);
    if (index.flags().testFlag(Qt::ItemIsEditable))
        edit(index);
}

void ListView::selectNext()
{
    int next = currentIndex().row() + 1;
    if (m_entries.isHeading(next))
        ++next;
    if (next >= m_entries.rowCount())
        return;
    selectRow(next);
    publishSelection();
}

void ListView::sayWhyNotMoved()
{
    if (m_session.library().isReadOnly())
        m_session.notices().say(tr("This library is open for looking only."));
    else if (m_entries.isGrouped())
        m_session.notices().say(tr("The list is grouped by status. Switch that off to put entries in your own order."));
    else
        m_session.notices().say(tr("Open a list to put its entries in order."));
}

void ListView::moveSelected(int by)
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    if (!m_entries.isMovable()) {
        sayWhyNotMoved();
        return;
    }
    // Rows go before another one; downwards that is the one after the next.
    const int before = by < 0 ? rows.first() + by : rows.last() + by + 1;
    if (before < 0 || before > m_entries.rowCount())
        return;
    m_entries.move(rows, before);
    scrollTo(currentIndex());
}

void ListView::removeSelected()
{
    const QList<int> rows = selectedRows();
    const QList<ListEntryId> ids = selectedEntries();
    if (ids.isEmpty() || m_session.library().isReadOnly())
        return;
    // What follows is selected next, so that the keyboard can go on.
    const int last = rows.last();
    int beside = last + 1 < m_entries.rowCount() ? last + 1 : rows.first() - 1;
    if (m_entries.isHeading(beside))
        beside += beside > last ? 1 : -1;
    const ListEntryId next = m_entries.entryAt(beside);
    connect(
        &m_entries, &ListEntriesModel::completed, this,
        [this, next] {
            if (const int row = m_entries.rowOf(next); row >= 0)
                selectRow(row);
        },
        Qt::SingleShotConnection);
    const auto list = m_entries.listOf(rows.first());
    const QString name = list && m_entries.list().isValid() ? list->name : QString();
    m_session.notices().follow(m_session.lists().removeEntries(ids), [this, name](qint64 removed) {
        const QString entries = domain::counted(removed, tr("entry"), tr("entries"));
        m_session.notices().say(name.isEmpty() ? tr("%1 taken out").arg(entries)
                                               : tr("%1 taken out of “%2”").arg(entries, name));
    });
}

void ListView::repeatSelected()
{
    QHash<domain::ListId, QList<ItemId>> items;
    for (const int row : selectedRows()) {
        const auto list = m_entries.listOf(row);
        if (list && !items[list->id].contains(m_entries.itemAt(row)))
            items[list->id].append(m_entries.itemAt(row));
    }
    for (auto one = items.cbegin(); one != items.cend(); ++one) {
        m_session.notices().follow(
            m_session.lists().addItems(one.key(), *one, store::RepeatedItems::NewAttempt), [this](qint64 added) {
                m_session.notices().say(tr("%1 begun again, at the end of the list; the earlier attempts stay")
                                            .arg(domain::countedItems(added)));
            });
    }
}

void ListView::setStatus(domain::ListStatus status)
{
    domain::ListEntryEdit edit;
    edit.status = status;
    m_session.notices().follow(m_session.lists().changeEntries(selectedEntries(), edit));
}

void ListView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (state() == EditingState) {
        QTableView::keyPressEvent(event);
        return;
    }
    if (const auto digit = pinDigit(*event)) {
        publishSelection();
        Q_EMIT pinRequested(*digit);
        return;
    }
    if (event->key() == Qt::Key_F2 && isPlain) {
        editCurrent();
        return;
    }
    if (event->key() == Qt::Key_Delete && isPlain) {
        removeSelected();
        return;
    }
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        moveSelected(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    if (isTypedLetter(*event)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ListView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    const auto entry = m_entries.entry(index.row());
    if (!entry)
        return;
    publishSelection();
    const bool writable = !m_session.library().isReadOnly();
    QMenu menu(this);
    const auto add = [this](QMenu &to, const QString &text, const QString &key, bool enabled, auto done) {
        // The key stands there to be learnt; the list hears it by itself.
        to.addAction(key.isEmpty() ? text : QString(text + u'\t' + key), this, done)->setEnabled(enabled);
    };
    add(menu, tr("Open"), tr("Enter"), true, [this, index] { Q_EMIT openRequested(m_entries.itemAt(index.row())); });
    add(menu, tr("Show among all items"), {}, true,
        [this, index] { Q_EMIT showRequested(m_entries.itemAt(index.row())); });
    menu.addSeparator();
    auto *const statuses = menu.addMenu(tr("Status"));
    statuses->setEnabled(writable);
    const auto words = index.siblingAtColumn(ListEntriesModel::StatusColumn).data(models::StatusWordsRole);
    for (const QString &word : words.toStringList()) {
        const auto status = domain::listStatusFromWord(word).value_or(domain::ListStatus::None);
        QAction *const choice =
            statuses->addAction(models::shownStatus(status), this, [this, status] { setStatus(status); });
        choice->setCheckable(true);
        choice->setChecked(status == entry->status);
    }
    add(menu, tr("Edit"), tr("F2"), writable, [this] { editCurrent(); });
    add(menu, tr("Begin again"), {}, writable, [this] { repeatSelected(); });
    menu.addSeparator();
    add(menu, tr("Move up"), tr("Alt+Up"), m_entries.isMovable(), [this] { moveSelected(-1); });
    add(menu, tr("Move down"), tr("Alt+Down"), m_entries.isMovable(), [this] { moveSelected(1); });
    menu.addSeparator();
    add(menu, tr("Take out of the list"), tr("Del"), writable, [this] { removeSelected(); });
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void ListView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool isEdited = index.column() == ListEntriesModel::StatusColumn
        || index.column() == ListEntriesModel::ProgressColumn || index.column() == ListEntriesModel::NoteColumn
        || (index.column() == ListEntriesModel::GradeColumn && !index.data(models::StarsRole).toBool());
    if (!index.isValid() || event->button() != Qt::LeftButton)
        QTableView::mouseDoubleClickEvent(event);
    else if (isEdited && index.flags().testFlag(Qt::ItemIsEditable))
        edit(index);
    else if (index.column() <= ListEntriesModel::TagsColumn)
        Q_EMIT openRequested(m_entries.itemAt(index.row()));
}

void ListView::startDrag(Qt::DropActions)
{
    publishSelection();
    dragSelectedItems(m_session, *this,
                      currentIndex().siblingAtColumn(ListEntriesModel::TitleColumn).data().toString());
}

bool ListView::movesRows(const QDropEvent &event) const
{
    return event.source() == this && m_entries.isMovable();
}

/// The row before which something dropped there is put.
int ListView::rowBefore(const QPoint &point) const
{
    const int row = rowAt(point.y());
    if (row < 0)
        return m_entries.rowCount();
    return point.y() < rowViewportPosition(row) + rowHeight(row) / 2 ? row : row + 1;
}

void ListView::setDropPlace(int line, int row)
{
    if (line == m_dropLine && row == m_dropRow)
        return;
    m_dropLine = line;
    m_dropRow = row;
    viewport()->update();
}

void ListView::dragEnterEvent(QDragEnterEvent *event)
{
    const bool takesTags = !m_session.library().isReadOnly() && event->mimeData()->hasFormat(models::tagsMimeType());
    if (!movesRows(*event) && !takesTags) {
        event->ignore();
        return;
    }
    setState(DraggingState);
    acceptAsLink(*event);
}

void ListView::dragMoveEvent(QDragMoveEvent *event)
{
    // The base class scrolls near the edges; what may be dropped is decided here.
    QTableView::dragMoveEvent(event);
    const QPoint point = event->position().toPoint();
    const bool takesTags = !m_session.library().isReadOnly() && event->mimeData()->hasFormat(models::tagsMimeType());
    if (movesRows(*event))
        setDropPlace(rowBefore(point), -1);
    else
        setDropPlace(-1, takesTags && !m_entries.isHeading(rowAt(point.y())) ? rowAt(point.y()) : -1);
    if (m_dropLine < 0 && m_dropRow < 0) {
        event->ignore();
        return;
    }
    acceptAsLink(*event);
}

void ListView::dragLeaveEvent(QDragLeaveEvent *event)
{
    setDropPlace(-1, -1);
    QTableView::dragLeaveEvent(event);
}

void ListView::dropEvent(QDropEvent *event)
{
    stopAutoScroll();
    setState(NoState);
    setDropPlace(-1, -1);
    const QPoint point = event->position().toPoint();
    if (movesRows(*event)) {
        m_entries.move(selectedRows(), rowBefore(point));
        acceptAsLink(*event);
        return;
    }
    const auto tags = models::takeTags(event->mimeData(), m_session.library().path());
    const ItemId target = m_entries.itemAt(rowAt(point.y()));
    if (!tags || !target.isValid() || m_session.library().isReadOnly()) {
        event->ignore();
        return;
    }
    publishSelection();
    const bool onSelection = selectionModel()->isRowSelected(rowAt(point.y()), {});
    putTags(m_session, onSelection ? m_session.selection().ids() : QList<ItemId>{target}, *tags,
            event->modifiers().testFlag(Qt::ShiftModifier));
    acceptAsLink(*event);
}

/// Over the whole row, whatever its columns are.
void ListView::paintHeadings(QPainter &painter, int first, int last) const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    for (int row = first; row <= last; ++row) {
        if (!m_entries.isHeading(row))
            continue;
        const QRect place(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
        painter.fillRect(place, theme().colour(ColourRole::List));
        painter.setFont(bold);
        painter.setPen(theme().colour(ColourRole::DimmedText));
        const QRect text = place.adjusted(metrics::Group, 0, -metrics::Group, -metrics::Tight);
        painter.drawText(text,
                         static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignBottom),
                         m_entries.index(row, ListEntriesModel::TitleColumn).data().toString());
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), metrics::Hairline),
                         theme().colour(ColourRole::Hairline));
    }
}

void ListView::paintEvent(QPaintEvent *event)
{
    // Chips of the rows about to be painted come by one query.
    const int first = rowAt(event->rect().top());
    const int last = rowAt(event->rect().bottom());
    if (first >= 0)
        m_entries.prefetch(first, last < 0 ? model()->rowCount() - 1 : last);
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_entries.isGrouped() && first >= 0)
        paintHeadings(painter, first, last < 0 ? model()->rowCount() - 1 : last);
    if (m_entries.isComplete() && m_entries.rowCount() == 0) {
        painter.setPen(theme().colour(ColourRole::DimmedText));
        const QRect place = viewport()->rect().adjusted(metrics::Section, metrics::Section, -metrics::Section, 0);
        painter.drawText(place, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                         m_entries.list().isValid()
                             ? tr("This list is empty. Drag items onto its name in the sidebar, or select some and "
                                  "press Ctrl+L.")
                             : tr("Nothing is in progress."));
    }
    painter.setPen(QPen(theme().colour(ColourRole::FocusRing), metrics::FocusRing));
    // Of all cells of a row the keyboard is in one.
    if (hasFocus() && currentIndex().isValid() && state() != EditingState)
        painter.drawRoundedRect(QRectF(visualRect(currentIndex())).adjusted(1, 1, -1, -1), metrics::RadiusSmall,
                                metrics::RadiusSmall);
    if (m_dropLine >= 0) {
        const int rows = m_entries.rowCount();
        const int y =
            m_dropLine < rows ? rowViewportPosition(m_dropLine) : rowViewportPosition(rows - 1) + rowHeight(rows - 1);
        painter.drawLine(0, qMax(1, y), viewport()->width(), qMax(1, y));
    } else if (m_dropRow >= 0) {
        const QRectF target(0, rowViewportPosition(m_dropRow), viewport()->width(), rowHeight(m_dropRow));
        painter.drawRoundedRect(target.adjusted(1, 1, -1, -1), metrics::RadiusSmall, metrics::RadiusSmall);
    }
}

} // namespace tagloom::gui
