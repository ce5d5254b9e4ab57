// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/sidebar.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/sidebar/lists_view.h"
#include "gui/sidebar/places.h"
#include "gui/sidebar/saved_search_list.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

namespace {

QToolButton *smallButton(IconName name, const QString &text, QWidget *parent)
{
    auto *const button = new QToolButton(parent);
    button->setIcon(icon(name));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setAutoRaise(true);
    button->setIconSize(QSize(metrics::IconSmall, metrics::IconSmall));
    return button;
}

/// Below this height of the sidebar nothing can be kept for the tags.
constexpr int roomForTags = 18 * metrics::TreeRow;
constexpr int mostForTags = 8 * metrics::TreeRow;

} // namespace

Sidebar::Sidebar(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_places(new Places(session, this))
    , m_searchesSection(new QWidget(this))
    , m_searchesCount(new QLabel(m_searchesSection))
    , m_searches(new SavedSearchList(session, m_searchesSection))
    , m_lists(new ListsView(session, this))
    , m_filter(new QLineEdit(this))
    , m_matching(smallButton(IconName::AllOf, {}, this))
    , m_tree(new TagTreeView(session, this))
{
    Theme::setSurface(this, ColourRole::Sidebar);
    setAutoFillBackground(true);
    setMinimumWidth(metrics::SidebarNarrow);

    m_filter->setAccessibleName(tr("Tag filter"));
    m_filter->setPlaceholderText(tr("Filter tags"));
    m_filter->setClearButtonEnabled(true);
    connect(m_searches, &SavedSearchList::ruleRequested, this, &Sidebar::ruleRequested);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) { m_session.tagTree().setFilterText(text); });

    auto *const add = smallButton(IconName::Add, tr("New tag"), this);
    add->setEnabled(!session.library().isReadOnly());
    connect(add, &QToolButton::clicked, this, &Sidebar::newTagRequested);
    m_matching->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_matching, &QToolButton::clicked, this, [this] { m_session.filter().setAnyTag(!m_session.filter().anyTag()); });
    connect(&session.filter(), &SearchFilter::tagsChanged, this, &Sidebar::showMatching);
    showMatching();

    auto *const tagsHeader = new QHBoxLayout;
    tagsHeader->setContentsMargins(metrics::Group, metrics::Group, metrics::Inside, 0);
    tagsHeader->setSpacing(metrics::Tight);
    tagsHeader->addWidget(heading(tr("Tags")), 1);
    tagsHeader->addWidget(m_matching);
    tagsHeader->addWidget(add);
    auto *const filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(metrics::Inside, metrics::Tight, metrics::Inside, metrics::Inside);
    filterRow->addWidget(m_filter);

    Theme::setTextRole(m_searchesCount, ColourRole::DimmedText);
    auto *const searchesHeader = new QHBoxLayout;
    searchesHeader->setContentsMargins(metrics::Group, metrics::Group, metrics::Inside, metrics::Tight);
    searchesHeader->addWidget(heading(tr("Saved searches")), 1);
    searchesHeader->addWidget(m_searchesCount);
    auto *const searches = new QVBoxLayout(m_searchesSection);
    searches->setContentsMargins(0, 0, 0, 0);
    searches->setSpacing(0);
    searches->addLayout(searchesHeader);
    searches->addWidget(m_searches);
    m_searchesSection->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_searches->model(), &QAbstractItemModel::modelReset, this, &Sidebar::showSearches);
    showSearches();

    auto *const addList = smallButton(IconName::Add, tr("New list"), this);
    addList->setEnabled(!session.library().isReadOnly());
    connect(addList, &QToolButton::clicked, this, &Sidebar::newListRequested);
    connect(m_lists, &ListsView::newListRequested, this, &Sidebar::newListRequested);
    auto *const listsHeader = new QHBoxLayout;
    listsHeader->setContentsMargins(metrics::Group, metrics::Inside, metrics::Inside, 0);
    listsHeader->addWidget(heading(tr("Lists")), 1);
    listsHeader->addWidget(addList);

    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, metrics::Inside, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_places);
    layout->addWidget(m_searchesSection);
    layout->addLayout(listsHeader);
    layout->addWidget(m_lists);
    layout->addLayout(tagsHeader);
    layout->addLayout(filterRow);
    layout->addWidget(m_tree, 1);
}

/// Searches and lists give way to the tags, which are what the sidebar is for; in a small window all get little.
void Sidebar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_tree->setMinimumHeight(height() < roomForTags ? 0 : qMin(height() / 3, mostForTags));
}

QLabel *Sidebar::heading(const QString &text)
{
    auto *const label = new QLabel(text, this);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    Theme::setTextRole(label, ColourRole::DimmedText);
    return label;
}

void Sidebar::showSearches()
{
    const int count = m_searches->model()->rowCount();
    m_searchesCount->setText(domain::grouped(count));
    m_searchesSection->setVisible(count > 0);
}

void Sidebar::focusTagFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void Sidebar::showMatching()
{
    const bool any = m_session.filter().anyTag();
    m_matching->setIcon(icon(any ? IconName::AnyOf : IconName::AllOf));
    m_matching->setText(any ? tr("Any") : tr("All"));
    const QString meaning = any ? tr("Items that carry any of the chosen tags. Click for those that carry all of them.")
                                : tr("Items that carry all of the chosen tags. Click for those that carry any of them.");
    m_matching->setToolTip(meaning);
    m_matching->setAccessibleName(any ? tr("Match any of the chosen tags") : tr("Match all of the chosen tags"));
}

} // namespace tagloom::gui
