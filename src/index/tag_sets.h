// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "index/item_tags.h"

#include <QHash>
#include <QList>

namespace tagloom::index {

/// A tag and how many items of a result carry it.
struct TagFacet
{
    domain::TagId tag;
    qint64 count = 0;
    friend bool operator==(const TagFacet &, const TagFacet &) = default;
};

/// The confirmed links: per tag the set of its slots, per slot its tags, per tag the number of its live items. All
/// three always agree. Tags of no link may have an empty set or none.
class TagSets final
{
public:
    /// nullptr if the tag has none.
    const SlotSet *find(domain::TagId tag) const;

    /// For loading: all slots of the tag. Nothing else may be asked before finishLoading().
    void load(domain::TagId tag, SlotSet slots) { m_sets[numberOf(tag)] = std::move(slots); }
    void finishLoading(quint32 slots, const SlotSet &trashed);

    /// Adds or removes one link; nothing happens if it is so already.
    void setLink(domain::TagId tag, Slot slot, bool present, bool live);

    /// All tags of a slot.
    void setTags(Slot slot, const QList<domain::TagId> &tags, bool live);

    /// The tag's whole set anew. Call settle() after the last.
    void replace(domain::TagId tag, SlotSet slots, const SlotSet &live);

    /// Brings the tags of the slots in step, where they are made anew as a whole.
    void settle(quint32 slots);

    /// An item goes to the trash or comes back.
    void setLive(Slot slot, bool live);

    /// An item is deleted.
    void removeSlot(Slot slot, bool wasLive);

    /// For each tag that any of the slots carries, how many do; ascending by tag.
    QList<TagFacet> facets(const SlotSet &slots, const SlotSet &live) const;

    SlotSet withTagCount(qint64 from, qint64 to, Slot end) const { return m_itemTags.withTagCount(from, to, end); }

private:
    quint32 numberOf(domain::TagId tag);

    std::vector<SlotSet> m_sets; ///< by the tag's number
    std::vector<domain::TagId> m_tags; ///< by the tag's number
    std::vector<quint32> m_liveCounts; ///< by the tag's number
    QHash<domain::TagId, quint32> m_numbers;
    ItemTags m_itemTags;
    bool m_itemTagsBehind = false; ///< until settle()
};

} // namespace tagloom::index
