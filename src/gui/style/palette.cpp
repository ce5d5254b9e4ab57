// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/palette.h"

#include "gui/style/oklch.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tagloom::gui {

namespace {

struct RoleColours
{
    ColourRole role;
    QRgb light;
    QRgb dark;
};

constexpr std::size_t RoleCount = static_cast<std::size_t>(ColourRole::Count);

constexpr std::array<RoleColours, RoleCount> Roles{{
    {ColourRole::Window, 0xfff6f7f9, 0xff1c1e23},         {ColourRole::Sidebar, 0xffeff1f5, 0xff191b20},
    {ColourRole::List, 0xffffffff, 0xff202328},           {ColourRole::Inspector, 0xffffffff, 0xff202328},
    {ColourRole::Popup, 0xffffffff, 0xff272a30},          {ColourRole::Field, 0xffffffff, 0xff17191e},
    {ColourRole::Hairline, 0xffdfe2e8, 0xff34373d},       {ColourRole::FieldBorder, 0xffc9cdd6, 0xff464a53},
    {ColourRole::ControlOutline, 0xff7f8592, 0xff7f8592}, {ColourRole::Text, 0xff1c202a, 0xffe4e6ea},
    {ColourRole::DimmedText, 0xff5a606d, 0xffa9adb6},     {ColourRole::DisabledText, 0xff9a9ea8, 0xff686c74},
    {ColourRole::Icon, 0xff484d58, 0xffc1c4cb},           {ColourRole::Accent, 0xff3e5ed8, 0xff89a7fa},
    {ColourRole::AccentHover, 0xff314ec7, 0xff9eb8fe},    {ColourRole::AccentPressed, 0xff2840b0, 0xff7694e9},
    {ColourRole::AccentText, 0xffffffff, 0xff10162b},     {ColourRole::Link, 0xff3552c9, 0xff93aefb},
    {ColourRole::Selection, 0xffdbe6ff, 0xff2d3f69},      {ColourRole::SelectionInactive, 0xffe3e6ed, 0xff353942},
    {ColourRole::HoverRow, 0xfff2f4f9, 0xff282b31},       {ColourRole::HoverSidebar, 0xffe4e7ee, 0xff25282e},
    {ColourRole::Button, 0xffffffff, 0xff31343b},         {ColourRole::ButtonHover, 0xffedf0f5, 0xff3b3e47},
    {ColourRole::ButtonPressed, 0xffe0e4ec, 0xff2a2d33},  {ColourRole::FocusRing, 0xff5b7cf0, 0xff7d9cf5},
    {ColourRole::ScrollHandle, 0xffc3c8d1, 0xff4a4e57},   {ColourRole::ScrollHandleHover, 0xff959ba7, 0xff6d727d},
    {ColourRole::ProgressTrack, 0xffdfe2e8, 0xff34373d},  {ColourRole::BannerInfo, 0xffe6edff, 0xff25304d},
    {ColourRole::BannerWarning, 0xfffff0d1, 0xff3d3218},  {ColourRole::BannerError, 0xffffe7e5, 0xff472726},
    {ColourRole::Info, 0xff3552c9, 0xff93aefb},           {ColourRole::Warning, 0xff875000, 0xffe6b450},
    {ColourRole::Danger, 0xffc02f2d, 0xfff58e87},         {ColourRole::DangerButton, 0xffc02f2d, 0xffbf3835},
    {ColourRole::DangerText, 0xffffffff, 0xffffffff},     {ColourRole::Success, 0xff147a3d, 0xff66cd8a},
    {ColourRole::DropTarget, 0xffcbdcff, 0xff243c78},     {ColourRole::ChipRejected, 0xffc9cdd6, 0xff464a53},
    {ColourRole::Pending, 0xff3e5ed8, 0xff89a7fa},        {ColourRole::ToolTip, 0xff2a2e38, 0xff3d414b},
    {ColourRole::ToolTipText, 0xfff4f6f8, 0xfff0f2f5},    {ColourRole::PictureTone, 0xffedf0f5, 0xff2b2f36},
    {ColourRole::PictureEdge, 0x14000000, 0x1cffffff},    {ColourRole::Scrim, 0xf0181a1f, 0xf00c0d10},
    {ColourRole::ScrimText, 0xfff2f4f7, 0xfff2f4f7},      {ColourRole::ScrimDimmedText, 0xffb4b9c4, 0xffb4b9c4},
}};

constexpr bool isInOrder()
{
    for (std::size_t index = 0; index < RoleCount; ++index) {
        if (static_cast<std::size_t>(Roles[index].role) != index)
            return false;
    }
    return true;
}
static_assert(isInOrder(), "Roles is looked up by position");

struct NamedHue
{
    const char *name;
    QRgb colour;
};

constexpr int HueCount = 12;

// Grey stands last: it can be picked, but no name's key leads to it.
constexpr std::array<NamedHue, HueCount + 1> Hues{{
    {QT_TRANSLATE_NOOP("TagColour", "Red"), 0xffdd5652},
    {QT_TRANSLATE_NOOP("TagColour", "Orange"), 0xffe8721c},
    {QT_TRANSLATE_NOOP("TagColour", "Amber"), 0xffdc9e08},
    {QT_TRANSLATE_NOOP("TagColour", "Lime"), 0xff92ac01},
    {QT_TRANSLATE_NOOP("TagColour", "Green"), 0xff17a750},
    {QT_TRANSLATE_NOOP("TagColour", "Teal"), 0xff03a694},
    {QT_TRANSLATE_NOOP("TagColour", "Cyan"), 0xff04a3be},
    {QT_TRANSLATE_NOOP("TagColour", "Blue"), 0xff188ceb},
    {QT_TRANSLATE_NOOP("TagColour", "Indigo"), 0xff646bdc},
    {QT_TRANSLATE_NOOP("TagColour", "Violet"), 0xff9561d2},
    {QT_TRANSLATE_NOOP("TagColour", "Magenta"), 0xffc25cb6},
    {QT_TRANSLATE_NOOP("TagColour", "Rose"), 0xffe05a81},
    {QT_TRANSLATE_NOOP("TagColour", "Grey"), 0xff7f8592},
}};

// Chips without a fill lie on these.
constexpr std::array ChipSurfaces{
    ColourRole::List,
    ColourRole::Sidebar,
    ColourRole::Popup,
    ColourRole::HoverRow,
    ColourRole::HoverSidebar,
    ColourRole::Selection,
    ColourRole::SelectionInactive,
    ColourRole::DropTarget,
    ColourRole::Field,
};

quint32 stableHash(const QString &key)
{
    quint32 hash = 2166136261U; // FNV-1a; qHash is seeded anew at every start
    for (const QChar unit : key) {
        hash = (hash ^ (unit.unicode() & 0xffU)) * 16777619U;
        hash = (hash ^ (unit.unicode() >> 8U)) * 16777619U;
    }
    return hash ^ (hash >> 15U);
}

} // namespace

