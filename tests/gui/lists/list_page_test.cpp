// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/lists_fixture.h"

#include "gui/inspector/inspector.h"
#include "gui/inspector/item_lists.h"
#include "gui/lists/entry_delegates.h"
#include "library/history_service.h"
#include "store/list_store.h"
#include "support/loop_watchdog.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include <ctime>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ListStatus;
using models::ListEntriesModel;
using test::ListStage;
using test::waitFor;

class ListPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClickInTheSidebarShowsAList()
    {
        ListStage stage({u"one"_s, u"two"_s, u"three"_s}, 2);
        stage.page.show();
        QCOMPARE(stage.lists().accessibleName(), u"Lists"_s);
        QTRY_COMPARE(stage.lists().model()->rowCount(), 2);
        const test::Spot row = stage.listRow(1);
        QTest::mouseClick(row.widget, Qt::LeftButton, {}, row.point);
        QTRY_VERIFY(stage.page.page->listPage() && stage.view().isVisible());
        QTRY_COMPARE(stage.order(), u"one two"_s);
        QVERIFY(!stage.page.page->list().isVisible());
        QTRY_VERIFY(stage.page.page->listPage()->figures().startsWith(u"2 entries: 2 to read"_s));
        QVERIFY(stage.page.page->findChild<gui::Places *>()->selectedItems().isEmpty());
        // Another place shows items again.
        const test::Spot place = stage.page.place(0);
        QTest::mouseClick(place.widget, Qt::LeftButton, {}, place.point);
        QTRY_VERIFY(stage.page.page->list().isVisible());
        QVERIFY(stage.lists().selectionModel()->selection().isEmpty());
    }

    void aSearchShowsItemsAgain()
    {
        ListStage stage({u"one"_s, u"two"_s});
        stage.open();
        stage.session().filter().setText(u"list:\"To read\" one"_s);
        QTRY_VERIFY(stage.page.page->list().isVisible());
        QTRY_COMPARE(stage.session().itemsModel().result(), QList{stage.items[0]});
        // The result follows what happens in lists.
        waitFor(stage.session().lists().removeItems(stage.list, {stage.items[0]}));
        QTRY_VERIFY(stage.session().itemsModel().result().isEmpty());
    }

    void theEntriesAreTheSelection()
    {
        ListStage stage({u"one"_s, u"two"_s, u"three"_s});
        stage.open();
        stage.view().selectRow(1);
        QTRY_COMPARE(stage.session().selection().ids(), QList{stage.items[1]});
        // What happens to the items behind changes nothing of it.
        stage.page.library.addItem(u"four"_s);
        QTRY_COMPARE(stage.session().itemsModel().result().size(), 4);
        QTest::qWait(0);
        QCOMPARE(stage.session().selection().ids(), QList{stage.items[1]});
    }

    void editsInPlace()
    {
        ListStage stage({u"one"_s, u"two"_s});
        stage.open();
        stage.view().setFocus();
        stage.view().setCurrentIndex(stage.cell(0, ListEntriesModel::ProgressColumn));
        stage.press(Qt::Key_F2);
        auto *field = stage.view().findChild<QLineEdit *>();
        QVERIFY(field);
        QCOMPARE(field->accessibleName(), u"Progress"_s);
        QTest::keyClicks(field, u"40"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(stage.stored(0).progress, 40);

        stage.view().setCurrentIndex(stage.cell(0, ListEntriesModel::StatusColumn));
        stage.view().editCurrent();
        auto *const box = stage.view().findChild<QComboBox *>();
        QVERIFY(box);
        QCOMPARE(box->count(), 4);
        box->setCurrentIndex(2);
        Q_EMIT box->activated(2);
        QTRY_COMPARE(stage.stored(0).status, ListStatus::Finished);
        QCOMPARE(stage.stored(0).progress, 100);
        QTRY_VERIFY(stage.page.page->listPage()->figures().contains(u"1 finished this year"_s));
        QVERIFY(stage.page.page->listPage()->figures().contains(u"average progress 50\u00a0%"_s));
    }

    void aProgressOf101IsRefusedAndSaid()
    {
        ListStage stage({u"one"_s});
        stage.open();
        QSignalSpy failed(&stage.session().notices(), &gui::Notices::failed);
        stage.view().setCurrentIndex(stage.cell(0, ListEntriesModel::ProgressColumn));
        stage.view().editCurrent();
        auto *const field = stage.view().findChild<QLineEdit *>();
        QTest::keyClicks(field, u"101"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].toString(), u"The progress is a whole number from 0 to 100, not 101."_s);
        QCOMPARE(stage.stored(0).progress, 0);
    }

    void aClickOnAStarOfASelectedRowGrades()
    {
        ListStage stage({u"one"_s, u"two"_s});
        stage.open();
        const auto clickStar = [&stage](int star) {
            const QRect cell = stage.view().visualRect(stage.cell(0, ListEntriesModel::GradeColumn));
            QTest::mouseClick(stage.view().viewport(), Qt::LeftButton, {},
                              gui::GradeDelegate::starRect(cell, star, Qt::LeftToRight).center());
        };
        clickStar(4);
        QTRY_COMPARE(stage.session().selection().ids(), QList{stage.items[0]});
        QVERIFY(!stage.stored(0).grade); // the first click selected it
        QTest::qWait(QApplication::doubleClickInterval() + 10);
        clickStar(4);
        QTRY_COMPARE(stage.stored(0).grade, std::optional(4.0));
        QTest::qWait(QApplication::doubleClickInterval() + 10);
        clickStar(4);
        QTRY_VERIFY(!stage.stored(0).grade);
    }

    void aDigitAsksForThePinnedTag()
    {
        ListStage stage({u"one"_s, u"two"_s});
        stage.open();
        const QSignalSpy pins(&stage.view(), &gui::ListView::pinRequested);
        stage.view().selectRow(1);
        stage.press(Qt::Key_3);
        QCOMPARE(pins.size(), 1);
        QCOMPARE(pins[0][0].toInt(), 3);
        QCOMPARE(stage.session().selection().ids(), QList{stage.items[1]});
    }

    void altUpAndDownMove()
    {
        ListStage stage({u"a"_s, u"b"_s, u"c"_s});
        stage.open();
        stage.view().selectRow(0);
        stage.press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(stage.order(), u"b a c"_s);
        stage.press(Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(stage.storedOrder(), u"b c a"_s);
        stage.press(Qt::Key_Down, Qt::AltModifier);
        stage.press(Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(stage.storedOrder(), u"b a c"_s);
        QCOMPARE(stage.order(), u"b a c"_s);
        QCOMPARE(stage.view().selectionModel()->selectedRows().size(), 1);
    }

    void keepsTheSelectionWhileRowsChangeTheirPlaces()
    {
        ListStage stage({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        stage.open();
        stage.view().selectRow(2);
        stage.view().setStatus(ListStatus::Reading);
        QTRY_COMPARE(stage.stored(2).status, ListStatus::Reading);
        stage.entries().setGrouped(true);
        QTRY_COMPARE(stage.order(), u"Reading (1) c To read (3) a b d"_s);
        QTRY_COMPARE(stage.session().selection().ids(), QList{stage.items[2]});
        QCOMPARE(stage.view().currentIndex().row(), 1);
        stage.view().setStatus(ListStatus::Dropped);
        QTRY_COMPARE(stage.order(), u"To read (3) a b d Dropped (1) c"_s);
        QTRY_COMPARE(stage.view().currentIndex().row(), 5);
        QTRY_COMPARE(stage.session().selection().ids(), QList{stage.items[2]});
        stage.entries().setGrouped(false);
        QTRY_COMPARE(stage.order(), u"a b c d"_s);
        QTRY_COMPARE(stage.view().currentIndex().row(), 2);
    }

    void keepsTheWidthsOfAListsColumns()
    {
        ListStage stage({u"a"_s, u"b"_s});
        const auto other =
            waitFor(stage.session().lists().createWith(u"Other"_s, domain::ListTemplate::Plain, QList{stage.items[0]}));
        stage.open();
        const auto width = [&stage] {
            return stage.view().columnWidth(ListEntriesModel::StatusColumn);
        };
        const auto showList = [&stage](domain::ListId list) {
            stage.session().showEntries(list);
            QTRY_VERIFY(stage.entries().isComplete());
        };
        const int atFirst = width();
        const auto order = [&stage] {
            return stage.view().horizontalHeader()->logicalIndex(5);
        };
        const int fifth = order();
        stage.view().setColumnWidth(ListEntriesModel::StatusColumn, 177);
        showList(other);
        QCOMPARE(width(), atFirst);
        QCOMPARE(order(), fifth);
        showList(stage.list);
        QCOMPARE(width(), 177);
        // Also when the window closes.
        stage.view().setColumnWidth(ListEntriesModel::StatusColumn, 155);
        stage.page.page->saveState();
        stage.session().showItems();
        stage.page.page.reset();
        stage.page.show();
        stage.showList();
        QCOMPARE(width(), 155);
    }

    void keysAndTheSelectionPassOverHeadings()
    {
        ListStage stage({u"a"_s, u"b"_s, u"c"_s});
        stage.open();
        stage.view().selectRow(2);
        stage.view().setStatus(ListStatus::Reading);
        QTRY_COMPARE(stage.stored(2).status, ListStatus::Reading);
        stage.entries().setGrouped(true);
        QTRY_COMPARE(stage.order(), u"Reading (1) c To read (2) a b"_s);
        stage.view().setFocus();
        const auto goTo = [&stage](Qt::Key key, Qt::KeyboardModifiers modifiers, int row) {
            stage.press(key, modifiers);
            QCOMPARE(stage.view().currentIndex().row(), row);
        };
        stage.view().selectRow(1);
        goTo(Qt::Key_Down, {}, 3);
        goTo(Qt::Key_Up, {}, 1);
        goTo(Qt::Key_Up, {}, 1);
        goTo(Qt::Key_End, Qt::ControlModifier, 4);
        goTo(Qt::Key_Home, Qt::ControlModifier, 1);
        goTo(Qt::Key_PageDown, {}, 4);
        goTo(Qt::Key_PageUp, {}, 1);
        stage.view().selectNext();
        QCOMPARE(stage.view().currentIndex().row(), 3);
        stage.view().selectAll();
        QTRY_COMPARE(stage.session().selection().ids(), (QList{stage.items[2], stage.items[0], stage.items[1]}));
        // A click on a heading selects nothing.
        stage.view().clearSelection();
        const test::Spot heading = stage.entry(2);
        QTest::mouseClick(heading.widget, Qt::LeftButton, {}, heading.point);
        QTRY_VERIFY(stage.session().selection().ids().isEmpty());
        // What follows what is taken out is an entry.
        stage.view().selectRow(1);
        stage.view().removeSelected();
        QTRY_COMPARE(stage.order(), u"To read (2) a b"_s);
        QTRY_COMPARE(stage.session().selection().ids(), QList{stage.items[0]});
    }

    void delTakesOutAndUndoBringsBack()
    {
        ListStage stage({u"a"_s, u"b"_s, u"c"_s});
        stage.open();
        QSignalSpy said(&stage.session().notices(), &gui::Notices::said);
        stage.view().selectRow(1);
        stage.press(Qt::Key_Delete);
        QTRY_COMPARE(stage.order(), u"a c"_s);
        QCOMPARE(stage.page.number(u"SELECT count(*) FROM items WHERE trashed_at IS NULL"_s), 3);
        QTRY_COMPARE(stage.session().selection().ids(), QList{stage.items[2]}); // what follows
        QTRY_VERIFY(!said.isEmpty() && said.last()[0].toString().contains(u"1 entry taken out of “To read”"_s));
        stage.session().history().undo();
        QTRY_COMPARE(stage.order(), u"a b c"_s);
    }

    void againBeginsANewAttempt()
    {
        ListStage stage({u"a"_s, u"b"_s});
        stage.open();
        stage.view().selectRow(0);
        stage.view().setStatus(ListStatus::Finished);
        QTRY_COMPARE(stage.stored(0).status, ListStatus::Finished);
        stage.view().repeatSelected();
        QTRY_COMPARE(stage.order(), u"a b a"_s);
        QCOMPARE(stage.stored(0).status, ListStatus::Finished);
        QCOMPARE(stage.stored(2).status, ListStatus::ToRead);
        QCOMPARE(stage.stored(2).attempt, 2);
    }

    void entriesOfTheTrashAreHidden()
    {
        ListStage stage({u"a"_s, u"b"_s});
        stage.open();
        waitFor(stage.session().items().trash({stage.items[0]}));
        QTRY_COMPARE(stage.order(), u"b"_s);
        waitFor(stage.session().items().restore({stage.items[0]}));
        QTRY_COMPARE(stage.order(), u"a b"_s);
    }

    void deletingTheListShowsItemsAndUndoBringsItBack()
    {
        ListStage stage({u"a"_s, u"b"_s});
        stage.open();
        stage.lists().setFocus();
        QTest::keyClick(&stage.lists(), Qt::Key_Delete);
        QTRY_VERIFY(!stage.session().showsEntries());
        QCOMPARE(stage.lists().model()->rowCount(), 0);
        stage.session().history().undo();
        QTRY_COMPARE(stage.lists().model()->rowCount(), 2);
        stage.showList();
        QCOMPARE(stage.order(), u"a b"_s);
    }

    void theInspectorShowsTheListsOfTheItem()
    {
        ListStage stage({u"a"_s, u"b"_s}, 1);
        stage.page.show();
        auto &lists = *stage.page.page->inspector().findChild<gui::ItemLists *>();
        stage.page.select({stage.items[0]});
        QTRY_VERIFY(lists.isVisible());
        QCOMPARE(lists.findChildren<QToolButton *>().last()->text(), u"To read · To read"_s);
        const auto rows =
            store::readEntryRefs(stage.session().library().connection(), stage.list, store::EntryOrder::Own);
        waitFor(stage.session().lists().changeEntry(rows->first().entry, {ListStatus::Reading, 40, {}, {}}));
        QTRY_COMPARE(lists.findChildren<QToolButton *>().last()->text(), u"To read · Reading, 40 %"_s);
        lists.findChildren<QToolButton *>().last()->click();
        QTRY_COMPARE(stage.session().shownList(), stage.list);
        stage.session().showItems();
        stage.page.select({stage.items[1]});
        QTRY_VERIFY(!lists.isVisible());
    }

    void aLongListOpensAndMovesWithoutHoldingUpTheWindow()
    {
        constexpr int many = 100000;
        ListStage stage({u"first"_s}, 0);
        {
            const auto fill = stage.session().library().write(u"Fill"_s, [&](store::Transaction &transaction) {
                transaction.leaveUnrecorded();
                auto &connection = transaction.connection();
                auto done = connection.execute(
                    u"INSERT INTO items (title, created_at, updated_at) WITH RECURSIVE n (value) AS "
                    "(VALUES (1) UNION ALL SELECT value + 1 FROM n LIMIT %1) SELECT 'item ' || value, value, value "
                    "FROM n"_s.arg(many));
                if (done)
                    done = connection.execute(
                        u"INSERT INTO list_entries (list_id, item_id, position, status, added_at) "
                        "SELECT %1, id, id * %2, 'to_read', id FROM items WHERE title LIKE 'item %'"_s
                            .arg(stage.list.value)
                            .arg(store::listPositionStep));
                transaction.changes().everything = true;
                return done;
            });
            waitFor(fill);
        }
        stage.page.show();
        QTRY_VERIFY(stage.session().listsModel().rowCount() > 1);
        QTRY_VERIFY(stage.session().isIndexReady());
        QElapsedTimer time;
        const auto elapsed = [&time] {
            return static_cast<double>(time.nsecsElapsed()) / 1e6;
        };
        // Of this thread alone, which other work on the machine does not lengthen.
        const auto processorTime = [] {
            timespec used{};
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
            return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
        };
        const auto wholeOf = [&](auto act, auto isDone) {
            test::LoopWatchdog watchdog;
            time.start();
            const double before = processorTime();
            act();
            const double atOnce = elapsed();
            while (!isDone())
                QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
            const double whole = elapsed();
            watchdog.stop();
            qInfo("at once %.1f ms, whole %.1f ms, longest gap %.1f ms, this thread's work %.1f ms", atOnce, whole,
                  watchdog.longestGap(), processorTime() - before);
        };
        wholeOf([&] { stage.session().showEntries(stage.list); }, [&] { return stage.entries().isComplete(); });
        QCOMPARE(stage.entries().rowCount(), many);
        stage.session().showItems();
        QTRY_VERIFY(!stage.view().isVisible());
        wholeOf([&] { stage.session().showEntries(stage.list); }, [&] { return stage.entries().isComplete(); });
        for (const auto &[row, before] : {std::pair(many - 1, 1), std::pair(5, many / 2), std::pair(10, 11)}) {
            const auto entry = stage.entries().entryAt(row);
            bool isWritten = false;
            const auto connection =
                connect(&stage.session().library(), &library::Library::changed, this, [&] { isWritten = true; });
            wholeOf([&, r = row, b = before + (row + 1 == before)] { stage.entries().move({r}, b); },
                    [&] { return isWritten; });
            disconnect(connection);
            QSignalSpy completed(&stage.entries(), &ListEntriesModel::completed);
            test::LoopWatchdog watchdog;
            QVERIFY(completed.wait());
            watchdog.stop();
            qInfo("read anew, longest gap %.1f ms", watchdog.longestGap());
            QVERIFY(stage.entries().rowOf(entry) != row);
        }
        // With the heading of the one group.
        wholeOf([&] { stage.entries().setGrouped(true); }, [&] { return stage.entries().isHeading(0); });
        QCOMPARE(stage.entries().rowCount(), many + 1);
        QVERIFY(!stage.entries().isHeading(many));
    }
};

QTEST_MAIN(ListPageTest)
#include "list_page_test.moc"
