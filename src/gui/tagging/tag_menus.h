// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

class QMenu;

namespace tagloom::gui {

// What every menu on a tag offers, wherever the tag is shown. The entries act by themselves and say errors in the
// session's notices.

/// "Pin to key": 1 to 9 with the tags that hold them now, and none.
QMenu *addPinMenu(QMenu &menu, Session &session, domain::TagId tag);

/// "Colour": the colours to pick, and the one that follows from the name.
QMenu *addColourMenu(QMenu &menu, Session &session, domain::TagId tag);

} // namespace tagloom::gui
