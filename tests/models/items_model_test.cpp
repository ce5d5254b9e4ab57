// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items_model.h"

#include "library/item_service.h"
#include "library/tagging_service.h"
#include "models/item_chips_proxy.h"
#include "models/mime.h"
#include "models/short_day.h"
#include "open_library.h"
#include "store/item_store.h"
#include "store/link_store.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLocale>
#include <QMimeData>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTableView>
#include <QUrl>
#include <QtTest>

#include <algorithm>

using namespace tagloom;
using domain::ItemId;
using domain::TagId;
using models::ItemsModel;
using test::OpenLibrary;

namespace {

const QString everyItem =
    QStringLiteral("SELECT id FROM items WHERE trashed_at IS NULL ORDER BY created_at DESC, id DESC");

QList<ItemId> shownIds(const QAbstractItemModel &model)
{
    QList<ItemId> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(ItemId{model.index(row, 0).data(models::ItemIdRole).toLongLong()});
    return ids;
}

} // namespace

class ItemsModelTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheColumnsAndRolesOfAnItem();
    void passesTheModelTester();
    void insertsRowsWhenTheFirstPageIsFollowedByTheWhole();
    void signalsNothingForAnEqualResult();
    void keepsSelectionCurrentAndScrollWhenFewRowsDiffer();
    void resetsForAnotherResult();
    void readsOneWindowForManyCells();
    void keepsAtMostSixteenWindows();
    void editsATitleInPlace();
    void showsTheLastOfTwoQuickEdits();
    void putsTheOldTitleBackWhenRefused();
    void endsPendingWhenNothingChanged();
    void cannotBeEditedWhenOpenForLooking();
    void refreshesAVisibleRowChangedElsewhere();
    void readsEverythingAnewAfterAForeignWrite();
    void toleratesItemsThatAreGone();
    void offersItemsToOtherPrograms();
    void acceptsTagsLinksAndTextButNotItsOwnItems();
    void namesDays();
    void holdsTheIdsOfTheLibraryAfterRandomEdits();
    void jumpsAnywhere();
};

