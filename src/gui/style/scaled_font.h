// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace tagloom::gui {

/// The font in another size, whether it has points or pixels.
QFont scaledFont(QFont font, qreal factor);

/// The font of what stands beside or below the text that counts: nine tenths of it.
inline QFont smallFont(const QFont &font)
{
    return scaledFont(font, 0.9);
}

} // namespace tagloom::gui
