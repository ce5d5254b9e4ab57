// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/item.h"
#include "gui/session/session.h"

#include <functional>

class QWidget;

namespace tagloom::gui {

/// Makes the items of another kind. Asks first if details would go, and names them; else does it at once, and the
/// banner offers Undo. `ended` is called afterwards in any case, unless `parent` has gone by then.
void changeKind(Session &session, const QList<domain::ItemId> &items, domain::KindId kind, QWidget *parent,
                std::function<void()> ended = {});

} // namespace tagloom::gui
