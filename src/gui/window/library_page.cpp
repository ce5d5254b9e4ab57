// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/library_page.h"

#include "gui/gallery/gallery_view.h"
#include "gui/gallery/quick_look.h"
#include "gui/gallery/view_switch.h"
#include "gui/history/history_pane.h"
#include "gui/inspector/inspector.h"
#include "gui/items/dropped_items.h"
#include "gui/items/items_view.h"
#include "gui/lists/list_page.h"
#include "gui/lists/list_view.h"
#include "gui/panels/no_hits.h"
#include "gui/panels/welcome.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tagging/review_bar.h"
#include "gui/tagging/tag_bar.h"
#include "gui/window/drop_page.h"
#include "store/item_store.h"
#include "thumbnails/thumbnail_loader.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tagloom::gui {

namespace {

/// Below this width there is room for two of the three columns.
constexpr int foldingWidth = 960;

} // namespace

LibraryPage::LibraryPage(Session &session, Settings &settings, QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
    , m_session(session)
    , m_settings(settings)
    , m_sidebar(new Sidebar(session, this))
    , m_middle(new QStackedWidget)
    , m_list(new ItemsView(session))
    , m_sidePane(new QWidget(this))
{
    setChildrenCollapsible(false);
    setHandleWidth(metrics::Hairline);

    Theme::setSurface(m_sidePane, ColourRole::Inspector);
    auto *const side = new QVBoxLayout(m_sidePane);
    side->setContentsMargins(0, 0, 0, 0);
    m_sidePane->setAutoFillBackground(true);
    m_middle->addWidget(m_list);
    auto *const column = new QWidget;
    m_column = new QVBoxLayout(column);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_middle, 1);
    insertWidget(1, column);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setStretchFactor(2, 0);

    connect(&session, &Session::resultShown, this, &LibraryPage::showFittingPage);
    connect(&session, &Session::placeChanged, this, &LibraryPage::showPlace);

    connect(this, &LibraryPage::painted, this, [this] {
        m_session.readRest();
        (void)inspector();
        (void)tagBar();
        showOrFold();
    });

    connect(&settings, &Settings::changed, this, &LibraryPage::followSetting);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        // Files may be others since the person was elsewhere.
        if (state == Qt::ApplicationActive && m_painted)
            m_session.thumbnails().lookAgain();
    });

    restoreState();
    if (session.itemsModel().result().isEmpty())
        showWelcome();
}

LibraryPage::~LibraryPage()
{
    delete m_quickLook; // which looks at the session
}

TagBar &LibraryPage::tagBar()
{
    if (m_tagBar)
        return *m_tagBar;
    m_tagBar = new TagBar(m_session);
    m_column->insertWidget(0, m_tagBar);
    connect(m_tagBar, &TagBar::showItemsRequested, this,
            [this](domain::TagId tag) { m_session.filter().setTags({tag}); });
    connect(m_tagBar, &TagBar::renameRequested, this,
            [this](domain::TagId tag) { m_sidebar->tagTree().editName(tag); });
    connect(m_tagBar, &TagBar::nextRequested, this, &LibraryPage::selectNext);
    return *m_tagBar;
}

Inspector &LibraryPage::inspector()
{
    if (m_inspector)
        return *m_inspector;
    m_inspector = new Inspector(m_session, m_sidePane);
    m_sidePane->layout()->addWidget(m_inspector);
    connect(m_inspector, &Inspector::openRequested, this, &LibraryPage::openRequested);
    connect(m_inspector, &Inspector::showItemsRequested, this,
            [this](domain::TagId tag) { m_session.filter().setTags({tag}); });
    connect(m_inspector, &Inspector::renameRequested, this,
            [this](domain::TagId tag) { m_sidebar->tagTree().editName(tag); });
    connect(m_inspector, &Inspector::nextRequested, this, &LibraryPage::selectNext);
    connect(m_inspector, &Inspector::quickLookRequested, this, &LibraryPage::openQuickLook);
    connect(m_inspector, &Inspector::cancelled, this, &LibraryPage::focusList);
    return *m_inspector;
}

HistoryPane &LibraryPage::historyPane()
{
    if (m_history)
        return *m_history;
    m_history = new HistoryPane(m_session, m_sidePane);
    m_sidePane->layout()->addWidget(m_history);
    connect(m_history, &HistoryPane::closeRequested, this, [this] { setHistoryShown(false); });
    connect(m_history, &HistoryPane::leaveRequested, this, &LibraryPage::focusList);
    connect(m_history, &HistoryPane::itemRequested, this, &LibraryPage::showItem);
    connect(m_history, &HistoryPane::tagRequested, this,
            [this](domain::TagId tag) { m_session.filter().setTags({tag}); });
    return *m_history;
}

ReviewBar &LibraryPage::reviewBar()
{
    if (m_reviewBar)
        return *m_reviewBar;
    m_reviewBar = new ReviewBar(m_session, this);
    m_column->insertWidget(m_column->indexOf(m_middle), m_reviewBar);
    // The keyboard stays in the bar; the inspector shows the item.
    connect(m_reviewBar, &ReviewBar::itemShown, m_list, &ItemsView::showItem);
    return *m_reviewBar;
}