void ItemsModelTest::showsTheColumnsAndRolesOfAnItem()
{
    OpenLibrary library(3);
    OpenLibrary::run(*library.file().connection(),
                     QStringLiteral("INSERT INTO items (kind_id, title, created_at, updated_at, trashed_at) "
                                    "VALUES (5, 'A note', 1700000000000, 1, 2)"));
    ItemsModel model(*library);
    model.setResult(library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id")));
    QCOMPARE(model.columnCount(), int(ItemsModel::ColumnCount));
    const QModelIndex first = model.index(0, ItemsModel::TitleColumn);
    QCOMPARE(first.data().toString(), QStringLiteral("Item 1"));
    QCOMPARE(first.data(models::ItemIdRole).toLongLong(), 1);
    QCOMPARE(first.data(models::UrlRole).toString(), QStringLiteral("https://www.example.com/1"));
    QCOMPARE(first.data(models::HostRole).toString(), QStringLiteral("example.com"));
    QCOMPARE(first.data(models::KindNameRole).toString(), QStringLiteral("bookmark"));
    QCOMPARE(first.data(models::AddedRole).toLongLong(), 1700000001000);
    QCOMPARE(first.data(models::TrashedRole).toBool(), false);
    QCOMPARE(first.data(models::PendingRole).toBool(), false);
    const QModelIndex note = model.index(3, ItemsModel::TitleColumn);
    QCOMPARE(note.data(models::UrlRole).toString(), QString());
    QCOMPARE(note.data(models::HostRole).toString(), QString());
    QCOMPARE(note.data(models::KindIdRole).toLongLong(), 5);
    QCOMPARE(note.data(models::KindIconRole).toString(), QStringLiteral("note"));
    QCOMPARE(note.data(models::TrashedRole).toBool(), true);
    QCOMPARE(model.index(0, ItemsModel::AddedColumn).data().toString(), models::shortDay(1700000001000));
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Title"));
    QCOMPARE(model.rowOf(ItemId{3}), 2);
    QCOMPARE(model.rowOf(ItemId{30}), -1);
    QCOMPARE(model.itemAt(1), ItemId{2});
    QCOMPARE(model.itemAt(9), ItemId{});
    QCOMPARE(model.item(ItemId{4})->title, QStringLiteral("A note"));
    QCOMPARE(model.item(ItemId{4})->trashedAt, std::optional<qint64>(2));
    QVERIFY(!model.item(ItemId{99}));
}

void ItemsModelTest::passesTheModelTester()
{
    OpenLibrary library(300, 5, 2);
    ItemsModel model(*library);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QList<ItemId> all = library.itemIds(everyItem);
    model.setResult(all.mid(0, 100));
    model.setResult(all);
    QList<ItemId> fewer = all;
    fewer.remove(10, 3);
    fewer.removeAt(200);
    model.setResult(fewer);
    model.setResult(all);
    QVERIFY(model.setData(model.index(5, 0), QStringLiteral("Another")));
    QTRY_VERIFY(!model.index(5, 0).data(models::PendingRole).toBool());
    QList<ItemId> turned = all;
    std::reverse(turned.begin(), turned.end());
    model.setResult(turned);
    model.setResult({});
}

void ItemsModelTest::insertsRowsWhenTheFirstPageIsFollowedByTheWhole()
{
    OpenLibrary library(1000);
    ItemsModel model(*library);
    const QList<ItemId> all = library.itemIds(everyItem);
    model.setResult(all.mid(0, 50));
    QCOMPARE(model.index(49, 0).data(models::ItemIdRole).toLongLong(), all[49].value);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    model.setResult(all);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(insertions.size(), 1);
    QCOMPARE(insertions[0][1].toInt(), 50);
    QCOMPARE(insertions[0][2].toInt(), 999);
    QCOMPARE(shownIds(model), all);
    QCOMPARE(model.index(51, 0).data().toString(), QStringLiteral("Item %1").arg(all[51].value));
}

void ItemsModelTest::signalsNothingForAnEqualResult()
{
    OpenLibrary library(100);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy insertions(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    model.setResult(library.itemIds(everyItem));
    QCOMPARE(resets.size() + insertions.size() + removals.size(), 0);
}

void ItemsModelTest::keepsSelectionCurrentAndScrollWhenFewRowsDiffer()
{
    OpenLibrary library(2000);
    ItemsModel model(*library);
    QList<ItemId> ids = library.itemIds(everyItem);
    model.setResult(ids);
    QTableView view;
    view.setModel(&model);
    view.resize(500, 400);
    view.show();
    view.setCurrentIndex(model.index(1000, 0));
    view.scrollTo(model.index(1000, 0), QAbstractItemView::PositionAtTop);
    const ItemId current = ids[1000];
    const ItemId top = model.itemAt(view.rowAt(0));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    ids.remove(1500, 100);
    ids.removeAt(1002);
    ids.insert(1700, ItemId{99999});
    model.setResult(ids);
    QCOMPARE(shownIds(model), ids);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.itemAt(view.currentIndex().row()), current);
    QVERIFY(view.selectionModel()->isSelected(model.index(model.rowOf(current), 0)));
    QCOMPARE(model.itemAt(view.rowAt(0)), top);
}

void ItemsModelTest::resetsForAnotherResult()
{
    OpenLibrary library(1000);
    ItemsModel model(*library);
    QList<ItemId> ids = library.itemIds(everyItem);
    model.setResult(ids);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Item 1000"));
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    std::reverse(ids.begin(), ids.end());
    model.setResult(ids);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Item 1"));
    QCOMPARE(model.rowOf(ItemId{1000}), 999);
}

void ItemsModelTest::readsOneWindowForManyCells()
{
    OpenLibrary library(1000);
    models::ItemWindows windows(library->connection());
    const QList<ItemId> ids = library.itemIds(everyItem);
    for (int row = 128; row < 256; ++row)
        QCOMPARE(windows.item(row, ids)->id, ids[row]);
    QCOMPARE(windows.loads(), 1);
    QCOMPARE(windows.value(999, ids, models::ItemWindows::TitleColumn).toString(), QStringLiteral("Item 1"));
    QCOMPARE(windows.loads(), 2);
    QCOMPARE(library.openStatements(), 0);
}

void ItemsModelTest::keepsAtMostSixteenWindows()
{
    OpenLibrary library(128 * 20);
    models::ItemWindows windows(library->connection());
    const QList<ItemId> ids = library.itemIds(everyItem);
    for (int block = 0; block < 20; ++block)
        QVERIFY(windows.item(block * 128, ids));
    QCOMPARE(windows.loads(), 20);
    QVERIFY(windows.item(19 * 128, ids));
    QVERIFY(windows.item(4 * 128, ids));
    QCOMPARE(windows.loads(), 20);
    QVERIFY(windows.item(3 * 128, ids));
    QCOMPARE(windows.loads(), 21);
}

void ItemsModelTest::editsATitleInPlace()
{
    OpenLibrary library(2000);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    QTableView view;
    view.setModel(&model);
    view.resize(500, 400);
    view.show();
    view.setCurrentIndex(model.index(1200, 0));
    const int scroll = view.verticalScrollBar()->value();
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy refusals(&model, &ItemsModel::refused);

    const QModelIndex cell = model.index(1200, ItemsModel::TitleColumn);
    QVERIFY(model.setData(cell, QStringLiteral("  Straße\tund Café ")));
    QCOMPARE(cell.data().toString(), QStringLiteral("  Straße\tund Café "));
    QVERIFY(cell.data(models::PendingRole).toBool());
    QVERIFY(!model.index(1201, 0).data(models::PendingRole).toBool());
    QTRY_VERIFY(!cell.data(models::PendingRole).toBool());
    QCOMPARE(cell.data().toString(), QStringLiteral("Straße und Café"));
    QCOMPARE(model.item(model.itemAt(1200))->title, QStringLiteral("Straße und Café"));
    QCOMPARE(library.number(QStringLiteral("SELECT count(*) FROM items WHERE title = 'Straße und Café'")), 1);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(refusals.size(), 0);
    for (const auto &change : changes)
        QCOMPARE(change[0].toModelIndex().row(), 1200);
    QCOMPARE(view.currentIndex().row(), 1200);
    QVERIFY(view.selectionModel()->isSelected(cell));
    QCOMPARE(view.verticalScrollBar()->value(), scroll);
    QCOMPARE(library.openStatements(), 0);
}

void ItemsModelTest::showsTheLastOfTwoQuickEdits()
{
    OpenLibrary library(10);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    const QModelIndex cell = model.index(3, 0);
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.setData(cell, QStringLiteral("One")));
    QVERIFY(model.setData(cell, QStringLiteral("Two")));
    QCOMPARE(cell.data().toString(), QStringLiteral("Two"));
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [cell] { QCOMPARE(cell.data().toString(), QStringLiteral("Two")); });
    QTRY_VERIFY(!cell.data(models::PendingRole).toBool());
    QCOMPARE(cell.data().toString(), QStringLiteral("Two"));
}

