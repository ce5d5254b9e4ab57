// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/list_store.h"

#include "store/list_entry_store.h"
#include "store/saved_search_store.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::List;
using domain::ListId;
using domain::ListStatus;
using domain::ListTemplate;
using store::Transaction;
using test::sure;

class ListStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_connection.reset();
        m_library = std::make_unique<test::TemporaryLibrary>();
        m_connection = m_library->connection();
    }

    void aNewNameStandsInSavedSearches()
    {
        ListId id;
        write([&](Transaction &t) {
            id = sure(store::createList(t, {{}, u"To read"_s, ListTemplate::Reading, 0}));
            for (const QString &query : {u"list:\"TO read\" progress:>50"_s, u"list:other"_s, u"title:\"to read\""_s})
                sure(store::addSavedSearch(t, {{}, query, query, u"added"_s, true, 0}));
        });
        const auto changes = write([&](Transaction &t) { sure(store::renameList(t, id, u"Later \"on\""_s)); });
        QVERIFY(changes.savedSearches);
        const auto searches = sure(store::readSavedSearches(*m_connection));
        QCOMPARE(searches[0].query, u"list:\"Later \\\"on\\\"\" progress:>50"_s);
        QCOMPARE(searches[1].query, u"list:other"_s);
        QCOMPARE(searches[2].query, u"title:\"to read\""_s);
    }

    void keepsWhatItIsGiven()
    {
        List list{{}, u" To\nread "_s, ListTemplate::Reading, 1700000000000};
        const auto changes = write([&](Transaction &t) { list.id = sure(store::createList(t, list)); });
        QVERIFY(changes.lists && !changes.isEmpty());
        list.name = u"To read"_s;
        QCOMPARE(sure(store::readLists(*m_connection)), QList{list});
        QCOMPARE(*sure(store::findList(*m_connection, u"TO  READ"_s)), list);
        QVERIFY(!sure(store::findList(*m_connection, u"to"_s)));
        add(u"another"_s);
        QCOMPARE(sure(store::readLists(*m_connection)).constLast().name, u"another"_s);
        QVERIFY(sure(store::readLists(*m_connection)).constLast().createdAt > 1700000000000);
    }

    void refusesNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("empty") << QString() << ErrorCode::InvalidInput;
        QTest::newRow("blank") << u" \n"_s << ErrorCode::InvalidInput;
        QTest::newRow("invisible") << QString(QChar(0x200b)) << ErrorCode::InvalidInput;
        QTest::newRow("101 characters") << QString(101, u'é') << ErrorCode::InvalidInput;
        QTest::newRow("taken") << u"known"_s << ErrorCode::Conflict;
        QTest::newRow("taken in another case") << u"KNOWN"_s << ErrorCode::Conflict;
    }

    void refusesNames()
    {
        QFETCH(QString, name);
        QFETCH(ErrorCode, code);
        add(u"known"_s);
        const ListId other = add(u"other"_s);
        write([&](Transaction &t) {
            QCOMPARE(store::createList(t, {{}, name, ListTemplate::Plain, 0}).error().code, code);
            QCOMPARE(store::renameList(t, other, name).error().code, code);
        });
        QCOMPARE(sure(store::readLists(*m_connection)).size(), 2);
    }

    void renamesAndDeletes()
    {
        const ListId id = add(u"one"_s);
        QVERIFY(write([&](Transaction &t) { sure(store::renameList(t, id, u"ONE"_s)); }).lists);
        QVERIFY(!write([&](Transaction &t) { sure(store::renameList(t, id, u"ONE"_s)); }).lists);
        QCOMPARE(sure(store::existingList(*m_connection, id)).name, u"ONE"_s);
        const ItemId item = test::addItem(*m_connection, {domain::noteKind, u"Note"_s, {}, {}});
        write([&](Transaction &t) { sure(store::addToList(t, id, {item}, store::RepeatedItems::Pass)); });
        QVERIFY(write([&](Transaction &t) { sure(store::deleteList(t, id)); }).lists);
        QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM list_entries"_s)), 0);
        QCOMPARE(sure(m_connection->number(u"SELECT count(*) FROM items"_s)), 1);
        write([&](Transaction &t) {
            QCOMPARE(store::deleteList(t, id).error().code, ErrorCode::NotFound);
            QCOMPARE(store::renameList(t, id, u"x"_s).error().code, ErrorCode::NotFound);
            QCOMPARE(store::addToList(t, id, {item}, store::RepeatedItems::Pass).error().code, ErrorCode::NotFound);
        });
        QVERIFY(add(u"new"_s) > id);
    }

    void countsWhatShows()
    {
        const ListId id = add(u"Courses"_s, ListTemplate::Courses);
        const List list = sure(store::existingList(*m_connection, id));
        domain::ListFigures none = sure(store::readListFigures(*m_connection, list, 0, 1));
        QCOMPARE(none.total, 0);
        QVERIFY(!none.averageGrade && !none.averageProgress);

        QList<ItemId> items;
        for (int i = 0; i < 5; ++i)
            items.append(test::addItem(*m_connection, {domain::noteKind, u"Note"_s, {}, {}}));
        write([&](Transaction &t) {
            sure(store::addToList(t, id, items, store::RepeatedItems::Pass));
            sure(store::addToList(t, id, {items[0]}, store::RepeatedItems::NewAttempt));
        });
        const auto set = [&](ItemId item, int attempt, const domain::ListEntryEdit &edit) {
            const auto entry = sure(store::findListEntry(*m_connection, list, item, attempt));
            write([&](Transaction &t) { sure(store::changeListEntry(t, entry.id, edit)); });
        };
        set(items[0], 1, {ListStatus::Dropped, 20, 5.0, {}});
        set(items[0], 2, {ListStatus::Completed, {}, 1.3, {}});
        set(items[1], 1, {ListStatus::Active, 30, {}, {}});
        set(items[2], 1, {ListStatus::Completed, {}, 1.0, {}});
        sure(m_connection->execute(
            u"UPDATE list_entries SET finished_at = 50 WHERE item_id = %1"_s.arg(items[2].value)));
        set(items[3], 1, {ListStatus::Completed, {}, 4.0, {}});
        write([&](Transaction &t) { sure(store::trashItems(t, {items[3]})); });

        const auto figures = sure(store::readListFigures(*m_connection, list, 50, 51));
        QCOMPARE(figures.total, 5);
        const QList<std::pair<ListStatus, qint64>> expected{
            {ListStatus::Enrolled, 1}, {ListStatus::Active, 1}, {ListStatus::Completed, 2}, {ListStatus::Dropped, 1}};
        QCOMPARE(figures.byStatus, expected);
        QCOMPARE(figures.finishedThisYear, 1);
        QCOMPARE(*figures.averageGrade, (5.0 + 1.3 + 1.0) / 3);
        QCOMPARE(*figures.averageProgress, (20 + 100 + 30 + 100 + 0) / 5.0);
        QCOMPARE(sure(store::readListFigures(*m_connection, list, 51, 52)).finishedThisYear, 0);
        QCOMPARE(sure(store::countListEntries(*m_connection, id)), 5);
    }

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }

    ListId add(const QString &name, ListTemplate listTemplate = ListTemplate::Plain)
    {
        ListId id;
        write([&](Transaction &t) { id = sure(store::createList(t, {{}, name, listTemplate, 0})); });
        return id;
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

QTEST_GUILESS_MAIN(ListStoreTest)
#include "list_store_test.moc"
