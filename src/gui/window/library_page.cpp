// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/library_page.h"

#include "gui/inspector/inspector.h"
#include "gui/items/dropped_items.h"
#include "gui/items/items_view.h"
#include "gui/panels/no_hits.h"
#include "gui/panels/welcome.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/style/metrics.h"
#include "gui/tagging/tag_bar.h"
#include "gui/window/drop_page.h"

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
    , m_welcome(new Welcome)
    , m_noHits(new NoHits)
    , m_tagBar(new TagBar(session))
    , m_inspector(new Inspector(session, this))
{
    setChildrenCollapsible(false);
    setHandleWidth(metrics::Hairline);

    m_welcome->setReadOnly(session.library().isReadOnly());
    m_middle->addWidget(m_list);
    m_middle->addWidget(new DropPage(session, m_welcome));
    m_middle->addWidget(new DropPage(session, m_noHits));
    auto *const column = new QWidget;
    auto *const layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tagBar);
    layout->addWidget(m_middle, 1);
    insertWidget(1, column);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setStretchFactor(2, 0);

    connect(m_welcome, &Welcome::addRequested, this, &LibraryPage::addRequested);
    connect(m_welcome, &Welcome::importRequested, this, &LibraryPage::importRequested);
    connect(m_welcome, &Welcome::sampleRequested, this, &LibraryPage::sampleRequested);
    connect(m_noHits, &NoHits::clearRequested, &session.filter(), &SearchFilter::clear);
    connect(&session, &Session::resultShown, this, &LibraryPage::showFittingPage);

    const auto showTag = [this](domain::TagId tag) { m_session.filter().setTags({tag}); };
    const auto renameTag = [this](domain::TagId tag) { m_sidebar->tagTree().editName(tag); };
    const auto nextItem = [this] { m_list->selectNext(); };
    connect(m_tagBar, &TagBar::showItemsRequested, this, showTag);
    connect(m_tagBar, &TagBar::renameRequested, this, renameTag);
    connect(m_tagBar, &TagBar::nextRequested, this, nextItem);
    connect(m_inspector, &Inspector::showItemsRequested, this, showTag);
    connect(m_inspector, &Inspector::renameRequested, this, renameTag);
    connect(m_inspector, &Inspector::nextRequested, this, nextItem);
    connect(m_inspector, &Inspector::cancelled, this, [this] { m_list->setFocus(); });

    restoreState();
    if (session.itemsModel().result().isEmpty())
        m_middle->setCurrentIndex(1);
}

LibraryPage::~LibraryPage() = default;

void LibraryPage::restoreState()
{
    const QList<int> sizes = m_settings.value(option::SplitterSizes);
    setSizes(sizes.size() == 3 ? sizes : QList<int> {metrics::SidebarWidth, 4 * metrics::SidebarWidth, metrics::InspectorWidth});
    if (const QByteArray header = m_settings.value(option::HeaderState); !header.isEmpty()) {
        const QSignalBlocker quiet(m_list->horizontalHeader());
        m_list->horizontalHeader()->restoreState(header);
        m_list->horizontalHeader()->setSortIndicator(models::ItemsModel::AddedColumn, Qt::DescendingOrder);
    }
    m_list->setDensity(m_settings.value(option::CompactRows) ? Density::Compact : Density::TwoLine);
    setSidebarShown(m_settings.value(option::SidebarShown));
    setInspectorShown(m_settings.value(option::InspectorShown));
}

void LibraryPage::saveState()
{
    m_inspector->flush();
    if (m_inspector->isVisible() && m_sidebar->isVisible())
        m_settings.set(option::SplitterSizes, sizes());
    m_settings.set(option::HeaderState, m_list->horizontalHeader()->saveState());
}

void LibraryPage::setSidebarShown(bool shown)
{
    m_sidebar->setVisible(shown);
}

void LibraryPage::setInspectorShown(bool shown)
{
    m_wantsInspector = shown;
    foldInspector();
}

void LibraryPage::foldInspector()
{
    const bool fits = width() >= foldingWidth || !isVisible();
    m_inspector->setVisible(m_wantsInspector && fits);
}

void LibraryPage::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    foldInspector();
    if (width() < foldingWidth && m_sidebar->width() > metrics::SidebarNarrow && sizes().size() == 3) {
        QList<int> narrow = sizes();
        narrow[1] += narrow[0] - metrics::SidebarNarrow;
        narrow[0] = metrics::SidebarNarrow;
        setSizes(narrow);
    }
}

void LibraryPage::showFittingPage()
{
    const SearchFilter &filter = m_session.filter();
    const store::Scope scope = filter.request().scope;
    if (!m_session.itemsModel().result().isEmpty()) {
        m_middle->setCurrentIndex(0);
        return;
    }
    if (!filter.isNarrowed() && scope == store::Scope::Live) {
        m_middle->setCurrentIndex(1);
        return;
    }
    if (filter.isNarrowed()) {
        QStringList tags;
        for (const domain::TagId tag : filter.request().tags)
            tags.append(m_session.tagsModel().name(tag));
        m_noHits->showSearch(filter.text(), tags, m_session.unknownTags());
    } else {
        m_noHits->showEmptyPlace(scope == store::Scope::Trash      ? tr("The trash is empty.")
                                     : scope == store::Scope::Untagged ? tr("Every item carries a tag.")
                                                                       : tr("Nothing was added in the last 30 days."));
    }
    m_middle->setCurrentIndex(2);
}

} // namespace tagloom::gui
