// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

namespace tagloom::gui {

/// Puts the tags that all selected items carry on the clipboard: as ids for this library and as "a, b" for everything
/// else. Says in the notices what it did.
void copyTags(Session &session);

/// Puts the tags of the clipboard on the selection. Ids of this library come first; plain text is split at commas and
/// lines, and names that are no tag yet are made.
void pasteTags(Session &session);

/// Whether pasteTags() would find something.
bool canPasteTags(Session &session);

} // namespace tagloom::gui
