// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/history_details.h"
#include "store/statement.h"
#include "support/history_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::HistoryDetail;
using domain::HistoryFilter;
using domain::HistoryId;
using domain::HistoryLimits;
using domain::HistoryOrigin;
using domain::ItemId;
using domain::TagId;
using store::Transaction;
using test::sure;

class HistoryStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_connection.reset(); }
    void makesOneEntryOfOneAction();
    void makesNoEntryOfNothing_data();
    void makesNoEntryOfNothing();
    void recordsEveryTableOrKnowsWhyNot();
    void findsEntries_data();
    void findsEntries();
    void givesPages();
    void tellsTheDetails();
    void prunesTheOldestAndKeepsAThousand_data();
    void prunesTheOldestAndKeepsAThousand();
    void compressesWhatIsLarge();

private:
    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void HistoryStoreTest::init()
{
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void HistoryStoreTest::makesOneEntryOfOneAction()
{
    const auto changes = test::act(*m_connection, u"Three\nitems"_s, [](Transaction &transaction) {
        transaction.setOrigin(HistoryOrigin::Import);
        QList<ItemId> ids;
        for (int i = 0; i < 3; ++i)
            ids.append(sure(store::addItem(transaction, {domain::noteKind, u"Note"_s, {}, u"Text"_s})));
        sure(store::addLinks(transaction, ids, sure(store::createTag(transaction, test::name(u"a"_s)))));
    });
    QVERIFY(changes.history);
    const auto entry = *sure(store::readHistoryEntry(*m_connection, changes.entry));
    QCOMPARE(entry.label, u"Three items"_s);
    QCOMPARE(entry.origin, HistoryOrigin::Import);
    QCOMPARE(entry.items, 3);
    QCOMPARE(entry.tags, 1);
    QCOMPARE(entry.rows, 3 + 3 + 1 + 3);
    QVERIFY(entry.bytes > 0);
    QVERIFY(!entry.undone);
    QCOMPARE(sure(store::readHistoryPosition(*m_connection)).undo->id, entry.id);
    QVERIFY(!sure(store::readHistoryPosition(*m_connection)).redo);
}

void HistoryStoreTest::makesNoEntryOfNothing_data()
{
    QTest::addColumn<test::Work>("work");
    QTest::newRow("nothing") << test::Work([](Transaction &) {});
    QTest::newRow("a tag that is on already")
        << test::Work([](Transaction &t) { sure(store::addLinks(t, {ItemId{1}}, TagId{1})); });
    QTest::newRow("there and back") << test::Work([](Transaction &t) {
        sure(store::trashItems(t, {ItemId{1}}));
        sure(store::restoreItems(t, {ItemId{1}}));
    });
    QTest::newRow("made and deleted") << test::Work([](Transaction &t) {
        sure(store::deleteItems(t, {sure(store::addItem(t, {domain::noteKind, u"Note"_s, {}, u"Text"_s}))}));
    });
    QTest::newRow("derived tables only") << test::Work([](Transaction &t) {
        sure(t.connection().execute(u"UPDATE tag_counts SET item_count = item_count + 1"_s));
        sure(t.connection().execute(u"INSERT INTO tag_words VALUES ('x', 1)"_s));
    });
    QTest::newRow("left unrecorded") << test::Work([](Transaction &t) {
        sure(store::addItem(t, {domain::noteKind, u"Note"_s, {}, {}}));
        t.leaveUnrecorded();
    });
}

void HistoryStoreTest::makesNoEntryOfNothing()
{
    QFETCH(test::Work, work);
    test::act(*m_connection, u"Begin"_s, [](Transaction &t) {
        const ItemId id = sure(store::addItem(t, {domain::noteKind, u"Note"_s, {}, {}}));
        sure(store::addLinks(t, {id}, sure(store::createTag(t, test::name(u"a"_s)))));
    });
    test::act(*m_connection, u"Undone"_s, [](Transaction &t) { sure(store::changeTitle(t, {1}, u"Other"_s)); });
    sure(test::undo(*m_connection));
    const auto changes = test::act(*m_connection, u"Nothing"_s, work);
    QVERIFY(!changes.entry.isValid());
    QCOMPARE(test::labels(*m_connection), (QStringList{u"(Undone)"_s, u"Begin"_s}));
}

/// Whoever adds a table has to say whether history follows it.
void HistoryStoreTest::recordsEveryTableOrKnowsWhyNot()
{
    QStringList known{u"schema_migrations"_s, u"history"_s,       u"history_changes"_s,
                      u"tag_words"_s,         u"tag_counts"_s,    u"note_files_written"_s,
                      u"file_tags_written"_s, u"tags_to_write"_s, u"history_replay"_s};
    for (const QLatin1StringView table : store::recordedTables)
        known.append(table);
    store::Statement rows(*m_connection,
                          u"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND "
                          "name NOT LIKE 'items_fts%'"_s);
    rows.bind();
    QStringList tables;
    while (rows.next())
        tables.append(rows.text(0));
    tables.sort();
    known.sort();
    QCOMPARE(tables, known);
    // A table that refers to another stands behind it.
    for (const store::TableShape &shape : sure(store::readTableShapes(*m_connection))) {
        QVERIFY(!shape.key.isEmpty());
        for (const auto &reference : shape.references)
            QVERIFY(reference.to < shape.table);
    }
}

void HistoryStoreTest::findsEntries_data()
{
    QTest::addColumn<HistoryFilter>("filter");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("all") << HistoryFilter{} << QStringList{u"Gamma"_s, u"Beta ÄPFEL"_s, u"Alpha"_s};
    QTest::newRow("by text") << HistoryFilter{u" äpfel"_s, {}, {}, {}} << QStringList{u"Beta ÄPFEL"_s};
    QTest::newRow("by origin") << HistoryFilter{{}, HistoryOrigin::Command, {}, {}} << QStringList{u"Alpha"_s};
    QTest::newRow("by time") << HistoryFilter{{}, {}, 2000, 3000} << QStringList{u"Beta ÄPFEL"_s};
    QTest::newRow("none") << HistoryFilter{u"%"_s, {}, {}, {}} << QStringList{};
}

void HistoryStoreTest::findsEntries()
{
    QFETCH(HistoryFilter, filter);
    QFETCH(QStringList, found);
    qint64 time = 0;
    for (const QString &label : {u"Alpha"_s, u"Beta ÄPFEL"_s, u"Gamma"_s}) {
        const auto changes = test::act(*m_connection, label, [&label](Transaction &t) {
            t.setOrigin(label == u"Alpha"_s ? HistoryOrigin::Command : HistoryOrigin::Window);
            sure(store::addItem(t, {domain::noteKind, u"Note"_s, {}, {}}));
        });
        sure(m_connection->execute(
            u"UPDATE history SET made_at = %1 WHERE id = %2"_s.arg(time += 1000).arg(changes.entry.value)));
    }
    QStringList labels;
    for (const auto &entry : sure(store::readHistory(*m_connection, filter, {}, 10)))
        labels.append(entry.label);
    QCOMPARE(labels, found);
}

void HistoryStoreTest::givesPages()
{
    for (int i = 0; i < 5; ++i)
        test::addItem(*m_connection, {domain::noteKind, u"Note"_s, {}, {}});
    const auto first = sure(store::readHistory(*m_connection, {}, {}, 3));
    QCOMPARE(first.size(), 3);
    const auto rest = sure(store::readHistory(*m_connection, {}, first.constLast().id, 3));
    QCOMPARE(rest.size(), 2);
    QCOMPARE(rest.constFirst().id.value, first.constLast().id.value - 1);
}

void HistoryStoreTest::tellsTheDetails()
{
    const auto texts = [this](HistoryId id) {
        QStringList lines;
        for (const HistoryDetail &detail : sure(store::readHistoryDetails(*m_connection, id, 10)))
            lines.append(QString::number(static_cast<int>(detail.change)) + u' ' + detail.text);
        return lines;
    };
    const auto added = test::act(*m_connection, u"Add"_s, [](Transaction &t) {
        const ItemId id = sure(store::addItem(t, {domain::noteKind, u"Page"_s, {}, u"Text"_s}));
        const TagId tag = sure(store::createTag(t, test::name(u"physics"_s)));
        sure(store::addTagAlias(t, tag, test::name(u"science"_s)));
        sure(store::addLinks(t, {id}, tag));
    });
    QCOMPARE(texts(added.entry),
             (QStringList{u"0 “Page”"_s, u"0 the notes of “Page”"_s, u"0 the tag “physics”"_s,
                          u"0 the alias “science”"_s, u"0 the tag “physics” on “Page”"_s}));
    const auto renamed = test::act(*m_connection, u"Rename"_s, [](Transaction &t) {
        sure(store::renameTag(t, TagId{1}, test::name(u"Physik"_s)));
        sure(store::trashItems(t, {ItemId{1}}));
    });
    QCOMPARE(texts(renamed.entry), (QStringList{u"1 “Page”"_s, u"1 “physics” is now “Physik”"_s}));
    const auto deleted =
        test::act(*m_connection, u"Delete"_s, [](Transaction &t) { sure(store::deleteItems(t, {ItemId{1}})); });
    QCOMPARE(texts(deleted.entry),
             (QStringList{u"2 “Page”"_s, u"2 the notes of “Page”"_s, u"2 the tag “Physik” on “Page”"_s}));
    QCOMPARE(sure(store::readHistoryDetails(*m_connection, deleted.entry, 2)).size(), 2);
}

void HistoryStoreTest::prunesTheOldestAndKeepsAThousand_data()
{
    QTest::addColumn<HistoryLimits>("limits");
    QTest::addColumn<qint64>("left");
    // 1,500 entries of 10 bytes, made at 1, 2, 3 ...
    QTest::newRow("no limit") << HistoryLimits{} << qint64{1500};
    QTest::newRow("by age") << HistoryLimits{201, {}} << qint64{1300};
    QTest::newRow("by size") << HistoryLimits{{}, 12000} << qint64{1200};
    QTest::newRow("by both") << HistoryLimits{201, 12000} << qint64{1200};
    QTest::newRow("all of them by age") << HistoryLimits{99999, {}} << qint64{1000};
    QTest::newRow("all of them by size") << HistoryLimits{{}, 0} << qint64{1000};
}

void HistoryStoreTest::prunesTheOldestAndKeepsAThousand()
{
    QFETCH(HistoryLimits, limits);
    QFETCH(qint64, left);
    test::act(*m_connection, u"Fill"_s, [](Transaction &transaction) {
        transaction.leaveUnrecorded();
        sure(transaction.connection().execute(
            u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) "
            "INSERT INTO history (label, made_at, origin, items, tags, row_count, format, parts, bytes) "
            "SELECT 'Entry', i, 'window', 1, 0, 1, 1, 1, 10 FROM n"_s));
        sure(
            transaction.connection().execute(u"INSERT INTO history_changes SELECT id, 0, 0, x'00', x'00' FROM history"_s));
    });
    qint64 removed = 0;
    const auto changes = sure(test::step(*m_connection, [&](Transaction &transaction) {
        auto done = store::pruneHistory(transaction, limits);
        removed = done.ok() ? *done : -1;
        return done;
    }));
    QCOMPARE(removed, 1500 - left);
    QCOMPARE(changes.history, removed > 0);
    QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM history"_s)), left);
    QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM history_changes"_s)), left);
    QCOMPARE(sure(m_connection->number(u"SELECT min(id) FROM history"_s)), 1501 - left);
}

void HistoryStoreTest::compressesWhatIsLarge()
{
    const auto changes = test::act(*m_connection, u"Much"_s, [](Transaction &t) {
        for (int i = 0; i < 100; ++i)
            sure(store::addItem(t, {domain::noteKind, u"Note"_s, {}, QString(50000, u'x')}));
    });
    const auto entry = *sure(store::readHistoryEntry(*m_connection, changes.entry));
    QVERIFY2(entry.bytes < 100000, QByteArray::number(entry.bytes).constData());
    QCOMPARE(sure(m_connection->number(u"SELECT parts FROM history"_s)), 5);
    sure(test::undo(*m_connection));
    QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM items"_s)), 0);
}

QTEST_GUILESS_MAIN(HistoryStoreTest)
#include "history_store_test.moc"
