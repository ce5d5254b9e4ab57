// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "store/bulk_load.h"
#include "store/detail_store.h"
#include "store/kind_store.h"
#include "store/list_entry_store.h"
#include "store/list_store.h"
#include "store/saved_search_store.h"
#include "store/tag_twin_store.h"
#include "support/full_disk.h"
#include "support/history_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::HistoryId;
using domain::ItemId;
using domain::TagId;
using store::Transaction;
using test::sure;

namespace {

void run(Transaction &transaction, const QString &sql)
{
    sure(transaction.connection().execute(sql));
}

test::Work sql(const QStringList &statements)
{
    return [statements](Transaction &transaction) {
        for (const QString &statement : statements)
            run(transaction, statement);
    };
}

domain::ItemDraft bookmark(const QString &title, const QString &url)
{
    return {domain::bookmarkKind, title, url, {}};
}

/// Each of the works becomes a piece of the entry.
test::Work inPieces(const QList<test::Work> &works)
{
    return [works](Transaction &transaction) {
        for (const test::Work &work : works) {
            work(transaction);
            sure(transaction.relieveHistory(0));
        }
    };
}

constexpr ItemId book{4};

domain::ItemDetails bookDetails()
{
    domain::ItemDetails details;
    details.authors = {u"Ann"_s, u"Bob"_s};
    details.year = 1968;
    return details;
}

void changeBook(Transaction &transaction)
{
    domain::ItemDetails details;
    details.authors = {u"Carl"_s, u"Ann"_s};
    details.publisher = u"House"_s;
    sure(store::changeDetails(transaction, book, details));
}

void addTaskAndInvoice(Transaction &transaction)
{
    domain::ItemDetails details;
    details.due = QDate(2024, 5, 31);
    details.amount = domain::Amount{1250, u"EUR"_s};
    sure(store::addItem(transaction, {domain::taskKind, u"Task"_s, {}, {}, details}));
    sure(store::addItem(transaction, {domain::invoiceKind, u"Invoice"_s, {}, {}, details}));
}

void makeList(Transaction &transaction)
{
    const auto list = sure(store::createList(transaction, {{}, u"Other"_s, domain::ListTemplate::Courses, 0}));
    sure(store::addToList(transaction, list, {ItemId{1}, ItemId{2}}, store::RepeatedItems::Pass));
    sure(store::addToList(transaction, list, {ItemId{1}}, store::RepeatedItems::NewAttempt));
}

} // namespace

class HistoryUndoTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::FullDisk::install(); }
    void init();
    void cleanup();
    void takesEveryKindOfChangeBackAndDoesItAgain_data();
    void takesEveryKindOfChangeBackAndDoesItAgain();
    void takesALargeChangeBackAndDoesItAgain_data();
    void takesALargeChangeBackAndDoesItAgain();
    void takesSeveralPiecesBackAndDoesThemAgain();
    void refusesPiecesItCannotRead_data();
    void refusesPiecesItCannotRead();
    void undoesAnOlderEntryOfSeveralPieces();
    void tellsWhatItTouched_data();
    void tellsWhatItTouched();
    void refusesWhatSomethingElseHasChanged_data();
    void refusesWhatSomethingElseHasChanged();
    void refusesARedoThatDoesNotFitAnyMore();
    void refusesAnEntryItCannotRead_data();
    void refusesAnEntryItCannotRead();
    void changesNothingOnAFullDisk();
    void changesNothingWhenItIsStopped();
    void saysThatThereIsNothing();
    void walksBackAndForthAcrossAReopen();
    void undoesAnOlderEntryAsAnActionOfItsOwn();
    void namesTheLaterEntryInTheWay_data();
    void namesTheLaterEntryInTheWay();
    void passesOverThatAnItemWasTouchedSince();

private:
    TagId tag(const QString &name) const { return **store::findTag(*m_connection, name); }
    void foreignWrite(const QString &statement) const;

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
    QList<ItemId> m_items;
};

void HistoryUndoTest::init()
{
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
    m_items.clear();
    test::act(*m_connection, u"Begin"_s, [this](Transaction &transaction) {
        for (int i = 1; i <= 3; ++i)
            m_items.append(sure(store::addItem(
                transaction,
                {domain::bookmarkKind, u"Page %1"_s.arg(i), u"https://a.example/%1"_s.arg(i), u"Notes"_s})));
        for (const QString &name : {u"one"_s, u"two"_s, u"three"_s}) {
            const TagId id = sure(store::createTag(transaction, test::name(name)));
            sure(store::addLinks(transaction, m_items, id));
        }
        sure(store::changeTagPin(transaction, tag(u"one"_s), 1));
        sure(store::changeTagPin(transaction, tag(u"two"_s), 2));
        sure(store::addTagAlias(transaction, tag(u"one"_s), test::name(u"uno"_s)));
        sure(store::addTagParent(transaction, tag(u"two"_s), tag(u"one"_s)));
        sure(store::addSavedSearch(transaction, {{}, u"Mine"_s, u"#one"_s, u"title"_s, false, 0}));
        sure(store::addItem(transaction, {domain::bookKind, u"A book"_s, {}, {}, bookDetails()}));
        const auto list = sure(store::createList(transaction, {{}, u"Read"_s, domain::ListTemplate::Reading, 0}));
        sure(store::addToList(transaction, list, m_items.mid(1), store::RepeatedItems::Pass));
    });
}

void HistoryUndoTest::cleanup()
{
    test::FullDisk::setRoom(-1);
    m_connection.reset();
}

void HistoryUndoTest::foreignWrite(const QString &statement) const
{
    const auto foreign = m_library->connection();
    QVERIFY2(foreign->execute(statement).ok(), qPrintable(statement));
}

