// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_file.h"

#include "store/connection.h"
#include "store/library_lock.h"
#include "store/statement.h"
#include "support/folder_snapshot.h"
#include "support/full_disk.h"
#include "support/temporary_library.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using store::Access;
using store::FileState;
using store::Migration;

Q_DECLARE_METATYPE(tagloom::store::FileState)
Q_DECLARE_METATYPE(tagloom::domain::ErrorCode)

namespace {

Migration nextMigration(const QString &script)
{
    const auto hash = QCryptographicHash::hash(script.toUtf8(), QCryptographicHash::Sha256);
    return {static_cast<int>(test::bundledMigrations().size()) + 1, u"next"_s, script,
            QString::fromLatin1(hash.toHex())};
}

QList<Migration> withNext(const QString &script = u"ALTER TABLE items ADD COLUMN extra TEXT;"_s)
{
    return test::bundledMigrations() + QList<Migration>{nextMigration(script)};
}

void execute(const QString &path, const QStringList &statements)
{
    const auto connection = test::openConnection(path, Access::Write);
    for (const QString &statement : statements) {
        if (auto done = connection->execute(statement); !done)
            qFatal("%s", qPrintable(done.error().message));
    }
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QString addItem = u"INSERT INTO items (title, created_at, updated_at) VALUES ('one', 1, 1)"_s;

} // namespace

class LibraryFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::FullDisk::install(); }
    void cleanup() { test::FullDisk::setRoom(-1); }
    void tellsStatesApartAndChangesNothing_data();
    void tellsStatesApartAndChangesNothing();
    void refusesAFolder();
    void seesWhatIsOnlyInTheLogOfACrash();
    void leavesTheLogOfACrashAlone();
    void looksAtALibraryThatIsOpenElsewhere();
    void createsAMigratedPrivateFile();
    void createsFoldersOnTheWay();
    void doesNotReplaceAnExistingFile_data();
    void doesNotReplaceAnExistingFile();
    void replacesThePartOfAKilledRun();
    void doesNotBuildBesideAnotherProcess();
    void leavesNothingBehindIfTheDiskIsFull();
    void leavesNothingBehindIfAMigrationFails();
    void saysThatAFolderCannotBeMade();
    void upgradesWithABackupIfThereIsData();
    void upgradesAnEmptyLibraryWithoutABackup();
    void doesNotTouchACurrentLibraryWhenUpgrading();
    void refusesToUpgradeWhatIsNoOlderLibrary();
    void aFailedUpgradeLeavesTheLibraryAndNoBackup();
    void aFailedBackupStopsTheUpgrade();
};

void LibraryFileTest::tellsStatesApartAndChangesNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<FileState>("state");
    QTest::addColumn<ErrorCode>("code");

    const test::TemporaryLibrary current;
    QByteArray library = bytesOf(current.path());
    const auto changed = [](const QStringList &statements) {
        const test::TemporaryLibrary copy;
        execute(copy.path(), statements);
        return bytesOf(copy.path());
    };
    const auto older = [] {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"older"_s);
        if (!store::createLibraryFile(path, test::bundledMigrations().first(2)))
            qFatal("The older library cannot be made.");
        return bytesOf(path);
    };
    const auto overwritten = [&library](qsizetype from, qsizetype length) {
        QByteArray bytes = library;
        for (qsizetype i = from; i < std::min(from + length, bytes.size()); ++i)
            bytes[i] = static_cast<char>(i * 37 + 11);
        return bytes;
    };

    QTest::newRow("current") << library << FileState::Current << ErrorCode::ReadOnly;
    QTest::newRow("older") << older() << FileState::Older << ErrorCode::ReadOnly;
    QTest::newRow("empty") << QByteArray() << FileState::Empty << ErrorCode::ForeignFile;
    QTest::newRow("text") << QByteArray("To whom it may concern\n").repeated(20) << FileState::Foreign
                          << ErrorCode::ForeignFile;
    QTest::newRow("one byte") << QByteArray("S") << FileState::Foreign << ErrorCode::ForeignFile;
    QTest::newRow("image") << QByteArray("\x89PNG\r\n\x1a\n").append(2000, '\0') << FileState::Foreign
                           << ErrorCode::ForeignFile;
    QTest::newRow("SQLite's magic alone")
        << QByteArray("SQLite format 3\0", 16) << FileState::Foreign << ErrorCode::ForeignFile;
    QTest::newRow("another program's") << changed({u"PRAGMA application_id = 252006673"_s}) << FileState::Foreign
                                       << ErrorCode::ForeignFile;
    QTest::newRow("no application id") << changed({u"PRAGMA application_id = 0"_s}) << FileState::Foreign
                                       << ErrorCode::ForeignFile;
    QTest::newRow("newer by number") << changed({u"PRAGMA user_version = 999"_s}) << FileState::Newer
                                     << ErrorCode::NewerLibrary;
    QTest::newRow("newer by history") << changed({u"INSERT INTO schema_migrations VALUES (999, 'x', 'x', 0, '')"_s})
                                      << FileState::Newer << ErrorCode::NewerLibrary;
    QTest::newRow("another checksum") << changed({u"UPDATE schema_migrations SET checksum = 'x' WHERE version = 2"_s})
                                      << FileState::Newer << ErrorCode::NewerLibrary;
    QTest::newRow("gap in the history") << changed({u"DELETE FROM schema_migrations WHERE version = 2"_s})
                                        << FileState::Damaged << ErrorCode::DamagedFile;
    QTest::newRow("no history") << changed({u"DROP TABLE schema_migrations"_s}) << FileState::Damaged
                                << ErrorCode::DamagedFile;
    QTest::newRow("empty history") << changed({u"DELETE FROM schema_migrations"_s}) << FileState::Damaged
                                   << ErrorCode::DamagedFile;
    QTest::newRow("a table missing") << changed({u"DROP TABLE tag_words"_s}) << FileState::Damaged
                                     << ErrorCode::DamagedFile;
    QTest::newRow("cut in half") << library.first(library.size() / 2) << FileState::Damaged << ErrorCode::DamagedFile;
    QTest::newRow("a byte short") << library.first(library.size() - 1) << FileState::Damaged << ErrorCode::DamagedFile;
    QTest::newRow("the header alone") << library.first(100) << FileState::Damaged << ErrorCode::DamagedFile;
    QTest::newRow("header, then garbage")
        << overwritten(100, library.size()) << FileState::Damaged << ErrorCode::DamagedFile;
    QTest::newRow("first page, then garbage")
        << overwritten(4096, library.size()) << FileState::Damaged << ErrorCode::DamagedFile;
    QTest::newRow("bad page size") << overwritten(16, 2) << FileState::Damaged << ErrorCode::DamagedFile;
}

