// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/url.h"
#include "store/bulk_load.h"
#include "store/statement.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::Link;
using domain::LinkSource;
using domain::LinkStatus;
using domain::TagId;
using store::BulkLoad;
using store::Transaction;
using test::sure;

namespace {

/// What is loaded: as the library will hold it.
struct Row
{
    domain::Item item;
    QString notes;
    QList<std::pair<QString, LinkStatus>> tags;
};

QList<Row> randomRows(QRandomGenerator &random, int count)
{
    QList<Row> rows;
    for (int i = 0; i < count; ++i) {
        Row row;
        row.item.title = u"item %1 of %2"_s.arg(i).arg(random.bounded(50));
        row.item.url =
            random.bounded(5) == 0 ? QString() : u"https://host%1.example/%2"_s.arg(random.bounded(20)).arg(i);
        row.item.createdAt = 1000 + random.bounded(500);
        row.item.updatedAt = row.item.createdAt + 3;
        if (random.bounded(8) == 0)
            row.item.trashedAt = 5000;
        if (random.bounded(3) == 0)
            row.notes = u"notes of %1"_s.arg(i);
        for (int tag = random.bounded(5); tag > 0; --tag)
            row.tags.append(
                {u"Tag %1"_s.arg(random.bounded(40)), LinkStatus(random.bounded(5) == 0 ? random.bounded(3) : 0)});
        rows.append(row);
    }
    return rows;
}

Link linkOf(ItemId item, TagId tag, LinkStatus status)
{
    return {item, tag, LinkSource::Import, status, 0.5, 77};
}

/// By plain SQL, with all triggers and indexes in place.
void addOneByOne(store::Connection &connection, const QList<Row> &rows)
{
    test::write(connection, [&](Transaction &transaction) {
        store::Statement item(connection,
                              u"INSERT INTO items (kind_id, title, url, url_key, created_at, updated_at, trashed_at) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?)"_s);
        store::Statement notes(connection, u"INSERT INTO item_notes (item_id, body) VALUES (?, ?)"_s);
        store::Statement link(connection,
                              u"INSERT INTO item_tags (item_id, tag_id, source, status, confidence, added_at) "
                              "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"_s);
        const auto orNull = [](const QString &text) {
            return text.isEmpty() ? QString() : text;
        };
        for (const Row &row : rows) {
            sure(item.run(row.item.kind, row.item.title, orNull(row.item.url), orNull(domain::urlKey(row.item.url)),
                          row.item.createdAt, row.item.updatedAt, row.item.trashedAt));
            const ItemId id{connection.lastInsertedId()};
            if (!row.notes.isEmpty())
                sure(notes.run(id, row.notes));
            for (const auto &[text, status] : row.tags) {
                const Link made = linkOf(id, sure(store::findOrCreateTag(transaction, test::name(text))), status);
                sure(link.run(made.item, made.tag, domain::toWord(made.source), domain::toWord(made.status),
                              made.confidence, made.addedAt));
            }
        }
    });
}

void addInBulk(store::Connection &connection, const QList<Row> &rows, qint64 expected)
{
    const auto changes = test::write(connection, [&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, expected));
        for (const Row &row : rows) {
            const ItemId id = sure(load->addItem(row.item, domain::urlKey(row.item.url), row.notes));
            for (const auto &[text, status] : row.tags)
                sure(load->addLink(linkOf(id, sure(load->tag(test::name(text))), status), !row.item.trashedAt));
        }
        sure(load->finish());
    });
    QVERIFY(changes.everything);
}

/// Tags differ in the moment they were made, which is not compared.
QStringList comparableDump(const store::Connection &connection)
{
    sure(connection.execute(u"UPDATE tags SET created_at = 1"_s));
    return test::dumpOf(connection);
}

} // namespace

class BulkLoadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void equalsTheSameRowsAddedOneByOne_data();
    void equalsTheSameRowsAddedOneByOne();
    void bringsEveryTriggerAndIndexBack_data();
    void bringsEveryTriggerAndIndexBack();
    void leavesTheSchemaAfterARollback();
    void findsItemsOfBeforeAndSince();
    void prefersALiveItemToItsTwinInTheTrash();
    void tellsItemsWithoutAnAddressByTitleAndTime();
    void givesNotesOnlyToItemsWithoutAny();
    void restoresAndCounts();
    void keepsALinkThatIsThere();
    void findsTagsByAlias();
    void indexesTheTextOfEverythingItAdds();
    void leavesTheMemoryOfFullTextAsItWas();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    domain::Item item(const QString &title, const QString &url = {}, qint64 createdAt = 1)
    {
        return {{}, domain::bookmarkKind, title, url, createdAt, createdAt, {}};
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void BulkLoadTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void BulkLoadTest::equalsTheSameRowsAddedOneByOne_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("empty library") << 0 << 300 << qint64{300};
    QTest::newRow("empty library, nothing") << 0 << 0 << qint64{0};
    QTest::newRow("small load") << 200 << 20 << qint64{20};
    QTest::newRow("large load") << 50 << 400 << qint64{400};
    QTest::newRow("large load taken for small") << 200 << 400 << qint64{1};
    QTest::newRow("small load taken for large") << 200 << 5 << qint64{100000};
}

