// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrator.h"

#include "store/connection.h"
#include "store/library_file.h"
#include "store/statement.h"
#include "store/transaction.h"
#include "support/folder_snapshot.h"
#include "support/temporary_library.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>

#include <cstring>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using store::Access;
using store::Connection;
using store::Migration;
using store::Statement;

namespace {

Migration migration(int version, const QString &script)
{
    const auto hash = QCryptographicHash::hash(script.toUtf8(), QCryptographicHash::Sha256);
    return {version, u"step%1"_s.arg(version), script, QString::fromLatin1(hash.toHex())};
}

const QString firstScript = u"CREATE TABLE a (id INTEGER PRIMARY KEY, x);"
                            "CREATE TABLE b (a_id INTEGER NOT NULL REFERENCES a (id) ON DELETE CASCADE);"_s;

QStringList tables(Connection &connection)
{
    QStringList names;
    Statement rows(connection, u"SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"_s);
    rows.bind();
    while (rows.next())
        names.append(rows.text(0));
    return names;
}

/// A file with a thousand rows of `a`, each with a link in `b`.
void makeFirstVersion(const QString &path)
{
    test::writeFile(path, {});
    const auto connection = test::openConnection(path, Access::Write);
    if (!store::migrate(*connection, {migration(1, firstScript)}))
        qFatal("The first version cannot be made.");
    for (const QString &statement : {u"INSERT INTO a SELECT value, value FROM (WITH RECURSIVE n (value) AS (SELECT 1 "
                                     u"UNION ALL SELECT value + 1 FROM n LIMIT "
                                     "1000) SELECT value FROM n)"_s,
                                     u"INSERT INTO b SELECT id FROM a"_s}) {
        if (!connection->execute(statement))
            qFatal("The rows cannot be made.");
    }
}

/// Long enough to be killed in its middle.
QList<Migration> slowMigrations()
{
    QList<Migration> migrations{migration(1, firstScript)};
    for (int version = 2; version <= 9; ++version)
        migrations.append(
            migration(version,
                      u"CREATE TABLE t%1 (x, y);"
                      "INSERT INTO t%1 SELECT l.id, randomblob(20) FROM a AS l, (SELECT 1 FROM a LIMIT 20);"
                      "ALTER TABLE a ADD COLUMN c%1;"
                      "UPDATE a SET c%1 = id;"_s.arg(version)));
    return migrations;
}

} // namespace

class MigratorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void recordsEachMigration();
    void appliesOnlyWhatIsPending();
    void rollsBackEverythingIfOneStepFails_data();
    void rollsBackEverythingIfOneStepFails();
    void refusesAnotherChecksum();
    void refusesANewerLibrary();
    void refusesOrphansAndRollsBack();
    void keepsTheLinksOfARebuiltTable();
    void keepsSavedSearchesWhereTheirTableIsMadeAnew_data();
    void keepsSavedSearchesWhereTheirTableIsMadeAnew();
    void switchesForeignKeysOnAgainAfterAFailure();
    void refusesToWorkInsideAnOpenTransaction();
    void aKilledMigrationLeavesTheOldLibraryOrTheNewOne();

private:
    QString path() const { return m_folder->filePath(u"a.tagloom"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void MigratorTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    makeFirstVersion(path());
}

void MigratorTest::recordsEachMigration()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const auto connection = test::openConnection(path(), Access::Write);
    const auto applied =
        store::migrate(*connection, {migration(1, firstScript), migration(2, u"CREATE TABLE c (x);"_s)});
    QVERIFY(applied.ok());
    QCOMPARE(*applied, 1);
    Statement row(*connection,
                  u"SELECT name, checksum, applied_at, app_version FROM schema_migrations WHERE version = 2"_s);
    row.bind();
    QVERIFY(row.next());
    QCOMPARE(row.text(0), u"step2"_s);
    QCOMPARE(row.text(1), migration(2, u"CREATE TABLE c (x);"_s).checksum);
    QVERIFY(row.integer(2) >= before && row.integer(2) <= QDateTime::currentMSecsSinceEpoch());
    QCOMPARE(row.text(3), u"1.2.3"_s);
    QVERIFY(row.finish().ok());
    QCOMPARE(*connection->number(u"PRAGMA user_version"_s), 2);
    QCOMPARE(*connection->number(u"PRAGMA application_id"_s), store::libraryApplicationId);
}

void MigratorTest::appliesOnlyWhatIsPending()
{
    const auto connection = test::openConnection(path(), Access::Write);
    const QList<Migration> migrations{migration(1, firstScript), migration(2, u"CREATE TABLE c (x);"_s)};
    QCOMPARE(*store::migrate(*connection, migrations), 1);
    QCOMPARE(*store::migrate(*connection, migrations), 0);
    QCOMPARE(*connection->number(u"SELECT count(*) FROM schema_migrations"_s), 2);
}

