// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QHash>
#include <QList>
#include <QPalette>
#include <QString>

namespace tagloom::gui {

enum class Scheme { Light, Dark };

/// What a colour is for. Widgets ask for a role; only palette.cpp knows hex values.
enum class ColourRole {
    Window, ///< tool bar, search bar, status bar, dialogs
    Sidebar,
    List, ///< the table of items
    Inspector,
    Popup, ///< menus, completion lists
    Field, ///< line edits, spin boxes
    Hairline, ///< the line between two surfaces
    FieldBorder,
    ControlOutline, ///< check boxes and radio buttons, 3:1 on every surface
    Text,
    DimmedText, ///< second lines, counts, placeholders
    DisabledText,
    Icon,
    Accent,
    AccentHover,
    AccentPressed,
    AccentText, ///< on Accent
    Link,
    Selection, ///< selected rows of the active window
    SelectionInactive,
    HoverRow,
    HoverSidebar, ///< a hovered row on the sidebar's tone
    Button,
    ButtonHover,
    ButtonPressed,
    FocusRing,
    ScrollHandle,
    ScrollHandleHover,
    ProgressTrack,
    BannerInfo,
    BannerWarning,
    BannerError,
    Info, ///< icon and edge of the banners, and text that says the same
    Warning,
    Danger,
    DangerButton,
    DangerText, ///< on DangerButton
    Success,
    DropTarget, ///< the row or tag under a drag that would take it
    ChipRejected, ///< outline of a rejected chip
    Pending, ///< the mark of an edit on its way to disk
    ToolTip,
    ToolTipText,
    PictureTone, ///< behind a picture that does not fill its place, and behind the icon of what has none
    PictureEdge, ///< the hairline that sets a picture off from what lies around it
    Scrim, ///< over the window behind a quick look; not opaque
    ScrimText, ///< on the scrim
    ScrimDimmedText,
    Count ///< how many roles there are; not a role
};

/// The colours of one tag. `text` has a contrast of at least 4.5:1 on `background` and on every surface a chip without
/// a fill can lie on.
struct TagColours
{
    QColor background;
    QColor text;
    QColor edge; ///< the thin line around a filled chip, which sets it off from a row of like colour
    QColor outline; ///< of a chip without a fill, or under the pointer
    QColor dot; ///< the tag's mark in the tree, at least 2.5:1 on its surface
};

/// A colour the colour menu offers.
struct PickableColour
{
    QString name; ///< translated
    QString hex; ///< "#rrggbb", as kept with the tag
};

/// Every colour of the program in one scheme. A value; belongs to the GUI thread.
class Palette final
{
public:
    explicit Palette(Scheme scheme = Scheme::Light);

    Scheme scheme() const { return m_scheme; }
    bool isDark() const { return m_scheme == Scheme::Dark; }
    QColor colour(ColourRole role) const;

    /// The same for widgets that know only Qt's roles.
    QPalette toQPalette() const;

    /// The colours of a tag. An empty or unreadable `tagColour` ("#rrggbb") is replaced by one of pickableColours()
    /// chosen by the name's folded key, the same one at every start.
    TagColours chip(const QString &tagColour, const QString &nameKey) const;

    /// The colours of a chip that stands for nothing in particular ("+3").
    TagColours neutralChip() const;

    static QList<PickableColour> pickableColours();

    /// Whether a desktop with this palette is a dark one.
    static bool looksDark(const QPalette &desktop);

private:
    TagColours tinted(const QColor &tagColour) const;

    Scheme m_scheme;
    mutable QHash<QRgb, TagColours> m_chips;
};

} // namespace tagloom::gui