void ItemsModelTest::putsTheOldTitleBackWhenRefused()
{
    OpenLibrary library(10);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    const QSignalSpy refusals(&model, &ItemsModel::refused);
    const QModelIndex cell = model.index(3, 0);
    const QString old = cell.data().toString();
    // Another program deleted it, and nobody has noticed yet.
    OpenLibrary::run(*library.file().connection(),
                     QStringLiteral("DELETE FROM items WHERE id = %1").arg(model.itemAt(3).value));
    QVERIFY(model.setData(cell, QStringLiteral("New")));
    QTRY_COMPARE(refusals.size(), 1);
    QVERIFY(!refusals[0][0].toString().isEmpty());
    QVERIFY(!cell.data(models::PendingRole).toBool());
    QCOMPARE(cell.data().toString(), old);
}

void ItemsModelTest::endsPendingWhenNothingChanged()
{
    OpenLibrary library(10);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    const QModelIndex cell = model.index(0, 0);
    QVERIFY(model.setData(cell, cell.data()));
    QVERIFY(!cell.data(models::PendingRole).toBool());
    const QSignalSpy commits(&*library, &library::Library::changed);
    QVERIFY(model.setData(cell, QStringLiteral(" Item 10 ")));
    QVERIFY(cell.data(models::PendingRole).toBool());
    QTRY_VERIFY(!cell.data(models::PendingRole).toBool());
    QCOMPARE(cell.data().toString(), QStringLiteral("Item 10"));
    QCOMPARE(commits.size(), 0);
}

