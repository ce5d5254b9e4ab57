// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/history_service.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "store/compression.h"
#include "store/library_lock.h"
#include "store/statement.h"
#include "support/folder_snapshot.h"

#include <QCryptographicHash>
#include <QFutureWatcher>
#include <QProcess>
#include <QSignalSpy>
#include <QtTest>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ChangeSet;
using domain::ErrorCode;
using domain::ItemId;
using domain::Result;
using library::ItemService;
using library::Library;
using library::OpenMode;
using store::Transaction;
using test::sure;

namespace {

/// What the library looks like to a process that may not write its folder; exit codes tell what was wrong.
int lookAtReadOnlyLibrary(const QString &path)
{
    // Permissions do not bind root.
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 2;
    const auto opened = Library::open(path, OpenMode::ReadWrite);
    if (!opened) {
        qWarning("%s", qPrintable(opened.error().message));
        return 3;
    }
    Library &open = **opened;
    if (!open.isReadOnly() || open.readOnlyReason().isEmpty())
        return 4;
    if (store::countLiveItems(open.connection()).value() != 1)
        return 5;
    if (ItemService(open).trash({ItemId{1}}).result().error().code != ErrorCode::ReadOnly)
        return 6;
    const auto read = open.read([](const store::Connection &connection) { return store::countLiveItems(connection); });
    return read.result().value() == 1 ? 0 : 7;
}

} // namespace

class LibraryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesAndOpensALibrary();
    void refusesToMakeOneOverAnother();
    void refusesWhatIsNoLibrary_data();
    void refusesWhatIsNoLibrary();
    void announcesCommitsInOrderBeforeTheirFutures();
    void announcesNothingAfterARefusal();
    void numbersCommits();
    void noticesAForeignWriter();
    void saysWhoElseHasIt();
    void opensForLookingBesideAWriter();
    void refusesEveryWriteWhenOpenForLooking();
    void opensALibraryOfAnOlderVersion_data();
    void opensALibraryOfAnOlderVersion();
    void undoesWhatAnOlderVersionRecorded();
    void opensInAFolderThatCannotBeWritten();
    void finishesQueuedWritesBeforeItCloses();
    void leavesOneFileBehind();
    void goesAwayWhileReadsAreQueued();
    void isWrittenFromManyThreads();

private:
    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<Library> m_open;
};

void LibraryTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
}

void LibraryTest::makesAndOpensALibrary()
{
    const QString path = m_temporary->folder() + u"/My books.v2.tagloom"_s;
    sure(Library::create(path));
    const auto open = test::openLibrary(path);
    QCOMPARE(open->name(), u"My books.v2"_s);
    QCOMPARE(open->path(), QFileInfo(path).canonicalFilePath());
    QVERIFY(!open->isReadOnly());
    QVERIFY(open->readOnlyReason().isEmpty() && open->backupPath().isEmpty());
}

void LibraryTest::refusesToMakeOneOverAnother()
{
    m_open.reset();
    const auto before = test::folderSnapshot(m_temporary->folder());
    QCOMPARE(Library::create(m_temporary->path()).error().code, ErrorCode::Conflict);
    QCOMPARE(test::folderSnapshot(m_temporary->folder()), before);
}

void LibraryTest::refusesWhatIsNoLibrary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << QByteArray() << ErrorCode::NotFound;
    QTest::newRow("text") << QByteArray("Dear reader, this is a letter and not a library.") << ErrorCode::ForeignFile;
    QTest::newRow("empty") << QByteArray("") << ErrorCode::ForeignFile;
}

void LibraryTest::refusesWhatIsNoLibrary()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    m_open.reset();
    const QString path = m_temporary->folder() + u"/other"_s;
    if (!bytes.isNull())
        test::writeFile(path, bytes);
    const auto before = test::folderSnapshot(m_temporary->folder());
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
        const auto refused = Library::open(path, mode);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QVERIFY(refused.error().message.contains(path));
    }
    QCOMPARE(test::folderSnapshot(m_temporary->folder()), before);
}

