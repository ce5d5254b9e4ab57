// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/item_service.h"
#include "domain/query/parser.h"
#include "library/history_service.h"
#include "library/open_library.h"
#include "store/search_store.h"
#include "store/statement.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ChangeSet;
using domain::ErrorCode;
using domain::ItemDraft;
using domain::ItemId;
using library::ItemService;
using test::sure;

class ItemServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsItemsWithTheirTags();
    void mergesKnownAddresses();
    void mergesTheSameAddressTwiceInOneCall();
    void bringsAKnownItemBackFromTheTrash();
    void addsAllOrNothing();
    void editsTrashesRestoresAndDeletes();
    void namesTheActionForPeople();
    void takesTrashedItemsOutOfEverythingAndBringsThemBackWithTheirTags();
    void deletesWhatWasInTheTrashForTooLongAsOneAction();

private:
    static ItemDraft site(const QString &host)
    {
        return {domain::bookmarkKind, {}, u"https://%1.example/"_s.arg(host), {}};
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

void ItemServiceTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
}

void ItemServiceTest::addsItemsWithTheirTags()
{
    const auto added =
        sure(ItemService(*m_open).add({site(u"a"_s), site(u"b"_s)}, {u"Physics"_s, u"PHYSICS"_s, u"to read"_s}));
    QCOMPARE(added.ids.size(), 2);
    QCOMPARE(added.added, 2);
    QCOMPARE(added.merged, 0);
    QCOMPARE(sure(store::readLinks(m_open->connection(), added.ids)).size(), 4);
}

void ItemServiceTest::mergesKnownAddresses()
{
    ItemService items(*m_open);
    const auto first = sure(items.add({site(u"a"_s)}, {u"one"_s}));
    const auto second = sure(items.add(
        {{domain::bookmarkKind, u"other title"_s, u"HTTPS://A.example#part"_s, {}}, site(u"b"_s)}, {u"two"_s}));
    QCOMPARE(second.added, 1);
    QCOMPARE(second.merged, 1);
    QCOMPARE(second.ids.first(), first.ids.first());
    QCOMPARE(sure(store::readLinks(m_open->connection(), first.ids)).size(), 2);
}

void ItemServiceTest::mergesTheSameAddressTwiceInOneCall()
{
    const auto added = sure(ItemService(*m_open).add({site(u"a"_s), site(u"a"_s)}, {u"one"_s}));
    QCOMPARE(added.added, 1);
    QCOMPARE(added.merged, 1);
    QCOMPARE(added.ids[0], added.ids[1]);
}

void ItemServiceTest::bringsAKnownItemBackFromTheTrash()
{
    ItemService items(*m_open);
    const auto added = sure(items.add({site(u"a"_s)}));
    sure(items.trash(added.ids));
    QCOMPARE(sure(items.add({site(u"a"_s)})).merged, 1);
    QCOMPARE(sure(store::countLiveItems(m_open->connection())), 1);
}

void ItemServiceTest::addsAllOrNothing()
{
    const QStringList before = test::dumpOf(*m_open);
    ItemService items(*m_open);
    QCOMPARE(items.add({site(u"a"_s), {domain::noteKind, u" "_s, u" "_s, {}}}).result().error().code,
             ErrorCode::InvalidInput);
    QCOMPARE(items.add({site(u"a"_s)}, {u"good"_s, QString(60, u'x')}).result().error().code, ErrorCode::InvalidInput);
    QCOMPARE(test::dumpOf(*m_open), before);
}

void ItemServiceTest::editsTrashesRestoresAndDeletes()
{
    ItemService items(*m_open);
    const ItemId id = sure(items.add({site(u"a"_s)})).ids.first();
    sure(items.changeTitle(id, u"Title"_s));
    sure(items.changeUrl(id, u"https://b.example/"_s));
    sure(items.changeNotes(id, u"Notes"_s));
    sure(items.changeKind(id, domain::noteKind));
    const auto item = sure(store::readItem(m_open->connection(), id));
    QCOMPARE(item->title, u"Title"_s);
    QCOMPARE(item->url, u"https://b.example/"_s);
    QCOMPARE(item->kind, domain::noteKind);
    QCOMPARE(sure(store::readNotes(m_open->connection(), id)), u"Notes"_s);
    QCOMPARE(sure(items.trash({id, ItemId{99}})), 1);
    QCOMPARE(sure(items.trash({id})), 0);
    QCOMPARE(sure(items.restore({id})), 1);
    QCOMPARE(sure(items.deleteForGood({id})), 1);
    QCOMPARE(items.changeTitle(id, u"x"_s).result().error().code, ErrorCode::NotFound);
}

