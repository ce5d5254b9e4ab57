// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/time_text.h"

#include <QtTest>

using namespace tagloom::formats;

Q_DECLARE_METATYPE(std::optional<qint64>)

class TimeTextTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsEveryUnit_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<std::optional<qint64>>("expected");
        const std::optional<qint64> whole = 1594619243000;
        const std::optional<qint64> none;
        QTest::newRow("seconds") << "1594619243" << whole;
        QTest::newRow("seconds with spaces") << " 1594619243\n" << whole;
        QTest::newRow("seconds with a fraction") << "1594619243.75" << whole;
        QTest::newRow("milliseconds") << "1594619243123" << std::optional<qint64>(1594619243123);
        QTest::newRow("microseconds") << "1594619243123456" << std::optional<qint64>(1594619243123);
        QTest::newRow("microseconds since 1601") << "13239092843123456" << std::optional<qint64>(1594619243123);
        QTest::newRow("nanoseconds") << "1594619243123456789" << std::optional<qint64>(1594619243123);
        QTest::newRow("old seconds") << "788918400" << std::optional<qint64>(788918400000);
        QTest::newRow("ISO") << "2020-07-13T05:47:23Z" << whole;
        QTest::newRow("ISO with zone") << "2020-07-13T07:47:23+02:00" << whole;
        QTest::newRow("ISO without zone") << "2020-07-13T05:47:23" << whole;
        QTest::newRow("ISO with a space") << "2020-07-13 05:47:23" << whole;
        QTest::newRow("ISO date") << "2020-07-13" << std::optional<qint64>(1594598400000);
        QTest::newRow("RFC 2822") << "Mon, 13 Jul 2020 07:47:23 +0200" << whole;
        QTest::newRow("RFC 2822 GMT") << "Mon, 13 Jul 2020 05:47:23 GMT" << whole;
        QTest::newRow("empty") << "" << none;
        QTest::newRow("zero") << "0" << none;
        QTest::newRow("negative") << "-1594619243" << none;
        QTest::newRow("garbage") << "yesterday" << none;
        QTest::newRow("number and garbage") << "1594619243x" << none;
        QTest::newRow("a point") << "." << none;
        QTest::newRow("too late") << "99999999999" << none;
        QTest::newRow("before 1970, since 1601") << "10000000000000000" << none;
        QTest::newRow("impossible day") << "2020-02-31T00:00:00Z" << none;
        QTest::newRow("largest") << "9223372036854775807" << none;
        QTest::newRow("more than 64 bits") << "92233720368547758070" << none;
    }
    void knowsEveryUnit()
    {
        QFETCH(QString, text);
        QFETCH(std::optional<qint64>, expected);
        QCOMPARE(timeOfAnyUnit(text), expected);
    }

    void isoTimeRoundTrips_data()
    {
        QTest::addColumn<qint64>("time");
        QTest::newRow("1970") << qint64(0);
        QTest::newRow("milliseconds") << qint64(1709210096789);
        QTest::newRow("before 1970") << qint64(-1);
        QTest::newRow("9999") << qint64(253402300799999);
    }
    void isoTimeRoundTrips()
    {
        QFETCH(qint64, time);
        QCOMPARE(timeFromIso(isoTime(time)), std::optional(time));
    }

    void isoTimeIsUtcWithMilliseconds()
    {
        QCOMPARE(isoTime(1709210096789), QStringLiteral("2024-02-29T12:34:56.789Z"));
        QCOMPARE(isoTime(253402300800000), QString());
    }
};

QTEST_GUILESS_MAIN(TimeTextTest)
#include "time_text_test.moc"
