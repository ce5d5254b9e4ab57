// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sidebar/saved_search_list.h"
#include "gui/window/shown_page.h"

#include <QUrl>

using namespace tagloom;
using namespace Qt::StringLiterals;
using domain::ItemId;
using test::drag;
using test::dragFromOutside;
using test::ShownPage;

/// Real drags, from the press to the drop, on a platform that has them: one for each place that takes a drop.
class DragAndDropTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itemsDroppedOnATagGetIt();
    void itemsDroppedOnATagWithShiftLoseIt();
    void aTagDroppedOnAnItemGoesOntoIt();
    void aTagDroppedOnASelectedItemGoesOntoTheWholeSelection();
    void aTagDroppedOnAnItemWithShiftIsTakenOff();
    void aTagDroppedBelowTheItemsDoesNothing();
    void itemsDroppedOnTheTrashAreTrashed();
    void itemsDroppedOnAnotherPlaceStay();
    void itemsDroppedOnTheListStay();
    void foreignThingsBecomeItems_data();
    void foreignThingsBecomeItems();
    void foreignThingsDroppedOnATagBecomeItemsThatCarryIt();
    void foreignThingsDroppedOnTheEmptyPageBecomeItems();
    void aSavedSearchDroppedBetweenOthersMoves();
    void aReadOnlyLibraryTakesNoDrop();
};

void DragAndDropTest::itemsDroppedOnATagGetIt()
{
    ShownPage shown;
    const QList<ItemId> ids = shown.library.addItems({u"one"_s, u"two"_s, u"three"_s});
    shown.library.addTag(u"art"_s);
    shown.show();
    shown.select({ids[0], ids[2]});

    drag(shown.item(ids[0]), shown.tag(u"art"_s));
    QTRY_COMPARE(shown.library.links(ids[0]), u"art"_s);
    QCOMPARE(shown.library.links(ids[1]), QString());
    QCOMPARE(shown.library.links(ids[2]), u"art"_s);
    QCOMPARE(shown.library.session().selection().ids().size(), 2);
    QVERIFY(shown.library.session().filter().chosenTags().tags.isEmpty()); // a drop chooses nothing
}

void DragAndDropTest::itemsDroppedOnATagWithShiftLoseIt()
{
    ShownPage shown;
    const ItemId item = shown.library.addItem(u"one"_s, {u"art"_s, u"physics"_s});
    shown.show();

    drag(shown.item(item), shown.tag(u"art"_s), Qt::ShiftModifier);
    QTRY_COMPARE(shown.library.links(item), u"physics"_s);
}

void DragAndDropTest::aTagDroppedOnAnItemGoesOntoIt()
{
    ShownPage shown;
    const QList<ItemId> ids = shown.library.addItems({u"one"_s, u"two"_s, u"three"_s});
    shown.library.addTag(u"art"_s);
    shown.show();
    shown.select({ids[0], ids[2]});

    drag(shown.tag(u"art"_s), shown.item(ids[1]));
    QTRY_COMPARE(shown.library.links(ids[1]), u"art"_s);
    QCOMPARE(shown.library.links(ids[0]), QString());
}

void DragAndDropTest::aTagDroppedOnASelectedItemGoesOntoTheWholeSelection()
{
    ShownPage shown;
    const QList<ItemId> ids = shown.library.addItems({u"one"_s, u"two"_s, u"three"_s});
    shown.library.addTag(u"art"_s);
    shown.show();
    shown.select({ids[0], ids[2]});

    drag(shown.tag(u"art"_s), shown.item(ids[2]));
    QTRY_COMPARE(shown.library.links(ids[2]), u"art"_s);
    QCOMPARE(shown.library.links(ids[0]), u"art"_s);
    QCOMPARE(shown.library.links(ids[1]), QString());
}

