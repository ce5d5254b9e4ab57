// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/lists_fixture.h"

using namespace Qt::StringLiterals;
using namespace tagloom;
using test::drag;
using test::ListStage;

/// Real drags, from the press to the drop, on a platform that has them.
class ListDragTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsDroppedOnAListAreAddedToIt()
    {
        ListStage stage({u"one"_s, u"two"_s, u"three"_s}, 1);
        stage.page.show();
        QTRY_COMPARE(stage.session().listsModel().rowCount(), 2);
        stage.page.select({stage.items[1], stage.items[2]});
        drag(stage.page.item(stage.items[1]), stage.listRow(1));
        QTRY_COMPARE(stage.page.number(u"SELECT count(*) FROM list_entries"_s), 3);
        QVERIFY(!stage.session().showsEntries()); // a drop shows nothing else
        // Once more adds nothing.
        drag(stage.page.item(stage.items[1]), stage.listRow(1));
        QCOMPARE(stage.page.number(u"SELECT count(*) FROM list_entries"_s), 3);
    }

    void itemsDroppedOnWhatIsInProgressStay()
    {
        ListStage stage({u"one"_s, u"two"_s}, 1);
        stage.page.show();
        QTRY_COMPARE(stage.session().listsModel().rowCount(), 2);
        drag(stage.page.item(stage.items[1]), stage.listRow(0));
        QCOMPARE(stage.page.number(u"SELECT count(*) FROM list_entries"_s), 1);
    }

    void anEntryDroppedBetweenOthersMoves()
    {
        ListStage stage({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        stage.open();
        QCOMPARE(stage.order(), u"a b c d"_s);
        drag(stage.entry(3), stage.entry(1, models::ListEntriesModel::TitleColumn, {0, -8}));
        QTRY_COMPARE(stage.storedOrder(), u"a d b c"_s);
        QCOMPARE(stage.order(), u"a d b c"_s);
        // The lower half of a row is behind it.
        drag(stage.entry(0), stage.entry(2, models::ListEntriesModel::TitleColumn, {0, 8}));
        QTRY_COMPARE(stage.storedOrder(), u"d b a c"_s);
        QCOMPARE(stage.order(), u"d b a c"_s);
        drag(stage.entry(0), {stage.view().viewport(), stage.view().viewport()->rect().center() + QPoint(0, 150)});
        QTRY_COMPARE(stage.storedOrder(), u"b a c d"_s);
    }

    void entriesThatAreGroupedStay()
    {
        ListStage stage({u"a"_s, u"b"_s, u"c"_s});
        stage.open();
        stage.entries().setGrouped(true);
        drag(stage.entry(2), stage.entry(0, models::ListEntriesModel::TitleColumn, {0, -8}));
        QCOMPARE(stage.storedOrder(), u"a b c"_s);
    }

    void anEntryDroppedOnATagGetsIt()
    {
        ListStage stage({u"a"_s, u"b"_s});
        stage.page.library.addTag(u"art"_s);
        stage.open();
        drag(stage.entry(1), stage.page.tag(u"art"_s));
        QTRY_COMPARE(stage.page.library.links(stage.items[1]), u"art"_s);
        QCOMPARE(stage.storedOrder(), u"a b"_s);
    }

    void anEntryDroppedOnAnotherListIsAddedToIt()
    {
        ListStage stage({u"a"_s, u"b"_s});
        const auto later = test::waitFor(stage.session().lists().create(u"Later"_s, domain::ListTemplate::Plain));
        stage.open();
        QTRY_COMPARE(stage.session().listsModel().rowCount(), 3);
        drag(stage.entry(1), stage.listRow(2));
        QTRY_COMPARE(stage.page.number(u"SELECT count(*) FROM list_entries WHERE list_id = %1"_s.arg(later.value)), 1);
        QCOMPARE(stage.storedOrder(), u"a b"_s);
    }

    void aTagDroppedOnAnEntryGoesOntoItsItem()
    {
        ListStage stage({u"a"_s, u"b"_s});
        stage.page.library.addTag(u"art"_s);
        stage.open();
        drag(stage.page.tag(u"art"_s), stage.entry(0));
        QTRY_COMPARE(stage.page.library.links(stage.items[0]), u"art"_s);
        QCOMPARE(stage.page.library.links(stage.items[1]), QString());
    }
};

QTEST_MAIN(ListDragTest)
#include "list_drag_test.moc"
