// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/items_view.h"

#include "gui/actions/pin_digit.h"
#include "gui/actions/typed_letter.h"
#include "gui/items/chips_delegate.h"
#include "gui/items/dropped_items.h"
#include "gui/items/items_drag.h"
#include "gui/items/title_delegate.h"
#include "gui/session/session.h"
#include "gui/style/theme.h"
#include "models/mime.h"
#include "store/detail_store.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace tagloom::gui {

using domain::ItemId;
using domain::TagId;
using models::ItemsModel;

namespace {

constexpr int noRow = -1;

/// Rows that came, times items that were selected: a millisecond or so. Rows that moved are few.
constexpr qint64 mostCompared = 200'000;

/// selectRow() alone would add to the selection, or take from it, while Ctrl is held: as in Ctrl+Enter.
void selectAlone(QTableView &view, int row)
{
    view.selectRow(row);
    view.selectionModel()->select(view.model()->index(row, ItemsModel::TitleColumn),
                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

} // namespace

ItemsView::ItemsView(Session &session, QWidget *parent)
    : QTableView(parent)
    , m_session(session)
    , m_drops(session, *this, [this](const QPoint &point) { return rowAt(point.y()); })
{
    setAccessibleName(tr("Items"));
    setObjectName(QStringLiteral("items"));
    setModel(&session.chips());
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::LinkAction);
    Theme::setSurface(this, ColourRole::List);

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(ItemsModel::TitleColumn, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(ItemsModel::TagsColumn, QHeaderView::Interactive);
    horizontalHeader()->setSectionResizeMode(ItemsModel::AddedColumn, QHeaderView::Interactive);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(ItemsModel::AddedColumn, Qt::DescendingOrder);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this](int column, Qt::SortOrder order) {
        const auto key = sortKeyAt(column);
        if (key && column >= ItemsModel::FirstDetailColumn)
            m_session.filter().setPassingSort(*key, order == Qt::DescendingOrder);
        else if (key)
            m_session.filter().setSort(*key, order == Qt::DescendingOrder);
    });
    setUpDetailColumns();

    connect(&m_session.filter(), &SearchFilter::changed, this, &ItemsView::showSort);

    m_publish.setSingleShot(true);
    m_publish.setInterval(0);
    connect(&m_publish, &QTimer::timeout, this, &ItemsView::publishSelection);
    connect(model(), &QAbstractItemModel::modelAboutToBeReset, this, &ItemsView::rememberPlace);
    connect(model(), &QAbstractItemModel::modelReset, this, &ItemsView::restorePlace);
    connect(model(), &QAbstractItemModel::rowsRemoved, &m_publish, qOverload<>(&QTimer::start));
    connect(model(), &QAbstractItemModel::rowsAboutToBeInserted, this, &ItemsView::rememberPlace);
    connect(model(), &QAbstractItemModel::rowsInserted, this, &ItemsView::restoreScroll);
    connect(model(), &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { selectMoved(first, last); });
    connect(model(), &QAbstractItemModel::rowsAboutToBeRemoved, this, &ItemsView::rememberPlace);
    connect(model(), &QAbstractItemModel::rowsRemoved, this, &ItemsView::restoreScroll);
    connect(&session, &Session::placeChanged, &m_publish, qOverload<>(&QTimer::start));
    setDensity(Density::TwoLine);
    setColumnWidths();
}

void ItemsView::tickTasks()
{
    publishSelection();
    const QModelIndex current = currentIndex();
    if (!current.isValid() || m_session.library().isReadOnly()
        || current.data(models::KindIdRole).toLongLong() != domain::taskKind.value)
        return;
    const auto details =
        store::readDetails(m_session.library().connection(), m_session.itemsModel().itemAt(current.row()));
    if (!details)
        return;
    const QDate day = details->done.isValid() ? QDate() : QDate::currentDate();
    m_session.notices().follow(m_session.details().setDone(m_session.selection().ids(), day));
}