void LibraryFileTest::tellsStatesApartAndChangesNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"it is é?#%.tagloom"_s);
    test::writeFile(path, bytes);
    const auto before = test::folderSnapshot(folder.path());
    const FileState state = store::identify(path, test::bundledMigrations());
    QTEST(state, "state");
    QCOMPARE(test::folderSnapshot(folder.path()), before);

    const domain::Error error = store::refusal(state, path);
    QCOMPARE(error.code, code);
    QVERIFY(error.message.contains(path));
    if (state == FileState::Current || state == FileState::Older)
        return;
    QCOMPARE(store::upgradeLibraryFile(path, test::bundledMigrations()).error().code, code);
    QCOMPARE(test::folderSnapshot(folder.path()), before);
}

void LibraryFileTest::refusesAFolder()
{
    const QTemporaryDir folder;
    QCOMPARE(store::identify(folder.path(), test::bundledMigrations()), FileState::Foreign);
    QVERIFY(store::refusal(FileState::Foreign, folder.path()).message.contains(u"is a folder"_s));
    const QString missing = folder.filePath(u"missing"_s);
    QCOMPARE(store::identify(missing, test::bundledMigrations()), FileState::Missing);
    QCOMPARE(store::refusal(FileState::Missing, missing).code, ErrorCode::NotFound);
    QVERIFY(test::folderSnapshot(folder.path()).isEmpty());
}

/// What a crash leaves behind: the file with its -wal and -shm.
static void copyWhileOpen(const QString &path, const QString &target, const QStringList &statements)
{
    const auto connection = test::openConnection(path, Access::Write);
    for (const QString &statement : statements) {
        if (!connection->execute(statement))
            qFatal("The statement failed.");
    }
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::copy(path + suffix, target + suffix);
}

void LibraryFileTest::seesWhatIsOnlyInTheLogOfACrash()
{
    const test::TemporaryLibrary library;
    const QString crashed = library.folder() + u"/crashed"_s;
    copyWhileOpen(library.path(), crashed,
                  {u"PRAGMA user_version = 999"_s, u"INSERT INTO schema_migrations VALUES (999, 'x', 'x', 0, '')"_s});
    QVERIFY(QFileInfo(crashed + u"-wal"_s).size() > 0);
    QCOMPARE(store::identify(crashed, test::bundledMigrations()), FileState::Newer);
}

void LibraryFileTest::leavesTheLogOfACrashAlone()
{
    const test::TemporaryLibrary library;
    const QString crashed = library.folder() + u"/crashed"_s;
    copyWhileOpen(library.path(), crashed, {addItem});
    auto before = test::folderSnapshot(library.folder());
    QCOMPARE(store::identify(crashed, test::bundledMigrations()), FileState::Current);
    auto after = test::folderSnapshot(library.folder());
    // The -shm is SQLite's scratch memory.
    QCOMPARE(after.keys(), before.keys());
    before.remove(u"crashed-shm"_s);
    after.remove(u"crashed-shm"_s);
    QCOMPARE(after, before);
    QCOMPARE(*test::openConnection(crashed, Access::Write)->number(u"SELECT count(*) FROM items"_s), 1);
}

