// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

namespace tagloom::gui {

/// Takes the tag on this key (1..9) off the selection if all of it carries it, and puts it on otherwise. Says in the
/// notices what happened, also that nothing could.
void togglePin(Session &session, int digit);

/// Takes all pinned tags off the selection.
void removeAllPinned(Session &session);

} // namespace tagloom::gui
