// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/date_value.h"

#include <QDateTime>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

class DateValueTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsDatesFromOtherText_data();
    void tellsDatesFromOtherText();
    void countsAgesAheadForWhatIsDue();
    void comparesWithWholeStretches_data();
    void comparesWithWholeStretches();
    void reachesFromOneDateToAnother_data();
    void reachesFromOneDateToAnother();
    void knowsDaysOfTwentyThreeHours();

private:
    static QTimeZone zone() { return QTimeZone("Europe/Berlin"); }
    static qint64 at(const QString &local)
    {
        QDateTime time = QDateTime::fromString(local, Qt::ISODate);
        time.setTimeZone(zone());
        return time.toMSecsSinceEpoch();
    }
    static qint64 now() { return at(u"2024-05-15T13:30:00"_s); }
    static DateValue date(const QString &text) { return std::get<DateValue>(parseDate(text)); }
    static QString written(qint64 time)
    {
        if (time == TimeSpan().from || time == TimeSpan().to)
            return u"…"_s;
        return QDateTime::fromMSecsSinceEpoch(time, zone()).toString(u"yyyy-MM-dd HH:mm"_s);
    }
    static QString written(const QList<TimeSpan> &spans)
    {
        QStringList parts;
        for (const TimeSpan &span : spans)
            parts.append(QString(written(span.from) + u" to "_s + written(span.to)));
        return parts.join(u", "_s);
    }
};

void DateValueTest::tellsDatesFromOtherText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("fault");
    const auto row = [](const QString &text, int fault) {
        QTest::newRow(qPrintable(text)) << text << fault;
    };
    for (const QString &good : {u"2024"_s, u"2024-05"_s, u"2024-5-1"_s, u"2024-02-29"_s, u"TODAY"_s, u"yesterday"_s,
                                u"7d"_s, u"3W"_s, u"2m"_s, u"1y"_s, u"0d"_s, u"999999999y"_s, u"9999"_s})
        row(good, -1);
    for (const QString &impossible : {u"2023-02-29"_s, u"2024-13"_s, u"2024-00"_s, u"2024-04-31"_s, u"0000"_s})
        row(impossible, int(DateFault::Impossible));
    for (const QString &other : {u""_s, u"24"_s, u"20240501"_s, u"2024-"_s, u"2024-05-01x"_s, u"7"_s, u"7x"_s, u"-7d"_s,
                                 u"9999999999d"_s, u"2024\n"_s, u"٢٠٢٤"_s})
        row(other, int(DateFault::NoDate));
}

void DateValueTest::countsAgesAheadForWhatIsDue()
{
    const QDate today(2024, 5, 15);
    const auto span = [&](Comparison comparison, const QString &text) {
        const auto shown = [](qint64 day) {
            const QDate calendar = QDate::fromJulianDay(day);
            return calendar.isValid() && calendar.year() < 10000 ? calendar.toString(u"MM-dd"_s) : u"…"_s;
        };
        const DaySpan days = daySpan(comparison, date(text), today);
        return QString(shown(days.from) + u' ' + shown(days.to));
    };
    QCOMPARE(span(Comparison::Equal, u"tomorrow"_s), u"05-16 05-16"_s);
    QCOMPARE(span(Comparison::Equal, u"2024-06"_s), u"06-01 06-30"_s);
    QCOMPARE(span(Comparison::Equal, u"7d"_s), u"… 05-22"_s);
    QCOMPARE(span(Comparison::Less, u"7d"_s), u"… 05-22"_s);
    QCOMPARE(span(Comparison::Greater, u"1w"_s), u"05-23 …"_s);
    QCOMPARE(span(Comparison::GreaterOrEqual, u"7d"_s), u"05-23 …"_s);
    QCOMPARE(span(Comparison::Less, u"today"_s), u"… 05-14"_s);
    QCOMPARE(span(Comparison::LessOrEqual, u"2024-06"_s), u"… 06-30"_s);
    QCOMPARE(span(Comparison::Greater, u"2024-06"_s), u"07-01 …"_s);
    QCOMPARE(span(Comparison::LessOrEqual, u"999999999y"_s), u"… …"_s);
    const DaySpan between = daySpanBetween(date(u"2m"_s), date(u"today"_s), today);
    QCOMPARE(between.from, today.toJulianDay());
    QCOMPARE(between.to, QDate(2024, 7, 15).toJulianDay());
}