void LibraryFileTest::looksAtALibraryThatIsOpenElsewhere()
{
    const test::TemporaryLibrary library;
    const auto writer = library.connection();
    QVERIFY(writer->execute(u"BEGIN IMMEDIATE"_s).ok());
    QVERIFY(writer->execute(addItem).ok());
    QCOMPARE(store::identify(library.path(), test::bundledMigrations()), FileState::Current);
    QVERIFY(writer->execute(u"COMMIT"_s).ok());
    QCOMPARE(store::identify(library.path(), test::bundledMigrations()), FileState::Current);
    QCOMPARE(*writer->number(u"SELECT count(*) FROM items"_s), 1);
}

void LibraryFileTest::createsAMigratedPrivateFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new.tagloom"_s);
    const auto created = store::createLibraryFile(path, test::bundledMigrations());
    QVERIFY2(created.ok(), created ? "" : qPrintable(created.error().message));
    QCOMPARE(test::folderSnapshot(folder.path()).keys(), QStringList{u"new.tagloom"_s});
    QCOMPARE(QFileInfo(path).permissions()
                 & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
             0);
    QCOMPARE(store::identify(path, test::bundledMigrations()), FileState::Current);
    const auto connection = test::openConnection(path, Access::Write);
    QCOMPARE(*connection->number(u"SELECT count(*) FROM item_kinds"_s), 8);
    QCOMPARE(*connection->number(u"SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'"_s), 0);
}

void LibraryFileTest::createsFoldersOnTheWay()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a/b/c/new.tagloom"_s);
    QVERIFY(store::createLibraryFile(path, test::bundledMigrations()).ok());
    QCOMPARE(store::identify(path, test::bundledMigrations()), FileState::Current);
}

void LibraryFileTest::doesNotReplaceAnExistingFile_data()
{
    QTest::addColumn<bool>("dangling");
    QTest::newRow("file") << false;
    QTest::newRow("link to nowhere") << true;
}

void LibraryFileTest::doesNotReplaceAnExistingFile()
{
    QFETCH(bool, dangling);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"there"_s);
    if (dangling)
        QVERIFY(QFile::link(folder.filePath(u"nowhere"_s), path));
    else
        test::writeFile(path, "precious");
    const auto before = test::folderSnapshot(folder.path());
    const auto created = store::createLibraryFile(path, test::bundledMigrations());
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::Conflict);
    QCOMPARE(test::folderSnapshot(folder.path()), before);
}

void LibraryFileTest::replacesThePartOfAKilledRun()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new.tagloom"_s);
    for (const QString &suffix : {u".part"_s, u".part-wal"_s, u".part-shm"_s})
        test::writeFile(path + suffix, "half a library");
    QVERIFY(store::createLibraryFile(path, test::bundledMigrations()).ok());
    QCOMPARE(test::folderSnapshot(folder.path()).keys(), QStringList{u"new.tagloom"_s});
}

void LibraryFileTest::doesNotBuildBesideAnotherProcess()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"new.tagloom"_s);
    const auto other = store::LibraryLock::acquire(path + u".part"_s);
    QVERIFY(other.ok());
    test::writeFile(path + u".part"_s, "being built");
    const auto created = store::createLibraryFile(path, test::bundledMigrations());
    QVERIFY(!created);
    QCOMPARE(created.error().code, ErrorCode::Locked);
    QCOMPARE(bytesOf(path + u".part"_s), QByteArray("being built"));
}

void LibraryFileTest::leavesNothingBehindIfTheDiskIsFull()
{
    const QTemporaryDir folder;
    for (const qint64 room : {0, 100, 5000, 50000, 150000}) {
        test::FullDisk::setRoom(room);
        const auto created = store::createLibraryFile(folder.filePath(u"a/b/new.tagloom"_s), test::bundledMigrations());
        QVERIFY2(!created, qPrintable(QString::number(room)));
        QCOMPARE(created.error().code, ErrorCode::DiskFull);
        QVERIFY2(test::folderSnapshot(folder.path()).isEmpty(), qPrintable(QString::number(room)));
    }
}

void LibraryFileTest::leavesNothingBehindIfAMigrationFails()
{
    const QTemporaryDir folder;
    const auto created = store::createLibraryFile(folder.filePath(u"a/new.tagloom"_s), withNext(u"nonsense;"_s));
    QVERIFY(!created);
    QVERIFY(created.error().message.contains(u"_next.sql"_s));
    QVERIFY(test::folderSnapshot(folder.path()).isEmpty());
}

