// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/id_set.h"

#include <QRandomGenerator>
#include <QSet>
#include <QtTest>

#include <limits>

using namespace tagloom;
using domain::ItemId;
using store::IdLookup;
using store::IdSet;

namespace {

QList<ItemId> ids(const QList<qint64> &values)
{
    QList<ItemId> all;
    for (const qint64 value : values)
        all.append(ItemId{value});
    return all;
}

bool has(const IdSet &set, qint64 id)
{
    return IdLookup(set).contains({id});
}

} // namespace

class IdSetTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsAndDropsRepeatedIds();
    void keepsDistantIdsSmall();
    void agreesWithPlainLogic();
};

void IdSetTest::sortsAndDropsRepeatedIds()
{
    QCOMPARE(IdSet(ids({3, 1, 3, 2, 1})).ids(), ids({1, 2, 3}));
}

void IdSetTest::keepsDistantIdsSmall()
{
    constexpr qint64 far = std::numeric_limits<qint64>::max();
    const IdSet set(ids({far, 2, -5, qint64{1} << 60}));
    for (const qint64 id : {far, qint64{2}, qint64{-5}, qint64{1} << 60})
        QVERIFY(has(set, id));
    for (const qint64 id : {far - 1, qint64{1}, qint64{-6}, qint64{0}})
        QVERIFY(!has(set, id));
    const IdSet dense(ids({1, 2}));
    QVERIFY(has(dense, 2));
    QVERIFY(!has(dense, far));
    QVERIFY(!has(dense, -1));
}

void IdSetTest::agreesWithPlainLogic()
{
    QRandomGenerator random(4);
    const auto randomSet = [&random] {
        QList<ItemId> some;
        for (int i = random.bounded(12); i > 0; --i)
            some.append(ItemId{random.bounded(12)});
        IdSet set(some);
        if (random.bounded(2) == 0)
            set.complement();
        return set;
    };
    for (int round = 0; round < 500; ++round) {
        const std::vector<IdSet> sets{randomSet(), randomSet(), randomSet()};
        IdSet all = IdSet::everything();
        for (const IdSet &set : sets)
            all.intersect(set);
        const IdSet any = IdSet::united(sets);
        for (qint64 id = 0; id < 13; ++id) {
            QCOMPARE(has(all, id), has(sets[0], id) && has(sets[1], id) && has(sets[2], id));
            QCOMPARE(has(any, id), has(sets[0], id) || has(sets[1], id) || has(sets[2], id));
        }
    }
    QVERIFY(IdSet::united({}).isNothing());
    QVERIFY(IdSet::everything().isEverything());
}

QTEST_GUILESS_MAIN(IdSetTest)
#include "id_set_test.moc"
