// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "index/item_slots.h"
#include "index/sort_order.h"
#include "index/tag_sets.h"

#include <QHash>

#include <vector>

namespace tagloom::index {

/// What the index knows of items, by slot, and of their links.
struct Contents
{
    ItemSlots slots;
    SlotSet existing; ///< not deleted since they were loaded; all sets here hold such slots only
    SlotSet live; ///< of these, those not in the trash
    SlotSet withUrl;
    SlotSet withNote;
    QHash<domain::KindId, SlotSet> kinds;
    std::vector<qint64> createdAt; ///< by slot, UTC milliseconds
    std::vector<qint64> updatedAt;
    SortOrder byCreated;
    SortOrder byUpdated;
    TagSets tags;
};

} // namespace tagloom::index