Palette::Palette(Scheme scheme)
    : m_scheme(scheme)
{ }

QColor Palette::colour(ColourRole role) const
{
    const RoleColours &entry = Roles.at(static_cast<std::size_t>(role));
    return QColor::fromRgba(isDark() ? entry.dark : entry.light);
}

QPalette Palette::toQPalette() const
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole qtRole, ColourRole role) {
        palette.setColor(qtRole, colour(role));
    };
    set(QPalette::Window, ColourRole::Window);
    set(QPalette::WindowText, ColourRole::Text);
    set(QPalette::Base, ColourRole::List);
    set(QPalette::AlternateBase, ColourRole::HoverRow);
    set(QPalette::Text, ColourRole::Text);
    set(QPalette::PlaceholderText, ColourRole::DimmedText);
    set(QPalette::Button, ColourRole::Button);
    set(QPalette::ButtonText, ColourRole::Text);
    set(QPalette::BrightText, ColourRole::Danger);
    set(QPalette::Highlight, ColourRole::Selection);
    set(QPalette::HighlightedText, ColourRole::Text);
    set(QPalette::Link, ColourRole::Link);
    set(QPalette::LinkVisited, ColourRole::Link);
    set(QPalette::ToolTipBase, ColourRole::ToolTip);
    set(QPalette::ToolTipText, ColourRole::ToolTipText);
    set(QPalette::Light, ColourRole::Button);
    set(QPalette::Midlight, ColourRole::ButtonHover);
    set(QPalette::Mid, ColourRole::Hairline);
    set(QPalette::Dark, ColourRole::FieldBorder);
    set(QPalette::Shadow, ColourRole::ControlOutline);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, colour(ColourRole::SelectionInactive));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                           QPalette::HighlightedText, QPalette::PlaceholderText}) {
        palette.setColor(QPalette::Disabled, role, colour(ColourRole::DisabledText));
    }
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(ColourRole::SelectionInactive));
    return palette;
}