void LibraryTest::announcesCommitsInOrderBeforeTheirFutures()
{
    QStringList events;
    connect(m_open.get(), &Library::changed, this,
            [&](const ChangeSet &changes) { events.append(u"changed "_s + changes.label); });
    ItemService items(*m_open);
    for (int i = 0; i < 20; ++i) {
        auto *const watcher = new QFutureWatcher<Result<void>>(m_open.get());
        connect(watcher, &QFutureWatcherBase::finished, this, [&events, i] { events.append(u"done %1"_s.arg(i)); });
        watcher->setFuture(m_open->write(QString::number(i), [](Transaction &transaction) -> Result<void> {
            sure(store::addItem(transaction, {domain::noteKind, u"item"_s, {}, {}}));
            return {};
        }));
    }
    QTRY_COMPARE(events.size(), 40);
    QStringList changed;
    QStringList done;
    for (const QString &event : std::as_const(events))
        (event.startsWith(u'c') ? changed : done).append(event.section(u' ', 1));
    QStringList expected;
    for (int i = 0; i < 20; ++i) {
        expected.append(QString::number(i));
        QVERIFY(events.indexOf(u"changed %1"_s.arg(i)) < events.indexOf(u"done %1"_s.arg(i)));
    }
    QCOMPARE(changed, expected);
    QCOMPARE(done, expected);
}

void LibraryTest::announcesNothingAfterARefusal()
{
    QSignalSpy spy(m_open.get(), &Library::changed);
    const auto refused = m_open->write(u"Test"_s, [](Transaction &transaction) -> Result<void> {
        sure(store::addItem(transaction, {domain::noteKind, u"item"_s, {}, {}}));
        return domain::Error{ErrorCode::InvalidInput, u"No."_s};
    });
    QCOMPARE(refused.result().error().code, ErrorCode::InvalidInput);
    sure(m_open->write(u"Nothing"_s, [](Transaction &) { return Result<void>(); }));
    sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}));
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(sure(store::countLiveItems(m_open->connection())), 1);
}

void LibraryTest::numbersCommits()
{
    QSignalSpy spy(m_open.get(), &Library::changed);
    for (int i = 0; i < 3; ++i)
        sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}));
    QTRY_COMPARE(spy.count(), 3);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(spy.at(i).at(0).value<ChangeSet>().commit, quint64(i + 1));
}

void LibraryTest::noticesAForeignWriter()
{
    sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}));
    QSignalSpy spy(m_open.get(), &Library::changed);
    QTRY_COMPARE(spy.count(), 1); // its own
    m_open->checkForForeignWrites();
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 1);

    sqlite3 *foreign = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(m_open->path()), &foreign), SQLITE_OK);
    QCOMPARE(sqlite3_exec(foreign, "UPDATE items SET title = 'foreign'", nullptr, nullptr, nullptr), SQLITE_OK);
    m_open->checkForForeignWrites();
    QTRY_COMPARE(spy.count(), 2);
    QVERIFY(spy.at(1).at(0).value<ChangeSet>().everything);
    QCOMPARE(sure(store::readItem(m_open->connection(), ItemId{1}))->title, u"foreign"_s);
    m_open->checkForForeignWrites();
    QCoreApplication::processEvents();
    QCOMPARE(spy.count(), 2);
    sqlite3_close(foreign);
}

void LibraryTest::saysWhoElseHasIt()
{
    m_open.reset();
    const auto lock = sure(store::LibraryLock::acquire(m_temporary->path()));
    const auto refused = Library::open(m_temporary->path(), OpenMode::ReadWrite);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Locked);
    QVERIFY(refused.error().message.contains(m_temporary->path()));
    QVERIFY(refused.error().message.contains(QString::number(QCoreApplication::applicationPid())));
}

void LibraryTest::opensForLookingBesideAWriter()
{
    const auto looking = sure(Library::open(m_temporary->path(), OpenMode::ReadOnly));
    QVERIFY(looking->isReadOnly());
    sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}));
    QCOMPARE(sure(store::countLiveItems(looking->connection())), 1);
}

void LibraryTest::refusesEveryWriteWhenOpenForLooking()
{
    sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}, {u"tag"_s}));
    m_open.reset();
    m_open = sure(Library::open(m_temporary->path(), OpenMode::ReadOnly));
    const QStringList before = test::dumpOf(*m_open);
    ItemService items(*m_open);
    library::TaggingService tagging(*m_open);
    library::TagService tags(*m_open);
    const ItemId item{1};
    const domain::TagId tag{1};
    QList<ErrorCode> codes;
    const auto note = [&codes](const auto &future) {
        codes.append(future.result().error().code);
    };
    note(items.add({{domain::noteKind, u"item"_s, {}, {}}}));
    note(items.changeTitle(item, u"x"_s));
    note(items.changeUrl(item, u"x"_s));
    note(items.changeNotes(item, u"x"_s));
    note(items.changeKind(item, domain::fileKind));
    note(items.trash({item}));
    note(items.restore({item}));
    note(items.deleteForGood({item}));
    note(tagging.addTags({item}, {tag}));
    note(tagging.removeTags({item}, {tag}));
    note(tagging.addTagsByName({item}, {u"x"_s}));
    note(tagging.removeTagsByName({item}, {u"tag"_s}));
    note(tagging.toggleTag({item}, tag));
    note(tagging.changeStatus({item, tag}, domain::LinkStatus::Rejected));
    note(tagging.changeConfidence({item, tag}, 1));
    note(tags.create(u"x"_s));
    note(tags.rename(tag, u"x"_s));
    note(tags.changeColour(tag, u"#123456"_s));
    note(tags.changeDescription(tag, u"x"_s));
    note(tags.changePin(tag, 1));
    QCOMPARE(codes, QList<ErrorCode>(20, ErrorCode::ReadOnly));
    QCOMPARE(test::dumpOf(*m_open), before);
}

