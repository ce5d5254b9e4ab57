// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Every distance and radius of the program, in device-independent pixels: multiples of 4, hairlines and rings apart.
namespace tagloom::gui::metrics {

// Spacing
inline constexpr int Tight = 4; ///< between a glyph and its word
inline constexpr int Inside = 8; ///< inside a group, a row, a field
inline constexpr int Group = 12; ///< between groups, and a pane's margin
inline constexpr int Section = 20; ///< between sections of a dialog

// Lines
inline constexpr int Hairline = 1;
inline constexpr int FocusRing = 2;

// Radii
inline constexpr int RadiusSmall = 4; ///< check boxes, menu rows, table rows
inline constexpr int RadiusControl = 6; ///< buttons, fields
inline constexpr int RadiusPanel = 8; ///< banners, cards

// Heights
inline constexpr int RowTwoLine = 44;
inline constexpr int RowCompact = 28;
inline constexpr int TreeRow = 28;
inline constexpr int Control = 32; ///< buttons, fields, combo boxes
inline constexpr int ToolButton = 32;
inline constexpr int Header = 28;
inline constexpr int MenuRow = 28;
inline constexpr int MenuBarRow = 28;
inline constexpr int StatusBar = 28;
inline constexpr int SearchBar = 48;
inline constexpr int Tab = 32;
inline constexpr int ProgressBar = 4;

// Icons
inline constexpr int IconSmall = 16;
inline constexpr int IconMedium = 20;
inline constexpr int IconLarge = 24;
inline constexpr int IconHero = 48; ///< the picture of an empty list
inline constexpr int Indicator = 16; ///< check box, radio button

// Chips
inline constexpr int ChipHeight = 20; ///< in a row of the table
inline constexpr int ChipHeightEditor = 24; ///< in the tag editor
inline constexpr int ChipPadding = 8;
inline constexpr int ChipGap = 4;
inline constexpr int ChipCross = 16; ///< the square that takes a click on the close cross
inline constexpr int ChipLeastText = 24; ///< a chip elided below this is left out
inline constexpr int ChipMostWidth = 200;
inline constexpr int TagDot = 8;

// Gallery
inline constexpr int GalleryPadding = 8; ///< around the picture and the title, inside the cell
inline constexpr int GalleryGap = 4; ///< between cells
inline constexpr int PictureLeast = 96; ///< the side of a picture's place in the gallery
inline constexpr int PictureUsual = 160;
inline constexpr int PictureMost = 320;
inline constexpr int PreviewHeight = 240; ///< of the preview in the inspector, at most

// Scroll bars
inline constexpr int ScrollBar = 12; ///< the gutter
inline constexpr int ScrollHandle = 6;
inline constexpr int ScrollHandleHover = 8;
inline constexpr int ScrollHandleLeast = 32;

// Window
inline constexpr int SidebarWidth = 240;
inline constexpr int SidebarNarrow = 180;
inline constexpr int InspectorWidth = 320;
inline constexpr int WindowLeastWidth = 800;
inline constexpr int WindowLeastHeight = 500;

/// Milliseconds of any motion.
inline constexpr int Motion = 120;

} // namespace tagloom::gui::metrics