void HistoryUndoTest::takesEveryKindOfChangeBackAndDoesItAgain_data()
{
    QTest::addColumn<test::Work>("work");
    const auto row = [](const char *name, const test::Work &work) {
        QTest::newRow(name) << work;
    };
    const ItemId item{1};
    row("an item", [](Transaction &t) { sure(store::addItem(t, bookmark(u"New"_s, u"https://new.example/"_s))); });
    row("an item with notes and a new tag", [](Transaction &t) {
        const ItemId id = sure(store::addItem(t, {domain::noteKind, u"New"_s, {}, u"Text"_s}));
        sure(store::addLinks(t, {id}, sure(store::createTag(t, test::name(u"fresh tag"_s)))));
    });
    row("a title", [item](Transaction &t) { sure(store::changeTitle(t, item, u"Other"_s)); });
    row("an address", [item](Transaction &t) { sure(store::changeUrl(t, item, u"https://b.example/"_s)); });
    row("no address", [item](Transaction &t) { sure(store::changeUrl(t, item, {})); });
    row("notes", [item](Transaction &t) { sure(store::changeNotes(t, item, u"Others"_s)); });
    row("no notes", [item](Transaction &t) { sure(store::changeNotes(t, item, {})); });
    row("a kind of one's own",
        [item](Transaction &t) { sure(store::changeKind(t, item, sure(store::findOrCreateKind(t, u"recipe"_s)))); });
    row("the trash", [item](Transaction &t) { sure(store::trashItems(t, {item})); });
    row("deleted for good", [item](Transaction &t) { sure(store::deleteItems(t, {item, ItemId{2}})); });
    row("a tag put on", [item](Transaction &t) {
        sure(store::removeLinks(t, {item}, TagId{1}));
        sure(store::addLinks(t, {item}, sure(store::createTag(t, test::name(u"fresh"_s)))));
    });
    row("a tag taken off", [this](Transaction &t) { sure(store::removeLinks(t, m_items, TagId{2})); });
    row("a link's status", [item](Transaction &t) {
        sure(store::changeLinkStatus(t, {item, TagId{1}}, domain::LinkStatus::Suggested));
        sure(store::changeLinkConfidence(t, {item, TagId{1}}, 0.1));
    });
    row("a tag's name", [](Transaction &t) { sure(store::renameTag(t, TagId{1}, test::name(u"uno dos"_s))); });
    row("a tag's colour, text and slug", [](Transaction &t) {
        sure(store::changeTagColour(t, TagId{1}, u"#102030"_s));
        sure(store::changeTagDescription(t, TagId{1}, u"About"_s));
        sure(store::changeTagSlug(t, TagId{1}, u"another"_s));
    });
    row("a pin taken from another", [](Transaction &t) {
        sure(store::changeTagPin(t, TagId{1}, std::nullopt));
        sure(store::changeTagPin(t, TagId{2}, 1));
    });
    row("two tags told apart", [](Transaction &t) { sure(store::markDistinct(t, TagId{1}, TagId{2})); });
    row("two pins change places",
        sql({u"UPDATE tags SET pin = NULL WHERE id = 1"_s, u"UPDATE tags SET pin = 1 WHERE id = 2"_s,
             u"UPDATE tags SET pin = 2 WHERE id = 1"_s}));
    row("two names change places",
        sql({u"UPDATE tags SET name_key = 'x', slug = 'x' WHERE id = 1"_s,
             u"UPDATE tags SET name = 'one', name_key = 'one', slug = 'one' WHERE id = 2"_s,
             u"UPDATE tags SET name = 'two', name_key = 'two', slug = 'two' WHERE id = 1"_s,
             u"DELETE FROM tag_words WHERE tag_id IN (1, 2)"_s,
             u"INSERT INTO tag_words VALUES ('one', 2), ('two', 1), ('uno', 1)"_s}));
    row("an alias", [](Transaction &t) { sure(store::addTagAlias(t, TagId{2}, test::name(u"dos y medio"_s))); });
    row("a parent", [](Transaction &t) { sure(store::addTagParent(t, TagId{3}, TagId{1})); });
    row("a tag deleted", sql({u"DELETE FROM tags WHERE id = 1"_s}));
    row("a tag deleted and made again", [](Transaction &t) {
        run(t, u"DELETE FROM tags WHERE id = 1"_s);
        sure(store::createTag(t, test::name(u"one"_s)));
    });
    row("two tags merged, the name an alias",
        sql({u"UPDATE item_tags SET status = 'rejected' WHERE tag_id = 2 AND item_id = 1"_s,
             u"UPDATE tag_aliases SET tag_id = 2 WHERE tag_id = 1"_s, u"DELETE FROM tag_parents"_s,
             u"DELETE FROM tags WHERE id = 1"_s, u"INSERT INTO tag_aliases VALUES ('one', 'one', 2)"_s,
             u"INSERT INTO tag_words VALUES ('one', 2), ('uno', 2)"_s}));
    row("an alias becomes the name",
        sql({u"DELETE FROM tag_aliases WHERE alias_key = 'uno'"_s,
             u"UPDATE tags SET name = 'uno', name_key = 'uno' WHERE id = 1"_s,
             u"INSERT INTO tag_aliases VALUES ('one', 'one', 1)"_s}));
    row("a saved search", [](Transaction &t) {
        sure(store::addSavedSearch(t, {{}, u"Other"_s, u"#two"_s, u"added"_s, true, 0}));
    });
    row("a list made and filled", [](Transaction &t) { makeList(t); });
    row("a list deleted", [](Transaction &t) { sure(store::deleteList(t, {1})); });
    row("a list renamed", [](Transaction &t) { sure(store::renameList(t, {1}, u"Later"_s)); });
    row("an entry finished", [](Transaction &t) {
        sure(store::changeListEntry(t, {1}, {domain::ListStatus::Finished, 99, 1.7, u"note"_s}));
    });
    row("an entry moved", [](Transaction &t) { sure(store::moveListEntry(t, {2}, {1})); });
    row("an entry taken out", [](Transaction &t) { sure(store::removeListEntries(t, {{1}})); });
    row("a listed item deleted", [](Transaction &t) { sure(store::deleteItems(t, {ItemId{2}})); });
    row("the details of a book", [](Transaction &t) { changeBook(t); });
    row("the authors turned round", [](Transaction &t) {
        auto details = sure(store::readDetails(t.connection(), book));
        std::swap(details.authors[0], details.authors[1]);
        sure(store::changeDetails(t, book, details));
    });
    row("the details taken away", [](Transaction &t) { sure(store::changeDetails(t, book, {})); });
    row("a book deleted", [](Transaction &t) { sure(store::deleteItems(t, {book})); });
    row("a book made a note", [](Transaction &t) { sure(store::convertItems(t, {book}, domain::noteKind)); });
    row("a task and an invoice", [](Transaction &t) { addTaskAndInvoice(t); });
    row("a kind renamed and given an icon", [](Transaction &t) {
        const auto kind = sure(store::createKind(t, u"recipe"_s, u"book"_s));
        sure(store::renameKind(t, kind, u"meal"_s));
        sure(store::changeKindIcon(t, kind, u"list"_s));
    });
    row("a saved search renamed", [](Transaction &t) { sure(store::renameSavedSearch(t, {1}, u"Yours"_s)); });
    row("a saved search deleted", [](Transaction &t) { sure(store::removeSavedSearch(t, {1})); });
}

