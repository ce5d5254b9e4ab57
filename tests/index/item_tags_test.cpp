// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/item_tags.h"

#include <QRandomGenerator>
#include <QtTest>

#include <set>

using namespace tagloom;
using index::ItemTags;
using index::Slot;
using index::SlotSet;

class ItemTagsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPlainSets();
};

/// Built from sets, then changed at random and built again: always what plain sets say.
void ItemTagsTest::agreesWithPlainSets()
{
    constexpr quint32 tags = 20;
    QRandomGenerator random(3);
    quint32 slots = 300;
    std::vector<SlotSet> sets(tags);
    std::vector<std::set<quint32>> plain(slots);
    for (int i = 0; i < 1000; ++i) {
        const auto slot = static_cast<Slot>(random.bounded(static_cast<int>(slots)));
        const auto tag = static_cast<quint32>(random.bounded(static_cast<int>(tags)));
        sets[tag].add(slot);
        plain[slot].insert(tag);
    }
    ItemTags itemTags;
    itemTags.build(sets, slots);
    for (int round = 0; round < 400; ++round) {
        if (round % 50 == 49) {
            ++slots; // one more that has no tag yet
            plain.emplace_back();
        }
        const auto slot = static_cast<Slot>(random.bounded(static_cast<int>(slots)));
        const auto tag = static_cast<quint32>(random.bounded(static_cast<int>(tags)));
        if (random.bounded(10) == 0) {
            for (SlotSet &set : sets)
                set.remove(slot);
            plain[slot].clear();
            itemTags.clear(slot);
        } else if (sets[tag].contains(slot)) {
            sets[tag].remove(slot);
            plain[slot].erase(tag);
            itemTags.remove(slot, tag);
        } else {
            sets[tag].add(slot);
            plain[slot].insert(tag);
            itemTags.add(slot, tag);
        }
        if (round % 100 == 99)
            itemTags.build(sets, slots);

        SlotSet asked;
        for (Slot other = 0; other < slots; other += 1 + static_cast<Slot>(random.bounded(3)))
            asked.add(other);
        std::vector<quint32> counts(tags);
        std::vector<quint32> plainCounts(tags);
        itemTags.count(asked, counts);
        for (quint32 other = 0; other < tags; ++other)
            plainCounts[other] = static_cast<quint32>(sets[other].and_cardinality(asked));
        QCOMPARE(counts, plainCounts);
        const qint64 from = random.bounded(5);
        const qint64 to = from + random.bounded(3);
        const SlotSet found = itemTags.withTagCount(from, to, slots);
        for (Slot other = 0; other < slots; ++other) {
            std::set<quint32> carried;
            itemTags.forEach(other, [&carried](quint32 each) { carried.insert(each); });
            QVERIFY(carried == plain[other]);
            const auto number = static_cast<qint64>(carried.size());
            QCOMPARE(found.contains(other), from <= number && number <= to);
        }
    }
}

QTEST_GUILESS_MAIN(ItemTagsTest)
#include "item_tags_test.moc"
