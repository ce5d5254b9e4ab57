// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tags_model.h"

#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "open_library.h"
#include "store/tag_store.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

#include <algorithm>

using namespace tagloom;
using domain::TagId;
using models::TagsModel;
using test::OpenLibrary;

class TagsModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyUntilLoaded();
    void showsATag();
    void editsInPlace_data();
    void editsInPlace();
    void putsTheOldNameBackWhenRefused();
    void cannotBeEditedWhenOpenForLooking();
    void leavesAPinToTheTagThatHasIt();
    void insertsNewTagsWithoutAReset();
    void editsATagThatWasJustMade();
    void removesTagsAndReadsForeignWrites();
    void holdsTheTagsOfTheLibraryAfterRandomEdits();
    void readsManyTagsInTurns();
    void keepsItsRowsUntilAllAreReadAnew();
    void isWholeAfterARefreshWhileItReads();
    void followsQuicklyWithManyTags();
};

void TagsModelTest::isEmptyUntilLoaded()
{
    OpenLibrary library(0, 300);
    TagsModel model(*library);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(OpenLibrary::finish(library::TagService(*library).create(QStringLiteral("new"))).ok());
    QCOMPARE(model.rowCount(), 0);
    model.load();
    QCOMPARE(model.rowCount(), 301);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.load();
    QCOMPARE(resets.size(), 0);
    QCOMPARE(library.openStatements(), 0);
}

void TagsModelTest::showsATag()
{
    OpenLibrary library(0, 3);
    OpenLibrary::run(*library.file().connection(),
                     QStringLiteral("UPDATE tags SET name = 'Étude', name_key = 'étude', colour = '#aabbcc', pin = 4, "
                                    "description = 'd' WHERE id = 2"));
    TagsModel model(*library);
    model.load();
    const int row = model.rowOf(TagId{2});
    QCOMPARE(row, 1);
    QCOMPARE(model.tagAt(row), TagId{2});
    QCOMPARE(model.tag(TagId{2}), store::readTag(library->connection(), TagId{2}).value());
    QCOMPARE(model.name(TagId{2}), QStringLiteral("Étude"));
    QCOMPARE(model.key(TagId{2}), QStringLiteral("étude"));
    QCOMPARE(model.colour(TagId{2}), QStringLiteral("#aabbcc"));
    QCOMPARE(model.pin(TagId{2}), 4);
    QCOMPARE(model.pin(TagId{1}), 0);
    QCOMPARE(model.pinned(4), TagId{2});
    QCOMPARE(model.pinned(5), TagId{});
    QCOMPARE(model.index(row, 0).data(models::KeyRole).toString(), QStringLiteral("étude"));
    QCOMPARE(model.rowOf(TagId{9}), -1);
    QCOMPARE(model.tagAt(3), TagId{});
    QVERIFY(!model.tag(TagId{9}));
    QVERIFY(model.name(TagId{9}).isEmpty());
}

void TagsModelTest::editsInPlace_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QVariant>("typed");
    QTest::addColumn<QVariant>("stored");
    QTest::addRow("name") << int(TagsModel::NameColumn) << QVariant(QStringLiteral(" C++ "))
                          << QVariant(QStringLiteral("C++"));
    QTest::addRow("colour") << int(TagsModel::ColourColumn) << QVariant(QStringLiteral("#123456"))
                            << QVariant(QStringLiteral("#123456"));
    QTest::addRow("description") << int(TagsModel::DescriptionColumn) << QVariant(QStringLiteral("what it is"))
                                 << QVariant(QStringLiteral("what it is"));
    QTest::addRow("pin") << int(TagsModel::PinColumn) << QVariant(3) << QVariant(3);
}

