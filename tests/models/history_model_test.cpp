// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/history_model.h"

#include "library/history_service.h"
#include "library/tag_service.h"
#include "models/history_details_model.h"
#include "models/roles.h"
#include "open_library.h"
#include "store/origin_scope.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::HistoryFilter;
using domain::HistoryId;
using domain::HistoryOrigin;
using domain::TagId;
using library::HistoryService;
using models::HistoryDetailsModel;
using models::HistoryModel;
using test::OpenLibrary;

class HistoryModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirst();
    void saysWhatAnEntryIs();
    void readsPageByPage();
    void readsAllToWhoeverAsksInTheMiddleOfAPage();
    void followsActionsUndoAndRedo();
    void keepsWhatIsSelected();
    void dropsWhatIsPruned();
    void filters();
    void followsWritesOfOthers();
    void showsTheChangesOfAnEntry();
    void countsTheChangesThatItDoesNotShow();
    void readsOnlyTheEntryAskedForLast();

private:
    using Tester = QAbstractItemModelTester;
    static constexpr auto InTest = Tester::FailureReportingMode::QtTest;

    static TagId makeTag(OpenLibrary &library, const QString &name)
    {
        return OpenLibrary::finish(library::TagService(*library).create(name)).value();
    }
    static void makeTags(OpenLibrary &library, int count)
    {
        QFuture<domain::Result<TagId>> last;
        for (int number = 1; number <= count; ++number)
            last = library::TagService(*library).create(u"tag %1"_s.arg(number));
        QVERIFY(OpenLibrary::finish(last).ok());
    }
    /// By one write, for tests that only list them.
    static void addEntries(OpenLibrary &library, int count)
    {
        QVERIFY(OpenLibrary::finish(library->write(u"fill"_s, [count](store::Transaction &transaction) {
                    transaction.leaveUnrecorded();
                    transaction.changes().history = true;
                    return transaction.connection().execute(
                        u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "
                        "INSERT INTO history (label, made_at, origin, items, tags, row_count, format, parts, bytes) "
                        "SELECT 'entry ' || i, i, 'window', 1, 0, 1, 1, 1, 1000 FROM n"_s.arg(count));
                })).ok());
    }
    static QStringList labels(const QAbstractItemModel &model, int role = Qt::DisplayRole)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row, 0).data(role).toString());
        return all;
    }
    static void load(HistoryModel &model)
    {
        const QSignalSpy shown(&model, &HistoryModel::shown);
        model.load();
        QTRY_COMPARE(shown.size(), 1);
    }
};

void HistoryModelTest::showsTheNewestFirst()
{
    OpenLibrary library;
    HistoryModel model(*library);
    const Tester tester(&model, InTest);
    load(model);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.lastDoneRow(), -1);
    const TagId tag = makeTag(library, u"a"_s);
    QVERIFY(OpenLibrary::finish(library::TagService(*library).rename(tag, u"b"_s)).ok());
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(model.entry(0)->id > model.entry(1)->id);
    QCOMPARE(model.rowOf(model.entry(1)->id), 1);
    QCOMPARE(model.rowOf(HistoryId{99}), -1);
    QVERIFY(!model.entry(2));
    QCOMPARE(model.lastDoneRow(), 0);
}

void HistoryModelTest::saysWhatAnEntryIs()
{
    OpenLibrary library(3, 1, 1);
    HistoryModel model(*library);
    load(model);
    {
        const store::OriginScope scope(HistoryOrigin::Command);
        makeTag(library, u"new"_s);
    }
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex index = model.index(0);
    QCOMPARE(index.data(models::HistoryIdRole).toLongLong(), model.entry(0)->id.value);
    QCOMPARE(index.data(models::HowManyRole).toString(), u"1 tag"_s);
    QCOMPARE(index.data(models::OriginRole).toInt(), static_cast<int>(HistoryOrigin::Command));
    QCOMPARE(index.data(models::OriginNameRole).toString(), u"Command line"_s);
    QVERIFY(index.data(models::WhenRole).toString().startsWith(u"Today, "_s));
    QVERIFY(index.data(models::ExactTimeRole).toString().contains(QString::number(QDate::currentDate().year())));
    QVERIFY(!index.data(models::UndoneRole).toBool());
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(u", 1 tag, Command line"_s));
    QVERIFY(OpenLibrary::finish(HistoryService(*library).undo()).ok());
    QTRY_VERIFY(index.data(models::UndoneRole).toBool());
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().endsWith(u", undone"_s));
}

