// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/item_chips_proxy.h"

#include "library/item_service.h"
#include "library/tag_care_service.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "models/short_day.h"
#include "open_library.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace tagloom;
using domain::ItemId;
using domain::LinkStatus;
using domain::TagId;
using models::ItemChipsProxy;
using models::ItemsModel;
using models::TagChip;
using test::OpenLibrary;

class ItemChipsProxyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheTagsOfAnItem();
    void readsABlockByOneQuery();
    void showsTheDetailsOfAKind();
    void passesTheModelTester();
    void readsOnlyAffectedItemsAnew();
    void followsRenamedTags();
    void followsMergedAndDeletedTags();
    void readsEverythingAnewAfterAForeignWrite();
};

void ItemChipsProxyTest::showsTheTagsOfAnItem()
{
    OpenLibrary library(3, 4);
    const auto connection = library.file().connection();
    OpenLibrary::run(
        *connection,
        QStringLiteral("INSERT INTO item_tags (item_id, tag_id, source, status, confidence, added_at) VALUES "
                       "(1, 1, 'user', 'rejected', 0.25, 5), "
                       "(1, 3, 'import', 'confirmed', NULL, 5), (1, 2, 'user', 'confirmed', NULL, 5), "
                       "(1, 4, 'suggestion', 'suggested', 0.5, 5)"));
    OpenLibrary::run(*connection, QStringLiteral("UPDATE tags SET colour = '#010203', pin = 7 WHERE id = 2"));
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    items.setResult({ItemId{1}, ItemId{2}});
    const QModelIndex cell = chips.index(0, ItemsModel::TagsColumn);
    const auto shown = cell.data(models::ChipsRole).value<QList<TagChip>>();
    QCOMPARE(shown.size(), 4);
    QCOMPARE(shown[0],
             (TagChip{TagId{2}, QStringLiteral("tag 2"), QStringLiteral("tag 2"), QStringLiteral("#010203"),
                      LinkStatus::Confirmed, std::nullopt, domain::LinkSource::User, 7}));
    QCOMPARE(shown[1].tag, TagId{3});
    QCOMPARE(shown[1].source, domain::LinkSource::Import);
    QCOMPARE(shown[2].status, LinkStatus::Suggested);
    QCOMPARE(shown[2].confidence, std::optional(0.5));
    QCOMPARE(shown[3].status, LinkStatus::Rejected);
    QCOMPARE(cell.data().toString(), QStringLiteral("tag 2, tag 3, tag 4"));
    QVERIFY(chips.chipsAt(1).isEmpty());
    QVERIFY(chips.chipsAt(5).isEmpty());
    QCOMPARE(chips.index(0, 0).data().toString(), QStringLiteral("Item 1"));
    QCOMPARE(chips.index(0, 1).data(models::ItemIdRole).toLongLong(), 1);
    QVERIFY(!chips.index(0, 0).data(models::ChipsRole).isValid());
}

