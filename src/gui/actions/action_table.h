// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/icon.h"

#include <QKeySequence>
#include <QList>
#include <QString>

#include <optional>
#include <span>

namespace tagloom::gui {

/// Everything the window can be told to do, in the order of actionTable().
enum class ActionId {
    NewItem,
    AddFiles,
    AddFolder,
    NewLibrary,
    OpenLibrary,
    Import,
    ImportFolder,
    Export,
    Quit,
    Undo,
    Redo,
    History,
    CopyAddress,
    SelectAll,
    Search,
    ClearSearch,
    SaveSearch,
    BackToList,
    Settings,
    ShowSidebar,
    ShowInspector,
    CompactRows,
    ShowTable,
    ShowGallery,
    LargerPictures,
    SmallerPictures,
    AppearanceSystem,
    AppearanceLight,
    AppearanceDark,
    Refresh,
    OpenInBrowser,
    ShowInFolder,
    Rename,
    Trash,
    Restore,
    DeleteForGood,
    TrashFiles,
    ToggleDone,
    QuickLook,
    Kinds,
    AddToList,
    NewList,
    FindMissingFiles,
    ManageTags,
    TagBar,
    ReviewSuggestions,
    NewTag,
    MergeTags,
    MoveTags,
    MoveTagsToTop,
    DeleteTags,
    FindTwins,
    RemoveUnusedTags,
    Rules,
    MakeRule,
    LockTagTree,
    CopyTags,
    PasteTags,
    TogglePinned1, ///< .. TogglePinned9 follow each other
    TogglePinned2,
    TogglePinned3,
    TogglePinned4,
    TogglePinned5,
    TogglePinned6,
    TogglePinned7,
    TogglePinned8,
    TogglePinned9,
    RemovePinned,
    CommandPalette,
    Keys,
    Tour,
    About,
    Count ///< how many actions there are; not an action
};

/// The menu an action stands in. Appearance is a submenu of View, PinnedTags one of Tags.
enum class ActionMenu { File, Edit, View, Appearance, Item, Tags, PinnedTags, Help };

/// Where an action's keys are heard. A letter, digit or sign alone is heard in the list only, whatever its action's
/// scope.
enum class ActionScope { Window, List };

/// One row of the table that feeds menus, shortcuts, tooltips, the palette and the sheet of keys. Texts are
/// untranslated.
struct ActionRow
{
    ActionId id;
    const char *name; ///< stands in the settings file, so it never changes: "item.new"
    ActionMenu menu;
    bool beginsGroup; ///< a line stands above it in its menu
    const char *text; ///< with its mnemonic
    const char *tip; ///< what it does, as a phrase without a full stop
    IconName icon;
    const char *keys; ///< portable, parted by blanks; the first one is shown in menus
    ActionScope scope;
    bool checkable;
};

std::span<const ActionRow> actionTable();
const ActionRow &actionRow(ActionId id);

QString menuTitle(ActionMenu menu); ///< translated, with its mnemonic

/// The keys that an action has until a person chooses others.
QList<QKeySequence> defaultKeys(ActionId id);

/// Whether the key is a letter, digit or sign without Ctrl or Alt: one that types something in a field.
bool isSingleKey(const QKeySequence &key);

/// Whether two actions may have the same key: never both of them can be done, and the key means the one that can.
bool shareKeys(ActionId one, ActionId other);

/// 1..9
ActionId togglePinned(int digit);

} // namespace tagloom::gui
