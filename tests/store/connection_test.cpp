// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "support/folder_snapshot.h"
#include "support/temporary_library.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QThread>
#include <QtTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using store::Access;
using store::Connection;

namespace {

const QString addItem = u"INSERT INTO items (title, created_at, updated_at) VALUES ('one', 1, 1)"_s;

} // namespace

class ConnectionTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotMakeAMissingFile_data();
    void doesNotMakeAMissingFile();
    void writesWithFullSafety();
    void readersRefuseEveryWrite_data();
    void readersRefuseEveryWrite();
    void foreignKeysAreOn();
    void immutableLeavesNoTraceInTheFolder();
    void readersSeeWhatTheWriterCommits();
    void refusesAFileThatIsNoDatabase();
    void opensPathsWithOddCharacters();
    void sharesOneHandleWithQt();
    void goesAwayFromQtsListOfConnections();
    void interruptEndsALongStatement();
    void givesSqlitesWordsForABadStatement();
};

void ConnectionTest::doesNotMakeAMissingFile_data()
{
    QTest::addColumn<Access>("access");
    QTest::newRow("read") << Access::Read;
    QTest::newRow("write") << Access::Write;
    QTest::newRow("immutable") << Access::Immutable;
}

void ConnectionTest::doesNotMakeAMissingFile()
{
    QFETCH(Access, access);
    const QTemporaryDir folder;
    const auto connection = Connection::open(folder.filePath(u"missing"_s), access);
    QVERIFY(!connection);
    QCOMPARE(connection.error().code, ErrorCode::NotFound);
    QVERIFY(test::folderSnapshot(folder.path()).isEmpty());
    QCOMPARE(Connection::open(folder.path(), access).error().code, ErrorCode::NotFound);
}

void ConnectionTest::writesWithFullSafety()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    QCOMPARE(*connection->number(u"SELECT journal_mode = 'wal' FROM pragma_journal_mode"_s), 1);
    QCOMPARE(*connection->number(u"PRAGMA synchronous"_s), 2);
}

void ConnectionTest::readersRefuseEveryWrite_data()
{
    QTest::addColumn<Access>("access");
    QTest::addColumn<QString>("sql");
    for (const auto &[name, access] : {std::pair{"read", Access::Read}, {"immutable", Access::Immutable}}) {
        QTest::addRow("%s, insert", name) << access << addItem;
        QTest::addRow("%s, delete", name) << access << u"DELETE FROM item_kinds"_s;
        QTest::addRow("%s, drop", name) << access << u"DROP TABLE items"_s;
        QTest::addRow("%s, vacuum", name) << access << u"VACUUM"_s;
    }
}

void ConnectionTest::readersRefuseEveryWrite()
{
    QFETCH(Access, access);
    QFETCH(QString, sql);
    const test::TemporaryLibrary library;
    const auto connection = library.connection(access);
    const auto done = connection->execute(sql);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::ReadOnly);
    QCOMPARE(*connection->number(u"SELECT count(*) FROM item_kinds"_s), 8);
}

void ConnectionTest::foreignKeysAreOn()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    QCOMPARE(*connection->number(u"PRAGMA foreign_keys"_s), 1);
    const auto orphan = connection->execute(u"INSERT INTO item_notes (item_id, body) VALUES (99, 'x')"_s);
    QVERIFY(!orphan);
    QCOMPARE(orphan.error().code, ErrorCode::Conflict);
}

void ConnectionTest::immutableLeavesNoTraceInTheFolder()
{
    const test::TemporaryLibrary library;
    const auto before = test::folderSnapshot(library.folder());
    const auto connection = library.connection(Access::Immutable);
    QCOMPARE(*connection->number(u"SELECT count(*) FROM item_kinds"_s), 8);
    QCOMPARE(test::folderSnapshot(library.folder()), before);
}

void ConnectionTest::readersSeeWhatTheWriterCommits()
{
    const test::TemporaryLibrary library;
    const auto writer = library.connection();
    const auto reader = library.connection(Access::Read);
    QCOMPARE(*reader->number(u"SELECT count(*) FROM items"_s), 0);
    QVERIFY(writer->execute(u"BEGIN IMMEDIATE"_s).ok());
    QVERIFY(writer->execute(addItem).ok());
    QCOMPARE(*reader->number(u"SELECT count(*) FROM items"_s), 0);
    QVERIFY(writer->execute(u"COMMIT"_s).ok());
    QCOMPARE(*reader->number(u"SELECT count(*) FROM items"_s), 1);
}

void ConnectionTest::refusesAFileThatIsNoDatabase()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"letter.txt"_s);
    test::writeFile(path, QByteArray("Dear reader,\n").repeated(100));
    const auto before = test::folderSnapshot(folder.path());
    const auto connection = Connection::open(path, Access::Write);
    QVERIFY(!connection);
    QCOMPARE(connection.error().code, ErrorCode::DamagedFile);
    QCOMPARE(test::folderSnapshot(folder.path()), before);
}

void ConnectionTest::opensPathsWithOddCharacters()
{
    const test::TemporaryLibrary library;
    const QString odd = library.folder() + u"/a b?c#d%41;é'\".tagloom"_s;
    QVERIFY(QFile::copy(library.path(), odd));
    for (const Access access : {Access::Immutable, Access::Read, Access::Write})
        QCOMPARE(*test::openConnection(odd, access)->number(u"SELECT count(*) FROM item_kinds"_s), 8);
    QCOMPARE(test::folderSnapshot(library.folder()).size(), 2);
}

void ConnectionTest::sharesOneHandleWithQt()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    QVERIFY(connection->execute(u"BEGIN IMMEDIATE"_s).ok());
    QVERIFY(connection->execute(addItem).ok());
    QSqlQuery query(connection->database());
    QVERIFY(query.exec(u"SELECT title FROM items"_s));
    QVERIFY(query.next());
    QCOMPARE(query.value(0).toString(), u"one"_s);
    query.finish();
    QVERIFY(connection->execute(u"ROLLBACK"_s).ok());
}

void ConnectionTest::goesAwayFromQtsListOfConnections()
{
    const test::TemporaryLibrary library;
    const QStringList before = QSqlDatabase::connectionNames();
    {
        const auto connection = library.connection();
        QCOMPARE(QSqlDatabase::connectionNames().size(), before.size() + 1);
    }
    QCOMPARE(QSqlDatabase::connectionNames(), before);
    QVERIFY(!Connection::open(library.folder() + u"/missing"_s, Access::Read));
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

void ConnectionTest::interruptEndsALongStatement()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection(Access::Read);
    std::atomic<bool> ended{false};
    const std::unique_ptr<QThread> other(QThread::create([&] {
        // An interrupt before the statement runs has no effect, so it is said until it is heard.
        while (!ended) {
            connection->interrupt();
            QThread::yieldCurrentThread();
        }
    }));
    other->start();
    const auto endless = connection->number(
        u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s);
    ended = true;
    other->wait();
    QVERIFY(!endless);
    QCOMPARE(endless.error().code, ErrorCode::Cancelled);
    QCOMPARE(*connection->number(u"SELECT 7"_s), 7);
}

void ConnectionTest::givesSqlitesWordsForABadStatement()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    const auto done = connection->execute(u"SELECT x FROM nowhere"_s);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Database);
    QVERIFY2(done.error().message.contains(u"no such table: nowhere"_s), qPrintable(done.error().message));
}

QTEST_GUILESS_MAIN(ConnectionTest)
#include "connection_test.moc"
