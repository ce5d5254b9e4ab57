// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.h"

#include "store/statement.h"
#include "support/full_disk.h"
#include "support/temporary_library.h"

#include <QCoreApplication>
#include <QMutex>
#include <QProcess>
#include <QThread>
#include <QtTest>

#include <cstring>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ChangeSet;
using domain::Error;
using domain::ErrorCode;
using domain::ItemId;
using domain::Result;
using store::Access;
using store::Statement;
using store::Transaction;
using store::Writer;

namespace {

const QString countItems = u"SELECT count(*) FROM items"_s;

Result<ItemId> addItem(Transaction &transaction, const QString &title)
{
    Statement add(transaction.connection(),
                  u"INSERT INTO items (title, created_at, updated_at) VALUES (?, ?, ?) RETURNING id"_s);
    add.bind(title, transaction.now(), transaction.now());
    const ItemId id{add.next() ? add.integer(0) : 0};
    // An INSERT with RETURNING is done only at its end.
    while (add.next()) { }
    if (auto done = add.finish(); !done)
        return done.error();
    transaction.changes().itemsAdded.append(id);
    return id;
}

/// Commits one item after the other; true if none was refused.
bool addMany(const QString &path, const QString &name, int count)
{
    const auto writer = Writer::start(path, [](const ChangeSet &) {});
    if (!writer)
        return false;
    QList<QFuture<Result<ItemId>>> futures;
    for (int i = 0; i < count; ++i)
        futures.append((*writer)->post(name, [name, i](Transaction &transaction) {
            return addItem(transaction, QString(name + QString::number(i)));
        }));
    bool good = true;
    for (auto &future : futures)
        good = future.result().ok() && good;
    return good;
}

/// What the listener heard, from whichever thread.
class Heard final
{
public:
    Writer::CommitListener listener()
    {
        return [this](const ChangeSet &changes) {
            const QMutexLocker locker(&m_mutex);
            m_changes.append(changes);
            m_thread = QThread::currentThread();
        };
    }
    QList<ChangeSet> changes() const
    {
        const QMutexLocker locker(&m_mutex);
        return m_changes;
    }
    QThread *thread() const { return m_thread; }

private:
    mutable QMutex m_mutex;
    QList<ChangeSet> m_changes;
    QThread *m_thread = nullptr;
};

} // namespace

class WriterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::FullDisk::install(); }
    void cleanup() { test::FullDisk::setRoom(-1); }
    void worksInTheOrderOfItsQueue();
    void tellsTheListenerAfterTheCommitAndBeforeTheFuture();
    void saysNothingAfterARollback();
    void saysNothingIfNothingWasTouched();
    void saysNothingIfTheCommitFails();
    void noticesAnotherProgramsWrites();
    void doesNotTakeItsOwnCommitsForForeignOnes();
    void finishesItsQueueBeforeItGoes();
    void emptiesTheLogBehindALargeCommit();
    void saysWhyItCannotStart();
    void twoWritersInOneProgramNeverMeetALock();
    void twoWritersInTwoProcessesNeverMeetALock();

private:
    static std::unique_ptr<Writer> start(const test::TemporaryLibrary &library, const Writer::CommitListener &listener)
    {
        auto writer = Writer::start(library.path(), listener);
        if (!writer)
            qFatal("%s", qPrintable(writer.error().message));
        return std::move(*writer);
    }
};

void WriterTest::worksInTheOrderOfItsQueue()
{
    const test::TemporaryLibrary library;
    Heard heard;
    const auto writer = start(library, heard.listener());
    QList<QFuture<Result<ItemId>>> futures;
    for (int i = 0; i < 50; ++i)
        futures.append(writer->post(
            QString::number(i), [i](Transaction &transaction) { return addItem(transaction, QString::number(i)); }));
    for (int i = 0; i < 50; ++i)
        QCOMPARE(futures[i].result()->value, i + 1);
    const QList<ChangeSet> changes = heard.changes();
    QCOMPARE(changes.size(), 50);
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(changes[i].label, QString::number(i));
        QCOMPARE(changes[i].commit, static_cast<quint64>(i) + 1);
    }
    QVERIFY(heard.thread() != QThread::currentThread());
}

void WriterTest::tellsTheListenerAfterTheCommitAndBeforeTheFuture()
{
    const test::TemporaryLibrary library;
    std::atomic<qint64> seen{-1};
    const auto writer =
        start(library, [&](const ChangeSet &) { seen = *library.connection(Access::Read)->number(countItems); });
    auto future = writer->post(u"Add"_s, [](Transaction &transaction) { return addItem(transaction, u"one"_s); });
    future.waitForFinished();
    QCOMPARE(seen.load(), 1);
}

void WriterTest::saysNothingAfterARollback()
{
    const test::TemporaryLibrary library;
    Heard heard;
    const auto writer = start(library, heard.listener());
    auto future = writer->post(u"Add"_s, [](Transaction &transaction) -> Result<void> {
        if (auto added = addItem(transaction, u"one"_s); !added)
            return added.error();
        return Error{ErrorCode::InvalidInput, u"No."_s};
    });
    QCOMPARE(future.result().error().message, u"No."_s);
    QVERIFY(heard.changes().isEmpty());
    QCOMPARE(*library.connection(Access::Read)->number(countItems), 0);
    auto next = writer->post(u"Add"_s, [](Transaction &transaction) { return addItem(transaction, u"two"_s); });
    QVERIFY(next.result().ok());
    QCOMPARE(heard.changes().size(), 1);
}

