// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/list.h"
#include "store/list_entry_store.h"

namespace tagloom::gui {

class Session;

/// Puts the items at the end of the list and says so, with Undo.
void addToList(Session &session, const domain::List &list, const QList<domain::ItemId> &items,
               store::RepeatedItems repeated = store::RepeatedItems::Pass);

/// Deletes it without a question and says so, with Undo. The items stay.
void deleteList(Session &session, const domain::List &list);

} // namespace tagloom::gui
