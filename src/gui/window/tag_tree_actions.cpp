// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/tag_tree_actions.h"

#include "gui/actions/actions.h"
#include "gui/dialogs/aliases_dialog.h"
#include "gui/items/dropped_items.h"
#include "gui/rules/rules_window.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/tagging/tag_menus.h"
#include "gui/tidying/tag_operations.h"
#include "gui/tidying/tags_window.h"
#include "gui/tidying/twin_finder.h"
#include "gui/tidying/unused_tags.h"
#include "gui/window/library_page.h"

#include <QMenu>

namespace tagloom::gui {

using domain::TagId;

namespace {

constexpr ActionId chosenActions[] = {ActionId::MergeTags, ActionId::MoveTags, ActionId::MoveTagsToTop,
                                      ActionId::DeleteTags};

} // namespace

TagTreeActions::TagTreeActions(Actions &actions, Settings &settings, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_settings(settings)
    , m_window(window)
{
    const auto on = [this](ActionId id, auto done) {
        connect(m_actions.action(id), &QAction::triggered, this, done);
    };
    on(ActionId::ManageTags, [this] { openTagsWindow(); });
    on(ActionId::FindTwins, [this] { open(m_twinFinder); });
    on(ActionId::RemoveUnusedTags, [this] { open(m_unusedTags); });
    on(ActionId::Rules, [this] { open(m_rules); });
    on(ActionId::MakeRule, [this] {
        if (const auto search = m_session->searchToSave())
            makeRule(search->query);
    });
    on(ActionId::MergeTags, [this] { askAndMergeTags(*m_session, chosen(), m_window); });
    on(ActionId::MoveTags, [this] { moveChosen(); });
    on(ActionId::MoveTagsToTop, [this] { moveTagsToTop(*m_session, chosen()); });
    on(ActionId::DeleteTags, [this] { deleteTags(*m_session, chosen(), m_window); });
    QAction *const lock = m_actions.action(ActionId::LockTagTree);
    lock->setChecked(m_settings.value(option::TagTreeLocked));
    connect(lock, &QAction::toggled, this, [this](bool locked) {
        m_settings.set(option::TagTreeLocked, locked);
        if (m_tree)
            m_tree->setLocked(locked);
    });
}

void TagTreeActions::setPage(Session *session, LibraryPage *page)
{
    for (QWidget *beside : QWidgetList{m_tagsWindow, m_twinFinder, m_unusedTags, m_rules}) {
        if (beside)
            beside->close(); // what is typed in it is posted
        delete beside;
    }
    m_session = session;
    m_tree = page ? &page->sidebar().tagTree() : nullptr;
    if (m_tree) {
        m_tree->setLocked(m_settings.value(option::TagTreeLocked));
        connect(m_tree, &TagTreeView::contextMenuRequested, this, &TagTreeActions::showMenu);
        connect(m_tree, &TagTreeView::renameRequested, this,
                [this](TagId tag, const QString &name) { (void)renameTag(*m_session, tag, name, m_window); });
        connect(m_tree, &TagTreeView::mergeRequested, this,
                [this](const QList<TagId> &tags, TagId into) { mergeTags(*m_session, tags, into, m_window); });
        connect(m_tree, &TagTreeView::deleteRequested, this, [this] { deleteTags(*m_session, chosen(), m_window); });
        connect(m_tree, &TagTreeView::topRequested, this,
                [this](const QList<TagId> &tags) { moveTagsToTop(*m_session, tags); });
        connect(&page->sidebar(), &Sidebar::ruleRequested, this, &TagTreeActions::makeRule);
        connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TagTreeActions::updateEnabled);
    }
    updateEnabled();
}

void TagTreeActions::updateEnabled()
{
    const bool usable = m_session && !m_session->library().isReadOnly() && !chosen().isEmpty();
    for (const ActionId id : chosenActions)
        m_actions.action(id)->setEnabled(usable);
    m_actions.action(ActionId::LockTagTree)->setEnabled(m_session != nullptr);
    for (const ActionId id : {ActionId::ManageTags, ActionId::Rules})
        m_actions.action(id)->setEnabled(m_session != nullptr);
    for (const ActionId id : {ActionId::FindTwins, ActionId::RemoveUnusedTags})
        m_actions.action(id)->setEnabled(m_session && !m_session->library().isReadOnly());
}

void TagTreeActions::makeRule(const QString &search)
{
    open(m_rules);
    m_rules->makeRule(search);
}

QList<TagId> TagTreeActions::chosen() const
{
    return m_tree ? m_tree->selectedTags() : QList<TagId>();
}

void TagTreeActions::moveChosen()
{
    const TagId parent = askForParent(*m_session, chosen(), m_window);
    if (parent.isValid())
        m_tree->moveBelow(m_tree->selectedPlaces(), parent);
}

template <class Window> void TagTreeActions::open(QPointer<Window> &window)
{
    if (!window)
        window = new Window(*m_session, m_actions, m_settings, m_window);
    window->bringForward();
}

TagsWindow &TagTreeActions::openTagsWindow()
{
    const bool isNew = !m_tagsWindow;
    open(m_tagsWindow);
    if (isNew)
        connect(m_tagsWindow, &TagsWindow::showItemsRequested, this, &TagTreeActions::showItems);
    return *m_tagsWindow;
}

void TagTreeActions::showItems(const QList<TagId> &tags)
{
    m_session->filter().setScope(store::Scope::Live);
    m_session->filter().setAnyTag(tags.size() > 1);
    m_session->filter().setTags(tags);
    m_window->activateWindow();
}

void TagTreeActions::showMenu(const QPoint &position)
{
    const QList<TagId> tags = chosen();
    const bool writable = !m_session->library().isReadOnly();
    QMenu menu(m_window);
    if (tags.size() == 1) {
        const TagId tag = tags.first();
        menu.addAction(tr("Rename…"), this, [this, tag] { m_tree->editName(tag); })->setEnabled(writable);
        menu.addAction(tr("Aliases…"), this,
                       [this, tag] {
                           auto *const dialog = new AliasesDialog(*m_session, tag, m_window);
                           dialog->setAttribute(Qt::WA_DeleteOnClose);
                           dialog->open();
                       })
            ->setEnabled(writable);
        menu.addAction(tr("Edit…"), this, [this, tag] { openTagsWindow().edit(tag); })->setEnabled(writable);
    }
    if (!tags.isEmpty()) {
        addColourMenu(menu, *m_session, tags);
        addPinMenu(menu, *m_session, tags);
        menu.addSeparator();
    }
    if (!tags.isEmpty() && writable) {
        for (const ActionId id : chosenActions)
            menu.addAction(m_actions.action(id));
        menu.addSeparator();
    }
    if (!tags.isEmpty() && writable && !m_session->selection().isEmpty()) {
        menu.addAction(tr("Put on the selected items"), this,
                       [this, tags] { putTags(*m_session, m_session->selection().ids(), tags, false); });
        menu.addAction(tr("Take off the selected items"), this,
                       [this, tags] { putTags(*m_session, m_session->selection().ids(), tags, true); });
        menu.addSeparator();
    }
    menu.addAction(m_actions.action(ActionId::NewTag));
    menu.addAction(m_actions.action(ActionId::ManageTags));
    menu.addAction(m_actions.action(ActionId::LockTagTree));
    menu.exec(position);
}

} // namespace tagloom::gui