void TagsModelTest::editsInPlace()
{
    QFETCH(int, column);
    QFETCH(QVariant, typed);
    QFETCH(QVariant, stored);
    OpenLibrary library(0, 400);
    TagsModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load();
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(350, column), QItemSelectionModel::Select);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QModelIndex cell = model.index(350, column);
    QVERIFY(model.setData(cell, typed));
    QCOMPARE(cell.data(), typed);
    QVERIFY(cell.data(models::PendingRole).toBool());
    QTRY_VERIFY(!cell.data(models::PendingRole).toBool());
    QCOMPARE(cell.data().toString(), stored.toString());
    QCOMPARE(model.tag(TagId{351}), store::readTag(library->connection(), TagId{351}).value());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(selection.currentIndex(), cell);
    QVERIFY(selection.isSelected(cell));
    QVERIFY(!model.setData(model.index(350, TagsModel::IdColumn), 7));
    QCOMPARE(library.openStatements(), 0);
}

void TagsModelTest::putsTheOldNameBackWhenRefused()
{
    OpenLibrary library(0, 3);
    TagsModel model(*library);
    model.load();
    const QSignalSpy refusals(&model, &TagsModel::refused);
    const QModelIndex cell = model.index(0, TagsModel::NameColumn);
    QVERIFY(model.setData(cell, QStringLiteral("TAG 2")));
    QCOMPARE(model.name(TagId{1}), QStringLiteral("TAG 2"));
    QTRY_COMPARE(refusals.size(), 1);
    QCOMPARE(model.name(TagId{1}), QStringLiteral("tag 1"));
    QVERIFY(refusals[0][0].toString().contains(QStringLiteral("“tag 2”")));
    QVERIFY(model.setData(cell, QStringLiteral("   ")));
    QTRY_COMPARE(refusals.size(), 2);
    QCOMPARE(cell.data().toString(), QStringLiteral("tag 1"));
}

void TagsModelTest::cannotBeEditedWhenOpenForLooking()
{
    OpenLibrary library(0, 3);
    library.open(library::OpenMode::ReadOnly);
    TagsModel model(*library);
    model.load();
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.setData(model.index(0, TagsModel::NameColumn), QStringLiteral("x")));
}

void TagsModelTest::leavesAPinToTheTagThatHasIt()
{
    OpenLibrary library(0, 3);
    TagsModel model(*library);
    model.load();
    QVERIFY(model.setData(model.index(0, TagsModel::PinColumn), 5));
    QTRY_COMPARE(model.pinned(5), TagId{1});
    const QSignalSpy refusals(&model, &TagsModel::refused);
    QVERIFY(model.setData(model.index(1, TagsModel::PinColumn), 5));
    QTRY_COMPARE(refusals.size(), 1);
    QVERIFY(refusals[0][0].toString().contains(QStringLiteral("“tag 1”")));
    QCOMPARE(model.pin(TagId{1}), 5);
    QCOMPARE(model.pin(TagId{2}), 0);
    QVERIFY(model.setData(model.index(0, TagsModel::PinColumn), QVariant()));
    QTRY_VERIFY(!model.index(0, TagsModel::PinColumn).data(models::PendingRole).toBool());
    QCOMPARE(model.pin(TagId{1}), 0);
}

void TagsModelTest::insertsNewTagsWithoutAReset()
{
    OpenLibrary library(3, 300);
    TagsModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load();
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QList<TagId> told;
    connect(&model, &QAbstractItemModel::rowsInserted, this, [&](const QModelIndex &, int first, int last) {
        for (int row = first; row <= last; ++row) {
            told.append(model.tagAt(row));
            QCOMPARE(model.rowOf(model.tagAt(row)), row);
            QVERIFY(model.key(model.tagAt(row)).startsWith(QStringLiteral("néw")));
        }
    });
    library::TaggingService tagging(*library);
    QVERIFY(OpenLibrary::finish(
                tagging.addTagsByName({domain::ItemId{1}},
                                      {QStringLiteral("NÉW 1"), QStringLiteral("néw 2"), QStringLiteral("tag 3")}))
                .ok());
    QCOMPARE(told, (QList<TagId>{TagId{301}, TagId{302}}));
    QCOMPARE(model.rowCount(), 302);
    QCOMPARE(resets.size(), 0);
    QVERIFY(!model.isDirty());
    for (const int tag : {1, 300, 301, 302})
        QCOMPARE(model.tag(TagId{tag}), store::readTag(library->connection(), TagId{tag}).value());
    QCOMPARE(library.openStatements(), 0);
    model.refresh();
    QCOMPARE(model.rowCount(), 302);
}

