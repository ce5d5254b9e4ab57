// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migration.h"
#include "store/sql_script.h"
#include "support/folder_snapshot.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using store::loadMigrations;
using store::Migration;

class MigrationTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void loadsTheBundleInOrder();
    void takesTheChecksumOfTheBytes();
    void refusesAFolderThatDoesNotFit_data();
    void refusesAFolderThatDoesNotFit();
    void neverChangesAReleasedMigration();
    void keepsTransactionsAndPragmasOutOfMigrations();
    void everyMigrationEndsItsLastStatement();
    void bundlesEveryFileOfTheRepository();
};

void MigrationTest::loadsTheBundleInOrder()
{
    const auto migrations = loadMigrations();
    QVERIFY2(migrations.ok(), migrations ? "" : qPrintable(migrations.error().message));
    QVERIFY(migrations->size() >= 4);
    for (qsizetype i = 0; i < migrations->size(); ++i)
        QCOMPARE(migrations->at(i).version, static_cast<int>(i) + 1);
    QCOMPARE(migrations->first().name, u"items"_s);
    QCOMPARE(fileName(migrations->first()), u"0001_items.sql"_s);
}

void MigrationTest::takesTheChecksumOfTheBytes()
{
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(u"0001_one.sql"_s), "abc");
    const auto migrations = loadMigrations(folder.path());
    QVERIFY(migrations.ok());
    QCOMPARE(migrations->first().script, u"abc"_s);
    QCOMPARE(migrations->first().checksum, u"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"_s);
}

void MigrationTest::refusesAFolderThatDoesNotFit_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("named");
    QTest::newRow("none") << QStringList{} << u"there is none"_s;
    QTest::newRow("gap") << QStringList{u"0001_a.sql"_s, u"0003_c.sql"_s} << u"0003_c.sql"_s;
    QTest::newRow("starts late") << QStringList{u"0002_b.sql"_s} << u"0002_b.sql"_s;
    QTest::newRow("duplicate") << QStringList{u"0001_a.sql"_s, u"0001_b.sql"_s} << u"0001_b.sql"_s;
    QTest::newRow("name") << QStringList{u"0001_a.sql"_s, u"notes.txt"_s} << u"notes.txt"_s;
    QTest::newRow("three digits") << QStringList{u"001_a.sql"_s} << u"001_a.sql"_s;
    QTest::newRow("upper case") << QStringList{u"0001_A.sql"_s} << u"0001_A.sql"_s;
}

void MigrationTest::refusesAFolderThatDoesNotFit()
{
    QFETCH(QStringList, files);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    for (const QString &file : files)
        test::writeFile(folder.filePath(file), "SELECT 1;");
    const auto migrations = loadMigrations(folder.path());
    QVERIFY(!migrations);
    QVERIFY2(migrations.error().message.contains(named), qPrintable(migrations.error().message));
}