void LibraryPage::reviewSuggestions()
{
    tagBar().close();
    const QList<domain::ItemId> selected = m_session.selection().ids();
    m_session.showItems(); // the review selects each item in their list
    reviewBar().open(selected.size() > 1 ? selected : m_session.itemsModel().result());
}

void LibraryPage::showWelcome()
{
    if (!m_welcome) {
        auto *const welcome = new Welcome;
        welcome->setReadOnly(m_session.library().isReadOnly());
        connect(welcome, &Welcome::addRequested, this, &LibraryPage::addRequested);
        connect(welcome, &Welcome::importRequested, this, &LibraryPage::importRequested);
        connect(welcome, &Welcome::sampleRequested, this, &LibraryPage::sampleRequested);
        m_welcome = new DropPage(m_session, welcome);
        m_middle->addWidget(m_welcome);
    }
    m_middle->setCurrentWidget(m_welcome);
}

NoHits &LibraryPage::noHits()
{
    if (!m_noHits) {
        m_noHits = new NoHits;
        connect(m_noHits, &NoHits::clearRequested, &m_session.filter(), &SearchFilter::clear);
        m_middle->addWidget(new DropPage(m_session, m_noHits));
    }
    return *m_noHits;
}

void LibraryPage::restoreState()
{
    const QList<int> sizes = m_settings.value(option::SplitterSizes);
    setSizes(sizes.size() == 3 ? sizes
                               : QList<int>{metrics::SidebarWidth, 4 * metrics::SidebarWidth, metrics::InspectorWidth});
    if (const QByteArray header = m_settings.value(option::HeaderState); !header.isEmpty()) {
        const QSignalBlocker quiet(m_list->horizontalHeader());
        m_list->horizontalHeader()->restoreState(header);
        m_list->horizontalHeader()->setSortIndicator(models::ItemsModel::AddedColumn, Qt::DescendingOrder);
    }
    setDensity(m_settings.value(option::CompactRows) ? Density::Compact : Density::TwoLine);
    setGalleryShown(m_settings.value(option::Gallery));
    setSidebarShown(m_settings.value(option::SidebarShown));
    setInspectorShown(m_settings.value(option::InspectorShown));
    setHistoryShown(m_settings.value(option::HistoryShown));
}

void LibraryPage::saveState()
{
    if (m_inspector)
        m_inspector->flush();
    if (!m_sidePane->isHidden() && !m_sidebar->isHidden())
        m_settings.set(option::SplitterSizes, sizes());
    m_settings.set(option::HeaderState, m_list->columnState());
    if (m_lists)
        m_lists->saveState();
}

void LibraryPage::setSidebarShown(bool shown)
{
    m_wantsSidebar = shown;
    m_isSidebarFolded = false;
    showOrFold();
}

void LibraryPage::setInspectorShown(bool shown)
{
    m_wantsInspector = shown;
    m_isFolded = false;
    if (shown) {
        m_wantsHistory = false;
        m_isSidebarFolded = false;
    }
    showOrFold();
}

void LibraryPage::setHistoryShown(bool shown)
{
    if (shown == m_wantsHistory)
        return;
    const bool hadFocus = m_history && m_history->isAncestorOf(focusWidget());
    m_wantsHistory = shown;
    m_isSidebarFolded = shown && m_isNarrow;
    showOrFold();
    if (shown && m_painted)
        m_history->focusEntries();
    else if (hadFocus)
        focusList();
}

/// What needs reading comes after the first page.
void LibraryPage::showOrFold()
{
    const bool sidebarShown = m_wantsSidebar && !m_isSidebarFolded;
    m_sidebar->setVisible(sidebarShown);
    const bool inspectorShown = m_wantsInspector && !m_isFolded && !m_wantsHistory;
    m_sidePane->setVisible(inspectorShown || m_wantsHistory);
    if (m_inspector)
        m_inspector->setVisible(inspectorShown);
    if (m_wantsHistory && m_painted)
        historyPane().show();
    else if (m_history)
        m_history->hide();
    Q_EMIT sidebarShownChanged(sidebarShown);
    Q_EMIT inspectorShownChanged(inspectorShown);
    Q_EMIT historyShownChanged(m_wantsHistory);
}

void LibraryPage::setDensity(Density density)
{
    m_list->setDensity(density);
    if (m_lists)
        m_lists->setDensity(density);
}

QAbstractItemView &LibraryPage::itemsView()
{
    if (m_showsGallery)
        return *m_gallery;
    return *m_list;
}

void LibraryPage::makeGallery()
{
    m_gallery = new GalleryView(m_session, *m_list);
    m_gallery->setPictureSize(m_settings.value(option::PictureSize));
    connect(m_gallery, &GalleryView::sizeStepRequested, this, [this](int steps) {
        m_settings.set(option::PictureSize, ViewSwitch::steppedSize(m_settings.value(option::PictureSize), steps));
    });
    m_middle->addWidget(m_gallery);
    Q_EMIT galleryMade();
}

