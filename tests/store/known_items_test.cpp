// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/url.h"
#include "store/known_items.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using store::KnownItems;
using store::Transaction;
using test::sure;

class KnownItemsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItemsByAddressOrElseByTitleAndTime();
    void neverTakesATitleForAnAddress();
    void prefersALiveItemToItsTwinInTheTrash();
    void keepsTheFirstOfTwo();
    void tellsALargeLibraryApart();
};

void KnownItemsTest::knowsItemsByAddressOrElseByTitleAndTime()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    const ItemId site = test::addItem(*connection, {domain::bookmarkKind, u"Site"_s, u"https://Site.example/"_s, {}});
    const ItemId note = test::addItem(*connection, {domain::noteKind, u"Note"_s, {}, {}});
    const auto item = *sure(store::readItem(*connection, note));
    const KnownItems known = sure(KnownItems::read(*connection));
    QCOMPARE(known.size(), 2);
    QCOMPARE(known.find(domain::urlKey(u"https://site.example"_s)), std::optional(site));
    QCOMPARE(known.find(store::itemIdentity({}, u"Note"_s, item.createdAt)), std::optional(note));
    QCOMPARE(known.find(store::itemIdentity({}, u"Note"_s, item.createdAt + 1)), std::nullopt);
    QCOMPARE(known.find({}), std::nullopt);
}

void KnownItemsTest::neverTakesATitleForAnAddress()
{
    QVERIFY(store::itemIdentity(u"https://a.example"_s, u"T"_s, 1)
            == store::itemIdentity(u"https://a.example"_s, u"other"_s, 2));
    QVERIFY(store::itemIdentity({}, u"https://a.example"_s, 1) != store::itemIdentity(u"https://a.example"_s, {}, 1));
    QVERIFY(store::itemIdentity({}, u"1"_s, 11) != store::itemIdentity({}, u"11"_s, 1));
}

void KnownItemsTest::prefersALiveItemToItsTwinInTheTrash()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    QList<ItemId> twins;
    for (int i = 0; i < 3; ++i)
        twins.append(test::addItem(*connection, {domain::bookmarkKind, u"T"_s, u"https://a.example/"_s, {}}));
    test::write(*connection, [&](Transaction &transaction) {
        sure(store::trashItems(transaction, {twins[0], twins[2]}));
    });
    QCOMPARE(sure(KnownItems::read(*connection)).find(domain::urlKey(u"https://a.example/"_s)),
             std::optional(twins[1]));
}

void KnownItemsTest::keepsTheFirstOfTwo()
{
    KnownItems known;
    known.insert(u"a"_s, ItemId{1});
    known.insert(u"a"_s, ItemId{2});
    QCOMPARE(known.find(u"a"_s), std::optional(ItemId{1}));
    QCOMPARE(known.size(), 1);
}

void KnownItemsTest::tellsALargeLibraryApart()
{
    KnownItems known;
    for (int i = 1; i <= 200000; ++i)
        known.insert(u"https://host.example/%1"_s.arg(i), ItemId{i});
    QCOMPARE(known.size(), 200000);
    for (int i = 1; i <= 200000; i += 997)
        QCOMPARE(known.find(u"https://host.example/%1"_s.arg(i)), std::optional(ItemId{i}));
}

QTEST_GUILESS_MAIN(KnownItemsTest)
#include "known_items_test.moc"
