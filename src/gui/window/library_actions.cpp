// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/library_actions.h"

#include "domain/counted.h"
#include "domain/file_details.h"
#include "gui/actions/actions.h"
#include "gui/dialogs/delete_question.h"
#include "gui/dialogs/export_dialog.h"
#include "gui/dialogs/import_dialog.h"
#include "gui/dialogs/kinds_dialog.h"
#include "gui/dialogs/new_item_dialog.h"
#include "gui/dialogs/new_tag_dialog.h"
#include "gui/dialogs/open_url.h"
#include "gui/dialogs/save_search_dialog.h"
#include "gui/files/file_actions.h"
#include "gui/gallery/gallery_view.h"
#include "gui/gallery/item_picture.h"
#include "gui/gallery/view_switch.h"
#include "gui/items/dropped_items.h"
#include "gui/items/items_view.h"
#include "gui/items/sort_menu.h"
#include "gui/lists/add_to_list_dialog.h"
#include "gui/lists/list_page.h"
#include "gui/lists/list_view.h"
#include "gui/lists/new_list_dialog.h"
#include "gui/session/same_session.h"
#include "gui/settings/settings.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/tagging/pinned_tags.h"
#include "gui/tagging/tag_bar.h"
#include "gui/tagging/tag_clipboard.h"
#include "gui/window/library_page.h"
#include "gui/window/tag_tree_actions.h"
#include "thumbnails/thumbnail_loader.h"

#include <QActionGroup>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

