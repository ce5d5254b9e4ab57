// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/list_entries_model.h"

#include "library/history_service.h"
#include "library/item_service.h"
#include "library/tagging_service.h"
#include "models/roles.h"
#include "open_library.h"
#include "store/transaction.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::ListEntry;
using domain::ListId;
using domain::ListStatus;
using domain::ListTemplate;
using models::ListEntriesModel;
using test::OpenLibrary;

namespace {

/// Items 1..n in a reading list, and the model on it.
struct Stage
{
    explicit Stage(int items = 5, int listed = -1)
        : library(items, 3, 1)
        , service(*library)
        , model(*library)
    {
        list = *OpenLibrary::finish(service.create(u"To read"_s, ListTemplate::Reading));
        QList<ItemId> ids;
        for (int id = 1; id <= (listed < 0 ? items : listed); ++id)
            ids.append(ItemId{id});
        if (!ids.isEmpty() && !OpenLibrary::finish(service.addItems(list, ids, store::RepeatedItems::Pass)))
            qFatal("The list cannot be filled.");
        QObject::connect(&model, &ListEntriesModel::refused, &model,
                         [this](const QString &message) { refused.append(message); });
    }
    void show()
    {
        QSignalSpy completed(&model, &ListEntriesModel::completed);
        model.show(list);
        QVERIFY(completed.wait());
    }
    QString order() const
    {
        QStringList titles;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString title = cell(row, ListEntriesModel::TitleColumn).data().toString();
            titles.append(model.isHeading(row) ? QString(u'[' + title + u']') : title.mid(5));
        }
        return titles.join(u' ');
    }
    QModelIndex cell(int row, int column) const { return model.index(row, column); }
    ListEntry stored(int row) { return **store::readListEntry(library->connection(), model.entryAt(row)); }
    template <class Outcome> void wait(const QFuture<Outcome> &future) { QVERIFY(OpenLibrary::finish(future).ok()); }

    OpenLibrary library;
    library::ListService service;
    ListEntriesModel model;
    ListId list;
    QStringList refused;
};

} // namespace

class ListEntriesModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEntriesWithTheirItems()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.model);
        stage.show();
        QCOMPARE(stage.order(), u"1 2 3 4 5"_s);
        QCOMPARE(stage.cell(1, ListEntriesModel::PlaceColumn).data().toString(), u"2"_s);
        QCOMPARE(stage.cell(1, ListEntriesModel::StatusColumn).data().toString(), u"To read"_s);
        QCOMPARE(stage.cell(1, ListEntriesModel::StatusColumn).data(models::StatusWordsRole).toStringList(),
                 (QStringList{u"to_read"_s, u"reading"_s, u"finished"_s, u"dropped"_s}));
        QCOMPARE(stage.cell(1, ListEntriesModel::ProgressColumn).data().toString(), u"0 %"_s);
        QVERIFY(!stage.cell(1, ListEntriesModel::GradeColumn).data().isValid());
        QCOMPARE(stage.cell(1, ListEntriesModel::DatesColumn).data().toString(), u"added today"_s);
        QCOMPARE(stage.cell(1, ListEntriesModel::TitleColumn).data(models::HostRole).toString(), u"example.com"_s);
        QCOMPARE(stage.cell(1, ListEntriesModel::TagsColumn).data().toString(), u"tag 3"_s);
        QCOMPARE(stage.library.openStatements(), 0);
    }

    void editsCellsInPlace()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.model);
        stage.show();
        QVERIFY(stage.model.setData(stage.cell(0, ListEntriesModel::StatusColumn), u"reading"_s));
        QVERIFY(stage.cell(0, ListEntriesModel::StatusColumn).data(models::PendingRole).toBool());
        QCOMPARE(stage.cell(0, ListEntriesModel::StatusColumn).data().toString(), u"Reading"_s);
        QVERIFY(stage.model.setData(stage.cell(0, ListEntriesModel::ProgressColumn), u"40 %"_s));
        QVERIFY(stage.model.setData(stage.cell(0, ListEntriesModel::GradeColumn), u"4.5"_s));
        QVERIFY(stage.model.setData(stage.cell(0, ListEntriesModel::NoteColumn), u"Chapter 3"_s));
        QTRY_VERIFY(!stage.cell(0, ListEntriesModel::NoteColumn).data(models::PendingRole).toBool());
        const ListEntry entry = stage.stored(0);
        QCOMPARE(entry.status, ListStatus::Reading);
        QCOMPARE(entry.progress, 40);
        QCOMPARE(entry.grade, std::optional(4.5));
        QCOMPARE(entry.note, u"Chapter 3"_s);
        QVERIFY(entry.startedAt.has_value());
        QCOMPARE(stage.cell(0, ListEntriesModel::DatesColumn).data().toString(), u"begun today"_s);
        QVERIFY(stage.model.setData(stage.cell(0, ListEntriesModel::GradeColumn), QString()));
        QTRY_VERIFY(!stage.stored(0).grade);
        QVERIFY(stage.model.setData(stage.cell(0, ListEntriesModel::TitleColumn), u"Item one"_s));
        QTRY_COMPARE(stage.library.number(u"SELECT count(*) FROM items WHERE title = 'Item one'"_s), 1);
        QCOMPARE(stage.order(), u"one 2 3 4 5"_s);
        QVERIFY(stage.refused.isEmpty());
    }

    void refusesWhatCannotBe_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("reason");
        const int progress = ListEntriesModel::ProgressColumn;
        const int grade = ListEntriesModel::GradeColumn;
        QTest::newRow("101") << progress << u"101"_s << u"from 0 to 100, not 101"_s;
        QTest::newRow("-1") << progress << u"-1"_s << u"from 0 to 100, not -1"_s;
        QTest::newRow("half") << progress << u"half"_s << u"whole number"_s;
        QTest::newRow("1.5") << progress << u"1.5"_s << u"whole number"_s;
        QTest::newRow("grade 101") << grade << u"101"_s << u"A grade is a number from 0 to 100"_s;
        QTest::newRow("grade -1") << grade << u"-1"_s << u"A grade is a number from 0 to 100"_s;
        QTest::newRow("grade nan") << grade << u"nan"_s << u"A grade is a number from 0 to 100"_s;
        QTest::newRow("grade good") << grade << u"good"_s << u"empty one takes it away"_s;
        QTest::newRow("status") << int(ListEntriesModel::StatusColumn) << u"done"_s << u"There is no status"_s;
        QTest::newRow("word") << int(ListEntriesModel::StatusColumn) << u"x"_s << u"There is no status"_s;
    }

    void refusesWhatCannotBe()
    {
        QFETCH(int, column);
        QFETCH(QString, typed);
        QFETCH(QString, reason);
        Stage stage;
        stage.show();
        const QVariant before = stage.cell(0, column).data();
        QVERIFY(!stage.model.setData(stage.cell(0, column), typed));
        QCOMPARE(stage.refused.size(), 1);
        QVERIFY2(stage.refused.constFirst().contains(reason), qPrintable(stage.refused.constFirst()));
        QCOMPARE(stage.cell(0, column).data(), before);
        QVERIFY(!stage.cell(0, column).data(models::PendingRole).toBool());
    }

    void movesRowsAtOnceAndWritesOne()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.model);
        stage.show();
        QSignalSpy resets(&stage.model, &QAbstractItemModel::modelReset);
        QSignalSpy moves(&stage.model, &QAbstractItemModel::rowsMoved);
        stage.model.move({3}, 1);
        QCOMPARE(stage.order(), u"1 4 2 3 5"_s);
        QSignalSpy completed(&stage.model, &ListEntriesModel::completed);
        QVERIFY(completed.wait());
        QCOMPARE(stage.order(), u"1 4 2 3 5"_s);
        stage.model.move({0}, 5);
        QCOMPARE(stage.order(), u"4 2 3 5 1"_s);
        QVERIFY(completed.wait());
        stage.model.move({1, 2}, 0);
        QCOMPARE(stage.order(), u"2 3 4 5 1"_s);
        QVERIFY(completed.wait());
        // Apart from each other they come once they are written.
        stage.model.move({0, 3}, 3);
        QTRY_COMPARE(stage.order(), u"3 4 2 5 1"_s);
        QCOMPARE(resets.size(), 0);
        QCOMPARE(moves.size(), 3);
        // Where they stand is no move.
        stage.model.move({1}, 1);
        stage.model.move({1}, 2);
        stage.model.move({1}, 99);
        stage.model.move({-1}, 0);
        QCOMPARE(stage.order(), u"3 4 2 5 1"_s);
        QVERIFY(stage.refused.isEmpty());
        QVERIFY(OpenLibrary::finish(library::HistoryService(*stage.library).undo()).ok());
        QTRY_COMPARE(stage.order(), u"2 3 4 5 1"_s);
    }

    void comesBackWhereAMoveWasRefused()
    {
        Stage stage;
        stage.show();
        stage.wait(stage.library->write(u"Stop"_s, [](store::Transaction &transaction) {
            transaction.leaveUnrecorded();
            return transaction.connection().execute(u"CREATE TRIGGER stop BEFORE UPDATE OF position ON list_entries "
                                                    "BEGIN SELECT RAISE(ABORT, 'no'); END"_s);
        }));
        stage.model.move({0}, 3);
        QCOMPARE(stage.order(), u"2 3 1 4 5"_s);
        QTRY_COMPARE(stage.refused.size(), 1);
        QTRY_COMPARE(stage.order(), u"1 2 3 4 5"_s);
    }

    void groupsByStatus()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.model);
        stage.show();
        const auto change = [&stage](int row, ListStatus status) {
            stage.wait(stage.service.changeEntry(stage.model.entryAt(row), {status, {}, {}, {}}));
        };
        change(0, ListStatus::Dropped);
        change(1, ListStatus::Finished);
        change(3, ListStatus::Reading);
        stage.model.setGrouped(true);
        QTRY_COMPARE(stage.order(), u"[Reading (1)] 4 [To read (2)] 3 5 [Finished (1)] 2 [Dropped (1)] 1"_s);
        QVERIFY(!stage.model.isMovable());
        stage.model.move({1}, 4);
        QCOMPARE(stage.order(), u"[Reading (1)] 4 [To read (2)] 3 5 [Finished (1)] 2 [Dropped (1)] 1"_s);
        // A heading is nothing but its text.
        for (int column = 0; column < ListEntriesModel::ColumnCount; ++column)
            QCOMPARE(stage.model.flags(stage.cell(2, column)), Qt::ItemFlags(Qt::ItemNeverHasChildren));
        QVERIFY(!stage.model.entryAt(2).isValid() && !stage.model.itemAt(2).isValid() && !stage.model.entry(2));
        QVERIFY(!stage.model.setData(stage.cell(2, ListEntriesModel::NoteColumn), u"note"_s));
        QVERIFY(!stage.cell(2, ListEntriesModel::PlaceColumn).data().isValid());
        QCOMPARE(stage.cell(4, ListEntriesModel::PlaceColumn).data().toString(), u"3"_s);
        change(1, ListStatus::Finished);
        QTRY_COMPARE(stage.order(), u"[To read (2)] 3 5 [Finished (2)] 2 4 [Dropped (1)] 1"_s);
        for (int row = 0; row < stage.model.rowCount(); ++row) {
            if (const auto entry = stage.model.entryAt(row); entry.isValid())
                QCOMPARE(stage.model.rowOf(entry), row);
        }
        stage.model.setGrouped(false);
        QTRY_COMPARE(stage.order(), u"1 2 3 4 5"_s);
    }

    void showsWhatIsInProgressOverAllLists()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.model);
        stage.show();
        const ListId courses = *OpenLibrary::finish(stage.service.create(u"Courses"_s, ListTemplate::Courses));
        stage.wait(stage.service.addItems(courses, {ItemId{2}, ItemId{4}}, store::RepeatedItems::Pass));
        stage.wait(stage.service.changeEntry(stage.model.entryAt(2), {ListStatus::Reading, {}, {}, {}}));
        const auto rows = store::readEntryRefs(stage.library->connection(), courses, store::EntryOrder::Own);
        stage.wait(stage.service.changeEntry(rows->at(1).entry, {ListStatus::Active, {}, {}, {}}));
        stage.model.show({});
        QTRY_COMPARE(stage.order(), u"3 4"_s);
        QCOMPARE(stage.cell(0, ListEntriesModel::PlaceColumn).data().toString(), u"To read"_s);
        QCOMPARE(stage.cell(1, ListEntriesModel::PlaceColumn).data().toString(), u"Courses"_s);
        QCOMPARE(stage.cell(1, ListEntriesModel::StatusColumn).data(models::StatusWordsRole).toStringList(),
                 (QStringList{u"enrolled"_s, u"active"_s, u"completed"_s, u"dropped"_s}));
        QVERIFY(!stage.model.isMovable());
        QVERIFY(stage.model.setData(stage.cell(1, ListEntriesModel::StatusColumn), u"completed"_s));
        QTRY_COMPARE(stage.order(), u"3"_s);
    }

    void followsWhatHappensElsewhere()
    {
        Stage stage;
        const QAbstractItemModelTester tester(&stage.model);
        stage.show();
        QSignalSpy resets(&stage.model, &QAbstractItemModel::modelReset);
        stage.wait(library::ItemService(*stage.library).trash({ItemId{2}}));
        QTRY_COMPARE(stage.order(), u"1 3 4 5"_s);
        stage.wait(library::ItemService(*stage.library).restore({ItemId{2}}));
        QTRY_COMPARE(stage.order(), u"1 2 3 4 5"_s);
        stage.wait(stage.service.addItems(stage.list, {ItemId{1}}, store::RepeatedItems::NewAttempt));
        QTRY_COMPARE(stage.order(), u"1 2 3 4 5 1"_s);
        QCOMPARE(stage.cell(5, ListEntriesModel::TitleColumn).data(models::HostRole).toString(),
                 u"example.com · attempt 2"_s);
        stage.wait(stage.service.removeEntries({stage.model.entryAt(0)}));
        QTRY_COMPARE(stage.order(), u"2 3 4 5 1"_s);
        stage.wait(library::ItemService(*stage.library).changeTitle(ItemId{3}, u"Item three"_s));
        QTRY_COMPARE(stage.order(), u"2 three 4 5 1"_s);
        stage.wait(library::TaggingService(*stage.library).addTagsByName({ItemId{4}}, {u"new"_s}));
        QTRY_VERIFY(stage.cell(2, ListEntriesModel::TagsColumn).data().toString().contains(u"new"_s));
        QCOMPARE(resets.size(), 0);
        QSignalSpy renamed(&stage.model, &ListEntriesModel::listRenamed);
        stage.wait(stage.service.rename(stage.list, u"Later"_s));
        QTRY_COMPARE(renamed.size(), 1);
        QSignalSpy gone(&stage.model, &ListEntriesModel::listGone);
        stage.wait(stage.service.remove(stage.list));
        QTRY_COMPARE(gone.size(), 1);
        QCOMPARE(stage.model.rowCount(), 0);
    }

    void showsTheFirstPageOfALongListAtOnce()
    {
        Stage stage(1000);
        const QAbstractItemModelTester tester(&stage.model);
        QSignalSpy resets(&stage.model, &QAbstractItemModel::modelReset);
        stage.model.show(stage.list);
        QCOMPARE(stage.model.rowCount(), 128);
        QVERIFY(!stage.model.isComplete());
        QTRY_VERIFY(stage.model.isComplete());
        QCOMPARE(stage.model.rowCount(), 1000);
        QCOMPARE(resets.size(), 1);
        QCOMPARE(stage.cell(999, ListEntriesModel::TitleColumn).data().toString(), u"Item 1000"_s);
    }

    void changesNothingInALibraryOpenForLooking()
    {
        OpenLibrary library(5);
        const ListId list = *OpenLibrary::finish(library::ListService(*library).createWith(
            u"a"_s, ListTemplate::Plain, library.itemIds(u"SELECT id FROM items"_s)));
        library.open(library::OpenMode::ReadOnly);
        ListEntriesModel model(*library);
        model.show(list);
        QTRY_COMPARE(model.rowCount(), 5);
        QVERIFY(!model.isMovable());
        QVERIFY(!model.setData(model.index(0, ListEntriesModel::NoteColumn), u"x"_s));
        QVERIFY(!(model.flags(model.index(0, ListEntriesModel::StatusColumn)) & Qt::ItemIsEditable));
    }
};

QTEST_GUILESS_MAIN(ListEntriesModelTest)
#include "list_entries_model_test.moc"
