// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QList>
#include <QString>

namespace tagloom::gui {

class Session;

/// Tags about to be dropped in the tree.
struct TagDrop
{
    QList<domain::TagId> tags;
    domain::TagId onto; ///< none: the empty space, which is the top
    bool merges = false; ///< rather than moves
};

/// Why it cannot be, as a sentence for the person who drags; empty if it can. By what the tree shows: quick enough for
/// every move of the mouse.
QString whyNot(Session &session, const TagDrop &drop);

} // namespace tagloom::gui
