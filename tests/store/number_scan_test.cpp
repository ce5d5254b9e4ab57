// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/interrupt_guard.h"
#include "store/number_scan.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using test::sure;

class NumberScanTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsOverEveryRow();
    void refusesWhatSqliteRefuses();
    void endsWhenInterrupted();

private:
    test::TemporaryLibrary m_library;
    std::unique_ptr<store::Connection> m_connection = m_library.connection(store::Access::Read);
};

void NumberScanTest::handsOverEveryRow()
{
    QStringList rows;
    sure(store::scanNumbers(*m_connection, u"id, 4611686018427387904, NULL, 0, -id, 0, 0, id"_s,
                            u"item_kinds"_s, [&rows](const qint64 *row) {
                                rows.append(
                                    u"%1 %2 %3 %4 %5"_s.arg(row[0]).arg(row[1]).arg(row[2]).arg(row[4]).arg(row[7]));
                            }));
    rows.sort(); // the order is left to SQLite
    QCOMPARE(rows.size(), 8);
    QCOMPARE(rows.first(), u"1 4611686018427387904 0 -1 1"_s);
    int none = 0;
    sure(store::scanNumbers(*m_connection, u"id"_s, u"items"_s, [&none](const qint64 *) { ++none; }));
    QCOMPARE(none, 0);
}

void NumberScanTest::refusesWhatSqliteRefuses()
{
    QVERIFY(!store::scanNumbers(*m_connection, u"id"_s, u"no_such_table"_s, [](const qint64 *) {}));
    // What takes the rows is gone with the scan.
    QVERIFY(!m_connection->execute(u"SELECT tagloom_take(id) FROM item_kinds"_s));
}

void NumberScanTest::endsWhenInterrupted()
{
    std::atomic<bool> stop{false};
    const store::InterruptGuard guard(*m_connection, stop);
    const auto ended = store::scanNumbers(
        *m_connection, u"value"_s,
        u"(WITH RECURSIVE n (value) AS (VALUES (1) UNION ALL SELECT value + 1 FROM n LIMIT 1000000) SELECT value FROM n)"_s,
        [&stop](const qint64 *row) { stop = row[0] > 100; });
    QVERIFY(!ended);
    QCOMPARE(ended.error().code, domain::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(NumberScanTest)
#include "number_scan_test.moc"
