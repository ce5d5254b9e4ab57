// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_tags_model.h"

#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "models/short_day.h"
#include "open_library.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace tagloom;
using domain::ItemId;
using domain::LinkRef;
using domain::LinkStatus;
using domain::TagId;
using models::ItemTagsModel;
using models::TagsModel;
using test::OpenLibrary;

class ItemTagsModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheLinksOfOneItemByName();
    void editsStatusAndConfidenceInPlace();
    void refusesWhatIsNoStatusOrConfidence();
    void followsLinksOfThisItemOnly();
    void followsRenamedTagsAndForeignWrites();
    void cannotBeEditedWhenOpenForLooking();
};

void ItemTagsModelTest::showsTheLinksOfOneItemByName()
{
    OpenLibrary library(3, 3);
    const auto connection = library.file().connection();
    OpenLibrary::run(*connection, QStringLiteral("UPDATE tags SET name = 'Apple', name_key = 'apple' WHERE id = 3"));
    OpenLibrary::run(
        *connection,
        QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, status, confidence, added_at) VALUES "
                       "(2, 1, 'user', 'confirmed', NULL, 1700000000000), "
                       "(2, 3, 'suggestion', 'suggested', 0.805, 1700000000000), (1, 2, 'rule', 'rejected', 1.0, 5)"));
    TagsModel tags(*library);
    ItemTagsModel model(*library, tags);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItem(ItemId{2});
    QCOMPARE(model.rowCount(), 2);
    const auto shown = [&model](int row, int column) {
        return model.index(row, column).data().toString();
    };
    QCOMPARE(shown(0, ItemTagsModel::TagColumn), QStringLiteral("Apple"));
    QCOMPARE(shown(0, ItemTagsModel::SourceColumn), QStringLiteral("Suggestion"));
    QCOMPARE(shown(0, ItemTagsModel::StatusColumn), QStringLiteral("Suggested"));
    QCOMPARE(shown(0, ItemTagsModel::ConfidenceColumn), QStringLiteral("81 %"));
    QCOMPARE(shown(0, ItemTagsModel::AddedColumn), models::shortDay(1700000000000));
    QCOMPARE(shown(1, ItemTagsModel::TagColumn), QStringLiteral("tag 1"));
    QCOMPARE(shown(1, ItemTagsModel::ConfidenceColumn), QString());
    QCOMPARE(model.linkAt(0), (LinkRef{ItemId{2}, TagId{3}}));
    QCOMPARE(model.rowOf(TagId{1}), 1);
    QCOMPARE(model.rowOf(TagId{2}), -1);
    QCOMPARE(model.linkAt(2), LinkRef{});
    model.setItem({});
    QCOMPARE(model.rowCount(), 0);
    model.setItem(ItemId{1});
    QCOMPARE(shown(0, ItemTagsModel::StatusColumn), QStringLiteral("Rejected"));
    QCOMPARE(library.openStatements(), 0);
}