void ItemsView::setDensity(Density density)
{
    m_density = density;
    delete m_titles;
    delete m_chips;
    m_titles = new TitleDelegate(font(), density, this);
    m_chips = new ChipsDelegate(font(), this);
    m_chips->painter().putOffOtherFonts();
    setItemDelegateForColumn(ItemsModel::TitleColumn, m_titles);
    setItemDelegateForColumn(ItemsModel::TagsColumn, m_chips);
    verticalHeader()->setMinimumSectionSize(m_titles->rowHeight());
    verticalHeader()->setDefaultSectionSize(m_titles->rowHeight());
}

void ItemsView::showItem(ItemId id)
{
    const int row = m_session.itemsModel().rowOf(id);
    if (row < 0)
        return;
    selectAlone(*this, row);
    scrollTo(model()->index(row, ItemsModel::TitleColumn));
}

bool ItemsView::selectBeside(int step)
{
    const int next = currentIndex().row() + step;
    if (next < 0 || next >= model()->rowCount())
        return false;
    selectAlone(*this, next);
    publishSelection();
    return true;
}

ItemId ItemsView::itemBesideSelection() const
{
    const ItemsModel &items = m_session.itemsModel();
    int last = noRow;
    int first = items.rowCount();
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        last = qMax(last, range.bottom());
        first = qMin(first, range.top());
    }
    const ItemId next = items.itemAt(last + 1);
    return next.isValid() ? next : items.itemAt(first - 1);
}

void ItemsView::editTitle()
{
    const QModelIndex index = currentIndex().siblingAtColumn(ItemsModel::TitleColumn);
    if (index.flags().testFlag(Qt::ItemIsEditable))
        edit(index);
}

void ItemsView::rememberPlace()
{
    Place place;
    const QModelIndex current = currentIndex();
    const int top = rowAt(0);
    const bool currentVisible = current.isValid() && viewport()->rect().intersects(visualRect(current));
    const int row = currentVisible ? current.row() : top;
    if (row >= 0 && verticalScrollBar()->value() > 0) {
        place.anchor = m_session.itemsModel().itemAt(row);
        place.offset = rowViewportPosition(row);
    }
    m_place = place;
}

