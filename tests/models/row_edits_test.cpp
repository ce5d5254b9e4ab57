// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/row_edits.h"

#include "models/row_table.h"

#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>
#include <numeric>

using namespace tagloom;
using domain::ItemId;
using models::RowEdit;
using models::rowEdits;

namespace {

QList<ItemId> list(std::initializer_list<int> values)
{
    QList<ItemId> ids;
    for (const int value : values)
        ids.append(ItemId{value});
    return ids;
}

QList<ItemId> applied(QList<ItemId> ids, const QList<RowEdit> &edits, const QList<ItemId> &after)
{
    for (const RowEdit &edit : edits) {
        if (edit.kind == RowEdit::Remove) {
            ids.remove(edit.row, edit.count);
            continue;
        }
        ids.insert(edit.row, edit.count, ItemId());
        std::copy_n(after.begin() + edit.source, edit.count, ids.begin() + edit.row);
    }
    return ids;
}

int size(const QList<RowEdit> &edits)
{
    return std::accumulate(edits.begin(), edits.end(), 0,
                           [](int sum, const RowEdit &edit) { return sum + edit.count; });
}

} // namespace

class RowEditsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsFromOneListToTheOther_data();
    void leadsFromOneListToTheOther();
    void leadsFromOneListToTheOtherAtRandom();
    void givesUpWhereTooMuchDiffers();
    void findsRowsOfDenseAndScatteredIds();
};

void RowEditsTest::leadsFromOneListToTheOther_data()
{
    QTest::addColumn<QList<ItemId>>("before");
    QTest::addColumn<QList<ItemId>>("after");
    QTest::addColumn<int>("steps");
    QTest::addColumn<int>("rows");
    QTest::addRow("equal") << list({1, 2, 3}) << list({1, 2, 3}) << 0 << 0;
    QTest::addRow("both empty") << list({}) << list({}) << 0 << 0;
    QTest::addRow("from empty") << list({}) << list({1, 2}) << 1 << 2;
    QTest::addRow("to empty") << list({1, 2}) << list({}) << 1 << 2;
    QTest::addRow("one removed") << list({1, 2, 3}) << list({1, 3}) << 1 << 1;
    QTest::addRow("range removed") << list({1, 2, 3, 4, 5}) << list({1, 5}) << 1 << 3;
    QTest::addRow("one inserted in front") << list({1, 2}) << list({9, 1, 2}) << 1 << 1;
    QTest::addRow("range inserted") << list({1, 2}) << list({1, 7, 8, 9, 2}) << 1 << 3;
    QTest::addRow("one replaced") << list({1, 2, 3}) << list({1, 9, 3}) << 2 << 2;
    QTest::addRow("one moved") << list({1, 2, 3, 4}) << list({4, 1, 2, 3}) << 2 << 2;
    QTest::addRow("two ranges") << list({1, 2, 3, 4, 5, 6}) << list({2, 3, 4, 5}) << 2 << 2;
}

void RowEditsTest::leadsFromOneListToTheOther()
{
    QFETCH(QList<ItemId>, before);
    QFETCH(QList<ItemId>, after);
    QFETCH(int, steps);
    QFETCH(int, rows);
    const auto edits = rowEdits(before, after, 200);
    QVERIFY(edits);
    QCOMPARE(applied(before, *edits, after), after);
    QCOMPARE(int(edits->size()), steps);
    QCOMPARE(size(*edits), rows);
}

void RowEditsTest::leadsFromOneListToTheOtherAtRandom()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 3000; ++round) {
        QList<ItemId> before;
        const int length = random.bounded(40);
        for (int id = 1; id <= length; ++id)
            before.append(ItemId{id});
        std::shuffle(before.begin(), before.end(), random);
        QList<ItemId> after = before;
        const int changes = random.bounded(8);
        for (int change = 0; change < changes; ++change) {
            const int row = after.isEmpty() ? 0 : random.bounded(int(after.size()));
            if (random.bounded(2) == 0)
                after.insert(row, ItemId{1000 + change});
            else if (!after.isEmpty())
                after.removeAt(row);
        }
        const auto edits = rowEdits(before, after, 8);
        QVERIFY(edits);
        QCOMPARE(applied(before, *edits, after), after);
        QVERIFY(size(*edits) <= changes);
    }
}

void RowEditsTest::givesUpWhereTooMuchDiffers()
{
    QList<ItemId> before;
    for (int id = 1; id <= 1000; ++id)
        before.append(ItemId{id});
    QList<ItemId> after = before;
    std::reverse(after.begin(), after.end());
    QVERIFY(!rowEdits(before, after, 200));
    after = before;
    after.remove(100, 201);
    QVERIFY(!rowEdits(before, after, 200));
    after = before;
    after.remove(100, 200);
    QVERIFY(rowEdits(before, after, 200));
}

void RowEditsTest::findsRowsOfDenseAndScatteredIds()
{
    models::RowTable table;
    QList<ItemId> ids = list({5, 3, 9});
    QCOMPARE(table.rowOf(ItemId{3}, ids), 1);
    QCOMPARE(table.rowOf(ItemId{4}, ids), -1);
    QCOMPARE(table.rowOf(ItemId{10}, ids), -1);
    QCOMPARE(table.rowOf(ItemId{}, ids), -1);
    ids = {ItemId{Q_INT64_C(1) << 60}, ItemId{2}};
    table.invalidate();
    QCOMPARE(table.rowOf(ids[0], ids), 0);
    QCOMPARE(table.rowOf(ids[1], ids), 1);
    QCOMPARE(table.rowOf(ItemId{3}, ids), -1);
    ids.clear();
    table.invalidate();
    QCOMPARE(table.rowOf(ItemId{2}, ids), -1);
}

QTEST_GUILESS_MAIN(RowEditsTest)
#include "row_edits_test.moc"