/// Below a file no folder can be made, even by root, whom permissions do not stop.
void LibraryFileTest::saysThatAFolderCannotBeMade()
{
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(u"file"_s), "x");
    for (const QString &path : {u"file/new.tagloom"_s, u"file/a/b/new.tagloom"_s}) {
        const auto created = store::createLibraryFile(folder.filePath(path), test::bundledMigrations());
        QVERIFY(!created);
        QCOMPARE(created.error().code, ErrorCode::InputOutput);
        QVERIFY(created.error().message.contains(u"Choose another place"_s));
        QCOMPARE(test::folderSnapshot(folder.path()).keys(), QStringList{u"file"_s});
    }
}

void LibraryFileTest::upgradesWithABackupIfThereIsData()
{
    const test::TemporaryLibrary library;
    execute(library.path(), {addItem});
    const auto upgraded = store::upgradeLibraryFile(library.path(), withNext());
    QVERIFY2(upgraded.ok(), upgraded ? "" : qPrintable(upgraded.error().message));
    static const QRegularExpression name(u"^test\\.tagloom\\.[0-9]{8}-[0-9]{6}\\.backup$"_s);
    QVERIFY2(name.match(QFileInfo(*upgraded).fileName()).hasMatch(), qPrintable(*upgraded));
    QCOMPARE(test::folderSnapshot(library.folder()).size(), 2);
    QCOMPARE(store::identify(library.path(), withNext()), FileState::Current);
    QCOMPARE(store::identify(*upgraded, test::bundledMigrations()), FileState::Current);
    QCOMPARE(QFileInfo(*upgraded).permissions() & (QFile::ReadGroup | QFile::ReadOther), 0);
    QCOMPARE(*test::openConnection(*upgraded, Access::Immutable)->number(u"SELECT count(*) FROM items"_s), 1);
    QCOMPARE(*library.connection()->number(u"SELECT count(*) FROM items WHERE extra IS NULL"_s), 1);
}

void LibraryFileTest::upgradesAnEmptyLibraryWithoutABackup()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"old"_s);
    QVERIFY(store::createLibraryFile(path, test::bundledMigrations().first(1)).ok());
    const auto upgraded = store::upgradeLibraryFile(path, test::bundledMigrations());
    QVERIFY(upgraded.ok());
    QVERIFY(upgraded->isEmpty());
    QCOMPARE(test::folderSnapshot(folder.path()).keys(), QStringList{u"old"_s});
    QCOMPARE(store::identify(path, test::bundledMigrations()), FileState::Current);
}

void LibraryFileTest::doesNotTouchACurrentLibraryWhenUpgrading()
{
    const test::TemporaryLibrary library;
    const auto before = test::folderSnapshot(library.folder());
    QVERIFY(store::upgradeLibraryFile(library.path(), test::bundledMigrations())->isEmpty());
    QCOMPARE(test::folderSnapshot(library.folder()), before);
}

void LibraryFileTest::refusesToUpgradeWhatIsNoOlderLibrary()
{
    const test::TemporaryLibrary library;
    const auto refused = store::upgradeLibraryFile(library.path(), test::bundledMigrations().first(2));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NewerLibrary);
    QCOMPARE(store::upgradeLibraryFile(library.folder() + u"/missing"_s, test::bundledMigrations()).error().code,
             ErrorCode::NotFound);
}

void LibraryFileTest::aFailedUpgradeLeavesTheLibraryAndNoBackup()
{
    const test::TemporaryLibrary library;
    execute(library.path(), {addItem});
    const auto before = test::folderSnapshot(library.folder());
    const auto upgraded = store::upgradeLibraryFile(library.path(), withNext(u"CREATE TABLE extra (x); nonsense;"_s));
    QVERIFY(!upgraded);
    QVERIFY(upgraded.error().message.contains(u"_next.sql"_s));
    QCOMPARE(test::folderSnapshot(library.folder()), before);
}

void LibraryFileTest::aFailedBackupStopsTheUpgrade()
{
    const test::TemporaryLibrary library;
    execute(library.path(), {addItem});
    const auto before = test::folderSnapshot(library.folder());
    test::FullDisk::setRoom(20000);
    const auto upgraded = store::upgradeLibraryFile(library.path(), withNext());
    QVERIFY(!upgraded);
    QCOMPARE(upgraded.error().code, ErrorCode::DiskFull);
    QVERIFY2(upgraded.error().message.contains(u"backup"_s), qPrintable(upgraded.error().message));
    QCOMPARE(test::folderSnapshot(library.folder()), before);
}

QTEST_GUILESS_MAIN(LibraryFileTest)
#include "library_file_test.moc"