namespace tagloom::gui {

using domain::ItemId;
using domain::TagId;

namespace {

/// More addresses than anyone pastes.
constexpr qsizetype mostAddresses = 1000;

/// Of an action's name in the menu, in characters.
constexpr qsizetype longestLabel = 60;

/// What works only on a library.
constexpr ActionId libraryActions[] = {
    ActionId::Export,        ActionId::Search,      ActionId::ClearSearch, ActionId::BackToList, ActionId::ShowSidebar,
    ActionId::ShowInspector, ActionId::CompactRows, ActionId::Refresh,     ActionId::SelectAll,  ActionId::History,
    ActionId::Kinds,         ActionId::ShowTable,   ActionId::ShowGallery};
/// What also needs leave to write.
constexpr ActionId writingActions[] = {ActionId::NewItem, ActionId::NewTag,       ActionId::NewList,
                                       ActionId::Import,  ActionId::ImportFolder, ActionId::ReviewSuggestions};

} // namespace

LibraryActions::LibraryActions(Actions &actions, Settings &settings, Banner &banner, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_settings(settings)
    , m_banner(banner)
    , m_window(window)
    , m_tagTree(new TagTreeActions(actions, settings, window))
    , m_files(new FileActions(actions, settings, window))
    , m_orders(new SortMenu(window))
{
    actions.menu(ActionMenu::View)->insertMenu(actions.menu(ActionMenu::Appearance)->menuAction(), m_orders);
    connectActions();
    connectViews();
    updateEnabled();
}

void LibraryActions::connectActions()
{
    // Shortcuts of a disabled action are not heard, so each of these has a session and a page.
    const auto on = [this](ActionId id, auto done) {
        connect(m_actions.action(id), &QAction::triggered, this, done);
    };
    on(ActionId::NewItem, [this] { addItem(); });
    on(ActionId::NewTag, [this] { addTag(); });
    on(ActionId::Import, [this] { importFiles(); });
    on(ActionId::ImportFolder, [this] { ImportDialog::startWithFolder(*m_session, m_banner, m_settings, m_window); });
    on(ActionId::Export, [this] { exportItems(); });
    on(ActionId::Undo, [this] { m_session->history().undo(); });
    on(ActionId::Redo, [this] { m_session->history().redo(); });
    on(ActionId::ClearSearch, [this] { clearSearch(); });
    on(ActionId::SaveSearch, [this] { saveSearch(); });
    on(ActionId::BackToList, [this] { m_page->focusList(); });
    on(ActionId::SelectAll, [this] {
        if (m_session->showsEntries())
            m_page->listPage()->view().selectAll();
        else
            m_page->list().selectAll();
    });
    on(ActionId::AddToList, [this] { AddToListDialog(*m_session, m_session->selection().ids(), m_window).exec(); });
    on(ActionId::NewList, [this] { addList(); });
    on(ActionId::Refresh, [this] {
        m_session->refresh();
        m_session->thumbnails().lookAgain();
    });
    on(ActionId::OpenInBrowser, [this] { openItem(m_session->selection().current()); });
    on(ActionId::CopyAddress, [this] { copyAddresses(); });
    on(ActionId::Rename, [this] {
        const QList<TagId> tags = m_page->sidebar().tagTree().selectedTags();
        if (m_page->sidebar().tagTree().hasFocus() && !tags.isEmpty())
            m_page->sidebar().tagTree().editName(tags.first());
        else if (m_session->showsEntries())
            m_page->listPage()->view().editCurrent();
        else
            m_page->editTitle();
    });
    on(ActionId::Trash, [this] { trash(); });
    on(ActionId::Restore, [this] { restore(); });
    on(ActionId::DeleteForGood, [this] { deleteForGood(); });
    on(ActionId::ToggleDone, [this] { m_page->list().tickTasks(); });
    on(ActionId::QuickLook, [this] { m_page->openQuickLook(); });
    on(ActionId::Kinds, [this] { KindsDialog(*m_session, m_window).exec(); });
    on(ActionId::TagBar, [this] { m_page->tagBar().open(); });
    on(ActionId::ReviewSuggestions, [this] { m_page->reviewSuggestions(); });
    on(ActionId::CopyTags, [this] { copyTags(*m_session); });
    on(ActionId::PasteTags, [this] { pasteTags(*m_session); });
    for (int digit = 0; digit <= 9; ++digit)
        connect(m_actions.pinned(digit), &QAction::triggered, this, [this, digit] { pin(digit); });

    const auto onToggle = [this](ActionId id, const Option<bool> &option, auto apply) {
        QAction *const action = m_actions.action(id);
        action->setChecked(m_settings.value(option));
        connect(action, &QAction::toggled, this, [this, &option, apply](bool checked) {
            m_settings.set(option, checked);
            if (m_page)
                apply(*m_page, checked);
        });
    };
    onToggle(ActionId::ShowSidebar, option::SidebarShown,
             [](LibraryPage &page, bool shown) { page.setSidebarShown(shown); });
    onToggle(ActionId::ShowInspector, option::InspectorShown,
             [](LibraryPage &page, bool shown) { page.setInspectorShown(shown); });
    onToggle(ActionId::History, option::HistoryShown,
             [](LibraryPage &page, bool shown) { page.setHistoryShown(shown); });
    onToggle(ActionId::CompactRows, option::CompactRows,
             [](LibraryPage &page, bool compact) { page.setDensity(compact ? Density::Compact : Density::TwoLine); });
}

/// Table or gallery, one of them at any time, and how large the pictures are.
void LibraryActions::connectViews()
{
    auto *const views = new QActionGroup(this);
    const bool gallery = m_settings.value(option::Gallery);
    for (const auto &[id, shown] : {std::pair{ActionId::ShowTable, false}, std::pair{ActionId::ShowGallery, true}}) {
        QAction *const action = m_actions.action(id);
        views->addAction(action);
        action->setChecked(shown == gallery);
        connect(action, &QAction::triggered, this, [this, shown = shown] {
            m_settings.set(option::Gallery, shown);
            m_page->setGalleryShown(shown);
            updateEnabled();
        });
    }
    for (const auto &[id, step] : {std::pair{ActionId::LargerPictures, 1}, std::pair{ActionId::SmallerPictures, -1}}) {
        connect(m_actions.action(id), &QAction::triggered, this, [this, step = step] {
            m_settings.set(option::PictureSize, ViewSwitch::steppedSize(m_settings.value(option::PictureSize), step));
        });
    }
}

void LibraryActions::setPage(Session *session, LibraryPage *page)
{
    m_session = session;
    m_page = page;
    m_tagTree->setPage(session, page);
    m_files->setSession(session);
    m_orders->setSession(session);
    if (m_session)
        connectPage();
    updateEnabled();
}

void LibraryActions::connectPage()
{
    ItemsView &list = m_page->list();
    // What a small window folds away stays what the person wants.
    const auto follow = [this](auto changed, ActionId id) {
        QAction *const action = m_actions.action(id);
        connect(m_page, changed, action, [action](bool shown) {
            const QSignalBlocker quiet(action);
            action->setChecked(shown);
        });
    };
    follow(&LibraryPage::sidebarShownChanged, ActionId::ShowSidebar);
    follow(&LibraryPage::inspectorShownChanged, ActionId::ShowInspector);
    connect(m_page, &LibraryPage::historyShownChanged, m_actions.action(ActionId::History), &QAction::setChecked);
    m_actions.installListActions(&list);
    connect(&list, &ItemsView::openRequested, this, &LibraryActions::openItem);
    connect(&list, &ItemsView::contextMenuRequested, this, &LibraryActions::showItemMenu);
    const auto pinByDigit = [this](int digit) {
        if (m_actions.singleKeys() && m_actions.pinned(digit)->isEnabled())
            pin(digit);
    };
    connect(&list, &ItemsView::pinRequested, this, pinByDigit);
    const auto connectGallery = [this, pinByDigit] {
        GalleryView &gallery = *m_page->gallery();
        m_actions.installListActions(&gallery);
        connect(&gallery, &GalleryView::openRequested, this, &LibraryActions::openItem);
        connect(&gallery, &GalleryView::contextMenuRequested, this, &LibraryActions::showItemMenu);
        connect(&gallery, &GalleryView::pinRequested, this, pinByDigit);
    };
    connect(m_page, &LibraryPage::galleryMade, this, connectGallery);
    if (m_page->gallery())
        connectGallery();
    connect(m_page, &LibraryPage::openRequested, this, &LibraryActions::openItem);
    connect(&m_page->sidebar(), &Sidebar::newTagRequested, this, &LibraryActions::addTag);
    connect(&m_page->sidebar(), &Sidebar::newListRequested, this, &LibraryActions::addList);
    connect(m_page, &LibraryPage::listPageMade, this, [this, pinByDigit] {
        connect(&m_page->listPage()->view(), &ListView::pinRequested, this, pinByDigit);
        // Del and F2 mean something of its own there.
        m_page->listPage()->view().addActions(
            {m_actions.action(ActionId::OpenInBrowser), m_actions.action(ActionId::CopyAddress)});
    });
    connect(m_page, &LibraryPage::addRequested, this, &LibraryActions::addItem);
    connect(m_page, &LibraryPage::importRequested, this, &LibraryActions::importFiles);
    connect(&m_session->notices(), &Notices::importOffered, this, [this](const QStringList &paths) {
        ImportDialog::start(*m_session, m_banner, m_settings, paths, m_window);
    });
    connect(&m_session->history(), &UndoHistory::positionChanged, this, &LibraryActions::updateUndo);
    connect(&m_session->selection(), &ItemSelection::changed, this, &LibraryActions::updateEnabled);
    connect(m_session, &Session::resultShown, this, &LibraryActions::updateEnabled);
    connect(&m_session->filter(), &SearchFilter::scopeChanged, this, &LibraryActions::updateEnabled);
    connect(&m_session->filter(), &SearchFilter::textChanged, this, &LibraryActions::updateSaveSearch);
    connect(&m_session->filter(), &SearchFilter::tagsChanged, this, &LibraryActions::updateSaveSearch);
}

void LibraryActions::updateEnabled()
{
    const bool open = m_session != nullptr;
    const bool writable = open && !m_session->library().isReadOnly();
    const bool selected = open && !m_session->selection().isEmpty();
    const bool inTrash = open && m_session->filter().request().scope == store::Scope::Trash;
    for (const ActionId id : libraryActions)
        m_actions.action(id)->setEnabled(open);
    for (const ActionId id : writingActions)
        m_actions.action(id)->setEnabled(writable);
    const auto enable = [this](ActionId id, bool enabled) {
        m_actions.action(id)->setEnabled(enabled);
    };
    enable(ActionId::OpenInBrowser, selected);
    enable(ActionId::CopyAddress, selected);
    enable(ActionId::CopyTags, selected);
    enable(ActionId::Rename, writable);
    enable(ActionId::PasteTags, writable && selected);
    enable(ActionId::TagBar, writable && selected);
    enable(ActionId::Trash, writable && selected && !inTrash);
    enable(ActionId::Restore, writable && selected && inTrash);
    enable(ActionId::DeleteForGood, writable && selected);
    enable(ActionId::AddToList, writable && selected && !inTrash);
    const auto current = selected ? m_session->itemsModel().item(m_session->selection().current()) : std::nullopt;
    enable(ActionId::QuickLook, current && !pictureFile(*current).isEmpty());
    const bool gallery = open && m_settings.value(option::Gallery);
    enable(ActionId::LargerPictures, gallery);
    enable(ActionId::SmallerPictures, gallery);
    enable(ActionId::ToggleDone, writable && current && current->kind == domain::taskKind);
    for (int digit = 0; digit <= 9; ++digit)
        m_actions.pinned(digit)->setEnabled(writable && selected);
    updateSaveSearch();
    updateUndo();
}

void LibraryActions::updateUndo()
{
    const bool writable = m_session && !m_session->library().isReadOnly();
    const auto update = [this](ActionId id, bool enabled, const QString &verb, QString label) {
        if (label.size() > longestLabel)
            label = label.left(longestLabel - 1) + u'…';
        label.replace(u'&', QStringLiteral("&&"));
        QAction *const action = m_actions.action(id);
        action->setEnabled(enabled);
        action->setText(enabled ? QString(verb + u' ' + label) : verb);
    };
    update(ActionId::Undo, writable && m_session->history().canUndo(), tr("&Undo"),
           m_session ? m_session->history().undoLabel() : QString());
    update(ActionId::Redo, writable && m_session->history().canRedo(), tr("&Redo"),
           m_session ? m_session->history().redoLabel() : QString());
}

void LibraryActions::updateSaveSearch()
{
    const bool hasSearch = m_session && !m_session->library().isReadOnly() && m_session->searchToSave();
    for (const ActionId id : {ActionId::SaveSearch, ActionId::MakeRule})
        m_actions.action(id)->setEnabled(hasSearch);
}

void LibraryActions::saveSearch()
{
    if (const auto search = m_session->searchToSave())
        SaveSearchDialog(*m_session, *search, m_window).exec();
}

void LibraryActions::addItem()
{
    NewItemDialog dialog(*m_session, m_window);
    QStringList tags;
    for (const TagId tag : m_session->filter().chosenTags().tags)
        tags.append(m_session->tagsModel().name(tag));
    dialog.setTags(tags);
    dialog.offerClipboard();
    // The new item is shown as soon as the list has it.
    connect(&dialog, &NewItemDialog::added, m_page, [page = m_page, session = m_session](ItemId item) {
        connect(
            session, &Session::resultShown, page, [page, item] { page->list().showItem(item); },
            Qt::SingleShotConnection);
    });
    dialog.exec();
}

void LibraryActions::addTag()
{
    NewTagDialog dialog(*m_session, m_window);
    dialog.exec();
}

void LibraryActions::addList()
{
    NewListDialog dialog(*m_session, m_window);
    connect(&dialog, &NewListDialog::made, m_session, &Session::showEntries);
    dialog.exec();
}

void LibraryActions::importFiles()
{
    ImportDialog::start(*m_session, m_banner, m_settings, {}, m_window);
}

void LibraryActions::exportItems()
{
    ExportDialog dialog(*m_session, m_settings, m_window);
    dialog.exec();
}

void LibraryActions::openItem(ItemId id)
{
    const QPointer<Session> session = m_session;
    const auto item = m_session->itemsModel().item(id);
    if (!item)
        return;
    if (item->url.isEmpty())
        m_session->notices().say(tr("“%1” has no address to open.").arg(item->title));
    else if (const QString path = domain::filePathOf(item->url); !path.isEmpty() && !QFileInfo::exists(path))
        m_session->notices().fail(
            tr("“%1” is not there. Look for it with Find missing files, in the menu Items.").arg(path));
    else if (openItemUrl(m_window, item->url) == UrlOutcome::Failed && session)
        session->notices().fail(
            tr("No program could open “%1”. Check the address, or set a program for it in the desktop's settings.")
                .arg(item->url));
}

void LibraryActions::copyAddresses()
{
    QStringList lines;
    for (const ItemId id : m_session->selection().ids().mid(0, mostAddresses)) {
        if (const auto item = m_session->itemsModel().item(id))
            lines.append(item->url.isEmpty() ? item->title : item->url);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    m_session->notices().say(lines.size() == 1 ? tr("Address copied") : tr("%1 addresses copied").arg(lines.size()));
}

/// Once the selected rows have gone, the next one is selected, so that the keyboard can go on.
void LibraryActions::selectWhatFollows()
{
    connect(
        m_session, &Session::resultShown, m_page,
        [page = m_page, next = m_page->list().itemBesideSelection()] { page->list().showItem(next); },
        Qt::SingleShotConnection);
}

void LibraryActions::trash()
{
    selectWhatFollows();
    m_session->notices().follow(m_session->items().trash(m_session->selection().ids()), [this](qint64 trashed) {
        if (m_session)
            m_session->notices().say(tr("%1 moved to the trash").arg(domain::countedItems(trashed)));
    });
}

void LibraryActions::restore()
{
    selectWhatFollows();
    m_session->notices().follow(m_session->items().restore(m_session->selection().ids()), [this](qint64 restored) {
        if (m_session)
            m_session->notices().say(tr("%1 restored").arg(domain::countedItems(restored)));
    });
}

void LibraryActions::deleteForGood()
{
    const QList<ItemId> ids = m_session->selection().ids();
    const auto item = m_session->itemsModel().item(ids.first());
    const QPointer<Session> session = m_session;
    if (!askDeleteForGood(m_window, ids.size(), ids.size() == 1 && item ? item->title : QString())
        || !isStillShown(session, m_session))
        return;
    selectWhatFollows();
    m_session->notices().follow(m_session->items().deleteForGood(ids), [this](qint64 deleted) {
        if (m_session)
            m_session->notices().say(tr("%1 deleted for good").arg(domain::countedItems(deleted)));
    });
}

void LibraryActions::clearSearch()
{
    if (m_session->filter().isNarrowed())
        m_session->filter().clear();
    else
        m_page->focusList();
}

void LibraryActions::pin(int digit)
{
    if (digit == 0)
        removeAllPinned(*m_session);
    else
        togglePin(*m_session, digit);
}

void LibraryActions::showItemMenu(const QPoint &position, TagId chip)
{
    QMenu menu(m_window);
    if (chip.isValid()) {
        const QString name = m_session->tagsModel().name(chip);
        menu.addAction(tr("Show items tagged “%1”").arg(name), this,
                       [this, chip] { m_session->filter().setTags({chip}); });
        QAction *const remove = menu.addAction(tr("Remove “%1”").arg(name), this, [this, chip] {
            putTags(*m_session, m_session->selection().ids(), {chip}, true);
        });
        remove->setEnabled(!m_session->library().isReadOnly());
        menu.addSeparator();
    }
    const auto add = [&](std::initializer_list<ActionId> ids) {
        for (const ActionId id : ids) {
            if (m_actions.action(id)->isEnabled())
                menu.addAction(m_actions.action(id));
        }
        menu.addSeparator();
    };
    add({ActionId::OpenInBrowser, ActionId::QuickLook, ActionId::ShowInFolder, ActionId::CopyAddress,
         ActionId::Rename});
    add({ActionId::TagBar, ActionId::CopyTags, ActionId::PasteTags});
    add({ActionId::AddToList});
    add({ActionId::Trash, ActionId::TrashFiles, ActionId::Restore, ActionId::DeleteForGood});
    if (m_session->selection().isEmpty())
        add({ActionId::NewItem, ActionId::AddFiles, ActionId::AddFolder, ActionId::Import});
    menu.exec(position);
}

} // namespace tagloom::gui
