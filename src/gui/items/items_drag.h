// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace tagloom::gui {

class Session;

/// Drags the selected items from the view, as a badge with their number, or the title of a single one. Returns when they
/// are dropped; nothing if none is selected.
void dragSelectedItems(Session &session, QWidget &view, const QString &title);

} // namespace tagloom::gui
