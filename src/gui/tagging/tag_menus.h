// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

#include <QIcon>

class QMenu;

namespace tagloom::gui {

// What every menu on a tag offers, wherever the tag is shown. The entries act by themselves and say errors in the
// session's notices.

/// "Pin to key": 1 to 9 with the tags that hold them now, and none; of several tags: the free ones, and none.
QMenu *addPinMenu(QMenu &menu, Session &session, const QList<domain::TagId> &tags);

/// "Colour": the colours to pick, and the one that follows from the name.
QMenu *addColourMenu(QMenu &menu, Session &session, const QList<domain::TagId> &tags);

/// A tag's mark as a picture for menus and buttons: filled, or a ring for the colour that follows from the name.
QIcon dotIcon(const QColor &colour);
QIcon ringIcon(const QColor &colour);

/// The colour that all of them have ("#rrggbb", or empty for the one by name); nullopt if they differ, or are more than
/// anyone looks at.
std::optional<QString> sharedColour(Session &session, const QList<domain::TagId> &tags);

} // namespace tagloom::gui
