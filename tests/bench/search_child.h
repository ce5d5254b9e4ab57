// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace tagloom::gui {
class MainWindow;
}

namespace tagloom::bench {

// What is measured in a shown window, each in milliseconds: p50, p95 or what the names say. All wait for the index
// first.

/// From a changed search to the list and the tree painted with result, total and facets: random tags joined by and, or,
/// not.
QJsonObject searchTags(gui::MainWindow &window);

/// The same with words of three letters and more from the titles.
QJsonObject searchWords(gui::MainWindow &window);

/// From one tag put on one item to counts, list and index following it.
QJsonObject tagOne(gui::MainWindow &window);

/// The longest gap of the event loop while a tag is put on 100,000 items (or all there are).
QJsonObject tagMany(gui::MainWindow &window);

/// Two tags of 10,000 items each become one: until everything follows, and the longest gap of the event loop meanwhile.
QJsonObject mergeTags(gui::MainWindow &window);

/// Finding tags that may be the same, and the longest gap of the event loop meanwhile.
QJsonObject findTwins(gui::MainWindow &window);

/// From now until searches are answered by the index.
QJsonObject awaitIndex(gui::MainWindow &window);

} // namespace tagloom::bench
