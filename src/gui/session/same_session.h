// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/session.h"

#include <QPointer>

namespace tagloom::gui {

/// Whether the library that a question was about is still the one that is shown: ids and paths mean others in another
/// one. If another is shown, says in it that nothing was done.
inline bool isStillShown(const QPointer<Session> &asked, Session *shown)
{
    if (asked && asked == shown)
        return true;
    if (shown)
        shown->notices().say(QObject::tr("Another library was opened meanwhile. Nothing was done."));
    return false;
}

} // namespace tagloom::gui