void HistoryUndoTest::takesEveryKindOfChangeBackAndDoesItAgain()
{
    QFETCH(test::Work, work);
    const QStringList before = test::dataOf(*m_connection);
    const auto made = test::act(*m_connection, u"Work"_s, work);
    QVERIFY(made.entry.isValid());
    const QStringList after = test::dataOf(*m_connection);
    QVERIFY(before != after);
    for (int round = 0; round < 2; ++round) {
        sure(test::undo(*m_connection));
        QCOMPARE(test::dataOf(*m_connection), before);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        QCOMPARE(test::labels(*m_connection), (QStringList{u"(Work)"_s, u"Begin"_s}));
        sure(test::redo(*m_connection));
        QCOMPARE(test::dataOf(*m_connection), after);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        QCOMPARE(test::labels(*m_connection), (QStringList{u"Work"_s, u"Begin"_s}));
    }
    // To nothing at all and back.
    sure(test::undo(*m_connection));
    sure(test::undo(*m_connection));
    QCOMPARE(sure(m_connection->number(u"SELECT (SELECT count(*) FROM items) + (SELECT count(*) FROM tags) + "
                                       "(SELECT count(*) FROM tag_words) + (SELECT count(*) FROM saved_searches)"_s)),
             0);
    sure(test::redo(*m_connection));
    sure(test::redo(*m_connection));
    QCOMPARE(test::dataOf(*m_connection), after);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
}

void HistoryUndoTest::takesALargeChangeBackAndDoesItAgain_data()
{
    QTest::addColumn<test::Work>("work");
    QTest::newRow("items loaded in bulk") << test::Work([this](Transaction &transaction) {
        const auto load = sure(store::BulkLoad::begin(transaction, 4000));
        const TagId known = sure(load->tag(test::name(u"one"_s)));
        for (int i = 0; i < 4000; ++i) {
            domain::Item item;
            item.kind = domain::bookmarkKind;
            item.title = u"Loaded %1"_s.arg(i);
            item.url = u"https://loaded.example/%1"_s.arg(i);
            item.createdAt = item.updatedAt = i;
            const ItemId id = sure(load->addItem(item, item.url, i % 3 ? QString() : u"Loaded notes"_s));
            sure(load->addLink({.item = id, .tag = known, .confidence = {}}, true));
            sure(load->addLink(
                {.item = id, .tag = sure(load->tag(test::name(u"tag %1"_s.arg(i % 50)))), .confidence = {}}, true));
        }
        sure(load->addMissingNotes(m_items.constFirst(), u"Late"_s));
        sure(load->finish());
    });
    const QString many = u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000) "_s;
    QTest::newRow("much of everything") << sql(
        {many
             + u"INSERT INTO items (title, url, url_key, created_at, updated_at, trashed_at) SELECT 'Row ' || i, "
               "'https://r.example/' || i, 'r' || i, i, i, iif(i % 5 = 0, i, NULL) FROM n"_s,
         u"INSERT INTO item_tags (item_id, tag_id, status, added_at) SELECT id, 1 + id % 3, iif(id % 7 = 0, "
         u"'suggested', "
         "'confirmed'), 5 FROM items WHERE true ON CONFLICT DO NOTHING"_s,
         u"UPDATE items SET trashed_at = 7, title = 'Gone' WHERE id = 1"_s, u"DELETE FROM items WHERE id = 2"_s,
         u"DELETE FROM item_notes WHERE item_id = 3"_s, u"DELETE FROM tags WHERE id = 2"_s});
}

void HistoryUndoTest::takesALargeChangeBackAndDoesItAgain()
{
    QFETCH(test::Work, work);
    const QStringList schema = test::schemaOf(*m_connection);
    takesEveryKindOfChangeBackAndDoesItAgain();
    // A change of all those rows, on top of them.
    const QStringList before = test::dataOf(*m_connection);
    test::act(
        *m_connection, u"Change"_s,
        sql({u"UPDATE items SET title = title || ' changed', trashed_at = iif(id % 2, 3, NULL)"_s,
             u"INSERT INTO item_notes SELECT id, 'Body' FROM items WHERE true ON CONFLICT DO UPDATE SET body = 'Bulk'"_s,
             u"DELETE FROM item_tags WHERE item_id % 4 = 0"_s}));
    const QStringList after = test::dataOf(*m_connection);
    sure(test::undo(*m_connection));
    QCOMPARE(test::dataOf(*m_connection), before);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
    sure(test::redo(*m_connection));
    QCOMPARE(test::dataOf(*m_connection), after);
    QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
    QCOMPARE(test::schemaOf(*m_connection), schema);
}