void DragAndDropTest::aTagDroppedOnAnItemWithShiftIsTakenOff()
{
    ShownPage shown;
    const ItemId item = shown.library.addItem(u"one"_s, {u"art"_s, u"physics"_s});
    shown.show();

    drag(shown.tag(u"art"_s), shown.item(item), Qt::ShiftModifier);
    QTRY_COMPARE(shown.library.links(item), u"physics"_s);
}

void DragAndDropTest::aTagDroppedBelowTheItemsDoesNothing()
{
    ShownPage shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    shown.library.addTag(u"art"_s);
    shown.show();

    drag(shown.tag(u"art"_s), shown.below(shown.page->list()));
    QCOMPARE(shown.library.links(item), QString());
    QCOMPARE(shown.number(u"SELECT count(*) FROM items"_s), 1);
}

void DragAndDropTest::itemsDroppedOnTheTrashAreTrashed()
{
    ShownPage shown;
    const QList<ItemId> ids = shown.library.addItems({u"one"_s, u"two"_s, u"three"_s});
    shown.show();
    shown.select({ids[0], ids[1]});

    drag(shown.item(ids[1]), shown.place(3));
    QTRY_COMPARE(shown.library.session().itemsModel().result(), QList<ItemId>{ids[2]});
    QVERIFY(shown.library.item(ids[0]).trashedAt);
    QVERIFY(shown.library.item(ids[1]).trashedAt);
    QCOMPARE(shown.library.session().filter().request().scope, store::Scope::Live);
}

void DragAndDropTest::itemsDroppedOnAnotherPlaceStay()
{
    ShownPage shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    shown.show();

    drag(shown.item(item), shown.place(1));
    QVERIFY(!shown.library.item(item).trashedAt);
}

void DragAndDropTest::itemsDroppedOnTheListStay()
{
    ShownPage shown;
    const QList<ItemId> ids = shown.library.addItems({u"one"_s, u"two"_s});
    shown.show();

    drag(shown.item(ids[0]), shown.item(ids[1]));
    drag(shown.item(ids[0]), shown.below(shown.page->list()));
    QCOMPARE(shown.number(u"SELECT count(*) FROM items"_s), 2);
    QCOMPARE(shown.number(u"SELECT count(*) FROM item_tags"_s), 0);
}

void DragAndDropTest::foreignThingsBecomeItems_data()
{
    QTest::addColumn<QList<QUrl>>("urls");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("items");
    QTest::addColumn<QString>("title");
    QTest::newRow("a link with its title") << QList{QUrl(u"https://qt.io/a"_s)} << u"About Qt"_s << 1 << u"About Qt"_s;
    QTest::newRow("two files") << QList{QUrl(u"file:///etc/hostname"_s), QUrl(u"file:///etc/hosts"_s)} << QString() << 2
                               << u"hosts"_s;
    QTest::newRow("a text") << QList<QUrl>() << u"Milk and bread"_s << 1 << u"Milk and bread"_s;
    QTest::newRow("addresses as text") << QList<QUrl>() << u"https://qt.io/a\nhttps://qt.io/b\n"_s << 2 << QString();
}

void DragAndDropTest::foreignThingsBecomeItems()
{
    QFETCH(const QList<QUrl>, urls);
    QFETCH(const QString, text);
    QFETCH(const int, items);
    QFETCH(const QString, title);
    ShownPage shown;
    shown.library.addItem(u"one"_s);
    shown.show();

    auto *const data = new QMimeData;
    if (!urls.isEmpty())
        data->setUrls(urls);
    if (!text.isEmpty())
        data->setText(text);
    const Qt::DropAction action =
        dragFromOutside(data, shown.below(shown.page->list()), Qt::CopyAction | Qt::LinkAction);
    QCOMPARE(action, Qt::LinkAction);
    QTRY_COMPARE(shown.number(u"SELECT count(*) FROM items"_s), 1 + items);
    QTRY_COMPARE(shown.library.session().itemsModel().rowCount(), 1 + items);
    if (!title.isEmpty())
        QCOMPARE(shown.library.item({shown.number(u"SELECT max(id) FROM items"_s)}).title, title);
}

