// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/interrupt_guard.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using store::InterruptGuard;
using test::sure;

namespace {

const QString endless = u"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"_s;
const QString longEnough =
    u"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT count(*) FROM n"_s;

} // namespace

class InterruptGuardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWhatRunsWhenTheFlagIsSet();
    void endsWhatStartsAfterTheFlagWasSet();
    void letsGoOfTheConnection();
};

void InterruptGuardTest::endsWhatRunsWhenTheFlagIsSet()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    std::atomic<bool> cancelled{false};
    std::atomic<bool> started{false};
    const InterruptGuard guard(*connection, cancelled);
    std::thread other([&] {
        while (!started)
            std::this_thread::yield();
        cancelled = true;
    });
    started = true;
    const auto done = connection->number(endless);
    other.join();
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
}

void InterruptGuardTest::endsWhatStartsAfterTheFlagWasSet()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    const std::atomic<bool> cancelled{true};
    const InterruptGuard guard(*connection, cancelled);
    QCOMPARE(connection->number(endless).error().code, ErrorCode::Cancelled);
}

void InterruptGuardTest::letsGoOfTheConnection()
{
    const test::TemporaryLibrary library;
    const auto connection = library.connection();
    {
        const std::atomic<bool> cancelled{true};
        const InterruptGuard guard(*connection, cancelled);
        QVERIFY(!connection->number(longEnough));
    }
    QCOMPARE(sure(connection->number(longEnough)), 300000);
}

QTEST_GUILESS_MAIN(InterruptGuardTest)
#include "interrupt_guard_test.moc"