void HistoryUndoTest::takesSeveralPiecesBackAndDoesThemAgain()
{
    const ItemId added{5};
    const test::Work work = inPieces({
        [](Transaction &t) {
            sure(store::addItem(t, {domain::noteKind, u"New"_s, {}, u"Text"_s}));
        },
        [added](Transaction &t) {
            sure(store::addLinks(t, {added, ItemId{1}}, sure(store::createTag(t, test::name(u"fresh"_s)))));
        },
        [added](Transaction &t) {
            sure(store::changeTitle(t, added, u"Newer"_s));
            sure(store::trashItems(t, {ItemId{1}}));
        },
        [](Transaction &t) { sure(store::renameTag(t, TagId{4}, test::name(u"uno dos"_s))); },
        // Net nothing: no piece.
        [](Transaction &t) {
            sure(store::trashItems(t, {ItemId{3}}));
            sure(store::restoreItems(t, {ItemId{3}}));
        },
        sql({u"UPDATE tags SET name_key = 'x', slug = 'x' WHERE id = 1"_s,
             u"UPDATE tags SET name = 'one', name_key = 'one', slug = 'one' WHERE id = 2"_s,
             u"UPDATE tags SET name = 'two', name_key = 'two', slug = 'two' WHERE id = 1"_s,
             u"DELETE FROM tag_words WHERE tag_id IN (1, 2)"_s,
             u"INSERT INTO tag_words VALUES ('one', 2), ('two', 1), ('uno', 1)"_s}),
        [added](Transaction &t) {
            sure(store::deleteItems(t, {added, ItemId{2}}));
        },
        sql({u"DELETE FROM tags WHERE id = 1"_s}),
        [](Transaction &t) { sure(store::createTag(t, test::name(u"two"_s))); },
    });
    const QStringList before = test::dataOf(*m_connection);
    const auto made = test::act(*m_connection, u"Work"_s, work);
    const QStringList after = test::dataOf(*m_connection);
    const auto pieces =
        u"SELECT count(DISTINCT piece) FROM history_changes WHERE history_id = (SELECT max(id) FROM history)"_s;
    QCOMPARE(sure(m_connection->number(pieces)), 8);
    const auto entry = *sure(store::readHistoryEntry(*m_connection, made.entry));
    QCOMPARE(entry.label, u"Work"_s);
    QCOMPARE(entry.items, 4);
    QCOMPARE(entry.tags, 4);
    for (int round = 0; round < 2; ++round) {
        const auto undone = sure(test::undo(*m_connection));
        QVERIFY(undone.everything);
        QCOMPARE(test::dataOf(*m_connection), before);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        sure(test::redo(*m_connection));
        QCOMPARE(test::dataOf(*m_connection), after);
        QCOMPARE(test::whatIsWrongWith(*m_connection), QString());
        QCOMPARE(test::labels(*m_connection), (QStringList{u"Work"_s, u"Begin"_s}));
    }
}

void HistoryUndoTest::refusesPiecesItCannotRead_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("the first one that was made") << u"UPDATE history_changes SET checksum = x'00' WHERE piece = 0"_s;
    QTest::newRow("the last one") << u"UPDATE history_changes SET checksum = x'00' WHERE piece = 2"_s;
    QTest::newRow("one is gone") << u"DELETE FROM history_changes WHERE piece = 1"_s;
    QTest::newRow("another number") << u"UPDATE history_changes SET piece = 3 WHERE piece = 1"_s;
}

void HistoryUndoTest::refusesPiecesItCannotRead()
{
    QFETCH(QString, damage);
    test::act(*m_connection, u"Work"_s,
              inPieces({[](Transaction &t) { sure(store::changeTitle(t, {1}, u"A"_s)); },
                        [](Transaction &t) { sure(store::changeTitle(t, {2}, u"B"_s)); },
                        [](Transaction &t) {
                            sure(store::changeTitle(t, {1}, u"C"_s));
                        }}));
    foreignWrite(damage);
    const QStringList before = test::dataOf(*m_connection);
    const auto refused = test::undo(*m_connection);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DamagedFile);
    QCOMPARE(test::dataOf(*m_connection), before);
}

void HistoryUndoTest::undoesAnOlderEntryOfSeveralPieces()
{
    const auto made = test::act(*m_connection, u"Work"_s,
                                inPieces({[](Transaction &t) { sure(store::changeTitle(t, {1}, u"A"_s)); },
                                          [](Transaction &t) { sure(store::changeTitle(t, {1}, u"B"_s)); },
                                          [](Transaction &t) {
                                              sure(store::changeTitle(t, {2}, u"C"_s));
                                          }}));
    const auto later =
        test::act(*m_connection, u"Later"_s, [](Transaction &t) { sure(store::changeTitle(t, {2}, u"D"_s)); });
    const QStringList before = test::dataOf(*m_connection);
    const auto refused = test::undoEntry(*m_connection, made.entry);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"by “Later” ("_s), qPrintable(refused.error().message));
    QCOMPARE(test::dataOf(*m_connection), before);
    sure(test::undoEntry(*m_connection, later.entry));
    test::act(*m_connection, u"Unrelated"_s, [](Transaction &t) { sure(store::changeTitle(t, {3}, u"D"_s)); });
    sure(test::undoEntry(*m_connection, made.entry));
    QCOMPARE(sure(store::readItem(*m_connection, {1}))->title, u"Page 1"_s);
    QCOMPARE(sure(store::readItem(*m_connection, {2}))->title, u"Page 2"_s);
}

