// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fetched_table_model.h"

#include "open_library.h"

#include <QAbstractItemModelTester>
#include <QSqlError>
#include <QSqlRecord>
#include <QtTest>

using namespace tagloom;
using models::FetchedTableModel;
using test::OpenLibrary;

class FetchedTableModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsToTheLastRow_data();
    void readsToTheLastRow();
    void seesLaterCommitsAndLetsTheLogBeCheckpointed();
    void passesTheModelTester();
    void refreshesOneRowWithoutAReset();
    void tellsWhenARowIsGone();
    void refreshesARowOfACompositeKey();
    void filtersByIdsWithOneReset();
    void takesNoFilterAsText();
    void writesNothing();
    void isEmptyAfterAnError();
};

void FetchedTableModelTest::readsToTheLastRow_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {0, 1, 255, 256, 257, 512, 2000})
        QTest::addRow("%d", rows) << rows;
}

void FetchedTableModelTest::readsToTheLastRow()
{
    QFETCH(int, rows);
    OpenLibrary library(rows);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    QCOMPARE(model.rowCount(), rows);
    QVERIFY(!model.canFetchMore());
    QCOMPARE(library.openStatements(), 0);
}

void FetchedTableModelTest::seesLaterCommitsAndLetsTheLogBeCheckpointed()
{
    OpenLibrary library(1000);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    const auto other = library.file().connection();
    OpenLibrary::run(*other, QStringLiteral("UPDATE items SET title = 'Changed' WHERE id = 1000"));
    QCOMPARE(other->number(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")).value(), 0); // 1: a reader was in the way
    QVERIFY(model.refreshRow(999));
    QCOMPARE(model.index(999, 2).data().toString(), QStringLiteral("Changed"));
    QCOMPARE(library.openStatements(), 0);
    OpenLibrary::run(*other, QStringLiteral("DELETE FROM items WHERE id = 1"));
    QVERIFY(model.refresh());
    QCOMPARE(model.rowCount(), 999);
}

void FetchedTableModelTest::passesTheModelTester()
{
    OpenLibrary library(600);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(model.refresh());
    QVERIFY(model.setIdFilter(QStringLiteral("id"), {3, 1, 2}));
    QVERIFY(model.refreshRow(1));
    QVERIFY(model.setIdFilter(QStringLiteral("id"), {}));
    QVERIFY(model.refresh());
}

void FetchedTableModelTest::refreshesOneRowWithoutAReset()
{
    OpenLibrary library(300);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    QItemSelectionModel selection(&model);
    selection.select(model.index(290, 0), QItemSelectionModel::SelectCurrent | QItemSelectionModel::Rows);
    selection.setCurrentIndex(model.index(290, 2), QItemSelectionModel::NoUpdate);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    OpenLibrary::run(*library.file().connection(), QStringLiteral("UPDATE items SET title = 'New' WHERE id = 291"));
    QVERIFY(model.refreshRow(290));
    QCOMPARE(model.index(290, 2).data().toString(), QStringLiteral("New"));
    QCOMPARE(model.index(289, 0).data().toLongLong(), 290);
    QCOMPARE(model.rowCount(), 300);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(changes.size(), 1);
    QVERIFY(selection.isRowSelected(290));
    QCOMPARE(selection.currentIndex().row(), 290);
}

void FetchedTableModelTest::tellsWhenARowIsGone()
{
    OpenLibrary library(3);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    OpenLibrary::run(*library.file().connection(), QStringLiteral("DELETE FROM items WHERE id = 2"));
    QVERIFY(!model.refreshRow(1));
    QVERIFY(!model.refreshRow(-1));
    QVERIFY(!model.refreshRow(3));
    QVERIFY(model.refresh());
    QCOMPARE(model.rowCount(), 2);
}

void FetchedTableModelTest::refreshesARowOfACompositeKey()
{
    OpenLibrary library(5, 4, 3);
    FetchedTableModel model(library->connection(), QStringLiteral("item_tags"));
    QVERIFY(model.setIdFilter(QStringLiteral("item_id"), {2}));
    QCOMPARE(model.rowCount(), 3);
    const qint64 tag = model.index(1, 1).data().toLongLong();
    OpenLibrary::run(
        *library.file().connection(),
        QStringLiteral("UPDATE item_tags SET confidence = 0.5 WHERE item_id = 2 AND tag_id = %1").arg(tag));
    QVERIFY(model.refreshRow(1));
    QCOMPARE(model.index(1, 1).data().toLongLong(), tag);
    QCOMPARE(model.index(1, 4).data().toDouble(), 0.5);
    QVERIFY(model.index(0, 4).data().isNull());
    QCOMPARE(model.rowCount(), 3);
}

void FetchedTableModelTest::filtersByIdsWithOneReset()
{
    OpenLibrary library(1000);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QVERIFY(model.setIdFilter(QStringLiteral("id"), {900, 5, 77}));
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.setIdFilter(QStringLiteral("id"), {}));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(library.openStatements(), 0);
}

void FetchedTableModelTest::takesNoFilterAsText()
{
    OpenLibrary library(10, 3);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    model.setFilter(QStringLiteral("id = 'x' UNION SELECT id, 1, name, name, name, 1, 1, 1 FROM tags"));
    QCOMPARE(model.filter(), QString());
    QCOMPARE(model.rowCount(), 10);
}

void FetchedTableModelTest::writesNothing()
{
    OpenLibrary library(10);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    QVERIFY(!model.setData(model.index(0, 2), QStringLiteral("x")));
    QVERIFY(!model.insertRow(0));
    QVERIFY(!model.removeRow(0));
    QVERIFY(!model.removeColumn(0));
    QVERIFY(!model.insertColumn(0));
    QVERIFY(!model.insertRecord(-1, model.record()));
    model.submitAll();
    QVERIFY(!model.submit());
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(library.number(QStringLiteral("SELECT count(*) FROM items WHERE title LIKE 'Item %'")), 10);
}

void FetchedTableModelTest::isEmptyAfterAnError()
{
    OpenLibrary library(10);
    FetchedTableModel model(library->connection(), QStringLiteral("items"));
    QVERIFY(model.refresh());
    QVERIFY(!model.setIdFilter(QStringLiteral("no_such_column"), {1}));
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.lastError().isValid());
    QVERIFY(model.setIdFilter(QStringLiteral("id"), {1}));
    QCOMPARE(model.rowCount(), 1);
}

QTEST_GUILESS_MAIN(FetchedTableModelTest)
#include "fetched_table_model_test.moc"