void BulkLoadTest::equalsTheSameRowsAddedOneByOne()
{
    QFETCH(int, before);
    QFETCH(int, count);
    QFETCH(qint64, expected);
    const test::TemporaryLibrary otherLibrary;
    const auto other = otherLibrary.connection();
    QRandomGenerator random(11);
    const QList<Row> first = randomRows(random, before);
    const QList<Row> second = randomRows(random, count);
    addOneByOne(*other, first);
    addOneByOne(*m_connection, first);
    addOneByOne(*other, second);
    addInBulk(*m_connection, second, expected);
    QCOMPARE(comparableDump(*m_connection), comparableDump(*other));
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
    const QString match = u"SELECT rowid FROM items_fts WHERE items_fts MATCH '%1' ORDER BY rowid"_s;
    for (const QString &words : {u"item"_s, u"notes"_s, u"host7"_s, u"\"of 12\""_s})
        QCOMPARE(test::rowsOf(*m_connection, match.arg(words)), test::rowsOf(*other, match.arg(words)));
}

void BulkLoadTest::bringsEveryTriggerAndIndexBack_data()
{
    QTest::addColumn<qint64>("expected");
    QTest::newRow("small") << qint64{0};
    QTest::newRow("large") << qint64{1000000};
}

void BulkLoadTest::bringsEveryTriggerAndIndexBack()
{
    QFETCH(qint64, expected);
    QRandomGenerator random(3);
    addOneByOne(*m_connection, randomRows(random, 10));
    const QStringList before = test::schemaOf(*m_connection);
    addInBulk(*m_connection, randomRows(random, 10), expected);
    QCOMPARE(test::schemaOf(*m_connection), before);
}

void BulkLoadTest::leavesTheSchemaAfterARollback()
{
    QRandomGenerator random(3);
    addOneByOne(*m_connection, randomRows(random, 10));
    const QStringList schema = test::schemaOf(*m_connection);
    const QStringList rows = test::dumpOf(*m_connection);
    {
        const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
        const auto load = sure(BulkLoad::begin(*transaction, 1000000));
        for (int i = 0; i < 100; ++i)
            sure(load->addItem(item(u"new"_s), {}, u"notes"_s));
    }
    QCOMPARE(test::schemaOf(*m_connection), schema);
    QCOMPARE(test::dumpOf(*m_connection), rows);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

void BulkLoadTest::findsItemsOfBeforeAndSince()
{
    const ItemId old = test::addItem(*m_connection, {domain::bookmarkKind, u"Old"_s, u"https://old.example/"_s, {}});
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        QCOMPARE(sure(load->findItem(domain::urlKey(u"HTTPS://OLD.example"_s))), std::optional(old));
        QCOMPARE(sure(load->findItem(domain::urlKey(u"https://new.example/"_s))), std::nullopt);
        const ItemId made = sure(
            load->addItem(item(u"New"_s, u"https://new.example/"_s), domain::urlKey(u"https://new.example/"_s), {}));
        QCOMPARE(sure(load->findItem(domain::urlKey(u"https://new.example"_s))), std::optional(made));
        sure(load->finish());
    });
}

void BulkLoadTest::prefersALiveItemToItsTwinInTheTrash()
{
    const QString url = u"https://twin.example/"_s;
    QList<ItemId> twins;
    for (int i = 0; i < 3; ++i)
        twins.append(test::addItem(*m_connection, {domain::bookmarkKind, u"Twin"_s, url, {}}));
    write([&](Transaction &transaction) { sure(store::trashItems(transaction, {twins[0], twins[2]})); });
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        QCOMPARE(sure(load->findItem(domain::urlKey(url))), std::optional(twins[1]));
        sure(load->finish());
    });
}

void BulkLoadTest::tellsItemsWithoutAnAddressByTitleAndTime()
{
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        const ItemId note = sure(load->addItem(item(u"Note"_s, {}, 5), {}, {}));
        QCOMPARE(sure(load->findItem(store::itemIdentity({}, u"Note"_s, 5))), std::optional(note));
        QCOMPARE(sure(load->findItem(store::itemIdentity({}, u"Note"_s, 6))), std::nullopt);
        QCOMPARE(sure(load->findItem(store::itemIdentity({}, u"note"_s, 5))), std::nullopt);
        sure(load->finish());
    });
}

