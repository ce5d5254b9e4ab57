// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/saved_search_store.h"

#include "store/connection.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::SavedSearch;
using domain::SavedSearchId;
using store::Transaction;
using test::sure;

class SavedSearchStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsWhatItIsGiven();
    void findsByFoldedName();
    void refusesATakenName();
    void refusesWhatCannotBeKept_data();
    void refusesWhatCannotBeKept();
    void renamesToAnotherCaseOfTheSameName();
    void changesQueryAndOrder();
    void notesNothingForWhatWasSoAlready();
    void writesOneRowForAMove();
    void keepsAnyOrderOfMoves();
    void saysNotFoundForOneThatIsGone();
    void movesTheOnlyOneNowhere();
    void neverGivesAnIdTwice();
    void convertsOrders();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    SavedSearchId add(const QString &name, const QString &query = u"word"_s)
    {
        SavedSearchId id;
        write([&](Transaction &transaction) {
            SavedSearch search;
            search.name = name;
            search.query = query;
            id = sure(store::addSavedSearch(transaction, search));
        });
        return id;
    }
    QStringList names()
    {
        QStringList all;
        for (const SavedSearch &search : sure(store::readSavedSearches(*m_connection)))
            all.append(search.name);
        return all;
    }
    domain::ChangeSet move(SavedSearchId id, SavedSearchId before)
    {
        return write([&](Transaction &transaction) { sure(store::moveSavedSearch(transaction, id, before)); });
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void SavedSearchStoreTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

void SavedSearchStoreTest::keepsWhatItIsGiven()
{
    SavedSearch search{{}, u" To\nread "_s, u" word "_s, u"title"_s, false, 1700000000000};
    const auto changes =
        write([&](Transaction &transaction) { search.id = sure(store::addSavedSearch(transaction, search)); });
    QVERIFY(changes.savedSearches && !changes.isEmpty());
    const SavedSearch kept{search.id, u"To read"_s, u"word"_s, u"title"_s, false, 1700000000000};
    QCOMPARE(sure(store::readSavedSearches(*m_connection)), QList{kept});
    QCOMPARE(*sure(store::readSavedSearch(*m_connection, search.id)), kept);
    const SavedSearch usual = *sure(store::readSavedSearch(*m_connection, add(u"usual"_s)));
    QCOMPARE(usual.sort, u"added"_s);
    QVERIFY(usual.descending && usual.createdAt > 1700000000000);
}

void SavedSearchStoreTest::findsByFoldedName()
{
    const SavedSearchId id = add(u"Élan"_s);
    QCOMPARE(sure(store::findSavedSearch(*m_connection, u"e\u0301LAN"_s))->id, id);
    QVERIFY(!sure(store::findSavedSearch(*m_connection, u"elan"_s)));
    QVERIFY(!sure(store::findSavedSearch(*m_connection, QString())));
}

void SavedSearchStoreTest::refusesATakenName()
{
    add(u"Élan"_s);
    const SavedSearchId other = add(u"other"_s);
    const QStringList before = test::dumpOf(*m_connection);
    const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
    SavedSearch twin;
    twin.name = u"éLAN"_s;
    twin.query = u"x"_s;
    const auto added = store::addSavedSearch(*transaction, twin);
    QVERIFY(!added);
    QCOMPARE(added.error().code, ErrorCode::Conflict);
    QVERIFY(added.error().message.contains(u"“Élan”"_s));
    QCOMPARE(store::renameSavedSearch(*transaction, other, u"élan"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void SavedSearchStoreTest::refusesWhatCannotBeKept_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("query");
    QTest::newRow("no name") << u" "_s << u"x"_s;
    QTest::newRow("long name") << QString(101, u'x') << u"x"_s;
    QTest::newRow("no query") << u"x"_s << u" \n"_s;
    QTest::newRow("NUL") << u"x"_s << QString(QChar(0));
}

void SavedSearchStoreTest::refusesWhatCannotBeKept()
{
    QFETCH(QString, name);
    QFETCH(QString, query);
    const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
    SavedSearch search;
    search.name = name;
    search.query = query;
    const auto refused = store::addSavedSearch(*transaction, search);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
}

void SavedSearchStoreTest::renamesToAnotherCaseOfTheSameName()
{
    const SavedSearchId id = add(u"élan"_s);
    write([&](Transaction &transaction) { sure(store::renameSavedSearch(transaction, id, u"ÉLAN"_s)); });
    QCOMPARE(names(), QStringList{u"ÉLAN"_s});
}

void SavedSearchStoreTest::changesQueryAndOrder()
{
    const SavedSearchId first = add(u"first"_s);
    add(u"second"_s);
    SavedSearch search = *sure(store::readSavedSearch(*m_connection, first));
    search.query = u"other"_s;
    search.sort = u"due"_s;
    search.descending = false;
    write([&](Transaction &transaction) { sure(store::changeSavedSearch(transaction, search)); });
    QCOMPARE(*sure(store::readSavedSearch(*m_connection, first)), search);
    QCOMPARE(names(), (QStringList{u"first"_s, u"second"_s}));
}

void SavedSearchStoreTest::notesNothingForWhatWasSoAlready()
{
    const SavedSearchId id = add(u"a"_s);
    const SavedSearchId last = add(u"b"_s);
    const SavedSearch same = *sure(store::readSavedSearch(*m_connection, id));
    const auto changes = write([&](Transaction &transaction) {
        sure(store::renameSavedSearch(transaction, id, u" a "_s));
        sure(store::changeSavedSearch(transaction, same));
        sure(store::moveSavedSearch(transaction, id, last));
        sure(store::moveSavedSearch(transaction, id, id));
        sure(store::moveSavedSearch(transaction, last, {}));
    });
    QVERIFY(changes.isEmpty());
}

void SavedSearchStoreTest::writesOneRowForAMove()
{
    const SavedSearchId a = add(u"a"_s);
    const SavedSearchId b = add(u"b"_s);
    const SavedSearchId c = add(u"c"_s);
    const QString written = u"SELECT sum(row_count) FROM history"_s;
    const qint64 before = m_connection->number(written).value();
    QVERIFY(move(c, a).savedSearches);
    QCOMPARE(names(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    move(c, {});
    QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    move(c, b);
    QCOMPARE(names(), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
    QCOMPARE(m_connection->number(written).value() - before, 3);
}

/// Always into the same gap, so that it runs out and all get new ones; and at random.
void SavedSearchStoreTest::keepsAnyOrderOfMoves()
{
    QStringList expected;
    QHash<QString, SavedSearchId> ids;
    for (int i = 0; i < 8; ++i) {
        const QString name = QString::number(i);
        ids.insert(name, add(name));
        expected.append(name);
    }
    QRandomGenerator random(7);
    for (int round = 0; round < 200; ++round) {
        const bool narrow = round < 60;
        const int from = narrow ? 2 : random.bounded(8);
        const int to = narrow ? 1 : random.bounded(9);
        const QString name = expected[from];
        move(ids.value(name), to < 8 ? ids.value(expected[to]) : SavedSearchId());
        if (to != from) {
            expected.insert(to, name);
            expected.removeAt(from < to ? from : from + 1);
        }
        QCOMPARE(names(), expected);
    }
}

void SavedSearchStoreTest::saysNotFoundForOneThatIsGone()
{
    const SavedSearchId id = add(u"a"_s);
    write([&](Transaction &transaction) { sure(store::removeSavedSearch(transaction, id)); });
    QVERIFY(names().isEmpty());
    const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
    SavedSearch gone;
    gone.id = id;
    gone.query = u"x"_s;
    QCOMPARE(store::removeSavedSearch(*transaction, id).error().code, ErrorCode::NotFound);
    QCOMPARE(store::renameSavedSearch(*transaction, id, u"b"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(store::moveSavedSearch(*transaction, id, {}).error().code, ErrorCode::NotFound);
    QCOMPARE(store::changeSavedSearch(*transaction, gone).error().code, ErrorCode::NotFound);
    QVERIFY(!sure(store::readSavedSearch(*m_connection, id)));
}

/// The one before which it was dropped has gone meanwhile.
void SavedSearchStoreTest::movesTheOnlyOneNowhere()
{
    const SavedSearchId id = add(u"a"_s);
    QVERIFY(move(id, SavedSearchId{99}).isEmpty());
    QCOMPARE(names(), QStringList{u"a"_s});
}

void SavedSearchStoreTest::neverGivesAnIdTwice()
{
    const SavedSearchId first = add(u"a"_s);
    write([&](Transaction &transaction) { sure(store::removeSavedSearch(transaction, first)); });
    QVERIFY(add(u"b"_s) != first);
}

void SavedSearchStoreTest::convertsOrders()
{
    using store::SortKey;
    for (const SortKey key : store::allSortKeys()) {
        QVERIFY(domain::isSortWord(store::sortWord(key)));
        QCOMPARE(store::sortKeyOf(store::sortWord(key)), key);
    }
    QCOMPARE(store::sortKeyOf(u"nonsense"_s), SortKey::Added);
}

QTEST_GUILESS_MAIN(SavedSearchStoreTest)
#include "saved_search_store_test.moc"
