// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/saved_search_list.h"

#include "gui/session/session.h"
#include "gui/sidebar/saved_search_delegate.h"
#include "gui/sidebar/search_counts.h"
#include "gui/style/drag_badge.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QMenu>
#include <QMimeData>

namespace tagloom::gui {

using domain::SavedSearch;
using domain::SavedSearchId;
using models::SavedSearchesModel;

namespace {

/// More than these scroll, and in a low window fewer are shown, so that the tags below keep their room.
constexpr int mostRows = 8;
constexpr int fewestRows = 1;

} // namespace

SavedSearchList::SavedSearchList(Session &session, QWidget *parent)
    : QListView(parent)
    , m_session(session)
    , m_counts(new SearchCounts(session, this))
{
    setAccessibleName(tr("Saved searches"));
    setObjectName(QStringLiteral("savedSearches"));
    setModel(&session.savedSearchesModel());
    setModelColumn(SavedSearchesModel::NameColumn);
    setItemDelegate(new SavedSearchDelegate(*m_counts, this));
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setIconSize(QSize(metrics::IconMedium, metrics::IconMedium));
    setMouseTracking(true);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setDragDropMode(session.library().isReadOnly() ? NoDragDrop : DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDragDropOverwriteMode(false);
    Theme::setSurface(this, ColourRole::Sidebar);

    connect(this, &QListView::clicked, this, &SavedSearchList::apply);
    connect(model(), &QAbstractItemModel::modelAboutToBeReset, this, &SavedSearchList::rememberCurrent);
    connect(model(), &QAbstractItemModel::modelReset, this, &SavedSearchList::restoreCurrent);
    connect(model(), &QAbstractItemModel::dataChanged, this, &SavedSearchList::showCounts);
    connect(m_counts, &SearchCounts::counted, this, [this](SavedSearchId id) {
        const int row = m_session.savedSearchesModel().rowOf(id);
        update(model()->index(row, SavedSearchesModel::NameColumn));
    });
    connect(&session.filter(), &SearchFilter::changed, this, &SavedSearchList::showApplied);
    connect(&session.filter(), &SearchFilter::textChanged, this, &SavedSearchList::showApplied);
}

QSize SavedSearchList::sizeOf(int rows) const
{
    return {metrics::SidebarNarrow, qMin(rows, model()->rowCount()) * metrics::TreeRow};
}

QSize SavedSearchList::sizeHint() const
{
    return sizeOf(mostRows);
}

QSize SavedSearchList::minimumSizeHint() const
{
    return sizeOf(fewestRows);
}

SavedSearch SavedSearchList::currentSearch() const
{
    return m_session.savedSearchesModel().search(currentIndex().row());
}

void SavedSearchList::apply(const QModelIndex &index)
{
    const SavedSearch search = m_session.savedSearchesModel().search(index.row());
    if (!search.id.isValid())
        return;
    m_session.showSavedSearch(search);
    m_applied = search.id;
    m_appliedText = m_session.filter().text();
}

void SavedSearchList::showApplied()
{
    const SearchFilter &filter = m_session.filter();
    if (!m_applied.isValid()
        || (filter.text() == m_appliedText && filter.request().scope == store::Scope::Live))
        return;
    m_applied = {};
    clearSelection();
}

void SavedSearchList::change()
{
    SavedSearch search = currentSearch();
    const auto current = m_session.searchToSave();
    if (!search.id.isValid() || !current)
        return;
    search.query = current->query;
    search.sort = current->sort;
    search.descending = current->descending;
    m_session.notices().follow(m_session.savedSearches().change(search), [this, name = search.name] {
        m_session.notices().say(tr("“%1” now finds what the search bar says.").arg(name));
    });
}

void SavedSearchList::remove()
{
    const SavedSearch search = currentSearch();
    if (!search.id.isValid() || m_session.library().isReadOnly())
        return;
    m_session.notices().follow(m_session.savedSearches().remove(search.id), [this, name = search.name] {
        m_session.notices().say(tr("The saved search “%1” was deleted.").arg(name));
    });
}

void SavedSearchList::move(int rows)
{
    // A row goes before another one; downwards that is the one after the next.
    const int row = currentIndex().row();
    if (row >= 0 && row + rows >= 0 && row + rows < model()->rowCount())
        m_session.savedSearchesModel().post(row, rows > 0 ? row + rows + 1 : row + rows);
}

void SavedSearchList::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && isPlain && state() != EditingState) {
        apply(currentIndex());
        return;
    }
    if (event->key() == Qt::Key_Delete && isPlain) {
        remove();
        return;
    }
    if (event->modifiers() == Qt::AltModifier && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        move(event->key() == Qt::Key_Up ? -1 : 1);
        return;
    }
    QListView::keyPressEvent(event);
}

void SavedSearchList::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    const bool writable = !m_session.library().isReadOnly();
    const int last = model()->rowCount() - 1;
    QMenu menu(this);
    const auto add = [&menu, this](const QString &text, const QString &key, bool enabled, auto done) {
        // The key stands there to be learnt; the list hears it by itself.
        menu.addAction(key.isEmpty() ? text : QString(text + u'\t' + key), this, done)->setEnabled(enabled);
    };
    add(tr("Show what it finds"), tr("Enter"), true, [this, index] { apply(index); });
    menu.addSeparator();
    add(tr("Rename…"), tr("F2"), writable, [this, index] { edit(index); });
    add(tr("Change to the current search"), {}, writable && m_session.searchToSave(), [this] { change(); });
    add(tr("Make a rule of it…"), {}, writable, [this] { Q_EMIT ruleRequested(currentSearch().query); });
    add(tr("Move up"), tr("Alt+Up"), writable && index.row() > 0, [this] { move(-1); });
    add(tr("Move down"), tr("Alt+Down"), writable && index.row() < last, [this] { move(1); });
    menu.addSeparator();
    add(tr("Delete…"), tr("Del"), writable, [this] { remove(); });
    menu.exec(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void SavedSearchList::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    showCounts();
}

void SavedSearchList::showCounts()
{
    QList<SavedSearch> shown;
    const QRect visible = viewport()->rect();
    for (int row = 0; isVisible() && row < model()->rowCount(); ++row) {
        if (visualRect(model()->index(row, modelColumn())).intersects(visible))
            shown.append(m_session.savedSearchesModel().search(row));
    }
    m_counts->setShown(shown);
}

void SavedSearchList::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return;
    auto *const drag = new QDrag(this);
    drag->setMimeData(model()->mimeData({index}));
    setDragBadge(*drag, *this, index.data().toString());
    drag->exec(Qt::MoveAction);
}

void SavedSearchList::rememberCurrent()
{
    m_current = m_session.savedSearchesModel().idAt(currentIndex().row());
}

void SavedSearchList::restoreCurrent()
{
    updateGeometry();
    const int row = m_session.savedSearchesModel().rowOf(m_current);
    const QModelIndex index = model()->index(row, modelColumn());
    selectionModel()->setCurrentIndex(index,
                                      m_applied == m_current && index.isValid() ? QItemSelectionModel::ClearAndSelect
                                                                                : QItemSelectionModel::NoUpdate);
    showCounts();
}

} // namespace tagloom::gui