void TagsModelTest::editsATagThatWasJustMade()
{
    OpenLibrary library(0, 3);
    TagsModel model(*library);
    model.load();
    QVERIFY(OpenLibrary::finish(library::TagService(*library).create(QStringLiteral("new"))).ok());
    QVERIFY(OpenLibrary::finish(library::TagService(*library).create(QStringLiteral("newer"))).ok());
    const QModelIndex cell = model.index(model.rowOf(TagId{4}), TagsModel::NameColumn);
    QVERIFY(model.setData(cell, QStringLiteral("Newest")));
    QTRY_VERIFY(!cell.data(models::PendingRole).toBool());
    QCOMPARE(model.name(TagId{4}), QStringLiteral("Newest"));
    QCOMPARE(model.name(TagId{5}), QStringLiteral("newer"));
    QCOMPARE(model.key(TagId{4}), QStringLiteral("newest"));
}

void TagsModelTest::removesTagsAndReadsForeignWrites()
{
    OpenLibrary library(0, 10);
    TagsModel model(*library);
    model.load();
    const auto remove = [](store::Transaction &transaction) -> domain::Result<void> {
        transaction.changes().tagsRemoved.append(TagId{5});
        return transaction.connection().execute(QStringLiteral("DELETE FROM tags WHERE id = 5"));
    };
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy removals(&model, &TagsModel::tagsRemoved);
    QVERIFY(OpenLibrary::finish(library->write(QStringLiteral("remove"), remove)).ok());
    QCOMPARE(resets.size(), 0);
    QCOMPARE(removals.size(), 1);
    QCOMPARE(model.count(), 9);
    QCOMPARE(model.rowOf(TagId{5}), -1);
    QVERIFY(!model.tagAt(4).isValid());
    QVERIFY(model.index(4, TagsModel::NameColumn).data().toString().isEmpty());
    QCOMPARE(model.flags(model.index(4, TagsModel::NameColumn)), Qt::NoItemFlags);
    QCOMPARE(model.name(TagId{6}), QStringLiteral("tag 6"));
    model.refresh();
    QCOMPARE(model.rowCount(), 9);
    library.runAsAnotherProgram(QStringLiteral("UPDATE tags SET name = 'x', name_key = 'x' WHERE id = 6"));
    QTRY_COMPARE(model.name(TagId{6}), QStringLiteral("x"));
}

void TagsModelTest::holdsTheTagsOfTheLibraryAfterRandomEdits()
{
    OpenLibrary library(5, 20);
    TagsModel model(*library);
    model.load();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    library::TagService tags(*library);
    QRandomGenerator random(3);
    for (int round = 0; round < 1000; ++round) {
        const TagId id = model.tagAt(random.bounded(model.rowCount()));
        switch (random.bounded(5)) {
        case 0:
            (void)OpenLibrary::finish(tags.create(QStringLiteral("made %1").arg(random.bounded(300))));
            break;
        case 1:
            (void)OpenLibrary::finish(tags.rename(id, QStringLiteral("named %1").arg(random.bounded(300))));
            break;
        case 2:
            (void)OpenLibrary::finish(tags.changePin(id, 1 + random.bounded(9)));
            break;
        case 3:
            (void)OpenLibrary::finish(tags.changeDescription(id, QString::number(round)));
            break;
        default:
            if (random.bounded(4) == 0 && model.count() > 5) {
                const auto remove = [id](store::Transaction &transaction) -> domain::Result<void> {
                    transaction.changes().tagsRemoved.append(id);
                    return transaction.connection().execute(
                        QStringLiteral("DELETE FROM tags WHERE id = %1").arg(id.value));
                };
                QVERIFY(OpenLibrary::finish(library->write(QStringLiteral("remove"), remove)).ok());
            }
        }
        QList<TagId> shown;
        for (int row = 0; row < model.rowCount(); ++row) {
            if (!model.tagAt(row).isValid())
                continue;
            shown.append(model.tagAt(row));
            QCOMPARE(model.rowOf(shown.last()), row);
        }
        QCOMPARE(shown.size(), model.count());
        QCOMPARE(shown, library.tagIds(QStringLiteral("SELECT id FROM tags ORDER BY id")));
        const TagId probe = shown[random.bounded(int(shown.size()))];
        QCOMPARE(model.tag(probe), store::readTag(library->connection(), probe).value());
        QCOMPARE(library.openStatements(), 0);
    }
}

