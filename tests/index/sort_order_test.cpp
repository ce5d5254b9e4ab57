// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/sort_order.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace tagloom;
using index::Slot;
using index::SlotSet;
using index::SortOrder;

namespace {

/// Item 1,000 has slot 0, and so on.
std::vector<qint64> itemsOf(size_t slots)
{
    std::vector<qint64> items(slots);
    std::iota(items.begin(), items.end(), 1000);
    return items;
}

std::vector<Slot> visited(const SortOrder &order, const SlotSet &set, bool descending)
{
    std::vector<Slot> slots;
    for (const domain::ItemId item : order.ordered(set, descending))
        slots.push_back(static_cast<Slot>(item.value - 1000));
    return slots;
}

bool isSound(const SortOrder &order)
{
    for (quint32 rank = 0; rank < order.size(); ++rank) {
        if (order.rankOf(order.slotAt(rank)) != rank)
            return false;
    }
    return true;
}

} // namespace

class SortOrderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visitsInOrderBothWays();
    void keepsTheOrderWhileSlotsMove();
    void placesBesideWhatCannotBeTold();
    void readsBlocksOfAnySize_data();
    void readsBlocksOfAnySize();
};

void SortOrderTest::visitsInOrderBothWays()
{
    SortOrder order;
    QVERIFY(visited(order, SlotSet(), false).empty());
    order.assign({3, 1, 4, 0, 2, 70}, itemsOf(71));
    SlotSet set;
    for (const Slot slot : {0U, 3U, 4U, 5U, 70U, 900U})
        set.add(slot);
    QCOMPARE(visited(order, set, false), (std::vector<Slot>{3, 4, 0, 70}));
    QCOMPARE(visited(order, set, true), (std::vector<Slot>{70, 0, 4, 3}));
    QVERIFY(!order.contains(5));
}

/// Slots with random keys: moved and added in groups of any size, the order must stay that of a plain sort.
void SortOrderTest::keepsTheOrderWhileSlotsMove()
{
    QRandomGenerator random(7);
    std::vector<int> keys(200);
    for (int &key : keys)
        key = random.bounded(50);
    const auto less = [&keys](Slot a, Slot b) {
        return keys[a] != keys[b] ? keys[a] < keys[b] : a < b;
    };
    std::vector<Slot> plain(keys.size());
    std::iota(plain.begin(), plain.end(), 0U);
    std::sort(plain.begin(), plain.end(), less);
    SortOrder order;
    order.assign(plain, itemsOf(plain.size()));
    for (int round = 0; round < 500; ++round) {
        std::vector<Slot> moving;
        for (int count = random.bounded(12); count > 0; --count) {
            const auto slot = random.bounded(4) == 0 ? static_cast<Slot>(keys.size())
                                                     : static_cast<Slot>(random.bounded(static_cast<int>(keys.size())));
            if (std::find(moving.begin(), moving.end(), slot) != moving.end())
                continue;
            if (slot == keys.size()) {
                keys.push_back(0);
                plain.push_back(slot);
            }
            keys[slot] = random.bounded(50);
            moving.push_back(slot);
        }
        std::sort(moving.begin(), moving.end(), less);
        std::vector<SortOrder::Placement> placements;
        const auto isMoving = [&moving](Slot slot) {
            return std::find(moving.begin(), moving.end(), slot) != moving.end();
        };
        for (const Slot slot : moving)
            placements.push_back({slot, order.placeFor(isMoving, [&](Slot other) { return less(other, slot); })});
        order.place(placements, itemsOf(keys.size()));
        std::sort(plain.begin(), plain.end(), less);
        QVERIFY(order.slots() == plain);
        SlotSet all;
        all.addRange(0, keys.size());
        QVERIFY(visited(order, all, false) == plain);
        QVERIFY(visited(order, all, true) == std::vector<Slot>(plain.rbegin(), plain.rend()));
        QVERIFY(isSound(order));
    }
}

void SortOrderTest::placesBesideWhatCannotBeTold()
{
    SortOrder order;
    order.assign({0, 1, 2, 3, 4, 5}, itemsOf(6));
    const auto none = [](Slot) {
        return true;
    };
    const auto never = [](Slot) {
        return false;
    };
    QCOMPARE(order.placeFor(none, never), 6U);
    // 1 to 3 say nothing: whatever lies between 0 and 4 goes to one and the same place.
    const auto middle = [](Slot slot) {
        return slot >= 1 && slot <= 3;
    };
    QCOMPARE(order.placeFor(middle, [](Slot slot) { return slot < 1; }), 4U);
    QCOMPARE(order.placeFor(middle, [](Slot slot) { return slot < 4; }), 4U);
    QCOMPARE(order.placeFor(middle, never), 0U);
}

void SortOrderTest::readsBlocksOfAnySize_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("step");
    for (const int count : {1, 1023, 1024, 1025, 65536, 200000}) {
        for (const int step : {1, 3, 40})
            QTest::addRow("%d by %d", count, step) << count << step;
    }
}

void SortOrderTest::readsBlocksOfAnySize()
{
    QFETCH(int, count);
    QFETCH(int, step);
    index::SlotCollector collector;
    for (int i = 0; i < count; ++i)
        collector.add(static_cast<Slot>(i) * static_cast<Slot>(step));
    for (SlotSet set = collector.take(); const bool optimized : {false, true}) {
        if (optimized)
            set.runOptimize();
        Slot expected = 0;
        bool right = true;
        index::forEachSlot(set, [&](Slot slot) {
            right = right && slot == expected;
            expected += static_cast<Slot>(step);
        });
        QVERIFY(right);
        QCOMPARE(expected, static_cast<Slot>(count) * static_cast<Slot>(step));
    }
}

QTEST_GUILESS_MAIN(SortOrderTest)
#include "sort_order_test.moc"