void LibraryTest::opensALibraryOfAnOlderVersion_data()
{
    QTest::addColumn<int>("version");
    for (int version = 4; version < test::bundledMigrations().size(); ++version)
        QTest::addRow("%d", version) << version;
}

/// Every version since the first release: what is in it stays, and a copy of it as it was lies beside it.
void LibraryTest::opensALibraryOfAnOlderVersion()
{
    QFETCH(int, version);
    const QList<store::Migration> itsOwn = test::bundledMigrations().first(version);
    const QString path = m_temporary->folder() + u"/older.tagloom"_s;
    sure(store::createLibraryFile(path, itsOwn));
    // Without the columns that came later.
    const QString all = u"SELECT items.*, body, tags.*, source, status, confidence, added_at, word, item_count "
                        "FROM items JOIN item_notes ON item_notes.item_id = items.id "
                        "JOIN item_tags ON item_tags.item_id = items.id JOIN tags ON tags.id = item_tags.tag_id "
                        "JOIN tag_words ON tag_words.tag_id = tags.id JOIN tag_counts ON tag_counts.tag_id = tags.id"_s;
    QStringList before;
    {
        const auto connection = test::openConnection(path, store::Access::Write);
        test::write(*connection, [&](Transaction &transaction) {
            transaction.leaveUnrecorded(); // there was no history then
            const auto item = sure(store::addItem(
                transaction, {domain::bookmarkKind, u"Quarks"_s, u"https://quarks.example/"_s, u"Matter"_s}));
            const auto tag = sure(store::createTag(transaction, test::name(u"physics"_s)));
            // As it was written then.
            sure(store::Statement(transaction.connection(),
                                  u"INSERT INTO item_tags (item_id, tag_id, source, status, added_at) "
                                  "VALUES (?, ?, 'user', 'confirmed', 1)"_s)
                     .run(item, tag));
        });
        before = test::rowsOf(*connection, all);
    }
    QCOMPARE(before.size(), 1);

    const auto refused = Library::open(path, OpenMode::ReadOnly);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    const auto open = test::openLibrary(path);
    QVERIFY(!open->backupPath().isEmpty() && !open->isReadOnly());
    QCOMPARE(test::rowsOf(open->connection(), all), before);
    QCOMPARE(sure(open->connection().number(u"PRAGMA user_version"_s)), test::bundledMigrations().size());
    QCOMPARE(test::schemaOf(open->connection()), test::schemaOf(m_open->connection()));
    QCOMPARE(store::identify(open->backupPath(), itsOwn), store::FileState::Current);
    QCOMPARE(test::rowsOf(*test::openConnection(open->backupPath(), store::Access::Immutable), all), before);
    QVERIFY(test::whatIsWrongWith(*test::openConnection(path, store::Access::Write)).isEmpty());
    // The backup is of that version for good, and opens the same way.
    QVERIFY(!test::openLibrary(open->backupPath())->backupPath().isEmpty());
}

