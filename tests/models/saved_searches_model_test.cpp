// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/saved_searches_model.h"

#include "library/saved_search_service.h"
#include "models/mime.h"
#include "models/roles.h"
#include "open_library.h"
#include "store/saved_search_store.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::SavedSearch;
using domain::SavedSearchId;
using models::SavedSearchesModel;
using test::OpenLibrary;

class SavedSearchesModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEmptyUntilLoaded();
    void showsThemInTheirOrder();
    void renamesInPlaceAndKeepsTheSelection();
    void putsTheOldNameBackWhenRefused();
    void movesARowByADrop();
    void takesNoDropOfAnotherLibraryOrKind();
    void isOnlyShownWhenOpenForLooking();
    void followsWritesOfOthers();

private:
    static SavedSearchId add(OpenLibrary &library, const QString &name)
    {
        SavedSearch search;
        search.name = name;
        search.query = u"word"_s;
        return OpenLibrary::finish(library::SavedSearchService(*library).add(search)).value();
    }
    static QStringList names(const SavedSearchesModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row, SavedSearchesModel::NameColumn).data().toString());
        return all;
    }
};

void SavedSearchesModelTest::isEmptyUntilLoaded()
{
    OpenLibrary library;
    SavedSearchesModel model(*library);
    add(library, u"a"_s);
    QCOMPARE(model.rowCount(), 0);
    model.load();
    QCOMPARE(model.rowCount(), 1);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.load();
    QCOMPARE(resets.size(), 0);
    QCOMPARE(library.openStatements(), 0);
}

void SavedSearchesModelTest::showsThemInTheirOrder()
{
    OpenLibrary library;
    SavedSearchesModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load();
    const SavedSearchId a = add(library, u"a"_s);
    const SavedSearchId b = add(library, u"b"_s);
    QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(OpenLibrary::finish(library::SavedSearchService(*library).move(b, a)).ok());
    QCOMPARE(names(model), (QStringList{u"b"_s, u"a"_s}));
    QCOMPARE(model.rowOf(a), 1);
    QCOMPARE(model.idAt(0), b);
    QCOMPARE(model.idAt(2), SavedSearchId());
    QCOMPARE(model.rowOf(SavedSearchId{99}), -1);
    QCOMPARE(model.search(1), *store::readSavedSearch(library->connection(), a).value());
    QVERIFY(!model.search(2).id.isValid());
    QVERIFY(OpenLibrary::finish(library::SavedSearchService(*library).remove(b)).ok());
    QCOMPARE(names(model), QStringList{u"a"_s});
    QCOMPARE(library.openStatements(), 0);
}

void SavedSearchesModelTest::renamesInPlaceAndKeepsTheSelection()
{
    OpenLibrary library;
    SavedSearchesModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load();
    add(library, u"a"_s);
    add(library, u"b"_s);
    const QModelIndex cell = model.index(1, SavedSearchesModel::NameColumn);
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(cell, QItemSelectionModel::Select);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QVERIFY(model.setData(cell, u" To  read "_s));
    QVERIFY(cell.data(models::PendingRole).toBool());
    QTRY_VERIFY(!cell.data(models::PendingRole).toBool());
    QCOMPARE(names(model), (QStringList{u"a"_s, u"To read"_s}));
    QCOMPARE(resets.size(), 0);
    QVERIFY(selection.isSelected(cell));
    QVERIFY(!model.setData(model.index(1, SavedSearchesModel::QueryColumn), u"x"_s));
}

void SavedSearchesModelTest::putsTheOldNameBackWhenRefused()
{
    OpenLibrary library;
    SavedSearchesModel model(*library);
    model.load();
    add(library, u"a"_s);
    add(library, u"b"_s);
    const QSignalSpy refusals(&model, &SavedSearchesModel::refused);
    const QModelIndex cell = model.index(0, SavedSearchesModel::NameColumn);
    QVERIFY(model.setData(cell, u"B"_s));
    QCOMPARE(cell.data().toString(), u"B"_s);
    QTRY_COMPARE(refusals.size(), 1);
    QCOMPARE(cell.data().toString(), u"a"_s);
    QVERIFY(refusals[0][0].toString().contains(u"“b”"_s));
}

