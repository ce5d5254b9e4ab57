// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/short_day.h"

#include <QLocale>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::models;

class ShortDayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void namesTheDaysAroundToday()
    {
        const QDate today = QDate::currentDate();
        QCOMPARE(shortDay(today), u"Today"_s);
        QCOMPARE(shortDay(today.addDays(-1)), u"Yesterday"_s);
        QCOMPARE(shortDay(today.addDays(1)), u"Tomorrow"_s);
    }

    void readsWhatItShows_data()
    {
        QTest::addColumn<QString>("locale");
        for (const QString &name : {u"en_US"_s, u"en_GB"_s, u"de_DE"_s, u"sv_SE"_s, u"C"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void readsWhatItShows()
    {
        QFETCH(QString, locale);
        QLocale::setDefault(QLocale(locale));
        const QDate today(2024, 5, 31);
        for (const QDate &day : {QDate(2024, 5, 30), QDate(2023, 12, 31), QDate(2030, 1, 2), QDate(1999, 2, 28)})
            QCOMPARE(dayFromShortForm(shortDay(day), today), day);
        for (const QString &text : {u""_s, u"soon"_s, u"99/99/99"_s})
            QVERIFY(!dayFromShortForm(text, today).isValid());
    }
};

QTEST_GUILESS_MAIN(ShortDayTest)
#include "short_day_test.moc"
