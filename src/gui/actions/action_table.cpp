// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/actions/action_table.h"

#include <QCoreApplication>

#include <array>

namespace tagloom::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ActionCount = static_cast<std::size_t>(ActionId::Count);
constexpr ActionScope Window = ActionScope::Window;
constexpr ActionScope List = ActionScope::List;

#define ACTION_TEXT(text) QT_TRANSLATE_NOOP("Actions", text)

// clang-format off
constexpr std::array<ActionRow, ActionCount> Table{{
    {ActionId::NewItem, "item.new", ActionMenu::File, false, ACTION_TEXT("&New item…"),
     ACTION_TEXT("Add an address, a file or a note"), IconName::Add, "Ctrl+N", Window, false},
    {ActionId::AddFiles, "files.add", ActionMenu::File, false, ACTION_TEXT("Add &files…"),
     ACTION_TEXT("Add files of this computer, with what is known of them"), IconName::File, "Ctrl+Shift+A", Window, false},
    {ActionId::AddFolder, "files.add_folder", ActionMenu::File, false, ACTION_TEXT("Add a fol&der…"),
     ACTION_TEXT("Add all files of a folder and of those below it"), IconName::Folder, "Ctrl+Shift+F", Window, false},
    {ActionId::NewLibrary, "library.new", ActionMenu::File, true, ACTION_TEXT("New &library…"),
     ACTION_TEXT("Make an empty library"), IconName::NewLibrary, "Ctrl+Alt+N", Window, false},
    {ActionId::OpenLibrary, "library.open", ActionMenu::File, false, ACTION_TEXT("&Open library…"),
     ACTION_TEXT("Open another library"), IconName::FolderOpen, "Ctrl+O", Window, false},
    {ActionId::Import, "library.import", ActionMenu::File, true, ACTION_TEXT("&Import…"),
     ACTION_TEXT("Take in bookmarks or another library's export"), IconName::Import, "Ctrl+I", Window, false},
    {ActionId::ImportFolder, "library.import_folder", ActionMenu::File, false, ACTION_TEXT("I&mport a folder…"),
     ACTION_TEXT("Take in a folder of Markdown and YAML notes"), IconName::FolderOpen, "Ctrl+Shift+I", Window, false},
    {ActionId::Export, "library.export", ActionMenu::File, false, ACTION_TEXT("&Export…"),
     ACTION_TEXT("Write items and tags to a file"), IconName::Export, "Ctrl+E Ctrl+Shift+E", Window, false},
    {ActionId::Quit, "program.quit", ActionMenu::File, true, ACTION_TEXT("&Quit"),
     ACTION_TEXT("Close the window"), IconName::Quit, "Ctrl+Q", Window, false},

    {ActionId::Undo, "history.undo", ActionMenu::Edit, false, ACTION_TEXT("&Undo"),
     ACTION_TEXT("Take the last action back"), IconName::Undo, "Ctrl+Z", Window, false},
    {ActionId::Redo, "history.redo", ActionMenu::Edit, false, ACTION_TEXT("&Redo"),
     ACTION_TEXT("Do the action again that was undone last"), IconName::Redo, "Ctrl+Shift+Z", Window, false},
    {ActionId::History, "history", ActionMenu::Edit, false, ACTION_TEXT("&History"),
     ACTION_TEXT("Show or hide all that was done to the library"), IconName::History, "Ctrl+H", Window, true},
    {ActionId::CopyAddress, "item.copy_address", ActionMenu::Edit, true, ACTION_TEXT("&Copy address"),
     ACTION_TEXT("Copy the addresses of the selected items"), IconName::Copy, "Ctrl+C", List, false},
    {ActionId::SelectAll, "list.select_all", ActionMenu::Edit, false, ACTION_TEXT("Select &all"),
     ACTION_TEXT("Select every item in the list"), IconName::SelectAll, "Ctrl+A", List, false},
    {ActionId::Search, "search.focus", ActionMenu::Edit, true, ACTION_TEXT("&Search"),
     ACTION_TEXT("Go to the search field"), IconName::Search, "Ctrl+F /", Window, false},
    {ActionId::ClearSearch, "search.clear", ActionMenu::Edit, false, ACTION_TEXT("C&lear the search"),
     ACTION_TEXT("Show all items again"), IconName::Close, "Esc", Window, false},
    {ActionId::SaveSearch, "search.save", ActionMenu::Edit, false, ACTION_TEXT("Sa&ve this search…"),
     ACTION_TEXT("Keep the search under a name in the sidebar"), IconName::SavedSearch, "Ctrl+D", Window, false},
    {ActionId::BackToList, "list.focus", ActionMenu::Edit, false, ACTION_TEXT("&Back to the list"),
     ACTION_TEXT("Move the keyboard to the list"), IconName::List, "Shift+Esc", Window, false},
    {ActionId::Settings, "program.settings", ActionMenu::Edit, true, ACTION_TEXT("Settin&gs…"),
     ACTION_TEXT("Change the look, and how long history and trash are kept"), IconName::Settings, "Ctrl+,", Window, false},

    {ActionId::ShowSidebar, "view.sidebar", ActionMenu::View, false, ACTION_TEXT("&Sidebar"),
     ACTION_TEXT("Show or hide places and tags"), IconName::Sidebar, "F9", Window, true},
    {ActionId::ShowInspector, "view.inspector", ActionMenu::View, false, ACTION_TEXT("&Inspector"),
     ACTION_TEXT("Show or hide the details of the selection"), IconName::Inspector, "F8", Window, true},
    {ActionId::CompactRows, "view.compact", ActionMenu::View, true, ACTION_TEXT("&Compact rows"),
     ACTION_TEXT("Show each item in one line"), IconName::List, "Ctrl+Shift+L", Window, true},
    {ActionId::ShowTable, "view.table", ActionMenu::View, true, ACTION_TEXT("&Table"),
     ACTION_TEXT("Show the items as rows"), IconName::List, "F6", Window, true},
    {ActionId::ShowGallery, "view.gallery", ActionMenu::View, false, ACTION_TEXT("&Gallery"),
     ACTION_TEXT("Show the items as pictures"), IconName::Gallery, "F7", Window, true},
    {ActionId::LargerPictures, "view.larger", ActionMenu::View, false, ACTION_TEXT("&Larger pictures"),
     ACTION_TEXT("Show the pictures of the gallery larger"), IconName::Add, "Ctrl++ Ctrl+=", Window, false},
    {ActionId::SmallerPictures, "view.smaller", ActionMenu::View, false, ACTION_TEXT("S&maller pictures"),
     ACTION_TEXT("Show the pictures of the gallery smaller"), IconName::Image, "Ctrl+-", Window, false},
    {ActionId::AppearanceSystem, "view.appearance.system", ActionMenu::Appearance, false, ACTION_TEXT("As the &desktop"),
     ACTION_TEXT("Follow the desktop's light or dark look"), IconName::Settings, "", Window, true},
    {ActionId::AppearanceLight, "view.appearance.light", ActionMenu::Appearance, false, ACTION_TEXT("&Light"),
     ACTION_TEXT("Always use the light look"), IconName::Light, "", Window, true},
    {ActionId::AppearanceDark, "view.appearance.dark", ActionMenu::Appearance, false, ACTION_TEXT("D&ark"),
     ACTION_TEXT("Always use the dark look"), IconName::Dark, "", Window, true},
    {ActionId::Refresh, "view.refresh", ActionMenu::View, true, ACTION_TEXT("&Refresh"),
     ACTION_TEXT("Search again, and look for changes made by other programs"), IconName::Refresh, "F5", Window, false},

    {ActionId::OpenInBrowser, "item.open", ActionMenu::Item, false, ACTION_TEXT("&Open"),
     ACTION_TEXT("Open the address or the file of the current item"), IconName::OpenExternal, "Ctrl+Return Ctrl+Enter Return Enter",
     List, false},
    {ActionId::ShowInFolder, "files.show", ActionMenu::Item, false, ACTION_TEXT("Show in the &folder"),
     ACTION_TEXT("Show the selected items' files in the file manager"), IconName::FolderOpen, "Ctrl+Shift+O", List, false},
    {ActionId::Rename, "item.rename", ActionMenu::Item, false, ACTION_TEXT("&Rename"),
     ACTION_TEXT("Edit the title in place"), IconName::Edit, "F2", List, false},
    {ActionId::Trash, "item.trash", ActionMenu::Item, true, ACTION_TEXT("Move to the &trash"),
     ACTION_TEXT("Move the selected items to the trash"), IconName::Trash, "Del", List, false},
    {ActionId::Restore, "item.restore", ActionMenu::Item, false, ACTION_TEXT("R&estore"),
     ACTION_TEXT("Bring the selected items back from the trash"), IconName::Restore, "Ctrl+R", Window, false},
    {ActionId::DeleteForGood, "item.delete", ActionMenu::Item, false, ACTION_TEXT("&Delete for good…"),
     ACTION_TEXT("Delete the selected items past the trash"), IconName::Close, "Shift+Del", List, false},
    {ActionId::TrashFiles, "files.trash", ActionMenu::Item, false, ACTION_TEXT("&Move the file to the trash…"),
     ACTION_TEXT("Move the selected items' files to the desktop's trash, and the items to Tagloom's"), IconName::Trash, "",
     List, false},
    {ActionId::ToggleDone, "item.done", ActionMenu::Item, true, ACTION_TEXT("Do&ne or not"),
     ACTION_TEXT("Mark the selected tasks as done, or as not done"), IconName::Check, "Space", List, false},
    {ActionId::QuickLook, "item.quick_look", ActionMenu::Item, false, ACTION_TEXT("&Quick look"),
     ACTION_TEXT("Show the picture of the selected item in the whole window"), IconName::Image, "Space", List, false},
    {ActionId::Kinds, "items.kinds", ActionMenu::Item, true, ACTION_TEXT("&Kinds…"),
     ACTION_TEXT("Show the kinds of items, and make kinds of your own"), IconName::Task, "", Window, false},
    {ActionId::AddToList, "item.add_to_list", ActionMenu::Item, true, ACTION_TEXT("Add to a &list…"),
     ACTION_TEXT("Put the selected items in a list, one that exists or a new one"), IconName::List, "Ctrl+L", Window, false},
    {ActionId::NewList, "lists.new", ActionMenu::Item, false, ACTION_TEXT("New li&st…"),
     ACTION_TEXT("Make a reading list, a list of courses or a plain one"), IconName::Add, "", Window, false},
    {ActionId::FindMissingFiles, "files.missing", ActionMenu::Item, true, ACTION_TEXT("F&ind missing files…"),
     ACTION_TEXT("Check which files are gone or changed, and look for them elsewhere"), IconName::Search, "", Window, false},

    {ActionId::ManageTags, "tags.manage", ActionMenu::Tags, false, ACTION_TEXT("M&anage tags…"),
     ACTION_TEXT("Show all tags as a table, to put them in order"), IconName::Tags, "Ctrl+M", Window, false},
    {ActionId::TagBar, "tag.bar", ActionMenu::Tags, true, ACTION_TEXT("&Tag the selection…"),
     ACTION_TEXT("Put tags on the selected items, or take them off"), IconName::TagPlus, "Ctrl+T T F3", Window, false},
    {ActionId::ReviewSuggestions, "tags.review", ActionMenu::Tags, false, ACTION_TEXT("Re&view suggestions…"),
     ACTION_TEXT("Go through suggested tags: those of the library, then of the selection or the list"), IconName::Check,
     "Ctrl+Shift+R", Window, false},
    {ActionId::NewTag, "tag.new", ActionMenu::Tags, false, ACTION_TEXT("&New tag…"),
     ACTION_TEXT("Make a tag"), IconName::Tag, "Ctrl+Shift+N", Window, false},
    {ActionId::MergeTags, "tag.merge", ActionMenu::Tags, true, ACTION_TEXT("&Merge into…"),
     ACTION_TEXT("Make the tags chosen in the tree one with another tag"), IconName::Merge, "Ctrl+Shift+M", Window, false},
    {ActionId::MoveTags, "tag.move", ActionMenu::Tags, false, ACTION_TEXT("Move &below…"),
     ACTION_TEXT("Put the tags chosen in the tree below another tag"), IconName::ChevronRight, "Ctrl+Shift+B", Window, false},
    {ActionId::MoveTagsToTop, "tag.move_to_top", ActionMenu::Tags, false, ACTION_TEXT("Move to the t&op"),
     ACTION_TEXT("Take the tags chosen in the tree from below other tags"), IconName::ChevronUp, "Ctrl+Shift+Up", Window, false},
    {ActionId::DeleteTags, "tag.delete", ActionMenu::Tags, false, ACTION_TEXT("&Delete tags…"),
     ACTION_TEXT("Delete the tags chosen in the tree; their items stay"), IconName::Trash, "Ctrl+Shift+Del", Window, false},
    {ActionId::FindTwins, "tags.twins", ActionMenu::Tags, true, ACTION_TEXT("Find &similar tags…"),
     ACTION_TEXT("Look for tags that may be one, and merge them"), IconName::Twins, "", Window, false},
    {ActionId::RemoveUnusedTags, "tags.unused", ActionMenu::Tags, false, ACTION_TEXT("Remove &unused tags…"),
     ACTION_TEXT("List the tags that no item carries, and remove them"), IconName::Untagged, "", Window, false},
    {ActionId::Rules, "tags.rules", ActionMenu::Tags, true, ACTION_TEXT("&Rules…"),
     ACTION_TEXT("Let items that a search finds get tags by themselves"), IconName::Filter, "Ctrl+G", Window, false},
    {ActionId::MakeRule, "tags.make_rule", ActionMenu::Tags, false, ACTION_TEXT("Make a rule of t&his search…"),
     ACTION_TEXT("Let all that this search finds get tags, now and later"), IconName::Add, "", Window, false},
    {ActionId::LockTagTree, "tag.lock_tree", ActionMenu::Tags, true, ACTION_TEXT("&Lock the tree"),
     ACTION_TEXT("Tags cannot be moved or merged by dragging"), IconName::Lock, "", Window, true},
    {ActionId::CopyTags, "tag.copy", ActionMenu::Tags, true, ACTION_TEXT("&Copy tags"),
     ACTION_TEXT("Copy the tags of the selected items"), IconName::Copy, "Ctrl+Shift+C", Window, false},
    {ActionId::PasteTags, "tag.paste", ActionMenu::Tags, false, ACTION_TEXT("&Paste tags"),
     ACTION_TEXT("Put the copied tags on the selected items"), IconName::Paste, "Ctrl+Shift+V", Window, false},
    {ActionId::TogglePinned1, "tag.pinned.1", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &1"),
     ACTION_TEXT("Put the first pinned tag on the selection, or take it off"), IconName::Pin, "1 Alt+1", Window, false},
    {ActionId::TogglePinned2, "tag.pinned.2", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &2"),
     ACTION_TEXT("Put the second pinned tag on the selection, or take it off"), IconName::Pin, "2 Alt+2", Window, false},
    {ActionId::TogglePinned3, "tag.pinned.3", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &3"),
     ACTION_TEXT("Put the third pinned tag on the selection, or take it off"), IconName::Pin, "3 Alt+3", Window, false},
    {ActionId::TogglePinned4, "tag.pinned.4", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &4"),
     ACTION_TEXT("Put the fourth pinned tag on the selection, or take it off"), IconName::Pin, "4 Alt+4", Window, false},
    {ActionId::TogglePinned5, "tag.pinned.5", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &5"),
     ACTION_TEXT("Put the fifth pinned tag on the selection, or take it off"), IconName::Pin, "5 Alt+5", Window, false},
    {ActionId::TogglePinned6, "tag.pinned.6", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &6"),
     ACTION_TEXT("Put the sixth pinned tag on the selection, or take it off"), IconName::Pin, "6 Alt+6", Window, false},
    {ActionId::TogglePinned7, "tag.pinned.7", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &7"),
     ACTION_TEXT("Put the seventh pinned tag on the selection, or take it off"), IconName::Pin, "7 Alt+7", Window, false},
    {ActionId::TogglePinned8, "tag.pinned.8", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &8"),
     ACTION_TEXT("Put the eighth pinned tag on the selection, or take it off"), IconName::Pin, "8 Alt+8", Window, false},
    {ActionId::TogglePinned9, "tag.pinned.9", ActionMenu::PinnedTags, false, ACTION_TEXT("Pinned tag &9"),
     ACTION_TEXT("Put the ninth pinned tag on the selection, or take it off"), IconName::Pin, "9 Alt+9", Window, false},
    {ActionId::RemovePinned, "tag.pinned.none", ActionMenu::PinnedTags, true, ACTION_TEXT("&Remove pinned tags"),
     ACTION_TEXT("Take all pinned tags off the selection"), IconName::Untagged, "0 Alt+0", Window, false},

    {ActionId::CommandPalette, "program.palette", ActionMenu::Help, false, ACTION_TEXT("&Command palette…"),
     ACTION_TEXT("Find any action by a word of its name"), IconName::Command, "Ctrl+K", Window, false},
    {ActionId::Keys, "program.keys", ActionMenu::Help, false, ACTION_TEXT("&Keys…"),
     ACTION_TEXT("Show all actions with their keys"), IconName::Keyboard, "F1", Window, false},
    {ActionId::Tour, "program.tour", ActionMenu::Help, false, ACTION_TEXT("Guided &tour"),
     ACTION_TEXT("Look around in a sample library, one thing after the other"), IconName::Help, "", Window, false},
    {ActionId::About, "program.about", ActionMenu::Help, true, ACTION_TEXT("&About Tagloom"),
     ACTION_TEXT("Show version and licence"), IconName::Info, "", Window, false},
}};
// clang-format on

} // namespace

