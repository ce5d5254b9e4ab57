// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace tagloom::gui {
class MainWindow;
}

namespace tagloom::bench {

// What is measured of a list of 100,000 entries (or as many as there are items) in a shown window, in milliseconds.

/// From the choice of the list to all of its rows there and painted, p50 and p95, and the longest gap of the event
/// loop.
QJsonObject openList(gui::MainWindow &window);

/// From one row put to a random place, as by a drag, to the commit and the rows painted: p50 and p95.
QJsonObject moveInList(gui::MainWindow &window);

} // namespace tagloom::bench