void LibraryPage::setGalleryShown(bool shown)
{
    if (shown == m_showsGallery)
        return;
    QAbstractItemView &before = itemsView();
    const bool hadFocus = before.hasFocus();
    const bool wasShown = m_middle->currentWidget() == &before;
    const int top = m_showsGallery ? m_gallery->topRow() : m_list->rowAt(0);
    if (shown && !m_gallery)
        makeGallery();
    m_showsGallery = shown;
    QAbstractItemView &now = itemsView();
    if (!wasShown)
        return;
    m_middle->setCurrentWidget(&now);
    const QModelIndex current = now.currentIndex();
    if (current.isValid())
        now.scrollTo(current);
    else if (top > 0)
        now.scrollTo(now.model()->index(top, models::ItemsModel::TitleColumn), QAbstractItemView::PositionAtTop);
    if (hadFocus)
        now.setFocus();
}

void LibraryPage::followSetting(const char *key)
{
    if (m_gallery && qstrcmp(key, option::PictureSize.key) == 0)
        m_gallery->setPictureSize(m_settings.value(option::PictureSize));
}

void LibraryPage::openQuickLook()
{
    if (!m_quickLook) {
        m_quickLook = new QuickLook(m_session, window());
        connect(m_quickLook, &QuickLook::stepRequested, m_list, &ItemsView::selectBeside);
        connect(m_quickLook, &QuickLook::closed, this, &LibraryPage::focusList);
    }
    m_quickLook->open();
}

void LibraryPage::editTitle()
{
    if (m_showsGallery)
        m_gallery->editTitle();
    else
        m_list->editTitle();
}

void LibraryPage::focusList()
{
    if (m_session.showsEntries() && m_lists)
        m_lists->view().setFocus(Qt::ShortcutFocusReason);
    else
        itemsView().setFocus(Qt::ShortcutFocusReason);
}

void LibraryPage::selectNext()
{
    if (m_session.showsEntries() && m_lists)
        m_lists->view().selectNext();
    else
        m_list->selectNext();
}

void LibraryPage::showPlace()
{
    if (!m_session.showsEntries()) {
        showFittingPage();
        return;
    }
    if (!m_lists) {
        m_lists = new ListPage(m_session, m_settings);
        m_lists->setDensity(m_list->density());
        connect(&m_lists->view(), &ListView::openRequested, this, &LibraryPage::openRequested);
        connect(&m_lists->view(), &ListView::showRequested, this, &LibraryPage::showItem);
        m_middle->addWidget(m_lists);
        Q_EMIT listPageMade();
    }
    m_middle->setCurrentWidget(m_lists);
}

void LibraryPage::showItem(domain::ItemId id)
{
    m_session.showItems();
    if (m_session.itemsModel().rowOf(id) < 0) {
        const auto item = store::readItem(m_session.library().connection(), id);
        if (!item || !*item) {
            m_session.notices().say(tr("It is no longer in the library."));
            return;
        }
        connect(
            &m_session, &Session::resultShown, this, [this, id] { m_list->showItem(id); }, Qt::SingleShotConnection);
        m_session.filter().clear();
        m_session.filter().setScope((*item)->trashedAt ? store::Scope::Trash : store::Scope::Live);
        return;
    }
    m_list->showItem(id);
}

void LibraryPage::paintEvent(QPaintEvent *event)
{
    QSplitter::paintEvent(event);
    if (m_painted)
        return;
    m_painted = true;
    // The children are painted after this one, and the queue's turn comes after them.
    QMetaObject::invokeMethod(this, &LibraryPage::painted, Qt::QueuedConnection);
}

void LibraryPage::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    const bool isNarrow = width() < foldingWidth;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (isNarrow)
        m_wideSizes = sizes();
    m_isFolded = isNarrow;
    m_isSidebarFolded = isNarrow && m_wantsHistory;
    showOrFold();
    if (isNarrow)
        setSizes({metrics::SidebarNarrow, width() - metrics::SidebarNarrow, 0});
    else
        setSizes(m_wideSizes);
}

void LibraryPage::showFittingPage()
{
    if (m_session.showsEntries())
        return;
    const SearchFilter &filter = m_session.filter();
    const store::Scope scope = filter.request().scope;
    if (!m_session.itemsModel().result().isEmpty()) {
        m_middle->setCurrentWidget(&itemsView());
        return;
    }
    if (!filter.isNarrowed() && scope == store::Scope::Live) {
        showWelcome();
        return;
    }
    if (filter.isNarrowed()) {
        const QString search = domain::toText(filter.request().query,
                                              [this](domain::TagId tag) { return m_session.tagsModel().name(tag); });
        noHits().showSearch(search, m_session.remarks());
    } else {
        noHits().showEmptyPlace(scope == store::Scope::Trash          ? tr("The trash is empty.")
                                    : scope == store::Scope::Untagged ? tr("Every item carries a tag.")
                                                                      : tr("Nothing was added in the last 30 days."));
    }
    m_middle->setCurrentWidget(noHits().parentWidget());
}

} // namespace tagloom::gui