void MigratorTest::rollsBackEverythingIfOneStepFails_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("words");
    QTest::newRow("syntax") << u"CREATE TABLE d (x); CREATE TABEL e (x);"_s << u"near \"TABEL\": syntax error"_s;
    QTest::newRow("no table") << u"INSERT INTO missing VALUES (1);"_s << u"no such table: missing"_s;
    QTest::newRow("constraint") << u"INSERT INTO a (id) VALUES (1);"_s << u"UNIQUE constraint failed: a.id"_s;
    QTest::newRow("open end") << u"CREATE TABLE d (x)"_s << u"never ends"_s;
}

void MigratorTest::rollsBackEverythingIfOneStepFails()
{
    QFETCH(QString, script);
    QFETCH(QString, words);
    const auto before = test::folderSnapshot(m_folder->path());
    {
        const auto connection = test::openConnection(path(), Access::Write);
        const auto applied =
            store::migrate(*connection,
                           {migration(1, firstScript), migration(2, u"CREATE TABLE c (x); UPDATE a SET x = 0;"_s),
                            migration(3, script)});
        QVERIFY(!applied);
        QVERIFY2(applied.error().message.contains(u"0003_step3.sql"_s), qPrintable(applied.error().message));
        QVERIFY2(applied.error().message.contains(words), qPrintable(applied.error().message));
        QCOMPARE(*connection->number(u"SELECT count(*) FROM a"_s), 1000);
    }
    QCOMPARE(test::folderSnapshot(m_folder->path()), before);
}

void MigratorTest::refusesAnotherChecksum()
{
    const auto connection = test::openConnection(path(), Access::Write);
    const auto applied = store::migrate(
        *connection, {migration(1, QString(firstScript + u" "_s)), migration(2, u"CREATE TABLE c (x);"_s)});
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, ErrorCode::NewerLibrary);
    QVERIFY(applied.error().message.contains(u"0001_step1.sql"_s));
    QVERIFY(!tables(*connection).contains(u"c"_s));
}

void MigratorTest::refusesANewerLibrary()
{
    const auto connection = test::openConnection(path(), Access::Write);
    const QList<Migration> newer{migration(1, firstScript), migration(2, u"CREATE TABLE c (x);"_s)};
    QVERIFY(store::migrate(*connection, newer).ok());
    const auto applied = store::migrate(*connection, newer.first(1));
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, ErrorCode::NewerLibrary);
    QCOMPARE(*connection->number(u"PRAGMA user_version"_s), 2);
}

void MigratorTest::refusesOrphansAndRollsBack()
{
    const auto connection = test::openConnection(path(), Access::Write);
    const auto applied =
        store::migrate(*connection, {migration(1, firstScript), migration(2, u"DELETE FROM a WHERE id = 7;"_s)});
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, ErrorCode::Conflict);
    QCOMPARE(*connection->number(u"SELECT count(*) FROM a"_s), 1000);
}

/// With foreign keys on, DROP TABLE deletes every link by cascade and says nothing.
void MigratorTest::keepsTheLinksOfARebuiltTable()
{
    const auto connection = test::openConnection(path(), Access::Write);
    const QString rebuild = u"CREATE TABLE a_new (id INTEGER PRIMARY KEY, x INTEGER NOT NULL);"
                            "INSERT INTO a_new SELECT id, x FROM a; DROP TABLE a; ALTER TABLE a_new RENAME TO a;"_s;
    const auto applied = store::migrate(*connection, {migration(1, firstScript), migration(2, rebuild)});
    QVERIFY2(applied.ok(), applied ? "" : qPrintable(applied.error().message));
    QCOMPARE(*connection->number(u"SELECT count(*) FROM a"_s), 1000);
    QCOMPARE(*connection->number(u"SELECT count(*) FROM b"_s), 1000);
    QCOMPARE(*connection->number(u"PRAGMA foreign_keys"_s), 1);
    // The links point at the new table.
    QVERIFY(!connection->execute(u"INSERT INTO b VALUES (5000)"_s));
    QVERIFY(connection->execute(u"DELETE FROM a WHERE id = 1"_s).ok());
    QCOMPARE(*connection->number(u"SELECT count(*) FROM b"_s), 999);
}

void MigratorTest::keepsSavedSearchesWhereTheirTableIsMadeAnew_data()
{
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("sort");
    QTest::newRow("for tags and all that came later") << 6 << u"tags"_s;
    QTest::newRow("for details") << 17 << u"due"_s;
    QTest::newRow("for the last of them") << 17 << u"paid"_s;
}

