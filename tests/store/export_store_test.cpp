// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/export_store.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::LinkStatus;
using domain::TagId;
using store::Transaction;
using test::sure;

class ExportStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsItemsInTheOrderOfTheIds();
    void readsEverythingOfAnItem();
    void readsTheTrashToo();
    void readsTagsWithAllTheirOwnData();
    void readsTheTagsOfItemsAndAllAbove();
    void readsOwnKindsOnly();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    ItemId add(const QString &title) { return test::addItem(*m_connection, {domain::noteKind, title, {}, {}}); }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void ExportStoreTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void ExportStoreTest::readsItemsInTheOrderOfTheIds()
{
    const ItemId a = add(u"a"_s);
    const ItemId b = add(u"b"_s);
    const ItemId c = add(u"c"_s);
    const TagId tag = test::addTag(*m_connection, u"tag"_s);
    write([&](Transaction &transaction) { sure(store::addLinks(transaction, {a, c}, tag)); });
    QStringList titles;
    for (const auto &record : sure(store::itemRecords(*m_connection, {c, ItemId{99}, a, b})))
        titles.append(record.title + QString::number(record.links.size()));
    QCOMPARE(titles, (QStringList{u"c1"_s, u"a1"_s, u"b0"_s}));
    QVERIFY(sure(store::itemRecords(*m_connection, {})).isEmpty());
}

void ExportStoreTest::readsEverythingOfAnItem()
{
    const ItemId id =
        test::addItem(*m_connection, {domain::bookmarkKind, u"Quarks"_s, u"https://quarks.example/"_s, u"one\ntwo"_s});
    const TagId physics = test::addTag(*m_connection, u"physics"_s);
    const TagId art = test::addTag(*m_connection, u"Art"_s);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, {id}, physics, domain::LinkSource::Rule));
        sure(store::addLinks(transaction, {id}, art));
        sure(store::changeLinkStatus(transaction, {id, physics}, LinkStatus::Rejected));
        sure(store::changeLinkConfidence(transaction, {id, physics}, 0.25));
    });
    const auto record = sure(store::itemRecords(*m_connection, {id})).value(0);
    QCOMPARE(record.kind, u"bookmark"_s);
    QCOMPARE(record.url, u"https://quarks.example/"_s);
    QCOMPARE(record.notes, u"one\ntwo"_s);
    QVERIFY(record.createdAt && record.updatedAt && !record.trashedAt);
    QCOMPARE(record.links.size(), 2);
    QCOMPARE(record.links[0].tag, u"Art"_s);
    QCOMPARE(record.links[1].source, domain::LinkSource::Rule);
    QCOMPARE(record.links[1].status, LinkStatus::Rejected);
    QCOMPARE(record.links[1].confidence, std::optional(0.25));
    QVERIFY(record.links[1].addedAt);
}

void ExportStoreTest::readsTheTrashToo()
{
    const ItemId a = add(u"a"_s);
    const ItemId b = add(u"b"_s);
    write([&](Transaction &transaction) { sure(store::trashItems(transaction, {a})); });
    QCOMPARE(sure(store::allItems(*m_connection)), (QList{a, b}));
    QVERIFY(sure(store::itemRecords(*m_connection, {a})).value(0).trashedAt);
}

void ExportStoreTest::readsTagsWithAllTheirOwnData()
{
    const TagId physics = test::addTag(*m_connection, u"physics"_s);
    const TagId science = test::addTag(*m_connection, u"Science"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagAlias(transaction, physics, test::name(u"Physik"_s)));
        sure(store::addTagParent(transaction, physics, science));
        sure(store::changeTagColour(transaction, physics, u"#123456"_s));
        sure(store::changeTagDescription(transaction, physics, u"Matter"_s));
        sure(store::changeTagPin(transaction, physics, 4));
        sure(store::changeTagSlug(transaction, physics, u"phys"_s));
        sure(store::changeTagCreationTime(transaction, physics, 12));
    });
    const auto records = sure(store::allTagRecords(*m_connection));
    QCOMPARE(records.size(), 2);
    domain::TagRecord expected;
    expected.name = u"physics"_s;
    expected.slug = u"phys"_s;
    expected.colour = u"#123456"_s;
    expected.description = u"Matter"_s;
    expected.pin = 4;
    expected.createdAt = 12;
    expected.aliases = {u"Physik"_s};
    expected.parents = {u"Science"_s};
    QVERIFY(records[0] == expected);
    QCOMPARE(records[1].name, u"Science"_s);
}

void ExportStoreTest::readsTheTagsOfItemsAndAllAbove()
{
    const ItemId id = add(u"item"_s);
    const TagId top = test::addTag(*m_connection, u"top"_s);
    const TagId middle = test::addTag(*m_connection, u"middle"_s);
    const TagId carried = test::addTag(*m_connection, u"carried"_s);
    test::addTag(*m_connection, u"unused"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagParent(transaction, middle, top));
        sure(store::addTagParent(transaction, carried, middle));
        sure(store::addLinks(transaction, {id}, carried));
    });
    QStringList names;
    for (const auto &record : sure(store::tagRecordsOf(*m_connection, {id})))
        names.append(record.name);
    QCOMPARE(names, (QStringList{u"carried"_s, u"middle"_s, u"top"_s}));
    QVERIFY(sure(store::tagRecordsOf(*m_connection, {})).isEmpty());
}

void ExportStoreTest::readsOwnKindsOnly()
{
    QVERIFY(sure(store::ownKindRecords(*m_connection)).isEmpty());
    write([&](Transaction &transaction) { sure(store::findOrCreateKind(transaction, u"recipe"_s, u"pot"_s)); });
    QCOMPARE(sure(store::ownKindRecords(*m_connection)), (QList{domain::KindRecord{0, u"recipe"_s, u"pot"_s}}));
}

QTEST_GUILESS_MAIN(ExportStoreTest)
#include "export_store_test.moc"
