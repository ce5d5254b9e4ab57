// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"

#include <QList>
#include <QString>

#include <functional>

namespace tagloom::gui {

class Actions;
class ItemsView;
class Session;

/// What a step of the tour may look at and do.
struct TourScene
{
    Session &session;
    Actions &actions;
    ItemsView &list;
};

/// One thing to try. Texts are plain.
struct TourStep
{
    QString title;
    QString text; ///< what to do, by mouse and by key
    QString place; ///< accessible name of the widget that it is about; empty: none
    std::function<void(TourScene &)>
        show; ///< does it for the person, or brings them to it; empty: there is nothing to do

    /// Whether the person has done it. Asked after each commit, and with an empty change set after all else that
    /// happens. Empty: there is nothing to do.
    std::function<bool(TourScene &, const domain::ChangeSet &)> isDone;
};

/// The way through the sample library, in order, with the keys that are in force.
QList<TourStep> tourSteps(const Actions &actions);

} // namespace tagloom::gui