void MigratorTest::keepsSavedSearchesWhereTheirTableIsMadeAnew()
{
    QFETCH(int, version);
    QFETCH(QString, sort);
    const auto all = store::loadMigrations();
    QVERIFY(all.ok());
    const QString path = m_folder->filePath(u"older.tagloom"_s);
    test::writeFile(path, {});
    const auto connection = test::openConnection(path, Access::Write);
    QVERIFY(store::migrate(*connection, all->first(version)).ok());
    for (const QString &name : {u"one"_s, u"two"_s, u"three"_s}) {
        QVERIFY(
            connection
                ->execute(u"INSERT INTO saved_searches (name, name_key, query, sort, descending, position, created_at) "
                          "VALUES ('%1', '%1', '#tag', 'title', 0, 7, 8)"_s.arg(name))
                .ok());
    }
    QVERIFY(connection->execute(u"DELETE FROM saved_searches WHERE name = 'three'"_s).ok());
    const QString added = u"INSERT INTO saved_searches (name, name_key, query, sort, position, created_at) "
                          "VALUES ('four', 'four', '#tag', '%1', 9, 9)"_s;
    QVERIFY(!connection->execute(added.arg(sort)));
    QVERIFY(store::migrate(*connection, *all).ok());
    QCOMPARE(connection
                 ->number(u"SELECT count(*) FROM saved_searches WHERE name IN ('one', 'two') AND query = '#tag' AND "
                          "sort = 'title' AND descending = 0 AND position = 7 AND created_at = 8"_s)
                 .value(),
             2);
    QVERIFY(!connection->execute(added.arg(u"odd"_s)));
    QVERIFY(connection->execute(added.arg(sort)).ok());
    QCOMPARE(connection->lastInsertedId(), 4); // never the id of one that is gone
}

void MigratorTest::switchesForeignKeysOnAgainAfterAFailure()
{
    const auto connection = test::openConnection(path(), Access::Write);
    QVERIFY(!store::migrate(*connection, {migration(1, firstScript), migration(2, u"nonsense;"_s)}));
    QCOMPARE(*connection->number(u"PRAGMA foreign_keys"_s), 1);
    QVERIFY(connection->execute(u"BEGIN IMMEDIATE"_s).ok());
}

/// There the switch of foreign keys is ignored without a word.
void MigratorTest::refusesToWorkInsideAnOpenTransaction()
{
    const auto connection = test::openConnection(path(), Access::Write);
    QVERIFY(connection->execute(u"BEGIN"_s).ok());
    const auto applied =
        store::migrate(*connection, {migration(1, firstScript), migration(2, u"CREATE TABLE c (x);"_s)});
    QVERIFY(!applied);
    QVERIFY2(applied.error().message.contains(u"foreign keys"_s), qPrintable(applied.error().message));
    QVERIFY(!tables(*connection).contains(u"c"_s));
}

void MigratorTest::aKilledMigrationLeavesTheOldLibraryOrTheNewOne()
{
    const QByteArray first = test::folderSnapshot(m_folder->path()).value(u"a.tagloom"_s);
    const QList<Migration> migrations = slowMigrations();
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(QProcess::execute(QCoreApplication::applicationFilePath(), {u"--migrate"_s, path()}), 0);
    const int whole = static_cast<int>(clock.elapsed());

    QRandomGenerator random(42);
    int old = 0;
    for (int round = 0; round < 20; ++round) {
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s})
            QFile::remove(path() + suffix);
        test::writeFile(path(), first);
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--migrate"_s, path()});
        QVERIFY(child.waitForStarted());
        child.waitForFinished(random.bounded(whole));
        child.kill();
        QVERIFY(child.state() == QProcess::NotRunning || child.waitForFinished());

        const auto state = store::identify(path(), migrations);
        QVERIFY(state == store::FileState::Older || state == store::FileState::Current);
        const auto connection = test::openConnection(path(), Access::Write);
        QCOMPARE(*connection->number(u"SELECT count(*) FROM b"_s), 1000);
        const bool wasOld = tables(*connection).size() == 3;
        QCOMPARE(state == store::FileState::Older, wasOld);
        old += wasOld;
        const auto applied = store::migrate(*connection, migrations);
        QVERIFY2(applied.ok(), applied ? "" : qPrintable(applied.error().message));
        QCOMPARE(*applied, wasOld ? 8 : 0);
        QCOMPARE(*connection->number(u"SELECT count(*) FROM t9"_s), 20000);
        QCOMPARE(*connection->number(u"SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"_s),
                 0);
    }
    QVERIFY(old > 0);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(u"1.2.3"_s);
    if (argc == 3 && std::strcmp(argv[1], "--migrate") == 0) {
        const auto connection = test::openConnection(QString::fromLocal8Bit(argv[2]), Access::Write);
        return store::migrate(*connection, slowMigrations()).ok() ? 0 : 1;
    }
    MigratorTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "migrator_test.moc"
