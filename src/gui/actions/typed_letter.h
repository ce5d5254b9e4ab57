// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyEvent>

namespace tagloom::gui {

/// Whether QAbstractItemView would take a key press for the beginning of a search by typing, which would read every
/// title of a list, a million perhaps. Lists pass such keys on.
inline bool isTypedLetter(const QKeyEvent &event)
{
    return !event.text().isEmpty() && event.text().at(0).isPrint() && !event.modifiers().testFlag(Qt::ControlModifier)
        && event.key() != Qt::Key_Space;
}

} // namespace tagloom::gui
