// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

namespace tagloom::models {

/// Roles of an item's row, the same in every column (ItemsModel, ItemChipsProxy).
enum ItemRole {
    ItemIdRole = Qt::UserRole + 1, ///< qint64
    UrlRole, ///< QString, as it came; empty if none
    HostRole, ///< QString, without "www."; empty if none
    KindIdRole, ///< qint64
    KindNameRole, ///< QString, "bookmark"
    KindIconRole, ///< QString, name of an icon
    AddedRole, ///< qint64, UTC milliseconds
    TrashedRole, ///< bool
    ChipsRole, ///< QList<TagChip>, in the column of tags only (ItemChipsProxy)
};

/// Roles of a tag's row (TagTreeProxy, TagCompletionProxy; TagsModel knows the first five).
enum TagRole {
    TagIdRole = Qt::UserRole + 40, ///< qint64; 0 in the row "Create"
    ColourRole, ///< QString, "#rrggbb" or empty for the one that follows from the key
    KeyRole, ///< QString, the folded name
    PinRole, ///< int, 1..9; 0: none
    FullNameRole, ///< QString, where DisplayRole is only its last part
    CountRole, ///< qint64, live items that carry the tag, without its descendants, in the tree those of the result; not
               ///< in TagsModel
    NameRole, ///< QString, the tag's name; in the row "Create" the name to be made
    AliasRole, ///< QString, the other name that matched; empty if its own did
    CreateRole, ///< bool: this row makes a new tag
    InResultRole, ///< bool, in the tree only: an item of the result carries the tag or one below it
};

/// Roles of a row of the history (HistoryModel; HistoryDetailsModel knows the last two).
enum HistoryRole {
    HistoryIdRole = Qt::UserRole + 60, ///< qint64
    WhenRole, ///< QString, "Today, 14:32"
    ExactTimeRole, ///< QString, with the year and the seconds
    HowManyRole, ///< QString, "12 items, 1 tag"; may be empty
    OriginRole, ///< int, a domain::HistoryOrigin
    OriginNameRole, ///< QString, "Command line"
    UndoneRole, ///< bool
    HereRole, ///< bool: the library is as it was before this one, the last of the undone ones
    DetailItemRole, ///< qint64, 0 if the change is on something else
    DetailChangeRole, ///< int, a domain::HistoryDetail::Change; none in the row that counts those not shown
};

/// Roles of a list (ListsModel, the first two) and of an entry (ListEntriesModel).
enum ListRole {
    ListIdRole = Qt::UserRole + 90, ///< qint64; 0 in the row of what is in progress over all lists
    EntryCountRole, ///< qint64; not valid before they are counted
    EntryIdRole, ///< qint64
    StatusWordsRole, ///< QStringList, the words that the entry's status can be, in the column of statuses
    PhaseRole, ///< int, a domain::ListPhase
    StarsRole ///< bool: a grade up to 5 is shown as stars
};

/// bool, in every model that can be edited: what is shown was typed and is on its way to the disk.
inline constexpr int PendingRole = Qt::UserRole + 80;

} // namespace tagloom::models