/// Version 9 kept the changes of an entry in another table, and compressed them otherwise.
void LibraryTest::undoesWhatAnOlderVersionRecorded()
{
    const QString path = m_temporary->folder() + u"/older.tagloom"_s;
    sure(store::createLibraryFile(path, test::bundledMigrations().first(9)));
    const auto addNote = [](Transaction &transaction) {
        sure(store::addItem(transaction, {domain::noteKind, u"Note"_s, {}, u"Text"_s}));
    };
    sure(m_open->write(u"Note"_s, [&](Transaction &transaction) -> domain::Result<void> {
        addNote(transaction);
        return {};
    }));
    {
        const auto connection = test::openConnection(path, store::Access::Write);
        test::write(*connection, [&](Transaction &transaction) {
            transaction.leaveUnrecorded();
            addNote(transaction);
            store::Statement times(transaction.connection(), u"UPDATE items SET created_at = ?1, updated_at = ?1"_s);
            sure(times.run(*m_open->connection().number(u"SELECT created_at FROM items"_s)));
            store::Statement entry(m_open->connection(),
                                   u"SELECT row_count, content FROM history JOIN history_changes"_s);
            QVERIFY(entry.next());
            const QByteArray content = qCompress(store::decompressed(entry.bytes(1)).value());
            sure(transaction.connection().execute(
                u"INSERT INTO history (label, made_at, origin, items, tags, row_count, format, parts, bytes) "
                "VALUES ('Note', 1, 'window', 1, 0, %1, 1, 1, %2)"_s.arg(entry.integer(0))
                    .arg(content.size())));
            store::Statement changes(transaction.connection(), u"INSERT INTO history_changes VALUES (1, 0, ?, ?)"_s);
            sure(changes.run(content, QCryptographicHash::hash(content, QCryptographicHash::Sha256)));
        });
    }
    const auto open = test::openLibrary(path);
    const auto undone = library::HistoryService(*open).undo().result();
    QVERIFY2(undone.ok(), qPrintable(undone.ok() ? QString() : undone.error().message));
    QCOMPARE(*open->connection().number(u"SELECT count(*) FROM items"_s), 0);
}

void LibraryTest::opensInAFolderThatCannotBeWritten()
{
    sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}));
    m_open.reset();
    QVERIFY(!QFile::exists(m_temporary->path() + u"-wal"_s));
    const QByteArray folder = QFile::encodeName(m_temporary->folder());
    QCOMPARE(chmod(QFile::encodeName(m_temporary->path()).constData(), 0444), 0);
    QCOMPARE(chmod(folder.constData(), 0555), 0);
    const auto before = test::folderSnapshot(m_temporary->folder());
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {u"--look"_s, m_temporary->path()});
    QVERIFY(process.waitForFinished());
    const auto after = test::folderSnapshot(m_temporary->folder());
    QCOMPARE(chmod(folder.constData(), 0755), 0);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(after, before);
}

void LibraryTest::finishesQueuedWritesBeforeItCloses()
{
    QList<QFuture<Result<library::AddedItems>>> futures;
    for (int i = 0; i < 100; ++i)
        futures.append(ItemService(*m_open).add({{domain::noteKind, u"item %1"_s.arg(i), {}, {}}}));
    m_open.reset();
    for (const auto &future : futures) {
        QVERIFY(future.isFinished());
        QVERIFY(future.result().ok());
    }
    QCOMPARE(sure(store::countLiveItems(*m_temporary->connection())), 100);
    QCoreApplication::processEvents();
}

void LibraryTest::leavesOneFileBehind()
{
    sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}));
    m_open.reset();
    QCOMPARE(test::folderSnapshot(m_temporary->folder()).keys(), QStringList{u"test.tagloom"_s});
}

void LibraryTest::goesAwayWhileReadsAreQueued()
{
    for (int round = 0; round < 20; ++round) {
        QList<QFuture<Result<qint64>>> reads;
        for (int i = 0; i < 50; ++i)
            reads.append(
                m_open->read([](const store::Connection &connection) { return store::countLiveItems(connection); }));
        m_open.reset();
        for (const auto &read : reads)
            QVERIFY(read.isFinished() && read.result().ok());
        m_open = test::openLibrary(m_temporary->path());
    }
}

void LibraryTest::isWrittenFromManyThreads()
{
    QSignalSpy spy(m_open.get(), &Library::changed);
    QList<QThread *> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.append(QThread::create([this] {
            for (int i = 0; i < 25; ++i)
                sure(ItemService(*m_open).add({{domain::noteKind, u"item"_s, {}, {}}}));
        }));
        threads.last()->start();
    }
    for (QThread *const thread : threads) {
        QVERIFY(thread->wait());
        delete thread;
    }
    QTRY_COMPARE(spy.count(), 100);
    for (int i = 0; i < 100; ++i)
        QCOMPARE(spy.at(i).at(0).value<ChangeSet>().commit, quint64(i + 1));
    QCOMPARE(sure(store::countLiveItems(m_open->connection())), 100);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--look"_s)
        return lookAtReadOnlyLibrary(arguments.value(2));
    LibraryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "library_test.moc"