void HistoryUndoTest::tellsWhatItTouched_data()
{
    QTest::addColumn<test::Work>("work");
    QTest::addColumn<domain::ChangeSet>("undone");
    domain::ChangeSet expected;
    expected.itemsRemoved = {ItemId{5}};
    QTest::newRow("an item, its notes and its tag") << test::Work([](Transaction &t) {
        sure(store::addLinks(t, {sure(store::addItem(t, {domain::noteKind, u"New"_s, {}, u"Text"_s}))}, TagId{1}));
    }) << expected;
    expected = {};
    expected.itemsAdded = {ItemId{1}};
    expected.linksAdded = {{ItemId{1}, TagId{1}}, {ItemId{1}, TagId{2}}, {ItemId{1}, TagId{3}}};
    QTest::newRow("an item deleted") << test::Work([](Transaction &t) { sure(store::deleteItems(t, {ItemId{1}})); })
                                     << expected;
    expected = {};
    expected.itemsChanged = {ItemId{2}};
    QTest::newRow("notes") << test::Work([](Transaction &t) { sure(store::changeNotes(t, {2}, u"Others"_s)); })
                           << expected;
    expected = {};
    expected.tagsChanged = {TagId{1}, TagId{2}};
    QTest::newRow("a pin") << test::Work([](Transaction &t) {
        sure(store::changeTagPin(t, TagId{1}, std::nullopt));
        sure(store::changeTagPin(t, TagId{2}, 1));
    }) << expected;
    expected = {};
    expected.tagsChanged = {TagId{3}};
    QTest::newRow("an alias and a parent") << test::Work([](Transaction &t) {
        sure(store::addTagAlias(t, TagId{3}, test::name(u"tres"_s)));
        sure(store::addTagParent(t, TagId{3}, TagId{1}));
    }) << expected;
    expected = {};
    expected.tagsRemoved = {TagId{4}};
    expected.linksRemoved = {{ItemId{1}, TagId{4}}};
    QTest::newRow("a new tag") << test::Work([](Transaction &t) {
        sure(store::addLinks(t, {ItemId{1}}, sure(store::createTag(t, test::name(u"fresh"_s)))));
    }) << expected;
    expected = {};
    expected.linksChanged = {{ItemId{1}, TagId{1}}};
    QTest::newRow("a status") << test::Work([](Transaction &t) {
        sure(store::changeLinkStatus(t, {ItemId{1}, TagId{1}}, domain::LinkStatus::Rejected));
    }) << expected;
    expected = {};
    expected.savedSearches = true;
    QTest::newRow("a saved search") << test::Work([](Transaction &t) { sure(store::removeSavedSearch(t, {1})); })
                                    << expected;
    expected = {};
    expected.lists = true;
    QTest::newRow("a list made and filled") << test::Work([](Transaction &t) { makeList(t); }) << expected;
    expected = {};
    expected.entriesChanged = {domain::ListEntryId{1}};
    QTest::newRow("an entry") << test::Work([](Transaction &t) {
        sure(store::changeListEntry(t, {1}, {domain::ListStatus::Reading, 30, 1.5, u"note"_s}));
    }) << expected;
    expected = {};
    expected.lists = true;
    QTest::newRow("an entry moved") << test::Work([](Transaction &t) { sure(store::moveListEntry(t, {1}, {})); })
                                    << expected;
    expected = {};
    expected.itemsChanged = {book};
    QTest::newRow("details") << test::Work([](Transaction &t) { changeBook(t); }) << expected;
    expected = {};
    expected.everything = true;
    QTest::newRow("a kind") << test::Work([](Transaction &t) { sure(store::findOrCreateKind(t, u"recipe"_s)); })
                            << expected;
}

void HistoryUndoTest::tellsWhatItTouched()
{
    QFETCH(test::Work, work);
    QFETCH(domain::ChangeSet, undone);
    test::act(*m_connection, u"Work"_s, work);
    const auto changes = sure(test::undo(*m_connection));
    QCOMPARE(changes.label, u"Undone: Work"_s);
    QVERIFY(changes.history);
    QVERIFY(!changes.entry.isValid());
    QCOMPARE(changes.everything, undone.everything);
    QCOMPARE(changes.itemsAdded, undone.itemsAdded);
    QCOMPARE(changes.itemsChanged, undone.itemsChanged);
    QCOMPARE(changes.itemsRemoved, undone.itemsRemoved);
    QCOMPARE(changes.tagsAdded, undone.tagsAdded);
    QCOMPARE(changes.tagsChanged, undone.tagsChanged);
    QCOMPARE(changes.tagsRemoved, undone.tagsRemoved);
    QCOMPARE(changes.linksAdded, undone.linksAdded);
    QCOMPARE(changes.linksChanged, undone.linksChanged);
    QCOMPARE(changes.linksRemoved, undone.linksRemoved);
    QCOMPARE(changes.savedSearches, undone.savedSearches);
    QCOMPARE(changes.lists, undone.lists);
    QCOMPARE(changes.entriesChanged, undone.entriesChanged);
}