void ItemChipsProxyTest::showsTheDetailsOfAKind()
{
    OpenLibrary library(3, 4);
    {
        const auto connection = library.file().connection();
        OpenLibrary::run(*connection, QStringLiteral("UPDATE items SET kind_id = 6"));
        OpenLibrary::run(*connection,
                         QStringLiteral("INSERT INTO task_details VALUES (1, '2024-05-31', NULL), "
                                        "(2, NULL, '2024-06-01')"));
    }
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    items.setResult({ItemId{1}, ItemId{2}, ItemId{3}});
    const auto cell = [&chips](int row, int place) {
        return chips.index(row, ItemsModel::FirstDetailColumn + place);
    };
    QVERIFY(!cell(0, 0).data().isValid());
    chips.setDetailKind(domain::taskKind);
    QCOMPARE(chips.headerData(ItemsModel::FirstDetailColumn, Qt::Horizontal).toString(), QStringLiteral("Done"));
    QCOMPARE(chips.headerData(ItemsModel::SecondDetailColumn, Qt::Horizontal).toString(), QStringLiteral("Due"));
    // Days stand as they do in every table.
    const QString day = models::shortDay(QDate(2024, 5, 31));
    QVERIFY(day != QStringLiteral("2024-05-31"));
    QCOMPARE(cell(0, 1).data().toString(), day);
    QCOMPARE(cell(0, 1).data(Qt::EditRole).toString(), QStringLiteral("2024-05-31"));
    QCOMPARE(cell(0, 1).data(Qt::AccessibleTextRole).toString(), QString(day + QStringLiteral(", overdue")));
    QCOMPARE(cell(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
    QCOMPARE(cell(1, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(cell(1, 0).data().toString(), models::shortDay(QDate(2024, 6, 1)));
    QVERIFY(cell(0, 0).flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!cell(0, 1).flags().testFlag(Qt::ItemIsUserCheckable));
    const QSignalSpy changes(&chips, &QAbstractItemModel::dataChanged);
    QVERIFY(chips.setData(cell(0, 0), Qt::Checked, Qt::CheckStateRole));
    QTRY_COMPARE(cell(0, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(!changes.isEmpty());
    chips.setDetailKind({});
    QVERIFY(!cell(0, 1).data().isValid());
}

void ItemChipsProxyTest::readsABlockByOneQuery()
{
    OpenLibrary library(1000, 10, 3);
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    items.setResult(library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id")));
    for (int row = 64; row < 128; ++row)
        QCOMPARE(chips.chipsAt(row).size(), 3);
    QCOMPARE(chips.loads(), 1);
    chips.prefetch(100, 300);
    QCOMPARE(chips.loads(), 2);
    for (int row = 64; row <= 300; ++row)
        QCOMPARE(chips.chipsAt(row).size(), 3);
    chips.prefetch(-5, 100000); // what a view says is not trusted
    QCOMPARE(chips.loads(), 3);
    QCOMPARE(library.openStatements(), 0);
}

void ItemChipsProxyTest::passesTheModelTester()
{
    OpenLibrary library(200, 10, 3);
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    const QAbstractItemModelTester tester(&chips, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<ItemId> ids = library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id"));
    items.setResult(ids.mid(0, 50));
    items.setResult(ids);
    ids.remove(20, 30);
    items.setResult(ids);
    QVERIFY(chips.setData(chips.index(3, 0), QStringLiteral("Edited")));
    QTRY_VERIFY(!chips.index(3, 0).data(models::PendingRole).toBool());
    QCOMPARE(chips.index(3, 0).data().toString(), QStringLiteral("Edited"));
    QVERIFY(OpenLibrary::finish(library::TaggingService(*library).removeTags(ids, {TagId{3}})).ok());
    items.setResult({});
}

void ItemChipsProxyTest::readsOnlyAffectedItemsAnew()
{
    OpenLibrary library(500, 10, 2);
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    items.setResult(library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id")));
    chips.prefetch(0, 127);
    QCOMPARE(chips.loads(), 1);
    const QSignalSpy changes(&chips, &QAbstractItemModel::dataChanged);
    library::TaggingService tagging(*library);
    QVERIFY(OpenLibrary::finish(tagging.addTagsByName({ItemId{5}, ItemId{400}}, {QStringLiteral("new")})).ok());
    QCOMPARE(chips.loads(), 2);
    QCOMPARE(changes.size(), 1); // 400 was never looked at
    QCOMPARE(changes[0][0].toModelIndex(), chips.index(4, ItemsModel::TagsColumn));
    QCOMPARE(chips.chipsAt(4).size(), 3);
    QCOMPARE(chips.chipsAt(5).size(), 2);
    QCOMPARE(chips.loads(), 2);
    QCOMPARE(chips.chipsAt(399).size(), 3);
    QVERIFY(OpenLibrary::finish(tagging.changeStatus({ItemId{5}, TagId{6}}, LinkStatus::Rejected)).ok());
    QCOMPARE(chips.chipsAt(4).last().status, LinkStatus::Rejected);
    QVERIFY(OpenLibrary::finish(tagging.removeTags({ItemId{5}}, {TagId{6}})).ok());
    QCOMPARE(chips.chipsAt(4).size(), 2);
}

void ItemChipsProxyTest::followsRenamedTags()
{
    OpenLibrary library(100, 10, 1);
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    items.setResult(library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id")));
    chips.prefetch(0, 99);
    const QSignalSpy changes(&chips, &QAbstractItemModel::dataChanged);
    QVERIFY(OpenLibrary::finish(library::TagService(*library).rename(TagId{2}, QStringLiteral("Zwei"))).ok());
    QCOMPARE(changes.size(), 10);
    QCOMPARE(chips.index(0, ItemsModel::TagsColumn).data().toString(), QStringLiteral("Zwei"));
    QCOMPARE(chips.loads(), 2);
}

void ItemChipsProxyTest::followsMergedAndDeletedTags()
{
    OpenLibrary library(100, 10, 1);
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    items.setResult(library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id")));
    chips.prefetch(0, 99);
    const TagId first = chips.chipsAt(0).constFirst().tag;
    const TagId second = chips.chipsAt(1).constFirst().tag;
    QVERIFY(first != second);
    library::TagCareService care(*library);
    QVERIFY(OpenLibrary::finish(care.merge({{first}, second})).ok());
    QCOMPARE(chips.chipsAt(0).constFirst().tag, second);
    QVERIFY(OpenLibrary::finish(care.remove({second})).ok());
    QVERIFY(chips.chipsAt(0).isEmpty());
    QVERIFY(chips.chipsAt(1).isEmpty());
}

void ItemChipsProxyTest::readsEverythingAnewAfterAForeignWrite()
{
    OpenLibrary library(100, 10, 1);
    ItemsModel items(*library);
    ItemChipsProxy chips(*library, items);
    items.setResult(library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id")));
    QCOMPARE(chips.chipsAt(0).size(), 1);
    library.runAsAnotherProgram(QStringLiteral("DELETE FROM item_tags WHERE item_id = 1"));
    QTRY_COMPARE(chips.chipsAt(0).size(), 0);
}

QTEST_GUILESS_MAIN(ItemChipsProxyTest)
#include "item_chips_proxy_test.moc"