void ItemsModelTest::cannotBeEditedWhenOpenForLooking()
{
    OpenLibrary library(10);
    library.open(library::OpenMode::ReadOnly);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    const QModelIndex cell = model.index(0, 0);
    QVERIFY(!(cell.flags() & Qt::ItemIsEditable));
    QVERIFY(!(cell.flags() & Qt::ItemIsDropEnabled));
    QVERIFY(cell.flags() & Qt::ItemIsDragEnabled);
    QVERIFY(!model.setData(cell, QStringLiteral("x")));
    QMimeData data;
    data.setText(QStringLiteral("x"));
    QVERIFY(!model.canDropMimeData(&data, Qt::CopyAction, 0, 0, {}));
}

void ItemsModelTest::refreshesAVisibleRowChangedElsewhere()
{
    OpenLibrary library(1000);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    const ItemId id = model.itemAt(500);
    QVERIFY(!model.index(500, 0).data(models::TrashedRole).toBool());
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(OpenLibrary::finish(library::ItemService(*library).trash({id})).ok());
    QCOMPARE(changes.size(), 1);
    QVERIFY(model.index(500, 0).data(models::TrashedRole).toBool());
    QVERIFY(OpenLibrary::finish(library::ItemService(*library).changeUrl(id, QStringLiteral("https://new.org/"))).ok());
    QCOMPARE(model.index(500, 0).data(models::HostRole).toString(), QStringLiteral("new.org"));
    QCOMPARE(library.openStatements(), 0);
}

void ItemsModelTest::readsEverythingAnewAfterAForeignWrite()
{
    OpenLibrary library(1000);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Item 1000"));
    library.runAsAnotherProgram(QStringLiteral("UPDATE items SET title = 'By another' WHERE id = 1000"));
    QTRY_COMPARE(model.index(0, 0).data().toString(), QStringLiteral("By another"));
}

void ItemsModelTest::toleratesItemsThatAreGone()
{
    OpenLibrary library(10);
    ItemsModel model(*library);
    model.setResult({ItemId{1}, ItemId{777}, ItemId{2}});
    QVERIFY(!model.index(1, 0).data().isValid());
    QCOMPARE(model.index(1, 0).data(models::ItemIdRole).toLongLong(), 777);
    QVERIFY(!model.index(1, ItemsModel::AddedColumn).data().isValid());
    QVERIFY(!model.item(ItemId{777}));
    QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("Item 2"));
}