/// A library somewhere has had these files; a change of one would leave it behind. New ones are added, none is edited.
void MigrationTest::neverChangesAReleasedMigration()
{
    const QStringList released{
        u"bbccb0d557ce2e90617af81ea0240cbfb61a1f5c0d57409a0bbdf435075a804e"_s, // 0001_items.sql
        u"d888240964de4ca27d3f37a840a8e59ac6cba09b3ee0085d0f6a94d1c556cc8e"_s, // 0002_tags.sql
        u"15cdd9fb1b139260ca00d1cbb212192360961ffab1402ebbbcd6f6b389acafe6"_s, // 0003_links.sql
        u"c391ef34a95bf50f7747bd54d9c0fb6728e7f169d800f3e11302e140197e9bb0"_s, // 0004_full_text.sql
        u"15356d1039ad3ac214951d5f7684ce58e99435e150a1abe4e64aeb72d6e32ed4"_s, // 0005_unconfirmed_links.sql
        u"8bf4714182408503d28a6e3c18d04abddda01162e71f082aed52f4e59cbdbc18"_s, // 0006_saved_searches.sql
        u"012f92576f953385450aeb2e1312364d8f3ad1dc3cc95e2b6b5f3011abfde4f0"_s, // 0007_sort_by_tags.sql
        u"31714a028142c59312336fe06a2da19bd3abb3311ce3f7421551433e954402ce"_s, // 0008_distinct_tags.sql
        u"a2cb81bda890c150e798801fc7ba698a276916be9331a52ee732bfca64db235d"_s, // 0009_history.sql
        u"932c11cd84c803e2a9c7ae2bbf1d0b216a28c669ac7e71b800fae450fb6db4c7"_s, // 0010_history_pieces.sql
        u"124fa031b538a04cd65b6692f5381fff1c6c03e7b67f2de083b410a701b7e1a3"_s, // 0011_lists.sql
        u"ec7b6375b70a094849df1af895967abca642abd7a888c378f4b699a3b00f8204"_s, // 0012_details.sql
        u"6724bac2d552524c2ee4af20e4e928d7f33a8c85c90ea2b3e82fe4d1da2a5fa5"_s, // 0013_files.sql
        u"5688e1e7ad12e3f694f72bac5cf7359ee45aad5bb2201e363a23bbbbe3009334"_s, // 0014_rules.sql
        u"8dfb5dfa3835f0b8eebe9119d0d78db59b793cf207c55e1e3d212d0173db150f"_s, // 0015_note_files.sql
        u"f1e0a556b4b6397d8f73de9ba386fb62d86cb7de18047c886b5c57aea5084182"_s, // 0016_tags_written.sql
        u"ca4b259d4c954c8618040946d6f398e7f4b2e40a2165d0081f59c1eb44971b51"_s, // 0017_notes_kept_once.sql
        u"8aeced4ebcea4e73c113358d97af2b90047a7f7655f5a63f9bc350122510ceb8"_s, // 0018_sort_by_details.sql
    };
    const auto migrations = loadMigrations();
    QVERIFY(migrations.ok());
    QStringList checksums;
    for (const Migration &migration : *migrations)
        checksums.append(migration.checksum);
    QCOMPARE(checksums, released);
}

void MigrationTest::keepsTransactionsAndPragmasOutOfMigrations()
{
    static const QRegularExpression forbidden(
        u"^(BEGIN|COMMIT|END|ROLLBACK|SAVEPOINT|RELEASE|PRAGMA|ATTACH|DETACH|VACUUM)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    QVERIFY(forbidden.match(u"pragma foreign_keys = 0"_s).hasMatch());
    const auto migrations = loadMigrations();
    QVERIFY(migrations.ok());
    for (const Migration &migration : *migrations) {
        const auto statements = store::splitStatements(migration.script);
        QVERIFY2(statements.ok(), qPrintable(fileName(migration)));
        QVERIFY2(!statements->isEmpty(), qPrintable(fileName(migration)));
        for (const QString &statement : *statements)
            QVERIFY2(!forbidden.match(statement).hasMatch(),
                     qPrintable(QString(fileName(migration) + u": "_s + statement)));
    }
}

void MigrationTest::everyMigrationEndsItsLastStatement()
{
    const auto migrations = loadMigrations();
    QVERIFY(migrations.ok());
    for (const Migration &migration : *migrations)
        QVERIFY2(migration.script.trimmed().endsWith(u';'), qPrintable(fileName(migration)));
}

void MigrationTest::bundlesEveryFileOfTheRepository()
{
    const auto bundled = loadMigrations();
    const auto repository = loadMigrations(QStringLiteral(TAGLOOM_SOURCE_DIR "/migrations/sqlite"));
    QVERIFY(bundled.ok() && repository.ok());
    QCOMPARE(bundled->size(), repository->size());
    for (qsizetype i = 0; i < bundled->size(); ++i)
        QCOMPARE(bundled->at(i).checksum, repository->at(i).checksum);
}

QTEST_GUILESS_MAIN(MigrationTest)
#include "migration_test.moc"
