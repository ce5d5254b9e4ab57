// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/gallery_view.h"

#include "gui/actions/pin_digit.h"
#include "gui/actions/typed_letter.h"
#include "gui/gallery/gallery_accessibility.h"
#include "gui/gallery/gallery_delegate.h"
#include "gui/gallery/item_picture.h"
#include "gui/gallery/paint_in_bands.h"
#include "gui/items/items_view.h"
#include "gui/session/session.h"
#include "gui/style/theme.h"
#include "thumbnails/thumbnail_loader.h"

#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QtMath>

#include <algorithm>
#include <utility>

namespace tagloom::gui {

using domain::ItemId;
using domain::TagId;
using models::ItemsModel;

namespace {

constexpr int noRow = -1;

} // namespace

GalleryView::GalleryView(Session &session, ItemsView &table, QWidget *parent)
    : QAbstractItemView(parent)
    , m_session(session)
    , m_drops(session, *this, [this](const QPoint &point) { return cellAt(point); })
    , m_table(table)
    , m_cells(new GalleryDelegate(font(), session.thumbnails(), this))
{
    makeGalleriesAccessible();
    setAccessibleName(tr("Gallery"));
    setObjectName(QStringLiteral("gallery"));
    setModel(&session.chips());
    QItemSelectionModel *const own = selectionModel();
    setSelectionModel(table.selectionModel());
    delete own;
    setItemDelegate(m_cells);
    m_cells->chipPainter().putOffOtherFonts();
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Whether it is there must not change how many cells fit beside each other.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(false);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::LinkAction);
    Theme::setSurface(this, ColourRole::List);

    connect(model(), &QAbstractItemModel::modelAboutToBeReset, this, &GalleryView::rememberPlace);
    connect(model(), &QAbstractItemModel::rowsAboutToBeInserted, this, &GalleryView::rememberPlace);
    connect(model(), &QAbstractItemModel::rowsAboutToBeRemoved, this, &GalleryView::rememberPlace);
    connect(model(), &QAbstractItemModel::modelReset, this, &GalleryView::layOut);
    connect(model(), &QAbstractItemModel::rowsInserted, this, &GalleryView::layOut);
    connect(model(), &QAbstractItemModel::rowsRemoved, this, &GalleryView::layOut);
    // Tags stand in another column than the one that is painted.
    connect(model(), &QAbstractItemModel::dataChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&session.thumbnails(), &thumbnails::ThumbnailLoader::ready, this, &GalleryView::updatePictures);
}

void GalleryView::setPictureSize(int side)
{
    if (side == m_cells->pictureSize())
        return;
    const Anchor place = anchor();
    m_cells->setPictureSize(side);
    m_place = place;
    layOut();
}

int GalleryView::pictureSize() const
{
    return m_cells->pictureSize();
}

int GalleryView::topRow() const
{
    return rowsOnScreen().first;
}

void GalleryView::editTitle()
{
    const QModelIndex index = currentIndex().siblingAtColumn(ItemsModel::TitleColumn);
    if (!index.flags().testFlag(Qt::ItemIsEditable))
        return;
    scrollTo(index);
    edit(index);
}

/// The base class would clear the selection, which is the table's and stands again already.
void GalleryView::reset()
{
    setState(NoState);
}

GalleryView::Anchor GalleryView::anchor() const
{
    if (verticalScrollBar()->value() == 0)
        return {};
    const int current = currentIndex().row();
    const auto [first, last] = rowsOnScreen();
    const int row = current >= first && current <= last ? current : first;
    return {m_session.itemsModel().itemAt(row), cellRect(row).top()};
}

void GalleryView::rememberPlace()
{
    m_place = anchor();
}

void GalleryView::layOut()
{
    updateGeometries();
    viewport()->update();
}

void GalleryView::updateGeometries()
{
    const GalleryGrid grid(model()->rowCount(), m_cells->cellSize(), viewport()->width(), metrics::Group,
                           metrics::GalleryGap, isRightToLeft());
    m_grid = grid;
    QScrollBar &bar = *verticalScrollBar();
    bar.setRange(0, std::max(0, grid.height() - viewport()->height()));
    bar.setPageStep(viewport()->height());
    bar.setSingleStep(std::max(1, grid.pitch() / 4));
    const std::optional<Anchor> place = std::exchange(m_place, std::nullopt);
    if (place && place->item.isValid()) {
        if (const int row = m_session.itemsModel().rowOf(place->item); row >= 0)
            bar.setValue(grid.cell(row).top() - place->offset);
    }
    QAbstractItemView::updateGeometries();
}

