// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/item_store.h"
#include "store/statement.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using store::Transaction;
using test::sure;

class ItemStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsAnItemWithItsNotes();
    void putsTheAddressInPlaceOfABlankTitle();
    void refusesAnItemWithNeitherTitleNorAddress();
    void changesWhatIsDifferentAndNothingElse();
    void movesTheTimeOfTheLastChange();
    void dropsBlankNotes();
    void keepsTheFullTextInStep();
    void findsAnItemByItsAddress();
    void prefersLiveItemsToThoseInTheTrash();
    void trashesRestoresAndDeletes();
    void saysNotFoundForAnItemThatIsGone();
    void refusesAKindThatIsNone();
    void makesAKindOnceWhateverItsCase();
    void refusesAKindWithoutAUsableName_data();
    void refusesAKindWithoutAUsableName();
    void keepsHostileTextAsText();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    ItemId add(const QString &title, const QString &url = {}, const QString &notes = {})
    {
        return test::addItem(*m_connection, {domain::bookmarkKind, title, url, notes});
    }
    domain::Item item(ItemId id) { return sure(store::readItem(*m_connection, id)).value_or(domain::Item{}); }
    qint64 hits(const QString &match)
    {
        return sure(m_connection->number(u"SELECT count(*) FROM items_fts WHERE items_fts MATCH '%1'"_s.arg(match)));
    }
    void setBack(ItemId id)
    {
        sure(m_connection->execute(u"UPDATE items SET updated_at = 5 WHERE id = %1"_s.arg(id.value)));
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void ItemStoreTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void ItemStoreTest::addsAnItemWithItsNotes()
{
    ItemId id;
    const auto changes = write([&](Transaction &transaction) {
        id = sure(store::addItem(
            transaction, {domain::bookmarkKind, u" Quarks \n"_s, u" https://Quarks.example/ "_s, u" one\ntwo "_s}));
    });
    QCOMPARE(changes.itemsAdded, QList{id});
    QCOMPARE(item(id).title, u"Quarks"_s);
    QCOMPARE(item(id).url, u"https://Quarks.example/"_s);
    QCOMPARE(item(id).createdAt, item(id).updatedAt);
    QCOMPARE(sure(store::readNotes(*m_connection, id)), u"one\ntwo"_s);
    QCOMPARE(sure(store::countLiveItems(*m_connection)), 1);
}

void ItemStoreTest::putsTheAddressInPlaceOfABlankTitle()
{
    QCOMPARE(item(add(u"  "_s, u"https://quarks.example/a"_s)).title, u"https://quarks.example/a"_s);
}

void ItemStoreTest::refusesAnItemWithNeitherTitleNorAddress()
{
    write([&](Transaction &transaction) {
        QCOMPARE(store::addItem(transaction, {domain::noteKind, u" \n"_s, u" "_s, u"notes"_s}).error().code,
                 ErrorCode::InvalidInput);
    });
}

void ItemStoreTest::changesWhatIsDifferentAndNothingElse()
{
    const ItemId id = add(u"Quarks"_s, u"https://quarks.example/"_s, u"notes"_s);
    const auto same = [&](Transaction &transaction) {
        sure(store::changeTitle(transaction, id, u" Quarks "_s));
        sure(store::changeUrl(transaction, id, u"https://quarks.example/"_s));
        sure(store::changeNotes(transaction, id, u"notes "_s));
        sure(store::changeKind(transaction, id, domain::bookmarkKind));
    };
    setBack(id);
    QVERIFY(write(same).isEmpty());
    QCOMPARE(item(id).updatedAt, 5);
    const auto changes =
        write([&](Transaction &transaction) { sure(store::changeTitle(transaction, id, u"Gluons"_s)); });
    QCOMPARE(changes.itemsChanged, QList{id});
    QVERIFY(changes.itemsAdded.isEmpty());
}

void ItemStoreTest::movesTheTimeOfTheLastChange()
{
    const ItemId id = add(u"Quarks"_s);
    const std::array<std::function<void(Transaction &)>, 4> steps{
        [&](Transaction &transaction) { sure(store::changeTitle(transaction, id, u"Gluons"_s)); },
        [&](Transaction &transaction) { sure(store::changeUrl(transaction, id, u"https://gluons.example/"_s)); },
        [&](Transaction &transaction) { sure(store::changeNotes(transaction, id, u"notes"_s)); },
        [&](Transaction &transaction) {
            sure(store::changeKind(transaction, id, domain::noteKind));
        }};
    for (const auto &step : steps) {
        setBack(id);
        QCOMPARE(write(step).itemsChanged, QList{id});
        QVERIFY(item(id).updatedAt > 5);
    }
    setBack(id);
    write([&](Transaction &transaction) { sure(store::trashItems(transaction, {id})); });
    QCOMPARE(item(id).updatedAt, 5);
}

void ItemStoreTest::dropsBlankNotes()
{
    const ItemId id = add(u"Quarks"_s, {}, u"notes"_s);
    write([&](Transaction &transaction) { sure(store::changeNotes(transaction, id, u" \n "_s)); });
    QCOMPARE(sure(store::readNotes(*m_connection, id)), QString());
    QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM item_notes"_s)), 0);
}

void ItemStoreTest::keepsTheFullTextInStep()
{
    const ItemId id = add(u"Quarks"_s, u"https://www.cern.example/muon"_s, u"about matter"_s);
    QCOMPARE(hits(u"quarks muon matter"_s), 1);
    write([&](Transaction &transaction) {
        sure(store::changeTitle(transaction, id, u"Gluons"_s));
        sure(store::changeUrl(transaction, id, u"https://desy.example/tau"_s));
        sure(store::changeNotes(transaction, id, u"about glue"_s));
    });
    QCOMPARE(hits(u"quarks OR muon OR matter"_s), 0);
    QCOMPARE(hits(u"gluons tau glue"_s), 1);
    write([&](Transaction &transaction) { sure(store::changeNotes(transaction, id, {})); });
    QCOMPARE(hits(u"glue"_s), 0);
    write([&](Transaction &transaction) { sure(store::deleteItems(transaction, {id})); });
    QCOMPARE(hits(u"gluons"_s), 0);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

void ItemStoreTest::findsAnItemByItsAddress()
{
    const ItemId id = add(u"Quarks"_s, u"https://quarks.example/a/?q=1#part"_s);
    add(u"Without"_s);
    QCOMPARE(
        sure(store::findItemByUrl(*m_connection, u"HTTPS://Quarks.Example:443/a/?q=1"_s)).value_or(domain::Item{}).id,
        id);
    QVERIFY(!sure(store::findItemByUrl(*m_connection, u"https://quarks.example/a/?q=2"_s)));
    QVERIFY(!sure(store::findItemByUrl(*m_connection, {})));
}

void ItemStoreTest::prefersLiveItemsToThoseInTheTrash()
{
    const ItemId old = add(u"Old"_s, u"https://a.example/"_s);
    const ItemId live = add(u"Live"_s, u"https://a.example/"_s);
    write([&](Transaction &transaction) { sure(store::trashItems(transaction, {old})); });
    QCOMPARE(sure(store::findItemByUrl(*m_connection, u"https://a.example"_s)).value_or(domain::Item{}).id, live);
}

void ItemStoreTest::trashesRestoresAndDeletes()
{
    const ItemId a = add(u"a"_s);
    const ItemId b = add(u"b"_s);
    auto changes = write([&](Transaction &transaction) {
        QCOMPARE(sure(store::trashItems(transaction, {a, b, ItemId{99}})), 2);
    });
    QCOMPARE(changes.itemsChanged, (QList{a, b}));
    QCOMPARE(sure(store::countTrashedItems(*m_connection)), 2);
    QCOMPARE(sure(store::countLiveItems(*m_connection)), 0);
    QVERIFY(write([&](Transaction &transaction) { QCOMPARE(sure(store::trashItems(transaction, {a})), 0); }).isEmpty());
    changes = write([&](Transaction &transaction) { QCOMPARE(sure(store::restoreItems(transaction, {a})), 1); });
    QCOMPARE(changes.itemsChanged, QList{a});
    QVERIFY(!item(a).trashedAt);
    changes = write([&](Transaction &transaction) { QCOMPARE(sure(store::deleteItems(transaction, {a, b})), 2); });
    QCOMPARE(changes.itemsRemoved, (QList{a, b}));
    QVERIFY(add(u"c"_s).value > b.value);
}

void ItemStoreTest::saysNotFoundForAnItemThatIsGone()
{
    write([&](Transaction &transaction) {
        QCOMPARE(store::changeTitle(transaction, ItemId{9}, u"x"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(store::changeUrl(transaction, ItemId{9}, u"x"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(store::changeNotes(transaction, ItemId{9}, u"x"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(store::changeKind(transaction, ItemId{9}, domain::noteKind).error().code, ErrorCode::NotFound);
    });
    QVERIFY(!sure(store::readItem(*m_connection, ItemId{9})));
}

void ItemStoreTest::refusesAKindThatIsNone()
{
    const ItemId id = add(u"a"_s);
    write([&](Transaction &transaction) {
        QCOMPARE(store::changeKind(transaction, id, domain::KindId{77}).error().code, ErrorCode::Conflict);
    });
}

void ItemStoreTest::makesAKindOnceWhateverItsCase()
{
    domain::KindId recipe;
    const auto changes = write(
        [&](Transaction &transaction) { recipe = sure(store::findOrCreateKind(transaction, u"Recipe  book"_s)); });
    QVERIFY(changes.everything);
    QVERIFY(write([&](Transaction &transaction) {
                QCOMPARE(sure(store::findOrCreateKind(transaction, u" recipe  BOOK "_s)), recipe);
            }).isEmpty());
    QCOMPARE(sure(store::findKind(*m_connection, u"Bookmark"_s)), std::optional(domain::bookmarkKind));
    QCOMPARE(sure(store::readKinds(*m_connection)).size(), 9);
}

void ItemStoreTest::refusesAKindWithoutAUsableName_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << u" \t\n"_s;
    QTest::newRow("long") << QString(51, u'k');
}

void ItemStoreTest::refusesAKindWithoutAUsableName()
{
    QFETCH(QString, text);
    write([&](Transaction &transaction) {
        QCOMPARE(store::findOrCreateKind(transaction, text).error().code, ErrorCode::InvalidInput);
        sure(store::findOrCreateKind(transaction, QString(50, u'k')));
    });
}

void ItemStoreTest::keepsHostileTextAsText()
{
    const QString hostile = u"'); DROP TABLE items; -- \" <b> \\ % 🎉"_s;
    const ItemId id = add(hostile, u"javascript:alert('1')"_s, hostile);
    QCOMPARE(item(id).title, hostile);
    QCOMPARE(item(id).url, u"javascript:alert('1')"_s);
    QCOMPARE(sure(store::readNotes(*m_connection, id)), hostile);
    const ItemId nul = add(QString(u"a"_s + QChar(0) + u"b"_s + QChar(0xd800)), {}, QString(u"n"_s + QChar(0)));
    QVERIFY(!item(nul).title.contains(QChar(0)));
    QVERIFY(sure(store::findItemByUrl(*m_connection, QString(QChar(0)))) == std::nullopt);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

QTEST_GUILESS_MAIN(ItemStoreTest)
#include "item_store_test.moc"
