// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace tagloom::domain {

/// From where an action came.
enum class HistoryOrigin { Window, Command, Import };

/// The words that stand in the database: "window", "command", "import".
QString toWord(HistoryOrigin origin);
std::optional<HistoryOrigin> historyOriginFromWord(QStringView word);

/// One action of the history, without what it changed.
struct HistoryEntry
{
    HistoryId id;
    QString label; ///< for people: "12 items tagged “physics”"
    qint64 madeAt = 0; ///< UTC milliseconds
    HistoryOrigin origin = HistoryOrigin::Window;
    qint64 items = 0; ///< different items that it touched; their links count
    qint64 tags = 0; ///< different tags of which it changed more than the links
    qint64 rows = 0;
    qint64 bytes = 0; ///< in the library file
    bool undone = false;
};

/// What undo and redo would do next.
struct HistoryPosition
{
    std::optional<HistoryEntry> undo;
    std::optional<HistoryEntry> redo;
};

/// Which entries are asked for: all that are unset are everything.
struct HistoryFilter
{
    QString text; ///< in the label, whatever its case
    std::optional<HistoryOrigin> origin;
    std::optional<qint64> madeFrom; ///< UTC milliseconds
    std::optional<qint64> madeBefore;
};

/// One change of an entry, in words.
struct HistoryDetail
{
    enum class Change { Added, Changed, Removed };

    Change change = Change::Changed;
    QString text; ///< "the tag “physics” on “A page”"
    ItemId item; ///< which may be gone; none where the change is on something else
    TagId tag;
};

/// How much there is.
struct HistoryTotals
{
    qint64 entries = 0;
    qint64 bytes = 0; ///< of what they changed, in the library file
};

/// How much history is kept. What is unset does not limit; the newest `alwaysKept` entries stay whatever it says.
struct HistoryLimits
{
    static constexpr qint64 alwaysKept = 1000;

    std::optional<qint64> madeBefore; ///< entries from before this time (UTC milliseconds) go
    std::optional<qint64> bytes; ///< of all entries together
};

} // namespace tagloom::domain
