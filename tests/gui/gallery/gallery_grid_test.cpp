// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/gallery/gallery_grid.h"

#include <QtTest>

using namespace tagloom::gui;

class GalleryGridTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAsManyCellsBesideEachOtherAsFit_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::newRow("none fits") << 50 << 1;
        QTest::newRow("one") << 219 << 1;
        QTest::newRow("two, exactly") << 224 << 2;
        QTest::newRow("many") << 1060 << 10;
    }
    void placesAsManyCellsBesideEachOtherAsFit()
    {
        QFETCH(const int, width);
        QFETCH(const int, columns);
        const GalleryGrid grid(1000, {100, 150}, width, 10, 4, false);
        QCOMPARE(grid.columns(), columns);
        QCOMPARE(grid.lines(), (1000 + columns - 1) / columns);
    }

    void spreadsCellsEvenlyAndNeverOverEachOther()
    {
        for (int width = 120; width < 1500; width += 7) {
            const GalleryGrid grid(40, {100, 150}, width, 10, 4, false);
            for (int index = 1; index < 40; ++index) {
                QVERIFY(!grid.cell(index).intersects(grid.cell(index - 1)));
                QVERIFY(grid.cell(index).right() < width);
                QCOMPARE(grid.at(grid.cell(index).center()), index);
                QCOMPARE(grid.at(grid.cell(index).topLeft()), index);
                QCOMPARE(grid.at(grid.cell(index).bottomRight()), index);
            }
        }
    }

    void standsTheOtherWayRoundFromRightToLeft()
    {
        const GalleryGrid grid(5, {100, 150}, 600, 10, 4, true);
        QVERIFY(grid.cell(0).left() > grid.cell(1).left());
        QCOMPARE(grid.cell(0).top(), grid.cell(1).top());
        QCOMPARE(grid.at(grid.cell(3).center()), 3);
    }

    void saysNothingBesideTheCells()
    {
        const GalleryGrid grid(3, {100, 150}, 224, 10, 4, false);
        QCOMPARE(grid.at({0, 0}), -1);
        QCOMPARE(grid.at(grid.cell(0).bottomRight() + QPoint(0, 2)), -1);
        QCOMPARE(grid.at({grid.cell(1).center().x(), grid.cell(2).center().y()}), -1); // the place of a fourth
        QCOMPARE(grid.at({50, 10'000}), -1);
        QCOMPARE(grid.cell(3), QRect());
        QCOMPARE(grid.cell(-1), QRect());
    }

    void doesWithNothing()
    {
        const GalleryGrid grid(0, {100, 150}, 600, 10, 4, false);
        QCOMPARE(grid.height(), 0);
        QCOMPARE(grid.at({50, 50}), -1);
        QCOMPARE(grid.lineAt(50), -1);
        QVERIFY(grid.cellsBetween(0, 500).second < grid.cellsBetween(0, 500).first);
        QVERIFY(grid.cellsIn({0, 0, 500, 500}).isEmpty());
    }

    void holdsAMillionItems()
    {
        const GalleryGrid grid(1'000'000, {336, 420}, 400, 12, 4, false); // one column, the tallest case
        QCOMPARE(grid.lines(), 1'000'000);
        QCOMPARE(grid.height(), 1'000'000 * 424 + 20);
        QCOMPARE(grid.at(grid.cell(999'999).center()), 999'999);
        QCOMPARE(grid.cellsBetween(grid.height() - 500, grid.height()).second, 999'999);
    }

    void findsTheLinesOnTheScreen()
    {
        const GalleryGrid grid(100, {100, 150}, 540, 10, 4, false);
        QCOMPARE(grid.columns(), 5);
        QCOMPARE(grid.cellsBetween(0, 400), std::pair(0, 14));
        QCOMPARE(grid.cellsBetween(164, 200), std::pair(5, 9));
        QCOMPARE(grid.cellsBetween(grid.height() - 10, grid.height() + 500), std::pair(95, 99));
    }

    void findsWhatARectangleTouches()
    {
        const GalleryGrid grid(13, {100, 150}, 540, 10, 4, false);
        const auto spanning = [&grid](int from, int to) {
            return grid.cellsIn(QRect(grid.cell(from).center(), grid.cell(to).center()).normalized());
        };
        using Ranges = QList<std::pair<int, int>>;
        QCOMPARE(spanning(1, 3), Ranges({{1, 3}}));
        QCOMPARE(spanning(1, 7), Ranges({{1, 2}, {6, 7}}));
        QCOMPARE(spanning(7, 1), Ranges({{1, 2}, {6, 7}}));
        QCOMPARE(spanning(0, 9), Ranges({{0, 9}})); // whole lines are one range
        QCOMPARE(spanning(3, 12), Ranges({{2, 3}, {7, 8}, {12, 12}}));
        QVERIFY(grid.cellsIn({0, 0, 5, 5}).isEmpty());
        QVERIFY(grid.cellsIn(QRect(grid.cell(0).left(), grid.cell(0).bottom() + 1, 200, 2)).isEmpty()); // between lines
    }
};

QTEST_GUILESS_MAIN(GalleryGridTest)
#include "gallery_grid_test.moc"
