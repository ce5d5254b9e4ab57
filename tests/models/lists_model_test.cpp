// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/lists_model.h"

#include "library/item_service.h"
#include "models/roles.h"
#include "open_library.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::ListId;
using domain::ListStatus;
using domain::ListTemplate;
using models::ListsModel;
using test::OpenLibrary;

class ListsModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEntriesAndWhatIsInProgress()
    {
        OpenLibrary library(5);
        ListsModel model(*library);
        const QAbstractItemModelTester tester(&model);
        model.load();
        QCOMPARE(model.rowCount(), 0);
        library::ListService lists(*library);
        const ListId reading = create(library, u"To read"_s, ListTemplate::Reading);
        (void)create(library, u"Later"_s, ListTemplate::Plain);
        QTRY_COMPARE(names(model), (QStringList{u"In progress"_s, u"To read"_s, u"Later"_s}));
        QVERIFY(OpenLibrary::finish(
            lists.addItems(reading, {ItemId{1}, ItemId{2}, ItemId{3}}, store::RepeatedItems::Pass)));
        QTRY_COMPARE(counts(model), (QList<qint64>{0, 3, 0}));
        const auto rows = store::readEntryRefs(library->connection(), reading, store::EntryOrder::Own);
        QVERIFY(OpenLibrary::finish(lists.changeEntry(rows->at(1).entry, {ListStatus::Reading, {}, {}, {}})).ok());
        QTRY_COMPARE(counts(model), (QList<qint64>{1, 3, 0}));
        // What is in the trash does not count.
        QVERIFY(OpenLibrary::finish(library::ItemService(*library).trash({ItemId{2}})).ok());
        QTRY_COMPARE(counts(model), (QList<qint64>{0, 2, 0}));
        QVERIFY(OpenLibrary::finish(lists.remove(reading)).ok());
        QTRY_COMPARE(names(model), (QStringList{u"In progress"_s, u"Later"_s}));
        QCOMPARE(model.rowOf(reading), -1);
        QCOMPARE(model.rowOf({}), 0);
    }

    void renamesInPlaceAndSaysWhyNot()
    {
        OpenLibrary library;
        ListsModel model(*library);
        model.load();
        const ListId first = create(library, u"First"_s, ListTemplate::Plain);
        (void)create(library, u"Second"_s, ListTemplate::Plain);
        QTRY_COMPARE(model.rowCount(), 3);
        const QAbstractItemModelTester tester(&model);
        QSignalSpy refused(&model, &ListsModel::refused);
        const QModelIndex index = model.index(model.rowOf(first));
        QVERIFY(model.setData(index, u"Renamed"_s));
        QVERIFY(index.data(models::PendingRole).toBool());
        QCOMPARE(index.data().toString(), u"Renamed"_s);
        QTRY_VERIFY(!index.data(models::PendingRole).toBool());
        QCOMPARE(index.data().toString(), u"Renamed"_s);
        QVERIFY(model.setData(index, u"SECOND"_s));
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY(refused[0][0].toString().contains(u"There is a list “Second” already"_s));
        QCOMPARE(index.data().toString(), u"Renamed"_s);
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsEditable));
    }

private:
    static ListId create(OpenLibrary &library, const QString &name, ListTemplate listTemplate)
    {
        return *OpenLibrary::finish(library::ListService(*library).create(name, listTemplate));
    }
    static QStringList names(const ListsModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row).data().toString());
        return all;
    }
    static QList<qint64> counts(const ListsModel &model)
    {
        QList<qint64> all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(model.index(row).data(models::EntryCountRole).toLongLong());
        return all;
    }
};

QTEST_GUILESS_MAIN(ListsModelTest)
#include "lists_model_test.moc"