void ItemsModelTest::offersItemsToOtherPrograms()
{
    OpenLibrary library(1500);
    const auto connection = library.file().connection();
    OpenLibrary::run(*connection, QStringLiteral("UPDATE items SET url = NULL, url_key = NULL WHERE id = 1"));
    OpenLibrary::run(*connection, QStringLiteral("UPDATE items SET url = 'javascript:alert(1)' WHERE id = 2"));
    OpenLibrary::run(*connection, QStringLiteral("UPDATE items SET url = 'file:///tmp/a%20b' WHERE id = 3"));
    ItemsModel model(*library);
    model.setResult(library.itemIds(QStringLiteral("SELECT id FROM items ORDER BY id")));
    const QModelIndexList cells{model.index(3, 0), model.index(0, 0), model.index(0, 1), model.index(1, 0),
                                model.index(2, 0)};
    const std::unique_ptr<QMimeData> few(model.mimeData(cells));
    QCOMPARE(models::takeItems(few.get(), library->path()).value(),
             (QList<ItemId>{ItemId{1}, ItemId{2}, ItemId{3}, ItemId{4}}));
    QCOMPARE(
        few->urls(),
        (QList<QUrl>{QUrl(QStringLiteral("file:///tmp/a%20b")), QUrl(QStringLiteral("https://www.example.com/4"))}));
    QCOMPARE(few->text(), QStringLiteral("Item 1\njavascript:alert(1)\nfile:///tmp/a%20b\nhttps://www.example.com/4"));
    const std::unique_ptr<QMimeData> many(model.mimeDataFor(model.result()));
    QCOMPARE(models::takeItems(many.get(), library->path())->size(), 1500);
    QCOMPARE(many->text().split(u'\n').size(), 1000);
    QCOMPARE(model.mimeData({}), nullptr);
    QCOMPARE(library.openStatements(), 0);
}

void ItemsModelTest::acceptsTagsLinksAndTextButNotItsOwnItems()
{
    OpenLibrary library(3);
    ItemsModel model(*library);
    model.setResult(library.itemIds(everyItem));
    QVERIFY(model.index(0, 0).flags() & Qt::ItemIsDragEnabled);
    QVERIFY(model.index(0, 1).flags() & Qt::ItemIsDropEnabled);
    QVERIFY(model.flags({}) & Qt::ItemIsDropEnabled);
    QMimeData tags;
    models::putTags(&tags, library->path(), {TagId{1}});
    QVERIFY(model.canDropMimeData(&tags, Qt::CopyAction, -1, -1, model.index(0, 0)));
    QMimeData links;
    links.setUrls({QUrl(QStringLiteral("https://example.org"))});
    QVERIFY(model.canDropMimeData(&links, Qt::CopyAction, -1, -1, {}));
    QVERIFY(!model.dropMimeData(&links, Qt::CopyAction, -1, -1, {}));
    const std::unique_ptr<QMimeData> own(model.mimeDataFor(model.result()));
    QVERIFY(!model.canDropMimeData(own.get(), Qt::CopyAction, -1, -1, {}));
    for (const QString &format : tags.formats() + links.formats())
        QVERIFY(model.mimeTypes().contains(format));
}

void ItemsModelTest::namesDays()
{
    const QDateTime noon(QDate::currentDate(), QTime(12, 0));
    QCOMPARE(models::shortDay(noon.toMSecsSinceEpoch()), QStringLiteral("Today"));
    QCOMPARE(models::shortDay(noon.addDays(-1).toMSecsSinceEpoch()), QStringLiteral("Yesterday"));
    QCOMPARE(models::shortDay(noon.addDays(-2).toMSecsSinceEpoch()),
             QLocale().toString(noon.date().addDays(-2), QLocale::ShortFormat));
}