void BulkLoadTest::givesNotesOnlyToItemsWithoutAny()
{
    const ItemId with = test::addItem(*m_connection, {domain::noteKind, u"with"_s, {}, u"mine"_s});
    const ItemId without = test::addItem(*m_connection, {domain::noteKind, u"without"_s, {}, {}});
    sure(m_connection->execute(u"UPDATE items SET updated_at = 5"_s));
    ItemId added;
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 100));
        added = sure(load->addItem(item(u"added"_s), {}, {}));
        for (const ItemId id : {with, without, added}) {
            sure(load->addMissingNotes(id, u"first"_s));
            sure(load->addMissingNotes(id, u"second"_s));
            sure(load->addMissingNotes(id, {}));
        }
        sure(load->finish());
    });
    QCOMPARE(sure(store::readNotes(*m_connection, with)), u"mine"_s);
    QCOMPARE(sure(store::readNotes(*m_connection, without)), u"first"_s);
    QCOMPARE(sure(store::readNotes(*m_connection, added)), u"first"_s);
    QCOMPARE(sure(store::readItem(*m_connection, with))->updatedAt, 5);
    QVERIFY(sure(store::readItem(*m_connection, without))->updatedAt > 5);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

void BulkLoadTest::restoresAndCounts()
{
    const ItemId id = test::addItem(*m_connection, {domain::noteKind, u"trashed"_s, {}, {}});
    const TagId tag = test::addTag(*m_connection, u"tag"_s);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, {id}, tag));
        sure(store::trashItems(transaction, {id}));
    });
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        const TagId late = sure(load->tag(test::name(u"late"_s)));
        QVERIFY(sure(load->addLink(linkOf(id, late, LinkStatus::Confirmed), false)));
        QVERIFY(sure(load->restoreItem(id)));
        QVERIFY(!sure(load->restoreItem(id)));
        sure(load->finish());
    });
    QCOMPARE(sure(store::readTagCounts(*m_connection)).value(tag), 1);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

void BulkLoadTest::keepsALinkThatIsThere()
{
    const ItemId id = test::addItem(*m_connection, {domain::noteKind, u"item"_s, {}, {}});
    const TagId tag = test::addTag(*m_connection, u"tag"_s);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, {id}, tag));
        sure(store::changeLinkStatus(transaction, {id, tag}, LinkStatus::Rejected));
    });
    const QStringList before = test::rowsOf(*m_connection, u"SELECT * FROM item_tags"_s);
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        QVERIFY(!sure(load->addLink(linkOf(id, tag, LinkStatus::Confirmed), true)));
        sure(load->finish());
    });
    QCOMPARE(test::rowsOf(*m_connection, u"SELECT * FROM item_tags"_s), before);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

void BulkLoadTest::findsTagsByAlias()
{
    const TagId physics = test::addTag(*m_connection, u"physics"_s);
    write([&](Transaction &transaction) { sure(store::addTagAlias(transaction, physics, test::name(u"Physik"_s))); });
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        bool created = true;
        QCOMPARE(sure(load->tag(test::name(u"PHYSIK"_s), &created)), physics);
        QVERIFY(!created);
        sure(load->addAlias(physics, test::name(u"natural philosophy"_s)));
        QCOMPARE(sure(load->tag(test::name(u"Natural Philosophy"_s), &created)), physics);
        const TagId made = sure(load->tag(test::name(u"new"_s), &created));
        QVERIFY(created);
        QCOMPARE(sure(load->tag(test::name(u"NEW"_s), &created)), made);
        QVERIFY(!created);
        sure(load->finish());
    });
}

void BulkLoadTest::indexesTheTextOfEverythingItAdds()
{
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        sure(load->addItem(item(u"quarks"_s, u"https://cern.example/muon"_s), u"https://cern.example/muon"_s,
                           u"matter"_s));
        sure(load->finish());
    });
    QCOMPARE(
        sure(m_connection->number(u"SELECT count(*) FROM items_fts WHERE items_fts MATCH 'quarks cern muon matter'"_s)),
        1);
}

void BulkLoadTest::leavesTheMemoryOfFullTextAsItWas()
{
    write([&](Transaction &transaction) {
        const auto load = sure(BulkLoad::begin(transaction, 1));
        sure(load->addItem(item(u"One"_s), {}, u"Text"_s));
        sure(load->finish());
    });
    QCOMPARE(sure(m_connection->number(u"SELECT v FROM items_fts_config WHERE k = 'hashsize'"_s)), 1024 * 1024);
}

QTEST_GUILESS_MAIN(BulkLoadTest)
#include "bulk_load_test.moc"