void ItemsView::restorePlace()
{
    m_restoring = true;
    const ItemsModel &items = m_session.itemsModel();
    const ItemSelection &selection = m_session.selection();

    // Rows of the same items again, as few ranges as they make.
    std::vector<int> rows;
    if (selection.ids().size() == items.result().size() && selection.ids() == items.result()) {
        if (!items.result().isEmpty())
            selectionModel()->select(
                QItemSelection(model()->index(0, 0),
                               model()->index(model()->rowCount() - 1, ItemsModel::ColumnCount - 1)),
                QItemSelectionModel::ClearAndSelect);
    } else {
        for (const ItemId id : selection.ids()) {
            if (const int row = items.rowOf(id); row >= 0)
                rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    QItemSelection ranges;
    for (size_t first = 0; first < rows.size();) {
        size_t last = first;
        while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1)
            ++last;
        ranges.append(QItemSelectionRange(model()->index(rows[first], 0),
                                          model()->index(rows[last], ItemsModel::ColumnCount - 1)));
        first = last + 1;
    }
    if (!ranges.isEmpty())
        selectionModel()->select(ranges, QItemSelectionModel::ClearAndSelect);
    if (const int row = items.rowOf(selection.current()); row >= 0)
        selectionModel()->setCurrentIndex(model()->index(row, ItemsModel::TitleColumn), QItemSelectionModel::NoUpdate);

    restoreScroll();
    m_restoring = false;
    m_publish.start();
}

void ItemsView::restoreScroll()
{
    if (m_place && m_place->anchor.isValid()) {
        if (const int row = m_session.itemsModel().rowOf(m_place->anchor); row >= 0) {
            updateGeometries();
            verticalScrollBar()->setValue(verticalHeader()->sectionPosition(row) - m_place->offset);
        }
    }
    m_place.reset();
}

/// A row that moves is taken out and put in again. The session still knows that it was selected: it is told with the
/// next turn of the event loop.
void ItemsView::selectMoved(int first, int last)
{
    const ItemSelection &selection = m_session.selection();
    if (selection.isEmpty() || (qint64(last) - first + 1) * selection.ids().size() > mostCompared)
        return;
    for (int row = first; row <= last; ++row) {
        const ItemId id = m_session.itemsModel().itemAt(row);
        if (selection.ids().contains(id))
            selectionModel()->select(model()->index(row, ItemsModel::TitleColumn),
                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
        if (id == selection.current())
            selectionModel()->setCurrentIndex(model()->index(row, ItemsModel::TitleColumn),
                                              QItemSelectionModel::NoUpdate);
    }
}

QList<ItemId> ItemsView::selectedItems() const
{
    const ItemsModel &items = m_session.itemsModel();
    const QItemSelection ranges = selectionModel()->selection();
    if (ranges.size() == 1 && ranges.first().height() == items.rowCount())
        return items.result();
    std::vector<std::pair<int, int>> rows;
    for (const QItemSelectionRange &range : ranges)
        rows.emplace_back(range.top(), range.bottom());
    std::sort(rows.begin(), rows.end());
    QList<ItemId> ids;
    int next = 0;
    for (const auto &[top, bottom] : rows) {
        for (int row = qMax(top, next); row <= bottom; ++row)
            ids.append(items.itemAt(row));
        next = qMax(next, bottom + 1);
    }
    return ids;
}

void ItemsView::publishSelection()
{
    m_publish.stop();
    if (m_session.showsEntries())
        return; // the selection is that of the list
    m_session.selection().set(selectedItems(), m_session.itemsModel().itemAt(currentIndex().row()));
}

void ItemsView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    if (!m_restoring)
        m_publish.start();
}

void ItemsView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
    if (!m_restoring)
        m_publish.start();
}

void ItemsView::focusInEvent(QFocusEvent *event)
{
    // Who comes by mouse selects by it, and who comes by key wants to see where the keyboard is: on a selected row.
    // QTableView would make the first cell current and select nothing.
    const bool hadCurrent = currentIndex().isValid();
    QTableView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    if (byKey && !selectionModel()->hasSelection() && model()->rowCount() > 0)
        selectRow(qMax(0, currentIndex().row()));
    else if (!hadCurrent)
        selectionModel()->clearCurrentIndex();
}

void ItemsView::keyPressEvent(QKeyEvent *event)
{
    if (const auto digit = pinDigit(*event); digit && state() != EditingState) {
        publishSelection();
        Q_EMIT pinRequested(*digit);
        return;
    }
    if (isTypedLetter(*event)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ItemsView::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    TagId chip;
    if (index.column() == ItemsModel::TagsColumn && event->reason() == QContextMenuEvent::Mouse)
        chip = m_chips->tagAt(index, visualRect(index), event->pos(), layoutDirection());
    publishSelection();
    const QPoint position = event->reason() == QContextMenuEvent::Mouse
        ? event->globalPos()
        : viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    Q_EMIT contextMenuRequested(position, chip);
}

void ItemsView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT openRequested(m_session.itemsModel().itemAt(index.row()));
    else
        QTableView::mouseDoubleClickEvent(event);
}

void ItemsView::startDrag(Qt::DropActions)
{
    publishSelection();
    dragSelectedItems(m_session, *this, currentIndex().siblingAtColumn(0).data().toString());
}

bool ItemsView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        setHoveredRow(rowAt(static_cast<QHoverEvent *>(event)->position().toPoint().y()));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHoveredRow(noRow);
        break;
    case QEvent::ToolTip:
        if (showReasons(*static_cast<QHelpEvent *>(event)))
            return true;
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

