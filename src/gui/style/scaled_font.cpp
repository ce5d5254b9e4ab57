// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/style/scaled_font.h"

namespace tagloom::gui {

QFont scaledFont(QFont font, qreal factor)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qMax(1, qRound(font.pixelSize() * factor)));
    return font;
}

} // namespace tagloom::gui
