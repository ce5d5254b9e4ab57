// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/list_entry_store.h"

#include "store/connection.h"
#include "store/list_store.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::List;
using domain::ListEntry;
using domain::ListEntryId;
using domain::ListId;
using domain::ListStatus;
using domain::ListTemplate;
using store::ListRow;
using store::RepeatedItems;
using store::Transaction;
using test::sure;

class ListEntryStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
        m_items.clear();
        write([this](Transaction &t) {
            m_list = sure(store::createList(t, {{}, u"Reading"_s, ListTemplate::Reading, 0}));
            for (const QString &title : {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s})
                m_items.append(sure(store::addItem(t, {domain::noteKind, title, {}, {}})));
        });
    }

    void putsItemsAtTheEnd()
    {
        QCOMPARE(add({m_items[2], m_items[0]}), 2);
        QCOMPARE(order(), u"ca"_s);
        QCOMPARE(add({m_items[4], m_items[0], m_items[4], ItemId{99}}), 1);
        QCOMPARE(order(), u"cae"_s);
        const auto changes = write([this](Transaction &t) {
            QCOMPARE(sure(store::addToList(t, m_list, {m_items[0]}, RepeatedItems::Pass)), 0);
        });
        QVERIFY(changes.isEmpty());
        const ListEntry entry = rows()[0].entry;
        QCOMPARE(entry.status, ListStatus::ToRead);
        QCOMPARE(entry.attempt, 1);
        QCOMPARE(entry.progress, 0);
        QVERIFY(entry.addedAt > 0 && !entry.startedAt && !entry.finishedAt && !entry.grade);
    }

    void beginsANewAttemptWhereItIsAskedTo()
    {
        add({m_items[0], m_items[1]});
        edit(m_items[0], {ListStatus::Dropped, 30, 2.5, u"too long"_s});
        QCOMPARE(add({m_items[0], m_items[0], m_items[2]}, RepeatedItems::NewAttempt), 2);
        QCOMPARE(order(), u"abac"_s);
        QCOMPARE(rows()[0].entry.grade, 2.5);
        QCOMPARE(rows()[0].entry.status, ListStatus::Dropped);
        QCOMPARE(rows()[2].entry.attempt, 2);
        QCOMPARE(rows()[2].entry.status, ListStatus::ToRead);
        QCOMPARE(entryOf(m_items[0]).attempt, 2);
        QCOMPARE(sure(store::findListEntry(*m_connection, list(), m_items[0], 1)).id, rows()[0].entry.id);
    }

    void setsDatesByTheStatus_data()
    {
        QTest::addColumn<QList<ListStatus>>("statuses");
        QTest::addColumn<bool>("isStarted");
        QTest::addColumn<bool>("isFinished");
        QTest::addColumn<int>("progress");
        using enum ListStatus;
        QTest::newRow("begun") << QList{Reading} << true << false << 0;
        QTest::newRow("begun and finished") << QList{Reading, Finished} << true << true << 100;
        QTest::newRow("finished at once") << QList{Finished} << false << true << 100;
        QTest::newRow("finished and begun again") << QList{Finished, Reading} << true << false << 100;
        QTest::newRow("given up") << QList{Reading, Dropped} << true << false << 0;
        QTest::newRow("put back") << QList{Reading, Finished, ToRead} << false << false << 100;
    }

    void setsDatesByTheStatus()
    {
        QFETCH(QList<ListStatus>, statuses);
        add({m_items[0]});
        for (const ListStatus status : statuses)
            edit(m_items[0], {status, {}, {}, {}});
        const ListEntry entry = entryOf(m_items[0]);
        QCOMPARE(entry.status, statuses.constLast());
        QTEST(entry.startedAt.has_value(), "isStarted");
        QTEST(entry.finishedAt.has_value(), "isFinished");
        QTEST(entry.progress, "progress");
        // The same status once more moves no date.
        QVERIFY(edit(m_items[0], {statuses.constLast(), {}, {}, {}}).isEmpty());
    }

    void changesWhatItIsToldAndNothingElse()
    {
        add({m_items[0], m_items[1]});
        const ListEntry before = entryOf(m_items[0]);
        auto changes = edit(m_items[0], {{}, 40, 87.5, u" good\n"_s});
        QCOMPARE(changes.entriesChanged, QList{before.id});
        QVERIFY(!changes.lists);
        ListEntry expected = before;
        expected.progress = 40;
        expected.grade = 87.5;
        expected.note = u"good"_s;
        QCOMPARE(entryOf(m_items[0]), expected);
        edit(m_items[0], {{}, {}, std::optional<double>(), QString()});
        expected.grade.reset();
        expected.note.clear();
        QCOMPARE(entryOf(m_items[0]), expected);
        edit(m_items[0], {ListStatus::Finished, 99, {}, {}});
        QCOMPARE(entryOf(m_items[0]).progress, 99);
    }

    void refusesWhatIsOutOfRange_data()
    {
        QTest::addColumn<domain::ListEntryEdit>("edit");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const domain::ListEntryEdit &edit, const QString &word) {
            QTest::newRow(name) << edit << word;
        };
        row("progress of 101", {{}, 101, {}, {}}, u"0 to 100, not 101"_s);
        row("progress of -1", {{}, -1, {}, {}}, u"not -1"_s);
        row("grade of 100.5", {{}, {}, 100.5, {}}, u"not 100.5"_s);
        row("grade of -1", {{}, {}, -1.0, {}}, u"not -1"_s);
        row("no grade at all", {{}, {}, std::numeric_limits<double>::quiet_NaN(), {}}, u"not nan"_s);
        row("status of courses", {ListStatus::Enrolled, {}, {}, {}}, u"to_read, reading, finished, dropped"_s);
    }

    void refusesWhatIsOutOfRange()
    {
        QFETCH(domain::ListEntryEdit, edit);
        QFETCH(QString, word);
        add({m_items[0]});
        const QStringList before = test::dumpOf(*m_connection);
        write([&](Transaction &t) {
            const auto done = store::changeListEntry(t, entryOf(m_items[0]).id, edit);
            QCOMPARE(done.error().code, ErrorCode::InvalidInput);
            QVERIFY2(done.error().message.contains(word), qPrintable(done.error().message));
        });
        QCOMPARE(test::dumpOf(*m_connection), before);
    }

    void hidesWhatIsInTheTrash()
    {
        add(m_items);
        write([this](Transaction &t) { sure(store::trashItems(t, {m_items[1], m_items[4]})); });
        QCOMPARE(order(), u"acd"_s);
        const auto refused = store::findListEntry(*m_connection, list(), m_items[1], {});
        QVERIFY2(refused.error().message.contains(u"“b”, is in the trash"_s), qPrintable(refused.error().message));
        QCOMPARE(add({m_items[1]}, RepeatedItems::NewAttempt), 0);
        write([this](Transaction &t) { sure(store::restoreItems(t, m_items)); });
        QCOMPARE(order(), u"abcde"_s);
        write([this](Transaction &t) { sure(store::deleteItems(t, {m_items[0]})); });
        QCOMPARE(order(), u"bcde"_s);
    }

    void saysWhatIsNotThere()
    {
        QVERIFY(store::findListEntry(*m_connection, list(), ItemId{99}, {}).error().message.contains(u"no item 99"_s));
        QVERIFY(store::findListEntry(*m_connection, list(), m_items[0], {})
                    .error()
                    .message.contains(u"is not in the list “Reading”"_s));
        add({m_items[0]});
        QVERIFY(store::findListEntry(*m_connection, list(), m_items[0], 2).error().message.contains(u"no attempt 2"_s));
        write([this](Transaction &t) {
            QCOMPARE(store::changeListEntry(t, ListEntryId{99}, {}).error().code, ErrorCode::NotFound);
            QCOMPARE(store::moveListEntry(t, ListEntryId{99}, {}).error().code, ErrorCode::NotFound);
            QCOMPARE(store::moveListEntry(t, entryOf(m_items[0]).id, ListEntryId{99}).error().code,
                     ErrorCode::NotFound);
        });
    }

    void readsPageByPage()
    {
        add(m_items);
        // Of one position they stand by id, and none comes twice or is left out.
        sure(m_connection->execute(u"UPDATE list_entries SET position = 7 WHERE id < 4"_s));
        for (const qsizetype size : {1, 2, 3, 4, 5}) {
            QString read;
            std::optional<ListEntry> after;
            while (true) {
                const auto page = sure(store::readListEntries(*m_connection, m_list, after, size));
                QVERIFY(page.size() <= size);
                if (page.isEmpty())
                    break;
                for (const ListRow &row : page)
                    read += row.title;
                after = page.constLast().entry;
            }
            QCOMPARE(read, u"abcde"_s);
        }
    }

    void writesOneRowForAMove()
    {
        add(m_items);
        const auto positions = [this] {
            return test::rowsOf(*m_connection, u"SELECT id, position FROM list_entries ORDER BY id"_s);
        };
        const QStringList before = positions();
        QVERIFY(move(m_items[3], m_items[1]).lists);
        QCOMPARE(order(), u"adbce"_s);
        const QStringList after = positions();
        QCOMPARE(before.size(), after.size());
        int written = 0;
        for (qsizetype i = 0; i < before.size(); ++i)
            written += before[i] == after[i] ? 0 : 1;
        QCOMPARE(written, 1);
        QVERIFY(move(m_items[3], m_items[1]).isEmpty()); // is there already
        QVERIFY(move(m_items[3], m_items[3]).isEmpty());
        QVERIFY(move(m_items[4], {}).isEmpty());
        move(m_items[0], {});
        QCOMPARE(order(), u"dbcea"_s);
        move(m_items[2], m_items[3]);
        QCOMPARE(order(), u"cdbea"_s);
    }

    void keepsAnyOrderOfMoves()
    {
        QList<ItemId> all = m_items;
        write([&](Transaction &t) {
            for (int i = 0; i < 300; ++i)
                all.append(sure(store::addItem(t, {domain::noteKind, QString::number(i), {}, {}})));
        });
        add(all);
        QList<ListEntryId> expected;
        for (const ListRow &row : rows())
            expected.append(row.entry.id);
        QRandomGenerator random(3);
        for (int i = 0; i < 600; ++i) {
            // Mostly into the same gap, which uses it up.
            const qsizetype from = 3 + random.bounded(static_cast<int>(expected.size()) - 3);
            const qsizetype to = random.bounded(4) ? 1 : random.bounded(static_cast<int>(expected.size()));
            const ListEntryId id = expected[from];
            const ListEntryId before = expected[to];
            write([&](Transaction &t) { sure(store::moveListEntry(t, id, before)); });
            if (id == before)
                continue;
            expected.removeAt(from);
            expected.insert(expected.indexOf(before), id);
        }
        QList<ListEntryId> is;
        for (const ListRow &row : rows())
            is.append(row.entry.id);
        QCOMPARE(is, expected);
    }

    void refusesAMoveToAnotherList()
    {
        add(m_items);
        write([this](Transaction &t) {
            const auto other = sure(store::createList(t, {{}, u"other"_s, ListTemplate::Plain, 0}));
            sure(store::addToList(t, other, m_items, RepeatedItems::Pass));
            const auto there = sure(store::readListEntries(t.connection(), other, {}, 1)).constFirst().entry.id;
            QCOMPARE(store::moveListEntry(t, entryOf(m_items[0]).id, there).error().code, ErrorCode::InvalidInput);
        });
    }

    void takesOut()
    {
        add(m_items);
        add({m_items[0]}, RepeatedItems::NewAttempt);
        write([this](Transaction &t) {
            QCOMPARE(sure(store::removeFromList(t, m_list, {m_items[0], m_items[1], ItemId{99}})), 3);
            QCOMPARE(sure(store::removeListEntries(t, {entryOf(m_items[2]).id, ListEntryId{99}})), 1);
            QVERIFY(t.changes().lists);
        });
        QCOMPARE(order(), u"de"_s);
        QVERIFY(write([this](Transaction &t) { sure(store::removeFromList(t, m_list, {m_items[0]})); }).isEmpty());
    }

    void findsWhatIsInProgressOverAllLists()
    {
        add(m_items);
        edit(m_items[3], {ListStatus::Reading, {}, {}, {}});
        edit(m_items[1], {ListStatus::Reading, {}, {}, {}});
        edit(m_items[0], {ListStatus::Finished, {}, {}, {}});
        write([this](Transaction &t) {
            const auto id = sure(store::createList(t, {{}, u"Courses"_s, ListTemplate::Courses, 0}));
            sure(store::addToList(t, id, m_items, RepeatedItems::Pass));
            const auto entry = sure(
                store::findListEntry(t.connection(), sure(store::existingList(t.connection(), id)), m_items[0], {}));
            sure(store::changeListEntry(t, entry.id, {ListStatus::Active, {}, {}, {}}));
            sure(store::trashItems(t, {m_items[3]}));
        });
        QString titles;
        for (const ListRow &row : sure(store::readEntriesInProgress(*m_connection, 10)))
            titles += row.title;
        QCOMPARE(titles, u"ba"_s);
    }

    void tellsWhichEntriesThereAreInBothOrders()
    {
        add({m_items[0], m_items[1], m_items[2], m_items[3], m_items[4]});
        edit(m_items[0], {ListStatus::Dropped, {}, {}, {}});
        edit(m_items[1], {ListStatus::Finished, {}, {}, {}});
        edit(m_items[3], {ListStatus::Reading, {}, {}, {}});
        write([this](Transaction &t) { sure(store::trashItems(t, {m_items[4]})); });
        const auto items = [this](ListId id, store::EntryOrder order, qsizetype limit = -1) {
            QList<ItemId> found;
            for (const store::EntryRef &ref : sure(store::readEntryRefs(*m_connection, id, order, limit))) {
                const auto entry = sure(store::readListEntry(*m_connection, ref.entry));
                if (entry && entry->item == ref.item)
                    found.append(ref.item);
            }
            return found;
        };
        QCOMPARE(items(m_list, store::EntryOrder::Own), m_items.first(4));
        QCOMPARE(items(m_list, store::EntryOrder::Own, 2), m_items.first(2));
        QCOMPARE(items(m_list, store::EntryOrder::ByStatus), (QList{m_items[3], m_items[2], m_items[1], m_items[0]}));
        QCOMPARE(items({}, store::EntryOrder::Own), QList{m_items[3]});
        const auto counts = sure(store::countEntries(*m_connection));
        QCOMPARE(counts.size(), 1);
        QCOMPARE(counts.value(m_list).entries, 4);
        QCOMPARE(counts.value(m_list).inProgress, 1);
    }

    void tellsTheListsOfAnItemByTheLatestAttempt()
    {
        add({m_items[0]});
        edit(m_items[0], {ListStatus::Finished, {}, 4.0, {}});
        add({m_items[0]}, RepeatedItems::NewAttempt);
        write([this](Transaction &t) {
            const ListId other = sure(store::createList(t, {{}, u"Other"_s, ListTemplate::Plain, 0}));
            sure(store::addToList(t, other, {m_items[0], m_items[1]}, RepeatedItems::Pass));
        });
        const auto listed = sure(store::readListsOfItem(*m_connection, m_items[0]));
        QCOMPARE(listed.size(), 2);
        QCOMPARE(listed[0].list, list());
        QCOMPARE(listed[0].entry.attempt, 2);
        QCOMPARE(listed[0].entry.status, ListStatus::ToRead);
        QCOMPARE(listed[1].list.name, u"Other"_s);
        QVERIFY(sure(store::readListsOfItem(*m_connection, m_items[2])).isEmpty());
    }

    void movesSeveralToStandTogether()
    {
        add(m_items);
        QList<ListEntryId> ids{entryOf(m_items[4]).id, entryOf(m_items[1]).id};
        write([&](Transaction &t) { sure(store::moveListEntries(t, ids, entryOf(m_items[0]).id)); });
        QCOMPARE(order(), u"ebacd"_s);
        write([&](Transaction &t) { sure(store::moveListEntries(t, ids, {})); });
        QCOMPARE(order(), u"acdeb"_s);
    }

    void usesTheIndexes_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("index");
        QTest::newRow("in order") << u"SELECT title FROM list_entries CROSS JOIN items ON items.id = item_id WHERE "
                                     "list_id = 1 AND (position, list_entries.id) > (1, 1) AND trashed_at IS NULL "
                                     "ORDER BY position, list_entries.id LIMIT 5"_s
                                  << u"list_entries_in_order"_s;
        QTest::newRow("in progress") << u"SELECT 1 FROM lists CROSS JOIN list_entries ON list_id = lists.id WHERE "
                                        "(status = 'reading' OR status = 'active')"_s
                                     << u"list_entries_in_progress"_s;
        QTest::newRow("of an item") << u"SELECT 1 FROM list_entries WHERE item_id = 1"_s << u"list_entries_by_item"_s;
    }

    void usesTheIndexes()
    {
        QFETCH(QString, sql);
        QFETCH(QString, index);
        const QString plan = test::rowsOf(*m_connection, QString(u"EXPLAIN QUERY PLAN "_s + sql)).join(u'\n');
        QVERIFY2(plan.contains(index), qPrintable(plan));
        QVERIFY2(!plan.contains(u"TEMP B-TREE"_s), qPrintable(plan));
    }

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    List list() { return sure(store::existingList(*m_connection, m_list)); }

    qint64 add(const QList<ItemId> &items, RepeatedItems repeated = RepeatedItems::Pass)
    {
        qint64 added = 0;
        write([&](Transaction &t) { added = sure(store::addToList(t, m_list, items, repeated)); });
        return added;
    }

    QList<ListRow> rows() { return sure(store::readListEntries(*m_connection, m_list, {}, 1000)); }

    QString order()
    {
        QString titles;
        for (const ListRow &row : rows())
            titles += row.title;
        return titles;
    }

    ListEntry entryOf(ItemId item) { return sure(store::findListEntry(*m_connection, list(), item, {})); }

    domain::ChangeSet edit(ItemId item, const domain::ListEntryEdit &edit)
    {
        const ListEntryId id = entryOf(item).id;
        return write([&](Transaction &t) { sure(store::changeListEntry(t, id, edit)); });
    }

    domain::ChangeSet move(ItemId item, ItemId before)
    {
        const ListEntryId id = entryOf(item).id;
        const ListEntryId place = before.isValid() ? entryOf(before).id : ListEntryId();
        return write([&](Transaction &t) { sure(store::moveListEntry(t, id, place)); });
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
    ListId m_list;
    QList<ItemId> m_items;
};

QTEST_GUILESS_MAIN(ListEntryStoreTest)
#include "list_entry_store_test.moc"
