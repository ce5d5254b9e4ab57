// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_thread.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QSqlDatabase>
#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using store::Access;
using store::Connection;
using store::ConnectionThread;
using test::sure;

class ConnectionThreadTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheOrderOfEachCaller();
    void waitsForWhatIsQueuedBefore();
    void repeatsWorkBetweenWhatIsQueued();
    void leavesNoConnectionBehind();
    void saysWhyItCannotStart();
    void startsAndEndsManyTimes();

private:
    test::TemporaryLibrary m_library;
};

void ConnectionThreadTest::keepsTheOrderOfEachCaller()
{
    const auto thread = sure(ConnectionThread::start(u"test"_s, m_library.path(), Access::Read));
    std::array<QList<int>, 4> seen;
    std::array<std::thread, 4> callers;
    for (size_t caller = 0; caller < callers.size(); ++caller) {
        callers[caller] = std::thread([&, caller] {
            for (int i = 0; i < 500; ++i)
                thread->enqueue([&, caller, i](Connection &) { seen[caller].append(i); });
        });
    }
    for (std::thread &caller : callers)
        caller.join();
    thread->enqueueAndWait([](Connection &) {});
    for (const QList<int> &order : seen) {
        QCOMPARE(order.size(), 500);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }
}

void ConnectionThreadTest::waitsForWhatIsQueuedBefore()
{
    const auto thread = sure(ConnectionThread::start(u"test"_s, m_library.path(), Access::Read));
    int done = 0;
    for (int i = 0; i < 10; ++i)
        thread->enqueue([&](Connection &) { ++done; });
    thread->enqueueAndWait([&](Connection &) { QCOMPARE(done, 10); });
}

void ConnectionThreadTest::repeatsWorkBetweenWhatIsQueued()
{
    const auto thread = sure(ConnectionThread::start(u"test"_s, m_library.path(), Access::Read));
    std::atomic<int> times{0};
    thread->every(1, [&](Connection &) { ++times; });
    QTRY_VERIFY(times >= 3);
    thread->enqueueAndWait([](Connection &) {});
}

void ConnectionThreadTest::leavesNoConnectionBehind()
{
    const QStringList before = QSqlDatabase::connectionNames();
    {
        const auto thread = sure(ConnectionThread::start(u"test"_s, m_library.path(), Access::Write));
        thread->every(1, [](Connection &) {});
        QCOMPARE(QSqlDatabase::connectionNames().size(), before.size() + 1);
    }
    QCOMPARE(QSqlDatabase::connectionNames(), before);
    QVERIFY(!QFile::exists(m_library.path() + u"-wal"_s));
}

void ConnectionThreadTest::saysWhyItCannotStart()
{
    const QStringList before = QSqlDatabase::connectionNames();
    QCOMPARE(ConnectionThread::start(u"test"_s, u"/no/such/library"_s, Access::Read).error().code, ErrorCode::NotFound);
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

void ConnectionThreadTest::startsAndEndsManyTimes()
{
    for (int i = 0; i < 50; ++i) {
        int done = 0;
        {
            const auto thread =
                sure(ConnectionThread::start(u"test"_s, m_library.path(), i % 2 ? Access::Read : Access::Write));
            for (int work = 0; work < i; ++work)
                thread->enqueue([&](Connection &) { ++done; });
            thread->interrupt();
        }
        QCOMPARE(done, i);
    }
}

QTEST_GUILESS_MAIN(ConnectionThreadTest)
#include "connection_thread_test.moc"
