// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QThread>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::Result;
using store::Access;
using store::Connection;
using store::Reader;
using test::sure;

namespace {

const QString endless = u"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s;

} // namespace

class ReaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsInTheOrderOfPosting();
    void runsOnAThreadOfItsOwn();
    void writesNothing();
    void seesWhatIsCommitted();
    void endsWhatRuns();
    void refusesALibraryThatIsNotThere();
    void finishesWhatIsQueuedBeforeItGoes();

private:
    test::TemporaryLibrary m_library;
};

void ReaderTest::runsInTheOrderOfPosting()
{
    const auto reader = sure(Reader::start(u"test"_s, m_library.path(), Access::Read));
    QList<int> order;
    QFuture<int> last;
    for (int i = 0; i < 100; ++i)
        last = reader->post([&order, i](const Connection &) {
            order.append(i);
            return i;
        });
    QCOMPARE(last.result(), 99);
    QCOMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.begin(), order.end()));
}

void ReaderTest::runsOnAThreadOfItsOwn()
{
    const auto reader = sure(Reader::start(u"test"_s, m_library.path(), Access::Read));
    const auto name = reader->post([](const Connection &) { return QThread::currentThread()->objectName(); });
    QCOMPARE(name.result(), u"test"_s);
}

void ReaderTest::writesNothing()
{
    const auto reader = sure(Reader::start(u"test"_s, m_library.path(), Access::Read));
    const auto refused =
        reader->post([](const Connection &connection) { return connection.execute(u"DELETE FROM items"_s); });
    QCOMPARE(refused.result().error().code, ErrorCode::ReadOnly);
}

void ReaderTest::seesWhatIsCommitted()
{
    const auto reader = sure(Reader::start(u"test"_s, m_library.path(), Access::Read));
    const auto count = [](const Connection &connection) {
        return connection.number(u"SELECT count(*) FROM items"_s);
    };
    const auto writer = m_library.connection();
    const qint64 before = sure(reader->post(count).result());
    test::addItem(*writer, {domain::noteKind, u"item"_s, {}, {}});
    QCOMPARE(sure(reader->post(count).result()), before + 1);
}

void ReaderTest::endsWhatRuns()
{
    const auto reader = sure(Reader::start(u"test"_s, m_library.path(), Access::Read));
    auto running = reader->post([](const Connection &connection) { return connection.number(endless); });
    // An interrupt before the statement has begun does nothing.
    while (!running.isFinished()) {
        reader->interrupt();
        QThread::yieldCurrentThread();
    }
    QCOMPARE(running.result().error().code, ErrorCode::Cancelled);
    QCOMPARE(sure(reader->post([](const Connection &connection) { return connection.number(u"SELECT 5"_s); }).result()),
             5);
}

void ReaderTest::refusesALibraryThatIsNotThere()
{
    const auto refused = Reader::start(u"test"_s, m_library.folder() + u"/none.tagloom"_s, Access::Read);
    QCOMPARE(refused.error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(m_library.folder() + u"/none.tagloom"_s));
}

void ReaderTest::finishesWhatIsQueuedBeforeItGoes()
{
    QList<QFuture<int>> futures;
    {
        const auto reader = sure(Reader::start(u"test"_s, m_library.path(), Access::Read));
        for (int i = 0; i < 200; ++i)
            futures.append(reader->post([i](const Connection &) { return i; }));
    }
    for (int i = 0; i < 200; ++i) {
        QVERIFY(futures[i].isFinished() && futures[i].isResultReadyAt(0));
        QCOMPARE(futures[i].result(), i);
    }
}

QTEST_GUILESS_MAIN(ReaderTest)
#include "reader_test.moc"