void DragAndDropTest::foreignThingsDroppedOnATagBecomeItemsThatCarryIt()
{
    ShownPage shown;
    shown.library.addTag(u"art"_s);
    shown.library.addTag(u"physics"_s);
    shown.show();

    auto *const data = new QMimeData;
    data->setUrls({QUrl(u"https://qt.io/a"_s)});
    QCOMPARE(dragFromOutside(data, shown.tag(u"physics"_s)), Qt::CopyAction);
    QTRY_COMPARE(shown.number(u"SELECT count(*) FROM items"_s), 1);
    QCOMPARE(shown.library.links({shown.number(u"SELECT max(id) FROM items"_s)}), u"physics"_s);
}

void DragAndDropTest::foreignThingsDroppedOnTheEmptyPageBecomeItems()
{
    ShownPage shown;
    shown.show();
    QVERIFY(!shown.page->list().isVisible());

    auto *const data = new QMimeData;
    data->setUrls({QUrl(u"https://qt.io/a"_s)});
    QWidget *const middle = shown.page->list().parentWidget();
    QCOMPARE(dragFromOutside(data, {middle, middle->rect().center()}), Qt::CopyAction);
    QTRY_COMPARE(shown.number(u"SELECT count(*) FROM items"_s), 1);
    QTRY_VERIFY(shown.page->list().isVisible());
}

void DragAndDropTest::aSavedSearchDroppedBetweenOthersMoves()
{
    ShownPage shown;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        test::waitFor(shown.library.session().savedSearches().add({{}, name, name, u"added"_s, true, 0}));
    const ItemId item = shown.library.addItem(u"one"_s);
    shown.show();
    gui::SavedSearchList &list = shown.page->sidebar().savedSearches();
    const auto spot = [&list](int row, int offset) {
        const QRect rect = list.visualRect(list.model()->index(row, list.modelColumn()));
        return test::Spot{list.viewport(), rect.center() + QPoint(0, offset)};
    };
    const auto names = [&list] {
        QString all;
        for (int row = 0; row < list.model()->rowCount(); ++row)
            all += list.model()->index(row, list.modelColumn()).data().toString();
        return all;
    };
    QTRY_COMPARE(names(), u"abc"_s);
    drag(spot(2, 0), spot(0, -10));
    QTRY_COMPARE(names(), u"cab"_s);
    drag(spot(0, 0), spot(1, 10));
    QTRY_COMPARE(names(), u"acb"_s);
    QVERIFY(shown.library.session().filter().text().isEmpty()); // a drag shows nothing
    // Nor does it take what is no saved search, nor go elsewhere.
    drag(shown.item(item), spot(1, 0));
    drag(spot(0, 0), shown.place(3));
    QCOMPARE(names(), u"acb"_s);
    QCOMPARE(shown.number(u"SELECT count(*) FROM items WHERE trashed_at IS NULL"_s), 1);
}

void DragAndDropTest::aReadOnlyLibraryTakesNoDrop()
{
    ShownPage shown;
    const ItemId item = shown.library.addItem(u"one"_s, {u"art"_s});
    shown.library.addTag(u"physics"_s);
    shown.library.open(library::OpenMode::ReadOnly);
    shown.show();

    drag(shown.item(item), shown.tag(u"physics"_s));
    drag(shown.tag(u"physics"_s), shown.item(item));
    drag(shown.item(item), shown.place(3));
    const auto link = [] {
        auto *const data = new QMimeData;
        data->setUrls({QUrl(u"https://qt.io/a"_s)});
        return data;
    };
    QCOMPARE(dragFromOutside(link(), shown.below(shown.page->list())), Qt::IgnoreAction);
    QCOMPARE(dragFromOutside(link(), shown.tag(u"art"_s)), Qt::IgnoreAction);
    QCOMPARE(shown.library.links(item), u"art"_s);
    QVERIFY(!shown.library.item(item).trashedAt);
}

QTEST_MAIN(DragAndDropTest)
#include "drag_and_drop_test.moc"
