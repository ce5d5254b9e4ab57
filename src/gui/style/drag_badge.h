// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QDrag;
class QWidget;

namespace tagloom::gui {

/// What hangs at the pointer during a drag: a small label in the colours of the theme.
void setDragBadge(QDrag &drag, const QWidget &source, const QString &text);

} // namespace tagloom::gui