void GalleryView::resizeEvent(QResizeEvent *event)
{
    // Before the cells are laid out for the new width.
    if (event->oldSize().width() != event->size().width())
        rememberPlace();
    QAbstractItemView::resizeEvent(event);
}

QRect GalleryView::cellRect(int row) const
{
    return m_grid.cell(row).translated(0, -verticalOffset());
}

int GalleryView::cellAt(const QPoint &point) const
{
    return m_grid.at(point + QPoint(0, verticalOffset()));
}

std::pair<int, int> GalleryView::rowsOnScreen() const
{
    return m_grid.cellsBetween(verticalOffset(), verticalOffset() + viewport()->height() - 1);
}

QRect GalleryView::visualRect(const QModelIndex &index) const
{
    return cellRect(index.row());
}

QModelIndex GalleryView::indexAt(const QPoint &point) const
{
    const int row = cellAt(point);
    return row < 0 ? QModelIndex() : model()->index(row, ItemsModel::TitleColumn);
}

void GalleryView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const QRect cell = m_grid.cell(index.row());
    if (cell.isEmpty())
        return;
    const int top = cell.top() - metrics::GalleryGap;
    const int bottom = cell.bottom() + metrics::GalleryGap - viewport()->height();
    QScrollBar &bar = *verticalScrollBar();
    if (hint == PositionAtCenter)
        bar.setValue(cell.center().y() - viewport()->height() / 2);
    else if (hint == PositionAtTop || bar.value() > top || bottom >= top)
        bar.setValue(top);
    else if (hint == PositionAtBottom || bar.value() < bottom)
        bar.setValue(bottom);
}

int GalleryView::horizontalOffset() const
{
    return 0;
}

int GalleryView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool GalleryView::isIndexHidden(const QModelIndex &index) const
{
    return index.column() != ItemsModel::TitleColumn;
}

QModelIndex GalleryView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int count = m_grid.count();
    if (count == 0)
        return {};
    const int columns = m_grid.columns();
    const int page = std::max(1, viewport()->height() / m_grid.pitch()) * columns;
    const int row = currentIndex().row();
    const auto index = [this](int target) {
        return model()->index(target, ItemsModel::TitleColumn);
    };
    if (row < 0)
        return index(action == MoveEnd ? count - 1 : 0);
    // By whole lines; from the last but one the last cell is reached even if it stands farther left.
    const auto byLines = [&](int distance) {
        if (distance < 0)
            return row + distance >= 0 ? row + distance : row % columns;
        if (row + distance < count)
            return row + distance;
        const int inLastLine = (m_grid.lines() - 1) * columns + row % columns;
        return row / columns == m_grid.lines() - 1 ? row : std::min(inLastLine, count - 1);
    };
    const int forwards = isRightToLeft() ? -1 : 1;
    switch (action) {
    case MoveUp:
        return index(byLines(-columns));
    case MoveDown:
        return index(byLines(columns));
    case MovePageUp:
        return index(byLines(-page));
    case MovePageDown:
        return index(byLines(page));
    case MoveHome:
        return index(0);
    case MoveEnd:
        return index(count - 1);
    case MoveLeft:
        return index(std::clamp(row - forwards, 0, count - 1));
    case MoveRight:
        return index(std::clamp(row + forwards, 0, count - 1));
    case MoveNext:
        return index(std::min(row + 1, count - 1));
    case MovePrevious:
        return index(std::max(row - 1, 0));
    }
    return {};
}

void GalleryView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    const int lastColumn = ItemsModel::ColumnCount - 1;
    QItemSelection chosen;
    const auto choose = [&](int first, int last) {
        chosen.append(QItemSelectionRange(model()->index(first, 0), model()->index(last, lastColumn)));
    };
    if (state() == DragSelectingState) {
        const auto ranges = m_grid.cellsIn(rect.normalized().translated(0, verticalOffset()));
        for (const auto &[first, last] : ranges)
            choose(first, last);
    } else {
        // From one cell to another, in reading order.
        const int from = cellAt(rect.topLeft());
        const int to = cellAt(rect.bottomRight());
        if (from >= 0 && to >= 0)
            choose(std::min(from, to), std::max(from, to));
    }
    selectionModel()->select(chosen, command);
}