void HistoryModelTest::readsPageByPage()
{
    OpenLibrary library;
    constexpr int count = 2 * HistoryModel::PageSize + 50;
    addEntries(library, count);
    HistoryModel model(*library);
    load(model);
    QCOMPARE(model.rowCount(), HistoryModel::PageSize);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({}); // a second time while the first is under way
    QTRY_COMPARE(model.rowCount(), 2 * HistoryModel::PageSize);
    // What comes meanwhile pushes nothing out.
    makeTag(library, u"one more"_s);
    QTRY_COMPARE(model.rowCount(), 2 * HistoryModel::PageSize + 1);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), count + 1);
    QVERIFY(!model.canFetchMore({}));
    for (int row = 1; row < model.rowCount(); ++row)
        QCOMPARE(model.entry(row)->id.value, model.entry(row - 1)->id.value - 1);
}

/// The tester asks for more whenever rows come.
void HistoryModelTest::readsAllToWhoeverAsksInTheMiddleOfAPage()
{
    OpenLibrary library;
    constexpr int count = 2 * HistoryModel::PageSize + 50;
    addEntries(library, count);
    HistoryModel model(*library);
    const Tester tester(&model, InTest);
    model.load();
    QTRY_COMPARE(model.rowCount(), count);
    QVERIFY(!model.canFetchMore({}));
}

void HistoryModelTest::followsActionsUndoAndRedo()
{
    OpenLibrary library;
    HistoryModel model(*library);
    const Tester tester(&model, InTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    load(model);
    makeTags(library, 3);
    QTRY_COMPARE(model.rowCount(), 3);
    HistoryService history(*library);
    const auto here = [&model] {
        return labels(model, models::HereRole).indexOf(u"true"_s);
    };
    QVERIFY(OpenLibrary::finish(history.undo()).ok());
    QTRY_COMPARE(here(), 0);
    QVERIFY(OpenLibrary::finish(history.undo()).ok());
    QTRY_COMPARE(here(), 1);
    QCOMPARE(model.lastDoneRow(), 2);
    QCOMPARE(labels(model, models::UndoneRole), (QStringList{u"true"_s, u"true"_s, u"false"_s}));
    QVERIFY(OpenLibrary::finish(history.redo()).ok());
    QTRY_COMPARE(here(), 0);
    QVERIFY(OpenLibrary::finish(history.undo()).ok());
    QVERIFY(OpenLibrary::finish(history.undo()).ok());
    QTRY_COMPARE(here(), 2);
    QCOMPARE(model.lastDoneRow(), -1);
    // What is new takes the place of all that was undone.
    makeTag(library, u"other"_s);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(here(), -1);
    QCOMPARE(resets.size(), 0);
}

void HistoryModelTest::keepsWhatIsSelected()
{
    OpenLibrary library;
    HistoryModel model(*library);
    makeTags(library, 3);
    load(model);
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(model.index(1), QItemSelectionModel::ClearAndSelect);
    const HistoryId id = model.entry(1)->id;
    makeTag(library, u"a"_s);
    QVERIFY(OpenLibrary::finish(HistoryService(*library).undo()).ok());
    makeTag(library, u"b"_s);
    QTRY_COMPARE(model.rowCount(), 4);
    QTRY_VERIFY(!model.entry(0)->undone);
    QCOMPARE(selection.selectedIndexes().size(), 1);
    QCOMPARE(model.entry(selection.currentIndex().row())->id, id);
}

void HistoryModelTest::dropsWhatIsPruned()
{
    OpenLibrary library;
    constexpr int count = domain::HistoryLimits::alwaysKept + 20;
    addEntries(library, count);
    HistoryModel model(*library);
    load(model);
    while (model.canFetchMore({})) {
        const QSignalSpy shown(&model, &HistoryModel::shown);
        model.fetchMore({});
        QTRY_COMPARE(shown.size(), 1);
    }
    QCOMPARE(model.rowCount(), count);
    const Tester tester(&model, InTest);
    domain::HistoryLimits limits;
    limits.bytes = 1;
    QCOMPARE(OpenLibrary::finish(HistoryService(*library).prune(limits)).value(), 20);
    QTRY_COMPARE(model.rowCount(), static_cast<int>(domain::HistoryLimits::alwaysKept));
    QVERIFY(!model.canFetchMore({}));
}

void HistoryModelTest::filters()
{
    OpenLibrary library;
    HistoryModel model(*library);
    const Tester tester(&model, InTest);
    const TagId tag = makeTag(library, u"a"_s);
    {
        const store::OriginScope scope(HistoryOrigin::Command);
        QVERIFY(OpenLibrary::finish(library::TagService(*library).rename(tag, u"b"_s)).ok());
    }
    load(model);
    QCOMPARE(model.rowCount(), 2);
    const QString renamed = labels(model)[0];
    const auto filter = [&model](const HistoryFilter &wanted) {
        model.setFilter(wanted);
        const QSignalSpy shown(&model, &HistoryModel::shown);
        [&] {
            QTRY_COMPARE(shown.size(), 1);
        }();
        return labels(model);
    };
    HistoryFilter wanted;
    wanted.text = renamed.first(6).toUpper();
    QCOMPARE(filter(wanted), QStringList{renamed});
    // What happens meanwhile and does not fit stays out.
    makeTag(library, u"c"_s);
    QTest::qWait(0);
    QCOMPARE(labels(model), QStringList{renamed});
    wanted = {};
    wanted.origin = HistoryOrigin::Window;
    QCOMPARE(filter(wanted).size(), 2);
    wanted = {};
    wanted.madeBefore = 1;
    QCOMPARE(filter(wanted), QStringList());
    QCOMPARE(filter({}).size(), 3);
}

void HistoryModelTest::followsWritesOfOthers()
{
    OpenLibrary library;
    HistoryModel model(*library);
    makeTags(library, 2);
    load(model);
    library.runAsAnotherProgram(u"DELETE FROM history WHERE id = (SELECT min(id) FROM history)"_s);
    QTRY_COMPARE(model.rowCount(), 1);
}

void HistoryModelTest::showsTheChangesOfAnEntry()
{
    OpenLibrary library(2, 1, 1);
    HistoryModel model(*library);
    load(model);
    (void)OpenLibrary::finish(library->write(u"Tag"_s, [](store::Transaction &transaction) {
        return transaction.connection().execute(u"DELETE FROM item_tags WHERE item_id = 1"_s);
    }));
    QTRY_COMPARE(model.rowCount(), 1);
    HistoryDetailsModel details(*library);
    const Tester tester(&details, InTest);
    const QSignalSpy shown(&details, &HistoryDetailsModel::shown);
    details.setEntry(model.entry(0));
    QTRY_COMPARE(shown.size(), 1);
    QCOMPARE(details.rowCount(), 1);
    const QModelIndex index = details.index(0);
    QVERIFY(index.data().toString().contains(u"“Item 1”"_s));
    QCOMPARE(details.itemAt(0), domain::ItemId{1});
    QCOMPARE(index.data(models::DetailChangeRole).toInt(), static_cast<int>(domain::HistoryDetail::Change::Removed));
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().startsWith(u"Removed: "_s));
    QVERIFY(!details.itemAt(1).isValid() && !details.tagAt(-1).isValid());
    details.setEntry({});
    QCOMPARE(details.rowCount(), 0);
}

