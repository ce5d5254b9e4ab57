// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace tagloom::gui {

/// A colour as people see it: equal steps of lightness look equal, whatever the hue.
struct Oklch
{
    double lightness = 0; ///< 0 black .. 1 white
    double chroma = 0; ///< 0 grey .. about 0.37
    double hue = 0; ///< radians
};

Oklch toOklch(const QColor &colour);

/// The nearest colour a screen can show: lightness and hue stay, chroma gives way.
QColor fromOklch(Oklch colour);

/// The contrast of two opaque colours as WCAG 2 defines it, 1 .. 21.
double contrast(const QColor &first, const QColor &second);

} // namespace tagloom::gui