void DateValueTest::tellsDatesFromOtherText()
{
    QFETCH(QString, text);
    QFETCH(int, fault);
    const auto parsed = parseDate(text);
    const auto *const found = std::get_if<DateFault>(&parsed);
    QCOMPARE(found ? int(*found) : -1, fault);
}

void DateValueTest::comparesWithWholeStretches_data()
{
    QTest::addColumn<Comparison>("comparison");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spans");
    const auto row = [](Comparison comparison, const QString &text, const QString &spans) {
        QTest::addRow("%d %s", int(comparison), qPrintable(text)) << comparison << text << spans;
    };
    row(Comparison::Equal, u"2024"_s, u"2024-01-01 00:00 to 2025-01-01 00:00"_s);
    row(Comparison::Equal, u"2024-05"_s, u"2024-05-01 00:00 to 2024-06-01 00:00"_s);
    row(Comparison::Equal, u"2024-02-29"_s, u"2024-02-29 00:00 to 2024-03-01 00:00"_s);
    row(Comparison::Equal, u"today"_s, u"2024-05-15 00:00 to 2024-05-16 00:00"_s);
    row(Comparison::Equal, u"yesterday"_s, u"2024-05-14 00:00 to 2024-05-15 00:00"_s);
    row(Comparison::NotEqual, u"2024-05"_s, u"… to 2024-05-01 00:00, 2024-06-01 00:00 to …"_s);
    row(Comparison::Less, u"2024-05"_s, u"… to 2024-05-01 00:00"_s);
    row(Comparison::LessOrEqual, u"2024-05"_s, u"… to 2024-06-01 00:00"_s);
    row(Comparison::Greater, u"2024-05"_s, u"2024-06-01 00:00 to …"_s);
    row(Comparison::GreaterOrEqual, u"2024-05"_s, u"2024-05-01 00:00 to …"_s);
    row(Comparison::Equal, u"7d"_s, u"2024-05-08 13:30 to …"_s);
    row(Comparison::Less, u"3w"_s, u"2024-04-24 13:30 to …"_s);
    row(Comparison::LessOrEqual, u"3m"_s, u"2024-02-15 13:30 to …"_s);
    row(Comparison::Greater, u"1y"_s, u"… to 2023-05-15 13:30"_s);
    row(Comparison::GreaterOrEqual, u"7d"_s, u"… to 2024-05-08 13:30"_s);
    row(Comparison::NotEqual, u"7d"_s, u"… to 2024-05-08 13:30"_s);
    row(Comparison::Equal, u"999999999y"_s, u"… to …"_s);
}

void DateValueTest::comparesWithWholeStretches()
{
    QFETCH(Comparison, comparison);
    QFETCH(QString, text);
    QTEST(written(timeSpans(comparison, date(text), now(), zone())), "spans");
}

void DateValueTest::reachesFromOneDateToAnother_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("span");
    QTest::newRow("years") << u"2022"_s << u"2023"_s << u"2022-01-01 00:00 to 2024-01-01 00:00"_s;
    QTest::newRow("backwards") << u"2023"_s << u"2022-05"_s << u"2022-05-01 00:00 to 2024-01-01 00:00"_s;
    QTest::newRow("ages") << u"1m"_s << u"2w"_s << u"2024-04-15 13:30 to 2024-05-01 13:30"_s;
    QTest::newRow("age to day") << u"7d"_s << u"yesterday"_s << u"2024-05-08 13:30 to 2024-05-15 00:00"_s;
}

void DateValueTest::reachesFromOneDateToAnother()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QTEST(written({timeSpanBetween(date(from), date(to), now(), zone())}), "span");
}

void DateValueTest::knowsDaysOfTwentyThreeHours()
{
    const TimeSpan day = timeSpans(Comparison::Equal, date(u"2024-03-31"_s), now(), zone()).constFirst();
    QCOMPARE((day.to - day.from) / 3600000, 23);
}

QTEST_GUILESS_MAIN(DateValueTest)
#include "date_value_test.moc"