void HistoryUndoTest::refusesWhatSomethingElseHasChanged_data()
{
    QTest::addColumn<test::Work>("work");
    QTest::addColumn<QString>("foreign");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const test::Work &work, const QString &foreign, const QString &reason) {
        QTest::newRow(name) << work << foreign << reason;
    };
    const test::Work addItem = [](Transaction &t) {
        sure(store::addItem(t, bookmark(u"New"_s, u"https://new.example/"_s)));
    };
    const test::Work deleteItem = [](Transaction &t) {
        sure(store::deleteItems(t, {ItemId{1}}));
    };
    const test::Work changeTitle = [](Transaction &t) {
        sure(store::changeTitle(t, {1}, u"Other"_s));
    };
    const test::Work deleteTag = sql({u"DELETE FROM tags WHERE id = 1"_s});
    row("an item added, edited since", addItem, u"UPDATE items SET title = 'Mine' WHERE id = 5"_s,
        u"“Mine” has been changed since"_s);
    row("an item added, deleted since", addItem, u"DELETE FROM items WHERE id = 5"_s, u"“New” is not there any more"_s);
    row("an item added, tagged since", addItem, u"INSERT INTO item_tags (item_id, tag_id, added_at) VALUES (5, 1, 1)"_s,
        u"“New” has got tags since"_s);
    row("an item added, annotated since", addItem, u"INSERT INTO item_notes VALUES (5, 'Mine')"_s,
        u"“New” has been given notes since"_s);
    row("a title, edited since", changeTitle, u"UPDATE items SET title = 'Mine' WHERE id = 1"_s,
        u"“Mine” has been changed since"_s);
    row("a title, its item deleted since", changeTitle, u"DELETE FROM items WHERE id = 1"_s,
        u"“Other” is not there any more"_s);
    row(
        "a tag put on, taken off since",
        [](Transaction &t) {
            sure(store::removeLinks(t, {ItemId{2}}, TagId{1}));
            sure(store::addLinks(t, {ItemId{1}}, sure(store::createTag(t, test::name(u"fresh"_s)))));
        },
        u"DELETE FROM item_tags WHERE tag_id = 4"_s, u"the tag “fresh” on “Page 1” is not there any more"_s);
    row(
        "a link's status, changed since",
        [](Transaction &t) {
            sure(store::changeLinkStatus(t, {ItemId{1}, TagId{1}}, domain::LinkStatus::Rejected));
        },
        u"UPDATE item_tags SET status = 'suggested' WHERE item_id = 1 AND tag_id = 1"_s,
        u"the tag “one” on “Page 1” has been changed since"_s);
    row(
        "a tag made, given an alias since", [](Transaction &t) { sure(store::createTag(t, test::name(u"fresh"_s))); },
        u"INSERT INTO tag_aliases VALUES ('x', 'x', 4)"_s, u"the tag “fresh” has got an alias since"_s);
    row(
        "a tag made, moved since", [](Transaction &t) { sure(store::createTag(t, test::name(u"fresh"_s))); },
        u"INSERT INTO tag_parents VALUES (1, 4)"_s, u"the tag “fresh” has been moved in the tree since"_s);
    row("a tag deleted, its name taken since", deleteTag,
        u"INSERT INTO tags (name, name_key, slug, created_at) VALUES ('one', 'one', 'else', 1)"_s,
        u"something else has the name that the tag “one” had"_s);
    row("a tag deleted, its key taken since", deleteTag, u"UPDATE tags SET pin = 1 WHERE id = 3"_s,
        u"something else has the key that the tag “one” had"_s);
    row("a tag deleted, its name an alias since", deleteTag, u"INSERT INTO tag_aliases VALUES ('one', 'One', 2)"_s,
        u"another tag has the name that the tag “one” had"_s);
    row("a tag deleted, its child deleted since", deleteTag, u"DELETE FROM tags WHERE id = 2"_s,
        u"a tag it needs was deleted since"_s);
    row("an item deleted, its tag deleted since", deleteItem, u"DELETE FROM tags WHERE id = 3"_s,
        u"a tag it needs was deleted since"_s);
    row(
        "a name, taken since", [](Transaction &t) { sure(store::renameTag(t, TagId{2}, test::name(u"deux"_s))); },
        u"INSERT INTO tags (name, name_key, slug, created_at) VALUES ('two', 'two', 'else', 1)"_s,
        u"something else has the name that the tag “deux” had"_s);
    row(
        "a saved search deleted, its name taken since", [](Transaction &t) { sure(store::removeSavedSearch(t, {1})); },
        u"INSERT INTO saved_searches (name, name_key, query, position, created_at) VALUES ('Mine', 'mine', 'x', 1, 1)"_s,
        u"something else has the name that the saved search “Mine” had"_s);
    row(
        "a list made, filled since",
        [](Transaction &t) {
            sure(store::createList(t, {{}, u"Mine"_s, {}, 0}));
        },
        u"INSERT INTO list_entries (list_id, item_id, position, status, added_at) VALUES (2, 1, 1, 'none', 1)"_s,
        u"the list “Mine” has got entries since"_s);
    row("an item added, put on a list since", addItem,
        u"INSERT INTO list_entries (list_id, item_id, position, status, added_at) VALUES (1, 5, 1, 'reading', 1)"_s,
        u"“New” has been put on a list since"_s);
    row(
        "an entry, changed since",
        [](Transaction &t) {
            sure(store::changeListEntry(t, {1}, {{}, 30, {}, {}}));
        },
        u"UPDATE list_entries SET progress = 31"_s,
        u"the place of “Page 2” in the list “Read” has been changed since"_s);
    row(
        "an entry taken out, put back since", [](Transaction &t) { sure(store::removeListEntries(t, {{1}})); },
        u"INSERT INTO list_entries (list_id, item_id, position, status, added_at) VALUES (1, 2, 1, 'reading', 1)"_s,
        u"the place of “Page 2” in the list “Read” has been taken since"_s);
    row(
        "an entry taken out, its list deleted since", [](Transaction &t) { sure(store::removeListEntries(t, {{1}})); },
        u"DELETE FROM lists"_s, u"a list it needs was deleted since"_s);
    row(
        "a list deleted, its name taken since", [](Transaction &t) { sure(store::deleteList(t, {1})); },
        u"INSERT INTO lists (name, name_key, position, created_at) VALUES ('READ', 'read', 1, 1)"_s,
        u"something else has the name that the list “Read” had"_s);
    row(
        "details, changed since", [](Transaction &t) { changeBook(t); },
        u"UPDATE book_details SET publisher = 'Other'"_s, u"the details of “A book” has been changed since"_s);
    row(
        "an item added, given details since", addItem, u"INSERT INTO book_details (item_id, year) VALUES (5, 1968)"_s,
        u"“New” has been given details since"_s);
    row(
        "a kind made, used since", [](Transaction &t) { sure(store::findOrCreateKind(t, u"recipe"_s)); },
        u"UPDATE items SET kind_id = 9 WHERE id = 1"_s, u"the kind “recipe” is in use since"_s);
}