QRegion GalleryView::visualRegionForSelection(const QItemSelection &selection) const
{
    const auto [first, last] = rowsOnScreen();
    QRegion region;
    for (const QItemSelectionRange &range : selection) {
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += cellRect(row);
    }
    return region;
}

void GalleryView::scrollContentsBy(int, int dy)
{
    if (m_band.isNull() && !m_drops.hasTarget())
        viewport()->scroll(0, dy);
    else
        viewport()->update();
}

void GalleryView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous);
    updateCell(previous.row());
    updateCell(current.row());
    if (hasFocus() && current.isValid())
        tellFocusedCell(*this, current.row());
}

void GalleryView::focusInEvent(QFocusEvent *event)
{
    // As in the table: who comes by key wants to see where the keyboard is, who comes by mouse selects by it.
    const bool hadCurrent = currentIndex().isValid();
    QAbstractItemView::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    if (byKey && !selectionModel()->hasSelection() && m_grid.count() > 0)
        selectionModel()->setCurrentIndex(model()->index(std::max(0, currentIndex().row()), ItemsModel::TitleColumn),
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else if (!hadCurrent)
        selectionModel()->clearCurrentIndex();
    viewport()->update();
}

void GalleryView::hideEvent(QHideEvent *event)
{
    m_session.thumbnails().want(this, {});
    QAbstractItemView::hideEvent(event);
}

void GalleryView::keyPressEvent(QKeyEvent *event)
{
    if (const auto digit = pinDigit(*event); digit && state() != EditingState) {
        m_table.publishSelection();
        Q_EMIT pinRequested(*digit);
        return;
    }
    if (isTypedLetter(*event)) {
        event->ignore();
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

void GalleryView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        m_wheel = 0;
        QAbstractItemView::wheelEvent(event);
        return;
    }
    m_wheel += event->angleDelta().y();
    if (const int steps = m_wheel / QWheelEvent::DefaultDeltasPerStep; steps != 0) {
        m_wheel -= steps * QWheelEvent::DefaultDeltasPerStep;
        Q_EMIT sizeStepRequested(steps);
    }
    event->accept();
}

void GalleryView::changeEvent(QEvent *event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        layOut();
}

bool GalleryView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        setHoveredRow(cellAt(static_cast<QHoverEvent *>(event)->position().toPoint()));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHoveredRow(noRow);
        break;
    case QEvent::ToolTip:
        showToolTip(*static_cast<QHelpEvent *>(event));
        return true;
    default:
        break;
    }
    return QAbstractItemView::viewportEvent(event);
}

QString GalleryView::toolTipOf(int row) const
{
    const QModelIndex index = model()->index(row, ItemsModel::TitleColumn);
    QStringList lines{index.data(Qt::ToolTipRole).toString()};
    const QString file = pictureFile(index);
    if (const auto *const picture = file.isEmpty() ? nullptr : m_session.thumbnails().find({file, 0})) {
        lines.append(thumbnails::sentence(*picture));
        lines.append(thumbnails::dimensions(*picture));
    }
    lines.append(index.siblingAtColumn(ItemsModel::TagsColumn).data().toString());
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void GalleryView::showToolTip(const QHelpEvent &event)
{
    const int row = cellAt(event.pos());
    if (row < 0)
        QToolTip::hideText();
    else
        QToolTip::showText(event.globalPos(), toolTipOf(row).toHtmlEscaped().replace(u'\n', QLatin1String("<br>")),
                           viewport(), cellRect(row));
}

void GalleryView::updateCell(int row)
{
    if (row >= 0)
        viewport()->update(cellRect(row).adjusted(-1, -1, 1, 1));
}

void GalleryView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    updateCell(std::exchange(m_hoveredRow, row));
    updateCell(row);
}

void GalleryView::setBand(const QRect &band)
{
    const QRect before = std::exchange(m_band, band);
    viewport()->update(before.united(band).adjusted(-2, -2, 2, 2));
}

void GalleryView::mouseMoveEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseMoveEvent(event);
    if (state() == DragSelectingState)
        setBand(QRect(m_bandStart - QPoint(0, verticalOffset()), event->position().toPoint()).normalized());
}

void GalleryView::mousePressEvent(QMouseEvent *event)
{
    m_bandStart = event->position().toPoint() + QPoint(0, verticalOffset());
    QAbstractItemView::mousePressEvent(event);
}