/// Why a title is in the result; false where there is nothing to be said.
bool ItemsView::showReasons(const QHelpEvent &event)
{
    const QModelIndex index = indexAt(event.pos());
    if (index.column() != ItemsModel::TitleColumn || m_session.filter().request().query.isEmpty())
        return false;
    const ItemId item = m_session.itemsModel().itemAt(index.row());
    m_session.askWhyFound(item, this, [this, item, place = event.globalPos()](const QStringList &reasons) {
        const QPoint under = viewport()->mapFromGlobal(QCursor::pos());
        if (!reasons.isEmpty() && m_session.itemsModel().itemAt(rowAt(under.y())) == item)
            QToolTip::showText(place, reasons.join(u'\n').toHtmlEscaped().replace(u'\n', QLatin1String("<br>")),
                               viewport());
    });
    return true;
}

void ItemsView::setHoveredRow(int row)
{
    updateRow(std::exchange(m_hoveredRow, row));
    updateRow(row);
}

void ItemsView::updateRow(int row)
{
    if (row >= 0 && row < model()->rowCount())
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void ItemsView::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_drops.enter(*event))
        setState(DraggingState);
}

void ItemsView::dragMoveEvent(QDragMoveEvent *event)
{
    // The base class scrolls near the edges; what may be dropped is decided here.
    QTableView::dragMoveEvent(event);
    m_drops.move(*event);
}

void ItemsView::dragLeaveEvent(QDragLeaveEvent *event)
{
    m_drops.leave();
    QTableView::dragLeaveEvent(event);
}

void ItemsView::dropEvent(QDropEvent *event)
{
    stopAutoScroll();
    setState(NoState);
    m_drops.drop(*event);
}

/// Around the row where the keyboard is, unless the accent of the selection says it already.
void ItemsView::paintFocus(QPainter &painter) const
{
    const int row = currentIndex().row();
    if (row < 0 || !hasFocus())
        return;
    const QItemSelection selection = selectionModel()->selection();
    if (selection.size() == 1 && selection.first().height() == 1 && selection.first().top() == row)
        return;
    const QRectF rect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    painter.setPen(QPen(theme().colour(ColourRole::FocusRing), metrics::FocusRing));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), metrics::RadiusSmall, metrics::RadiusSmall);
}

void ItemsView::paintEvent(QPaintEvent *event)
{
    // Chips of the rows about to be painted come by one query.
    const int first = rowAt(event->rect().top());
    const int last = rowAt(event->rect().bottom());
    if (first >= 0)
        m_session.chips().prefetch(first, last < 0 ? model()->rowCount() - 1 : last);
    // The style knows the hovered cell only.
    if (m_hoveredRow >= 0 && m_hoveredRow < model()->rowCount()) {
        QPainter(viewport())
            .fillRect(0, rowViewportPosition(m_hoveredRow), viewport()->width(), rowHeight(m_hoveredRow),
                      theme().colour(ColourRole::HoverRow));
    }
    QTableView::paintEvent(event);
    if (m_chips->painter().showOtherFonts()) // after the first frame
        QMetaObject::invokeMethod(viewport(), qOverload<>(&QWidget::update), Qt::QueuedConnection);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    paintFocus(painter);
    if (!m_drops.hasTarget())
        return;
    const int dropRow = m_drops.targetRow();
    QRectF target = viewport()->rect();
    if (dropRow >= 0)
        target = QRectF(0, rowViewportPosition(dropRow), viewport()->width(), rowHeight(dropRow));
    painter.setPen(QPen(theme().colour(ColourRole::FocusRing), metrics::FocusRing));
    QColor fill = theme().colour(ColourRole::DropTarget);
    fill.setAlphaF(0.35F);
    painter.setBrush(dropRow >= 0 ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(target.adjusted(1, 1, -1, -1), metrics::RadiusSmall, metrics::RadiusSmall);
}

} // namespace tagloom::gui
