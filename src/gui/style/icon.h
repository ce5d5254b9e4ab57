// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/style/palette.h"

#include <QIcon>
#include <QRect>
#include <QStringView>

class QPainter;

namespace tagloom::gui {

/// The line set of resources/icons, one SVG each.
enum class IconName {
    Bookmark,
    File,
    Image,
    Book,
    Note,
    Task,
    Invoice,
    Course,
    Tag,
    TagPlus,
    Tags,
    Untagged,
    Hash,
    Pin,
    Partial,
    AllOf,
    AnyOf,
    Library,
    Recent,
    Trash,
    Restore,
    List,
    SavedSearch,
    FolderOpen,
    Folder,
    NewLibrary,
    Add,
    PlusCircle,
    Search,
    Close,
    Check,
    Import,
    Export,
    OpenExternal,
    Copy,
    Paste,
    Edit,
    Settings,
    Light,
    Dark,
    ChevronRight,
    ChevronLeft,
    ChevronDown,
    ChevronUp,
    Info,
    Warning,
    Error,
    Lock,
    Keyboard,
    Help,
    Filter,
    Link,
    Calendar,
    SelectAll,
    Quit,
    Refresh,
    Command,
    ImagePlaceholder,
    Sidebar,
    Inspector,
    More,
    Merge,
    Colour,
    Undo,
    Redo,
    History,
    Window,
    Terminal,
    Twins,
    Gallery,
    Count ///< how many icons there are; not an icon
};

/// The name of the file without its ending: "tag-plus".
QString iconFileName(IconName name);

/// An icon in the colours of the theme: Icon, Text when active, Accent when checked, DisabledText. It follows a change
/// of theme by itself and is drawn anew for every size and device pixel ratio.
QIcon icon(IconName name);

/// The same in one colour of the theme, for banners and marks.
QIcon icon(IconName name, ColourRole role);

/// The icon called `kindIcon` in item_kinds ("bookmark"); File if we have none of that name.
IconName iconForKind(QStringView kindIcon);

/// Draws the icon into the square in the middle of `rect`, sharp on the painter's device. For item painters, which
/// know their own colour.
void paintIcon(QPainter *painter, const QRect &rect, IconName name, const QColor &colour);

} // namespace tagloom::gui