void HistoryModelTest::countsTheChangesThatItDoesNotShow()
{
    constexpr int items = 1500;
    OpenLibrary library(items, 1, 1);
    HistoryModel model(*library);
    load(model);
    (void)OpenLibrary::finish(library->write(u"Untag"_s, [](store::Transaction &transaction) {
        return transaction.connection().execute(u"DELETE FROM item_tags"_s);
    }));
    QTRY_COMPARE(model.rowCount(), 1);
    HistoryDetailsModel details(*library);
    details.setEntry(model.entry(0));
    QTRY_COMPARE(details.rowCount(), static_cast<int>(HistoryDetailsModel::MostShown) + 1);
    const QModelIndex last = details.index(HistoryDetailsModel::MostShown);
    QCOMPARE(last.data().toString(), u"and 1,300 more"_s);
    QVERIFY(!last.data(models::DetailChangeRole).isValid());
}

void HistoryModelTest::readsOnlyTheEntryAskedForLast()
{
    OpenLibrary library;
    makeTags(library, 5);
    HistoryModel model(*library);
    load(model);
    HistoryDetailsModel details(*library);
    const QSignalSpy shown(&details, &HistoryDetailsModel::shown);
    for (int row = 0; row < 5; ++row)
        details.setEntry(model.entry(row));
    QTRY_COMPARE(shown.size(), 1);
    QVERIFY(details.index(0).data().toString().contains(u"“tag 1”"_s));
}

QTEST_GUILESS_MAIN(HistoryModelTest)
#include "history_model_test.moc"