void WriterTest::saysNothingIfNothingWasTouched()
{
    const test::TemporaryLibrary library;
    Heard heard;
    const auto writer = start(library, heard.listener());
    QVERIFY(writer->post(u"Nothing"_s, [](Transaction &) { return Result<void>(); }).result().ok());
    QVERIFY(heard.changes().isEmpty());
}

void WriterTest::saysNothingIfTheCommitFails()
{
    const test::TemporaryLibrary library;
    Heard heard;
    const auto writer = start(library, heard.listener());
    auto future = writer->post(u"Add"_s, [](Transaction &transaction) {
        auto added = addItem(transaction, u"one"_s);
        test::FullDisk::setRoom(0);
        return added;
    });
    QCOMPARE(future.result().error().code, ErrorCode::DiskFull);
    QVERIFY(heard.changes().isEmpty());
    test::FullDisk::setRoom(-1);
    QVERIFY(
        writer->post(u"Add"_s, [](Transaction &transaction) { return addItem(transaction, u"one"_s); }).result().ok());
    QCOMPARE(heard.changes().size(), 1);
    QCOMPARE(*library.connection(Access::Read)->number(countItems), 1);
}

void WriterTest::noticesAnotherProgramsWrites()
{
    const test::TemporaryLibrary library;
    Heard heard;
    const auto writer = start(library, heard.listener());
    QVERIFY(
        library.connection()->execute(u"INSERT INTO items (title, created_at, updated_at) VALUES ('x', 1, 1)"_s).ok());
    writer->checkForForeignWrites();
    QCOMPARE(heard.changes().size(), 1);
    QVERIFY(heard.changes().first().everything);
    QVERIFY(heard.changes().first().label.isEmpty());
    writer->checkForForeignWrites();
    QCOMPARE(heard.changes().size(), 1);
}

void WriterTest::doesNotTakeItsOwnCommitsForForeignOnes()
{
    const test::TemporaryLibrary library;
    Heard heard;
    const auto writer = start(library, heard.listener());
    QVERIFY(
        writer->post(u"Add"_s, [](Transaction &transaction) { return addItem(transaction, u"one"_s); }).result().ok());
    writer->checkForForeignWrites();
    QCOMPARE(heard.changes().size(), 1);
    QVERIFY(!heard.changes().first().everything);
}

void WriterTest::finishesItsQueueBeforeItGoes()
{
    const test::TemporaryLibrary library;
    Heard heard;
    {
        const auto writer = start(library, heard.listener());
        for (int i = 0; i < 20; ++i)
            (void)writer->post(u"Add"_s, [](Transaction &transaction) { return addItem(transaction, u"x"_s); });
    }
    QCOMPARE(heard.changes().size(), 20);
    QCOMPARE(*library.connection(Access::Read)->number(countItems), 20);
}

void WriterTest::emptiesTheLogBehindALargeCommit()
{
    const test::TemporaryLibrary library;
    const auto writer = start(library, [](const ChangeSet &) {});
    const qint64 before = QFileInfo(library.path()).size();
    const auto add = [](Transaction &transaction) -> Result<ItemId> {
        const auto id = addItem(transaction, u"Large"_s);
        if (!id)
            return id;
        if (auto done = Statement(transaction.connection(), u"INSERT INTO item_notes (item_id, body) VALUES (?, ?)"_s)
                            .run(*id, QString(8'000'000, u'x'));
            !done)
            return done.error();
        return id;
    };
    QVERIFY(writer->post(u"Large"_s, add).result().ok());
    // What is queued comes behind it.
    QVERIFY(writer->post(u"Small"_s, [](Transaction &t) { return addItem(t, u"Small"_s); }).result().ok());
    QVERIFY(QFileInfo(library.path()).size() > before + 8'000'000);
}

void WriterTest::saysWhyItCannotStart()
{
    const test::TemporaryLibrary library;
    const auto writer = Writer::start(library.folder() + u"/missing"_s, [](const ChangeSet &) {});
    QVERIFY(!writer);
    QCOMPARE(writer.error().code, ErrorCode::NotFound);
}

void WriterTest::twoWritersInOneProgramNeverMeetALock()
{
    const test::TemporaryLibrary library;
    bool other = false;
    const std::unique_ptr<QThread> thread(QThread::create([&] { other = addMany(library.path(), u"a"_s, 100); }));
    thread->start();
    const bool own = addMany(library.path(), u"b"_s, 100);
    QVERIFY(thread->wait());
    QVERIFY(own);
    QVERIFY(other);
    QCOMPARE(*library.connection(Access::Read)->number(countItems), 200);
}

void WriterTest::twoWritersInTwoProcessesNeverMeetALock()
{
    const test::TemporaryLibrary library;
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--write"_s, library.path()});
    QVERIFY(other.waitForStarted());
    QVERIFY(addMany(library.path(), u"b"_s, 100));
    QVERIFY(other.waitForFinished(60000));
    QCOMPARE(other.exitCode(), 0);
    QCOMPARE(*library.connection(Access::Read)->number(countItems), 200);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--write") == 0)
        return addMany(QString::fromLocal8Bit(argv[2]), u"c"_s, 100) ? 0 : 1;
    WriterTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "writer_test.moc"
