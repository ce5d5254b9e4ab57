// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/tag_sets.h"

#include <algorithm>

namespace tagloom::index {

using domain::TagId;

namespace {

/// So many links of one tag are followed one by one; for more, the tags of all slots are made anew (some 50 ns a link).
constexpr quint32 mostSingleLinks = 2000;

} // namespace

quint32 TagSets::numberOf(TagId tag)
{
    const auto known = m_numbers.constFind(tag);
    if (known != m_numbers.cend())
        return *known;
    const auto number = static_cast<quint32>(m_sets.size());
    m_numbers.insert(tag, number);
    m_tags.push_back(tag);
    m_sets.emplace_back();
    m_liveCounts.push_back(0);
    return number;
}

const SlotSet *TagSets::find(TagId tag) const
{
    const auto known = m_numbers.constFind(tag);
    return known == m_numbers.cend() ? nullptr : &m_sets[*known];
}

void TagSets::finishLoading(quint32 slots, const SlotSet &trashed)
{
    m_sets.shrink_to_fit();
    for (size_t tag = 0; tag < m_sets.size(); ++tag)
        m_liveCounts[tag] = countOf(m_sets[tag]) - static_cast<quint32>(m_sets[tag].and_cardinality(trashed));
    m_itemTags.build(m_sets, slots);
}

void TagSets::setLink(TagId tag, Slot slot, bool present, bool live)
{
    const quint32 number = numberOf(tag);
    SlotSet &set = m_sets[number];
    if (present ? !set.addChecked(slot) : !set.removeChecked(slot))
        return;
    if (live)
        m_liveCounts[number] += present ? 1U : -1U;
    if (present)
        m_itemTags.add(slot, number);
    else
        m_itemTags.remove(slot, number);
}

void TagSets::setTags(Slot slot, const QList<TagId> &tags, bool live)
{
    QList<TagId> gone;
    m_itemTags.forEach(slot, [this, &tags, &gone](quint32 tag) {
        if (!tags.contains(m_tags[tag]))
            gone.append(m_tags[tag]);
    });
    for (const TagId tag : std::as_const(gone))
        setLink(tag, slot, false, live);
    for (const TagId tag : tags)
        setLink(tag, slot, true, live);
}

void TagSets::replace(TagId tag, SlotSet slots, const SlotSet &live)
{
    const quint32 number = numberOf(tag);
    SlotSet &set = m_sets[number];
    const SlotSet gone = set - slots;
    const SlotSet come = slots - set;
    set = std::move(slots);
    set.runOptimize();
    m_liveCounts[number] = static_cast<quint32>(set.and_cardinality(live));
    if (m_itemTagsBehind || countOf(gone) + countOf(come) > mostSingleLinks) {
        m_itemTagsBehind = true;
        return;
    }
    forEachSlot(gone, [this, number](Slot slot) { m_itemTags.remove(slot, number); });
    forEachSlot(come, [this, number](Slot slot) { m_itemTags.add(slot, number); });
}

void TagSets::settle(quint32 slots)
{
    if (m_itemTagsBehind || m_itemTags.wantsBuilding())
        m_itemTags.build(m_sets, slots);
    m_itemTagsBehind = false;
}

void TagSets::setLive(Slot slot, bool live)
{
    m_itemTags.forEach(slot, [this, live](quint32 tag) { m_liveCounts[tag] += live ? 1U : -1U; });
}

void TagSets::removeSlot(Slot slot, bool wasLive)
{
    m_itemTags.forEach(slot, [this, slot, wasLive](quint32 tag) {
        m_sets[tag].remove(slot);
        if (wasLive)
            --m_liveCounts[tag];
    });
    m_itemTags.clear(slot);
}

QList<TagFacet> TagSets::facets(const SlotSet &slots, const SlotSet &live) const
{
    // Of a result near to everything it is quicker to count what is not in it, and take that from the totals.
    const auto liveHits = slots.and_cardinality(live);
    const bool fromTotals = liveHits > live.cardinality() / 2;
    std::vector<quint32> counts(m_sets.size());
    if (fromTotals) {
        m_itemTags.count(live - slots, counts);
        for (size_t tag = 0; tag < counts.size(); ++tag)
            counts[tag] = m_liveCounts[tag] - counts[tag];
        if (liveHits < slots.cardinality())
            m_itemTags.count(slots - live, counts);
    } else {
        m_itemTags.count(slots, counts);
    }

    QList<TagFacet> facets;
    bool ascending = true;
    for (size_t tag = 0; tag < counts.size(); ++tag) {
        if (counts[tag] == 0)
            continue;
        ascending = ascending && (facets.isEmpty() || facets.last().tag < m_tags[tag]);
        facets.append(TagFacet{m_tags[tag], counts[tag]});
    }
    if (!ascending)
        std::sort(facets.begin(), facets.end(), [](const TagFacet &a, const TagFacet &b) { return a.tag < b.tag; });
    return facets;
}

} // namespace tagloom::index
