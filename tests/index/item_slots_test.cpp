// SPDX-License-Identifier: GPL-3.0-or-later
#include "index/item_slots.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace tagloom;
using domain::ItemId;
using index::ItemSlots;
using index::noSlot;
using index::Slot;

class ItemSlotsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesEachItemOneSlot_data();
    void givesEachItemOneSlot();
};

void ItemSlotsTest::givesEachItemOneSlot_data()
{
    QTest::addColumn<QList<qint64>>("ids");
    const qint64 far = qint64{1} << 60;
    QTest::newRow("none") << QList<qint64>();
    QTest::newRow("dense") << QList<qint64>{1, 2, 3, 4, 5, 6, 7, 8, 9};
    QTest::newRow("sparse") << QList<qint64>{3, 1000, far, far + 1, far + 500000};
    QTest::newRow("an undone deletion") << QList<qint64>{5, 9, 20, 7, 21, 6, 1, far, 8};
    QTest::newRow("from near to far and near again")
        << QList<qint64>{-70, -5, 0, 1, 63, 64, 65, 70000, far, far + 1, far + 70, 100};
    QTest::newRow("descending") << QList<qint64>{9, 8, 7, 6};
    QRandomGenerator random(1);
    QList<qint64> many;
    for (int i = 0; i < 3000; ++i) {
        const qint64 id = 1 + random.bounded(100000);
        if (!many.contains(id))
            many.append(id);
    }
    std::sort(many.begin(), many.begin() + many.size() / 2);
    QTest::newRow("random") << many;
}

void ItemSlotsTest::givesEachItemOneSlot()
{
    QFETCH(QList<qint64>, ids);
    ItemSlots slots;
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(slots.findOrAdd(ItemId{ids[i]}), static_cast<Slot>(i));
    for (qsizetype i = 0; i < ids.size(); ++i) {
        QCOMPARE(slots.findOrAdd(ItemId{ids[i]}), static_cast<Slot>(i));
        QCOMPARE(slots.find(ItemId{ids[i]}), static_cast<Slot>(i));
        QCOMPARE(slots.idOf(static_cast<Slot>(i)), ItemId{ids[i]});
        if (!ids.contains(ids[i] + 1))
            QCOMPARE(slots.find(ItemId{ids[i] + 1}), noSlot);
    }
    QCOMPARE(slots.find(ItemId{-71}), noSlot);
    QCOMPARE(slots.find(ItemId{std::numeric_limits<qint64>::max()}), noSlot);
    QCOMPARE(slots.size(), static_cast<quint32>(ids.size()));
}

QTEST_GUILESS_MAIN(ItemSlotsTest)
#include "item_slots_test.moc"