void ItemTagsModelTest::editsStatusAndConfidenceInPlace()
{
    OpenLibrary library(5, 6, 4);
    TagsModel tags(*library);
    ItemTagsModel model(*library, tags);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setItem(ItemId{1});
    QCOMPARE(model.rowCount(), 4);
    const LinkRef link = model.linkAt(2);
    const QModelIndex status = model.index(2, ItemTagsModel::StatusColumn);
    const QModelIndex confidence = model.index(2, ItemTagsModel::ConfidenceColumn);
    QItemSelectionModel selection(&model);
    selection.setCurrentIndex(status, QItemSelectionModel::Select);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QVERIFY(model.setData(status, QStringLiteral("rejected")));
    QCOMPARE(status.data().toString(), QStringLiteral("Rejected"));
    QVERIFY(status.data(models::PendingRole).toBool());
    QVERIFY(model.setData(confidence, 0.25));
    QTRY_VERIFY(!status.data(models::PendingRole).toBool() && !confidence.data(models::PendingRole).toBool());
    QCOMPARE(status.data(Qt::EditRole).toString(), QStringLiteral("rejected"));
    QCOMPARE(confidence.data(Qt::EditRole).toDouble(), 0.25);
    QCOMPARE(model.linkAt(2), link);
    QVERIFY(model.setData(confidence, QString()));
    QTRY_VERIFY(!confidence.data(models::PendingRole).toBool());
    QVERIFY(confidence.data(Qt::EditRole).isNull());
    QCOMPARE(library.number(QStringLiteral("SELECT count(*) FROM item_tags WHERE status = 'rejected' AND item_id = 1 "
                                           "AND confidence IS NULL AND tag_id = %1")
                                .arg(link.tag.value)),
             1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(selection.currentIndex(), status);
    QCOMPARE(library.openStatements(), 0);
}

void ItemTagsModelTest::refusesWhatIsNoStatusOrConfidence()
{
    OpenLibrary library(5, 6, 4);
    TagsModel tags(*library);
    ItemTagsModel model(*library, tags);
    model.setItem(ItemId{1});
    const QSignalSpy refusals(&model, &ItemTagsModel::refused);
    const QModelIndex confidence = model.index(0, ItemTagsModel::ConfidenceColumn);
    QVERIFY(!model.setData(model.index(0, ItemTagsModel::StatusColumn), QStringLiteral("maybe")));
    QVERIFY(!model.setData(confidence, QStringLiteral("much")));
    QVERIFY(!model.setData(model.index(0, ItemTagsModel::TagColumn), 3));
    QVERIFY(model.setData(confidence, 7));
    QTRY_COMPARE(refusals.size(), 1);
    QVERIFY(confidence.data(Qt::EditRole).isNull());
    QVERIFY(model.setData(confidence, qQNaN()));
    QTRY_COMPARE(refusals.size(), 2);
    QVERIFY(confidence.data(Qt::EditRole).isNull());
}

void ItemTagsModelTest::followsLinksOfThisItemOnly()
{
    OpenLibrary library(5, 6, 2);
    TagsModel tags(*library);
    ItemTagsModel model(*library, tags);
    model.setItem(ItemId{1});
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    library::TaggingService tagging(*library);
    QVERIFY(OpenLibrary::finish(tagging.addTags({ItemId{2}}, {TagId{6}})).ok());
    QCOMPARE(resets.size(), 0);
    QVERIFY(OpenLibrary::finish(tagging.addTags({ItemId{1}}, {TagId{6}})).ok());
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(OpenLibrary::finish(tagging.addTagsByName({ItemId{1}}, {QStringLiteral("brand new")})).ok());
    QCOMPARE(model.index(0, ItemTagsModel::TagColumn).data().toString(), QStringLiteral("brand new"));
    QVERIFY(OpenLibrary::finish(tagging.removeTags({ItemId{1}}, {TagId{6}})).ok());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.rowOf(TagId{6}), -1);
    QCOMPARE(resets.size(), 3);
    QVERIFY(OpenLibrary::finish(tagging.changeStatus(model.linkAt(0), LinkStatus::Suggested)).ok());
    QCOMPARE(model.index(0, ItemTagsModel::StatusColumn).data(Qt::EditRole).toString(), QStringLiteral("suggested"));
    QCOMPARE(resets.size(), 3);
}

void ItemTagsModelTest::followsRenamedTagsAndForeignWrites()
{
    OpenLibrary library(5, 6, 3);
    TagsModel tags(*library);
    ItemTagsModel model(*library, tags);
    model.setItem(ItemId{1});
    const TagId first = model.linkAt(0).tag;
    QVERIFY(OpenLibrary::finish(library::TagService(*library).rename(first, QStringLiteral("zzz"))).ok());
    QCOMPARE(model.linkAt(2).tag, first);
    QCOMPARE(model.index(2, ItemTagsModel::TagColumn).data().toString(), QStringLiteral("zzz"));
    library.runAsAnotherProgram(QStringLiteral("DELETE FROM item_tags WHERE item_id = 1"));
    QTRY_COMPARE(model.rowCount(), 0);
}

void ItemTagsModelTest::cannotBeEditedWhenOpenForLooking()
{
    OpenLibrary library(5, 6, 3);
    library.open(library::OpenMode::ReadOnly);
    TagsModel tags(*library);
    ItemTagsModel model(*library, tags);
    model.setItem(ItemId{1});
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.setData(model.index(0, ItemTagsModel::StatusColumn), QStringLiteral("rejected")));
}

QTEST_GUILESS_MAIN(ItemTagsModelTest)
#include "item_tags_model_test.moc"