void ItemServiceTest::namesTheActionForPeople()
{
    QSignalSpy spy(m_open.get(), &library::Library::changed);
    ItemService items(*m_open);
    const auto added = sure(items.add({site(u"a"_s), site(u"b"_s)}));
    sure(items.trash(added.ids.first(1)));
    QTRY_COMPARE(spy.count(), 2);
    QCOMPARE(spy.at(0).at(0).value<ChangeSet>().label, u"Add 2 items"_s);
    QCOMPARE(spy.at(1).at(0).value<ChangeSet>().label, u"Move 1 item to the trash"_s);
}

void ItemServiceTest::takesTrashedItemsOutOfEverythingAndBringsThemBackWithTheirTags()
{
    ItemService items(*m_open);
    const auto ids = sure(items.add({site(u"a"_s), site(u"b"_s)}, {u"physics"_s})).ids;
    const store::Connection &connection = m_open->connection();
    const auto found = [&connection](const QString &text, store::Scope scope = store::Scope::Live) {
        store::SearchRequest request;
        request.query = domain::parseQuery(text).query;
        request.scope = scope;
        return sure(store::search(connection, request));
    };
    const auto count = [&connection] {
        return sure(connection.number(u"SELECT item_count FROM tag_counts"_s));
    };
    const auto links = sure(store::readLinks(connection, ids));
    sure(items.trash(ids.first(1)));
    QCOMPARE(found({}).ids, ids.last(1));
    QCOMPARE(found({}).total, 1);
    QCOMPARE(found(u"#physics"_s).ids, ids.last(1));
    QCOMPARE(found(u"a.example"_s).ids, QList<ItemId>());
    QCOMPARE(found(u"is:trashed"_s).ids, ids.first(1));
    QCOMPARE(found({}, store::Scope::Trash).ids, ids.first(1));
    QCOMPARE(count(), 1);
    QCOMPARE(sure(store::newestItems(connection, 10)), ids.last(1));
    sure(items.restore(ids.first(1)));
    QCOMPARE(found(u"#physics"_s).ids.size(), 2);
    QCOMPARE(count(), 2);
    QCOMPARE(sure(store::readLinks(connection, ids)), links);
}

void ItemServiceTest::deletesWhatWasInTheTrashForTooLongAsOneAction()
{
    ItemService items(*m_open);
    const auto ids = sure(items.add({site(u"a"_s), site(u"b"_s), site(u"c"_s), site(u"d"_s)}, {u"physics"_s})).ids;
    sure(items.trash(ids.first(3)));
    const auto trashedAgo = [this](ItemId id, double days) {
        sure(m_open->write(u"age"_s, [id, days](store::Transaction &transaction) {
            const qint64 time = transaction.now() - static_cast<qint64>(days * 86'400'000);
            return store::Statement(transaction.connection(), u"UPDATE items SET trashed_at = ? WHERE id = ?"_s).run(time, id);
        }));
    };
    trashedAgo(ids[0], 30.01);
    trashedAgo(ids[1], 31);
    trashedAgo(ids[2], 29.99);
    const QStringList before = test::dumpOf(*m_open);
    QCOMPARE(sure(items.countTrashedFor(30)), 2);
    QCOMPARE(sure(items.deleteTrashedFor(30)), 2);
    QCOMPARE(sure(m_open->connection().number(u"SELECT count(*) FROM items"_s)), 2);
    library::HistoryService history(*m_open);
    QCOMPARE(sure(history.position()).undo->label, u"Delete 2 items that had been in the trash for 30 days"_s);
    const qint64 entries = sure(history.totals()).entries;
    QCOMPARE(sure(items.deleteTrashedFor(30)), 0); // which is no action
    QCOMPARE(sure(history.totals()).entries, entries);
    sure(history.undo());
    QCOMPARE(test::dumpOf(*m_open), before);
}

QTEST_GUILESS_MAIN(ItemServiceTest)
#include "item_service_test.moc"