void ItemsModelTest::holdsTheIdsOfTheLibraryAfterRandomEdits()
{
    OpenLibrary library(120, 12, 2);
    ItemsModel model(*library);
    models::ItemChipsProxy chips(*library, model);
    library::ItemService items(*library);
    library::TaggingService tagging(*library);
    const QAbstractItemModelTester tester(&chips, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QRandomGenerator random(42);
    const QStringList searches{everyItem,
                               QStringLiteral("SELECT id FROM items WHERE trashed_at IS NULL ORDER BY title"),
                               QStringLiteral("SELECT item_id FROM item_tags JOIN items ON items.id = item_id "
                                              "WHERE tag_id = 3 AND trashed_at IS NULL ORDER BY item_id"),
                               QStringLiteral("SELECT id FROM items WHERE trashed_at IS NOT NULL ORDER BY id")};
    QString search = everyItem;
    model.setResult(library.itemIds(search));
    for (int round = 0; round < 2000; ++round) {
        const int row = model.rowCount() > 0 ? random.bounded(model.rowCount()) : -1;
        const ItemId id = model.itemAt(row);
        const TagId tag{1 + random.bounded(12)};
        switch (id.isValid() ? random.bounded(7) : 0) {
        case 0:
            QVERIFY(OpenLibrary::finish(items.add({domain::ItemDraft{domain::noteKind, QStringLiteral("New"), {}, {}}}))
                        .ok());
            break;
        case 1:
            QVERIFY(OpenLibrary::finish(items.trash({id})).ok());
            break;
        case 2:
            QVERIFY(OpenLibrary::finish(items.restore({id})).ok());
            break;
        case 3:
            QVERIFY(OpenLibrary::finish(tagging.addTags({id}, {tag})).ok());
            break;
        case 4:
            QVERIFY(OpenLibrary::finish(tagging.removeTags({id}, {tag})).ok());
            break;
        case 5:
            QVERIFY(model.setData(model.index(row, 0), QStringLiteral("Title %1").arg(random.bounded(1000))));
            (void)OpenLibrary::finish(
                library->write(QStringLiteral("barrier"), [](store::Transaction &) { return domain::Result<void>(); }));
            break;
        default:
            search = searches[random.bounded(int(searches.size()))];
            break;
        }
        const QList<ItemId> expected = library.itemIds(search);
        model.setResult(expected);
        QCOMPARE(shownIds(chips), expected);
        QCOMPARE(library.openStatements(), 0);
        if (const int probe = expected.isEmpty() ? -1 : random.bounded(int(expected.size())); probe >= 0) {
            QCOMPARE(chips.index(probe, 0).data().toString(),
                     store::readItem(library->connection(), expected[probe])->value().title);
            const QList<domain::Link> links = store::readLinks(library->connection(), {expected[probe]}).value();
            QCOMPARE(chips.chipsAt(probe).size(), links.size());
            for (qsizetype link = 0; link < links.size(); ++link)
                QCOMPARE(chips.chipsAt(probe)[link].tag, links[link].tag);
        }
    }
}

void ItemsModelTest::jumpsAnywhere()
{
    OpenLibrary library(100000, 200, 5);
    ItemsModel model(*library);
    models::ItemChipsProxy chips(*library, model);
    const QList<ItemId> all = library.itemIds(everyItem);
    QElapsedTimer timer;
    timer.start();
    model.setResult(all.mid(0, 128));
    model.setResult(all);
    qInfo("setResult, 100,000 ids: %.2f ms", double(timer.nsecsElapsed()) / 1e6);
    QRandomGenerator random(1);
    QList<double> rowTimes;
    QList<double> chipTimes;
    for (int jump = 0; jump < 500; ++jump) {
        const int row = random.bounded(99970);
        timer.restart();
        for (int line = row; line < row + 20; ++line) {
            for (const int role :
                 {int(Qt::DisplayRole), int(models::HostRole), int(models::KindIconRole), int(models::TrashedRole)})
                QVERIFY(model.index(line, 0).data(role).isValid());
        }
        rowTimes.append(double(timer.nsecsElapsed()) / 1e6);
        timer.restart();
        for (int line = row; line < row + 20; ++line)
            QCOMPARE(chips.chipsAt(line).size(), 5);
        chipTimes.append(double(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(rowTimes.begin(), rowTimes.end());
    std::sort(chipTimes.begin(), chipTimes.end());
    qInfo("jump to 20 random rows: rows p50 %.2f ms, p95 %.2f ms; chips p50 %.2f ms, p95 %.2f ms", rowTimes[250],
          rowTimes[475], chipTimes[250], chipTimes[475]);
    QCOMPARE(library.openStatements(), 0);
}

QTEST_MAIN(ItemsModelTest)
#include "items_model_test.moc"