std::span<const ActionRow> actionTable()
{
    return Table;
}

const ActionRow &actionRow(ActionId id)
{
    return Table.at(static_cast<std::size_t>(id));
}

QString menuTitle(ActionMenu menu)
{
    switch (menu) {
    case ActionMenu::File:
        return QCoreApplication::translate("Actions", "&File");
    case ActionMenu::Edit:
        return QCoreApplication::translate("Actions", "&Edit");
    case ActionMenu::View:
        return QCoreApplication::translate("Actions", "&View");
    case ActionMenu::Appearance:
        return QCoreApplication::translate("Actions", "&Appearance");
    case ActionMenu::Item:
        return QCoreApplication::translate("Actions", "&Items");
    case ActionMenu::Tags:
        return QCoreApplication::translate("Actions", "&Tags");
    case ActionMenu::PinnedTags:
        return QCoreApplication::translate("Actions", "Pinned ta&gs");
    case ActionMenu::Help:
        return QCoreApplication::translate("Actions", "&Help");
    }
    return {};
}

QList<QKeySequence> defaultKeys(ActionId id)
{
    QList<QKeySequence> keys;
    const QStringList texts = QString::fromLatin1(actionRow(id).keys).split(u' ', Qt::SkipEmptyParts);
    for (const QString &text : texts)
        keys.append(QKeySequence(text, QKeySequence::PortableText));
    return keys;
}

bool isSingleKey(const QKeySequence &key)
{
    if (key.count() != 1)
        return false;
    const QKeyCombination combination = key[0];
    const bool isPlain = !(combination.keyboardModifiers() & ~Qt::ShiftModifier);
    // Keys that type nothing have numbers above those of all characters.
    return isPlain && combination.key() < Qt::Key_Escape;
}

bool shareKeys(ActionId one, ActionId other)
{
    const auto isOne = [](ActionId id) {
        return id == ActionId::ToggleDone || id == ActionId::QuickLook; // of a task, and of what is a file
    };
    return isOne(one) && isOne(other);
}

ActionId togglePinned(int digit)
{
    Q_ASSERT(digit >= 1 && digit <= 9);
    return static_cast<ActionId>(static_cast<int>(ActionId::TogglePinned1) + digit - 1);
}

} // namespace tagloom::gui