void GalleryView::mouseReleaseEvent(QMouseEvent *event)
{
    QAbstractItemView::mouseReleaseEvent(event);
    setBand({});
}

void GalleryView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT openRequested(m_session.itemsModel().itemAt(index.row()));
    else
        QAbstractItemView::mouseDoubleClickEvent(event);
}

void GalleryView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = indexAt(event->pos());
    TagId chip;
    if (index.isValid() && byMouse)
        chip = m_cells->tagAt(index, visualRect(index), event->pos(), layoutDirection());
    m_table.publishSelection();
    Q_EMIT contextMenuRequested(
        byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(currentIndex()).center()), chip);
}

/// All that is on the screen, and a screen each before and behind it: what scrolls into view is there already. Of what
/// is farther away nothing is made.
void GalleryView::askForPictures()
{
    const int height = viewport()->height();
    const int top = verticalOffset();
    const int box = qCeil(m_cells->pictureSize() * devicePixelRatioF());
    m_rowsOfFiles.clear();
    QList<thumbnails::PictureKey> keys;
    const auto ask = [&](int first, int last) {
        for (int row = first; row <= last; ++row) {
            const QString file = pictureFile(model()->index(row, ItemsModel::TitleColumn));
            if (file.isEmpty())
                continue;
            keys.append({file, box});
            m_rowsOfFiles.insert(file, row);
        }
    };
    const auto [after, end] = m_grid.cellsBetween(top + height, top + 2 * height);
    const auto [begin, before] = m_grid.cellsBetween(top - height, top - 1);
    const auto [first, last] = rowsOnScreen();
    ask(first, last);
    if (end > last)
        ask(std::max(after, last + 1), end);
    if (begin < first)
        ask(begin, std::min(before, first - 1));
    m_session.thumbnails().want(this, keys);
}

void GalleryView::updatePictures(const QStringList &files)
{
    for (const QString &file : files) {
        if (const auto row = m_rowsOfFiles.constFind(file); row != m_rowsOfFiles.cend())
            updateCell(*row);
    }
}

void GalleryView::paintCell(QPainter &painter, int row) const
{
    const QModelIndex index = model()->index(row, ItemsModel::TitleColumn);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = cellRect(row);
    option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    option.state.setFlag(QStyle::State_MouseOver, row == m_hoveredRow);
    option.state.setFlag(QStyle::State_Active, hasFocus() || (isActiveWindow() && state() == EditingState));
    m_cells->paint(&painter, option, index);
}

/// Where the keyboard is, what takes a drop, and the rubber band.
void GalleryView::paintOverlays(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen ring(theme().colour(ColourRole::FocusRing), metrics::FocusRing);
    const auto outline = [&](const QRect &rect, const QBrush &fill) {
        painter.setPen(ring);
        painter.setBrush(fill);
        paintInBands(&painter, rect, [&] {
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), metrics::RadiusPanel, metrics::RadiusPanel);
        });
    };
    QColor fill = theme().colour(ColourRole::DropTarget);
    fill.setAlphaF(0.35F);
    if (const int row = currentIndex().row(); row >= 0 && hasFocus())
        outline(cellRect(row), Qt::NoBrush);
    if (m_drops.hasTarget() && m_drops.targetRow() < 0)
        outline(viewport()->rect(), Qt::NoBrush);
    else if (m_drops.targetRow() >= 0)
        outline(cellRect(m_drops.targetRow()), fill);
    if (!m_band.isNull()) {
        painter.setPen(QPen(theme().colour(ColourRole::FocusRing), metrics::Hairline));
        painter.setBrush(fill);
        paintInBands(&painter, m_band, [&] { painter.drawRect(QRectF(m_band).adjusted(0.5, 0.5, -0.5, -0.5)); });
    }
}

void GalleryView::paintEvent(QPaintEvent *event)
{
    const auto [first, last] = rowsOnScreen();
    if (last >= first) {
        m_session.chips().prefetch(first, last);
        askForPictures();
    }
    QPainter painter(viewport());
    for (int row = first; row <= last; ++row) {
        if (event->region().intersects(cellRect(row).adjusted(-1, -1, 1, 1)))
            paintCell(painter, row);
    }
    if (m_cells->chipPainter().showOtherFonts()) // after the first frame
        QMetaObject::invokeMethod(viewport(), qOverload<>(&QWidget::update), Qt::QueuedConnection);
    paintOverlays(painter);
}

} // namespace tagloom::gui