TagColours Palette::chip(const QString &tagColour, const QString &nameKey) const
{
    const QColor own = tagColour.isEmpty() ? QColor() : QColor(tagColour);
    const QColor base = own.isValid() ? own : QColor(Hues.at(stableHash(nameKey) % HueCount).colour);
    const auto known = m_chips.constFind(base.rgb());
    if (known != m_chips.cend())
        return *known;
    constexpr qsizetype MostRemembered = 4096;
    if (m_chips.size() >= MostRemembered)
        m_chips.clear();
    return *m_chips.insert(base.rgb(), tinted(base));
}

TagColours Palette::neutralChip() const
{
    return {colour(ColourRole::ButtonPressed), colour(ColourRole::DimmedText), colour(ColourRole::FieldBorder),
            colour(ColourRole::ControlOutline), colour(ColourRole::DimmedText)};
}

TagColours Palette::tinted(const QColor &tagColour) const
{
    const Oklch base = toOklch(tagColour);
    TagColours colours;
    colours.background =
        fromOklch({isDark() ? 0.36 : 0.925, std::min(base.chroma * 0.36, isDark() ? 0.062 : 0.052), base.hue});
    colours.edge = fromOklch({isDark() ? 0.45 : 0.865, std::min(base.chroma * 0.5, 0.075), base.hue});
    colours.outline = fromOklch({isDark() ? 0.62 : 0.70, std::min(base.chroma * 0.8, 0.12), base.hue});

    const auto leastContrast = [this](const QColor &ink, std::initializer_list<ColourRole> surfaces) {
        double least = 21;
        for (const ColourRole surface : surfaces)
            least = std::min(least, contrast(ink, colour(surface)));
        return least;
    };
    const double step = isDark() ? 0.01 : -0.01;

    Oklch dot{std::clamp(base.lightness, isDark() ? 0.60 : 0.45, isDark() ? 0.80 : 0.72), base.chroma, base.hue};
    constexpr double DotContrast = 2.5;
    while (leastContrast(fromOklch(dot), {ColourRole::List, ColourRole::Sidebar}) < DotContrast)
        dot.lightness += step;
    colours.dot = fromOklch(dot);

    constexpr double TextContrast = 4.6; // a little above the rule, against rounding
    Oklch ink{isDark() ? 0.86 : 0.47, std::min(base.chroma * 0.75, isDark() ? 0.09 : 0.13), base.hue};
    const auto isReadable = [&](const QColor &text) {
        return contrast(text, colours.background) >= TextContrast
            && std::all_of(ChipSurfaces.begin(), ChipSurfaces.end(),
                           [&](ColourRole surface) { return contrast(text, colour(surface)) >= TextContrast; });
    };
    colours.text = fromOklch(ink);
    while (!isReadable(colours.text) && ink.lightness > 0 && ink.lightness < 1) {
        ink.lightness += step;
        colours.text = fromOklch(ink);
    }
    return colours;
}

QList<PickableColour> Palette::pickableColours()
{
    QList<PickableColour> colours;
    colours.reserve(static_cast<qsizetype>(Hues.size()));
    for (const NamedHue &hue : Hues)
        colours.append({QCoreApplication::translate("TagColour", hue.name), QColor(hue.colour).name()});
    return colours;
}

bool Palette::looksDark(const QPalette &desktop)
{
    return toOklch(desktop.color(QPalette::Active, QPalette::Window)).lightness
        < toOklch(desktop.color(QPalette::Active, QPalette::WindowText)).lightness;
}

} // namespace tagloom::gui