void TagsModelTest::readsManyTagsInTurns()
{
    OpenLibrary library(0, 20000);
    TagsModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.loadInTurns();
    QVERIFY(!model.isLoaded());
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(library.openStatements(), 0);
    // Committed after the reading began, which does not see it.
    library::TagService tags(*library);
    QVERIFY(QFuture(tags.create(QStringLiteral("late"))).result().ok());
    QVERIFY(QFuture(tags.rename(TagId{19999}, QStringLiteral("renamed"))).result().ok());
    QTRY_COMPARE(model.count(), 20001);
    QTRY_COMPARE(model.name(TagId{19999}), QStringLiteral("renamed"));
    QCOMPARE(model.key(TagId{20001}), QStringLiteral("late"));
    QCOMPARE(model.rowOf(TagId{20000}), 19999);
    QCOMPARE(resets.size(), 1);
}

void TagsModelTest::keepsItsRowsUntilAllAreReadAnew()
{
    OpenLibrary library(0, 20000);
    TagsModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load();
    // A row of its own, which only a select forgets.
    QVERIFY(OpenLibrary::finish(library::TagService(*library).create(QStringLiteral("new"))).ok());
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    bool keptThem = false;
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, &model,
            [&] { keptThem = model.rowCount() == 20001 && model.name(TagId{7}) == QStringLiteral("tag 7"); });
    library.runAsAnotherProgram(QStringLiteral("UPDATE tags SET name = name || ' too', name_key = name_key || ' too'"));
    QTRY_COMPARE(resets.size(), 1);
    QVERIFY(keptThem);
    QCOMPARE(model.rowCount(), 20001);
    QCOMPARE(model.name(TagId{7}), QStringLiteral("tag 7 too"));
    QCOMPARE(model.name(TagId{20001}), QStringLiteral("new too"));
}

void TagsModelTest::isWholeAfterARefreshWhileItReads()
{
    OpenLibrary library(0, 20000);
    TagsModel model(*library);
    model.loadInTurns();
    QVERIFY(!model.isLoaded());
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.refresh();
    QCOMPARE(model.count(), 20000);
    QCOMPARE(model.rowOf(TagId{20000}), 19999);
    QTRY_COMPARE(resets.size(), 2);
    QCOMPARE(model.count(), 20000);
    QCOMPARE(model.rowOf(TagId{20000}), 19999);
}

void TagsModelTest::followsQuicklyWithManyTags()
{
    OpenLibrary library(0, 20000);
    TagsModel model(*library);
    QElapsedTimer timer;
    timer.start();
    model.load();
    qInfo("20,000 tags: load %.1f ms", double(timer.nsecsElapsed()) / 1e6);
    timer.restart();
    model.refresh();
    qInfo("refresh %.1f ms", double(timer.nsecsElapsed()) / 1e6);
    const auto added = library->write(QStringLiteral("add"), [](store::Transaction &transaction) {
        return store::createTag(transaction, *domain::TagName::parse(QStringLiteral("one more")));
    });
    QVERIFY(QFuture(added).result().ok());
    domain::ChangeSet changes;
    changes.tagsAdded.append(TagId{20001});
    timer.restart();
    model.apply(changes);
    qInfo("one tag added %.2f ms", double(timer.nsecsElapsed()) / 1e6);
    QCOMPARE(model.rowCount(), 20001);
    changes = {};
    changes.tagsChanged.append(TagId{77});
    timer.restart();
    model.apply(changes);
    qInfo("one tag changed %.2f ms", double(timer.nsecsElapsed()) / 1e6);
}

QTEST_GUILESS_MAIN(TagsModelTest)
#include "tags_model_test.moc"