void SavedSearchesModelTest::movesARowByADrop()
{
    OpenLibrary library;
    SavedSearchesModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.load();
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        add(library, name);
    const auto drop = [&](int from, int row, const QModelIndex &onto = {}) {
        const std::unique_ptr<QMimeData> data(model.mimeData({model.index(from, SavedSearchesModel::NameColumn)}));
        return model.dropMimeData(data.get(), Qt::MoveAction, row, onto.isValid() ? -1 : 0, onto);
    };
    QVERIFY(drop(3, 0));
    QTRY_COMPARE(names(model), (QStringList{u"d"_s, u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(drop(0, -1)); // below the last row
    QTRY_COMPARE(names(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    QVERIFY(drop(0, -1, model.index(2, SavedSearchesModel::NameColumn)));
    QTRY_COMPARE(names(model), (QStringList{u"b"_s, u"a"_s, u"c"_s, u"d"_s}));
    QVERIFY(model.post(1, 0));
    QTRY_COMPARE(names(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    QVERIFY(!model.post(4, 0) && !model.post(0, 5) && !model.post(0, -1));
    const QMimeData none;
    QVERIFY(!model.dropMimeData(&none, Qt::MoveAction, 0, 0, {}));
}

void SavedSearchesModelTest::takesNoDropOfAnotherLibraryOrKind()
{
    OpenLibrary library;
    SavedSearchesModel model(*library);
    model.load();
    const SavedSearchId id = add(library, u"a"_s);
    QMimeData foreign;
    models::putSavedSearch(&foreign, u"/elsewhere"_s, id);
    QVERIFY(!model.canDropMimeData(&foreign, Qt::MoveAction, 0, 0, {}));
    QMimeData tags;
    models::putTags(&tags, library->path(), {domain::TagId{1}});
    QVERIFY(!model.canDropMimeData(&tags, Qt::MoveAction, 0, 0, {}));
    QMimeData own;
    models::putSavedSearch(&own, library->path(), id);
    QVERIFY(model.canDropMimeData(&own, Qt::MoveAction, 0, 0, {}));
    QVERIFY(!model.canDropMimeData(&own, Qt::CopyAction, 0, 0, {}));
}

void SavedSearchesModelTest::isOnlyShownWhenOpenForLooking()
{
    OpenLibrary library;
    add(library, u"a"_s);
    add(library, u"b"_s);
    library.open(library::OpenMode::ReadOnly);
    SavedSearchesModel model(*library);
    model.load();
    QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(!model.setData(model.index(0, SavedSearchesModel::NameColumn), u"x"_s));
    QVERIFY(!model.post(1, 0));
    QMimeData own;
    models::putSavedSearch(&own, library->path(), model.idAt(0));
    QVERIFY(!model.canDropMimeData(&own, Qt::MoveAction, 0, 0, {}));
    QVERIFY(!(model.flags(model.index(0, SavedSearchesModel::NameColumn)) & Qt::ItemIsDragEnabled));
}

void SavedSearchesModelTest::followsWritesOfOthers()
{
    OpenLibrary library;
    SavedSearchesModel model(*library);
    model.load();
    add(library, u"a"_s);
    library.runAsAnotherProgram(u"INSERT INTO saved_searches (name, name_key, query, position, created_at) "
                                "VALUES ('first', 'first', 'x', -5, 1)"_s);
    QTRY_COMPARE(names(model), (QStringList{u"first"_s, u"a"_s}));
    library.runAsAnotherProgram(u"UPDATE saved_searches SET query = 'other' WHERE name = 'a'"_s);
    QTRY_COMPARE(model.search(1).query, u"other"_s);
}

QTEST_GUILESS_MAIN(SavedSearchesModelTest)
#include "saved_searches_model_test.moc"
