// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/oklch.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tagloom::gui {

namespace {

double linearFromEncoded(double value)
{
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double encodedFromLinear(double value)
{
    return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
}

std::array<double, 3> linearRgb(const Oklch &colour)
{
    const double a = colour.chroma * std::cos(colour.hue);
    const double b = colour.chroma * std::sin(colour.hue);
    const double l = std::pow(colour.lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const double m = std::pow(colour.lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const double s = std::pow(colour.lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

bool canBeShown(const std::array<double, 3> &rgb)
{
    constexpr double Tolerance = 0.0005;
    return std::all_of(rgb.begin(), rgb.end(),
                       [](double value) { return value >= -Tolerance && value <= 1 + Tolerance; });
}

double luminance(const QColor &colour)
{
    return 0.2126 * linearFromEncoded(colour.redF()) + 0.7152 * linearFromEncoded(colour.greenF())
        + 0.0722 * linearFromEncoded(colour.blueF());
}

} // namespace

Oklch toOklch(const QColor &colour)
{
    const double r = linearFromEncoded(colour.redF());
    const double g = linearFromEncoded(colour.greenF());
    const double b = linearFromEncoded(colour.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    const double labA = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    const double labB = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, std::hypot(labA, labB), std::atan2(labB, labA)};
}

QColor fromOklch(Oklch colour)
{
    colour.lightness = std::clamp(colour.lightness, 0.0, 1.0);
    if (!canBeShown(linearRgb(colour))) {
        double shown = 0;
        double hidden = colour.chroma;
        for (int step = 0; step < 16; ++step) {
            colour.chroma = (shown + hidden) / 2;
            (canBeShown(linearRgb(colour)) ? shown : hidden) = colour.chroma;
        }
        colour.chroma = shown;
    }
    const std::array<double, 3> rgb = linearRgb(colour);
    const auto channel = [](double value) {
        return static_cast<int>(std::lround(255 * encodedFromLinear(std::clamp(value, 0.0, 1.0))));
    };
    return QColor(channel(rgb[0]), channel(rgb[1]), channel(rgb[2]));
}

double contrast(const QColor &first, const QColor &second)
{
    const auto [darker, lighter] = std::minmax({luminance(first), luminance(second)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace tagloom::gui