void HistoryUndoTest::refusesWhatSomethingElseHasChanged()
{
    QFETCH(test::Work, work);
    QFETCH(QString, foreign);
    QFETCH(QString, reason);
    test::act(*m_connection, u"Work"_s, [&work](Transaction &transaction) {
        // So that there is something to be taken back half.
        sure(store::changeTitle(transaction, {3}, u"Untouched"_s));
        work(transaction);
    });
    foreignWrite(foreign);
    const QStringList before = test::dataOf(*m_connection);
    const auto refused = test::undo(*m_connection);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY2(refused.error().message.startsWith(u"“Work” cannot be undone: "_s), qPrintable(refused.error().message));
    QVERIFY2(refused.error().message.contains(reason), qPrintable(refused.error().message));
    QCOMPARE(test::dataOf(*m_connection), before);
    QCOMPARE(test::labels(*m_connection), (QStringList{u"Work"_s, u"Begin"_s}));
}

void HistoryUndoTest::refusesARedoThatDoesNotFitAnyMore()
{
    test::act(*m_connection, u"Work"_s, [](Transaction &t) { sure(store::changeTitle(t, {1}, u"Other"_s)); });
    sure(test::undo(*m_connection));
    foreignWrite(u"UPDATE items SET title = 'Mine' WHERE id = 1"_s);
    const auto refused = test::redo(*m_connection);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"“Work” cannot be redone: “Mine” has been changed since"_s));
    QCOMPARE(test::labels(*m_connection), (QStringList{u"(Work)"_s, u"Begin"_s}));
}

void HistoryUndoTest::refusesAnEntryItCannotRead_data()
{
    QTest::addColumn<QString>("damage");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a newer format") << u"UPDATE history SET format = 3"_s << ErrorCode::NewerLibrary;
    QTest::newRow("one byte")
        << u"UPDATE history_changes SET content = substr(content, 1, 20) || x'A5' || substr(content, 22)"_s
        << ErrorCode::DamagedFile;
    QTest::newRow("cut off") << u"UPDATE history_changes SET content = substr(content, 1, 20)"_s
                             << ErrorCode::DamagedFile;
    QTest::newRow("empty") << u"UPDATE history_changes SET content = x''"_s << ErrorCode::DamagedFile;
    QTest::newRow("a text") << u"UPDATE history_changes SET content = 'none'"_s << ErrorCode::DamagedFile;
    QTest::newRow("a checksum") << u"UPDATE history_changes SET checksum = x'00'"_s << ErrorCode::DamagedFile;
    QTest::newRow("no part") << u"DELETE FROM history_changes"_s << ErrorCode::DamagedFile;
    QTest::newRow("another part") << u"UPDATE history_changes SET part = 1"_s << ErrorCode::DamagedFile;
    QTest::newRow("a part too few") << u"UPDATE history SET parts = 2"_s << ErrorCode::DamagedFile;
}

void HistoryUndoTest::refusesAnEntryItCannotRead()
{
    QFETCH(QString, damage);
    QFETCH(ErrorCode, code);
    test::act(*m_connection, u"Work"_s, [](Transaction &t) { sure(store::changeTitle(t, {1}, u"Other"_s)); });
    foreignWrite(damage);
    const QStringList before = test::dataOf(*m_connection);
    const auto refused = test::undo(*m_connection);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY2(refused.error().message.contains(u"Nothing was changed."_s), qPrintable(refused.error().message));
    QCOMPARE(test::dataOf(*m_connection), before);
    QCOMPARE(test::labels(*m_connection), (QStringList{u"Work"_s, u"Begin"_s}));
}

void HistoryUndoTest::changesNothingOnAFullDisk()
{
    test::act(*m_connection, u"Work"_s, [](Transaction &t) { sure(store::changeTitle(t, {1}, u"Other"_s)); });
    const QStringList before = test::dataOf(*m_connection);
    test::FullDisk::setRoom(0);
    const auto refused = test::undo(*m_connection);
    test::FullDisk::setRoom(-1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QCOMPARE(test::dataOf(*m_connection), before);
    QCOMPARE(test::labels(*m_connection), (QStringList{u"Work"_s, u"Begin"_s}));
    sure(test::undo(*m_connection));
}

void HistoryUndoTest::changesNothingWhenItIsStopped()
{
    QList<ItemId> many;
    test::act(*m_connection, u"Work"_s, [&many](Transaction &t) {
        for (int i = 0; i < 5000; ++i)
            many.append(sure(store::addItem(t, {domain::noteKind, u"Note"_s, {}, {}})));
    });
    const QStringList before = test::dataOf(*m_connection);
    const QStringList schema = test::schemaOf(*m_connection);
    qint64 seen = 0;
    const auto refused = test::step(*m_connection, [&seen](Transaction &transaction) {
        return store::undoLast(transaction, [&seen](qint64 done, qint64 total) {
            seen = done;
            return total == 5000 && done < 3000;
        });
    });
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Cancelled);
    QVERIFY(seen >= 3000 && seen < 5000);
    QCOMPARE(test::dataOf(*m_connection), before);
    QCOMPARE(test::schemaOf(*m_connection), schema);
}

void HistoryUndoTest::saysThatThereIsNothing()
{
    QCOMPARE(test::redo(*m_connection).error().code, ErrorCode::NotFound);
    sure(test::undo(*m_connection));
    const auto refused = test::undo(*m_connection);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QCOMPARE(refused.error().message, u"There is nothing to undo."_s);
    QCOMPARE(test::undoEntry(*m_connection, HistoryId{77}).error().code, ErrorCode::NotFound);
    QCOMPARE(test::undoEntry(*m_connection, HistoryId{1}).error().code, ErrorCode::Conflict);
}

void HistoryUndoTest::walksBackAndForthAcrossAReopen()
{
    QList<QStringList> states{test::dataOf(*m_connection)};
    for (int i = 0; i < 6; ++i) {
        test::act(*m_connection, u"Step %1"_s.arg(i),
                  [i](Transaction &t) { sure(store::changeTitle(t, {1}, u"Title %1"_s.arg(i))); });
        states.append(test::dataOf(*m_connection));
    }
    const auto reopen = [this] {
        m_connection.reset();
        m_connection = m_library->connection();
    };
    for (int i = 5; i >= 0; --i) {
        reopen();
        sure(test::undo(*m_connection));
        QCOMPARE(test::dataOf(*m_connection), states[i]);
    }
    for (int i = 1; i <= 4; ++i) {
        reopen();
        sure(test::redo(*m_connection));
        QCOMPARE(test::dataOf(*m_connection), states[i]);
    }
    // What was not redone gives way to something new.
    test::act(*m_connection, u"New"_s, [](Transaction &t) { sure(store::changeTitle(t, {2}, u"New"_s)); });
    QCOMPARE(test::redo(*m_connection).error().code, ErrorCode::NotFound);
    QCOMPARE(test::labels(*m_connection),
             (QStringList{u"New"_s, u"Step 3"_s, u"Step 2"_s, u"Step 1"_s, u"Step 0"_s, u"Begin"_s}));
}

void HistoryUndoTest::undoesAnOlderEntryAsAnActionOfItsOwn()
{
    const auto first =
        test::act(*m_connection, u"First"_s, [](Transaction &t) { sure(store::trashItems(t, {ItemId{1}})); });
    test::act(*m_connection, u"Second"_s, [](Transaction &t) { sure(store::changeTitle(t, {2}, u"Second"_s)); });
    const QStringList before = test::dataOf(*m_connection);
    const auto changes = sure(test::undoEntry(*m_connection, first.entry));
    QVERIFY(changes.entry.isValid());
    QCOMPARE(changes.itemsChanged, QList<ItemId>{ItemId{1}});
    QCOMPARE(test::labels(*m_connection), (QStringList{u"Undo: First"_s, u"Second"_s, u"First"_s, u"Begin"_s}));
    QVERIFY(!sure(store::readItem(*m_connection, {1}))->trashedAt);
    QCOMPARE(sure(store::readItem(*m_connection, {2}))->title, u"Second"_s);
    sure(test::undo(*m_connection));
    QCOMPARE(test::dataOf(*m_connection), before);
    // The last one is simply undone.
    sure(test::redo(*m_connection));
    sure(test::undoEntry(*m_connection, changes.entry));
    QCOMPARE(test::labels(*m_connection), (QStringList{u"(Undo: First)"_s, u"Second"_s, u"First"_s, u"Begin"_s}));
}

void HistoryUndoTest::namesTheLaterEntryInTheWay_data()
{
    QTest::addColumn<test::Work>("work");
    QTest::addColumn<test::Work>("later");
    const test::Work addItem = [](Transaction &t) {
        sure(store::addItem(t, bookmark(u"New"_s, u"https://new.example/"_s)));
    };
    QTest::newRow("the same title") << test::Work([](Transaction &t) { sure(store::changeTitle(t, {1}, u"A"_s)); })
                                    << test::Work([](Transaction &t) { sure(store::changeTitle(t, {1}, u"B"_s)); });
    QTest::newRow("tagged since") << addItem << test::Work([](Transaction &t) {
        sure(store::addLinks(t, {ItemId{5}}, TagId{1}));
    });
    QTest::newRow("annotated since") << addItem
                                     << test::Work([](Transaction &t) { sure(store::changeNotes(t, {5}, u"A"_s)); });
    QTest::newRow("deleted since") << addItem
                                   << test::Work([](Transaction &t) { sure(store::deleteItems(t, {ItemId{5}})); });
    QTest::newRow("its tag deleted since")
        << test::Work([](Transaction &t) { sure(store::removeLinks(t, {ItemId{1}}, TagId{1})); })
        << sql({u"DELETE FROM tags WHERE id = 1"_s});
    QTest::newRow("its name taken since")
        << test::Work([](Transaction &t) { sure(store::renameTag(t, TagId{1}, test::name(u"eins"_s))); })
        << test::Work([](Transaction &t) { sure(store::createTag(t, test::name(u"one"_s))); });
}

void HistoryUndoTest::namesTheLaterEntryInTheWay()
{
    QFETCH(test::Work, work);
    QFETCH(test::Work, later);
    const auto made = test::act(*m_connection, u"Work"_s, work);
    test::act(*m_connection, u"Unrelated"_s, [](Transaction &t) { sure(store::changeTitle(t, {3}, u"Z"_s)); });
    test::act(*m_connection, u"Later"_s, later);
    test::act(*m_connection, u"Last"_s, [](Transaction &t) { sure(store::changeTitle(t, {2}, u"Y"_s)); });
    const QStringList before = test::dataOf(*m_connection);
    const auto refused = test::undoEntry(*m_connection, made.entry);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QVERIFY2(refused.error().message.contains(u"by “Later” ("_s), qPrintable(refused.error().message));
    QCOMPARE(test::dataOf(*m_connection), before);
    QCOMPARE(test::labels(*m_connection).size(), 5);
}

void HistoryUndoTest::passesOverThatAnItemWasTouchedSince()
{
    const auto made =
        test::act(*m_connection, u"Work"_s, [](Transaction &t) { sure(store::changeTitle(t, {1}, u"A"_s)); });
    foreignWrite(u"UPDATE items SET updated_at = 12345 WHERE id = 1"_s);
    test::act(*m_connection, u"Later"_s, [](Transaction &t) { sure(store::changeNotes(t, {1}, u"B"_s)); });
    sure(test::undoEntry(*m_connection, made.entry));
    const auto item = *sure(store::readItem(*m_connection, {1}));
    QCOMPARE(item.title, u"Page 1"_s);
    QVERIFY(item.updatedAt > 12345);
    QCOMPARE(sure(store::readNotes(*m_connection, {1})), u"B"_s);
}

QTEST_GUILESS_MAIN(HistoryUndoTest)
#include "history_undo_test.moc"
