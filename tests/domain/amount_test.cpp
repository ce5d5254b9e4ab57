// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/amount.h"

#include <QtTest>

using namespace tagloom;
using namespace Qt::StringLiterals;

class AmountTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QString>("currency");
        const auto row = [](const char *name, const QString &text, qint64 minor, const QString &currency = u"EUR"_s) {
            QTest::newRow(name) << text << minor << currency;
        };
        row("point", u"12.50 EUR"_s, 1250);
        row("comma", u"12,50 eur"_s, 1250);
        row("currency first", u"EUR12.5"_s, 1250);
        row("sign", u"€ 12"_s, 1200);
        row("thousands", u"1,250.00 USD"_s, 125000, u"USD"_s);
        row("thousands, comma", u"1.250,00 €"_s, 125000);
        row("thousands only", u"1,250 USD"_s, 125000, u"USD"_s);
        row("millions", u"1.250.000 EUR"_s, 125000000);
        row("apostrophes", u"1'250.05 CHF"_s, 125005, u"CHF"_s);
        row("spaces", u"1 250,05 EUR"_s, 125005);
        row("negative", u"-3 EUR"_s, -300);
        row("true minus", QString(QChar(0x2212)) + u"3 EUR"_s, -300);
        row("no decimals", u"1250 JPY"_s, 1250, u"JPY"_s);
        row("yen", u"¥1,250"_s, 1250, u"JPY"_s);
        row("three decimals", u"1.250 KWD"_s, 1250, u"KWD"_s);
        row("point first", u".5 EUR"_s, 50);
        row("zeros too many", u"1.5000 EUR"_s, 150);
        row("one tenth", u"0.1 EUR"_s, 10);
        row("largest", u"999999999999.99 EUR"_s, domain::largestAmount);
        row("what no double holds", u"900719925474.09 EUR"_s, 90071992547409);
    }

    void readsWhatPeopleWrite()
    {
        QFETCH(QString, text);
        QFETCH(qint64, minor);
        QFETCH(QString, currency);
        const auto amount = domain::parseAmount(text);
        QVERIFY2(amount.ok(), amount ? "" : qPrintable(amount.error().message));
        QCOMPARE(amount->minor, minor);
        QCOMPARE(amount->currency, currency);
        const auto again = domain::parseAmount(domain::toText(*amount));
        QVERIFY(again.ok());
        QCOMPARE(*again, *amount);
    }

    void refusesTheRest_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("words") << u"much"_s << u"no amount"_s;
        QTest::newRow("no currency") << u"12.50"_s << u"no currency"_s;
        QTest::newRow("two currencies") << u"12 EUR USD"_s << u"no currency"_s;
        QTest::newRow("a dollar of which") << u"$12"_s << u"no amount"_s;
        QTest::newRow("four letters") << u"12 EURO"_s << u"no currency"_s;
        QTest::newRow("third decimal") << u"1.2345 EUR"_s << u"more than 2 digits"_s;
        QTest::newRow("decimals of yen") << u"12.5 JPY"_s << u"has none"_s;
        QTest::newRow("too large") << u"9999999999999 EUR"_s << u"too large"_s;
        QTest::newRow("far too large") << u"99999999999999999999999 EUR"_s << u"too large"_s;
        QTest::newRow("two points") << u"1.2.3 EUR"_s << u"no amount"_s;
        QTest::newRow("sign inside") << u"1-2 EUR"_s << u"no amount"_s;
    }

    void refusesTheRest()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto amount = domain::parseAmount(text);
        QVERIFY(!amount.ok());
        QVERIFY2(amount.error().message.contains(part), qPrintable(amount.error().message));
    }

    void writesWithoutALocale()
    {
        QCOMPARE(domain::toText({125000, u"EUR"_s}), u"1250.00 EUR"_s);
        QCOMPARE(domain::toText({-5, u"EUR"_s}), u"-0.05 EUR"_s);
        QCOMPARE(domain::toText({5, u"JPY"_s}), u"5 JPY"_s);
        QCOMPARE(domain::toText({5, u"KWD"_s}), u"0.005 KWD"_s);
    }

    void comparesWhateverTheCurrency()
    {
        QCOMPARE(domain::inComparedParts({100, u"EUR"_s}), domain::comparedParts);
        QCOMPARE(domain::inComparedParts({1, u"JPY"_s}), domain::comparedParts);
        QCOMPARE(domain::inComparedParts({1000, u"KWD"_s}), domain::comparedParts);
        QCOMPARE(domain::inComparedParts({10000, u"CLF"_s}), domain::comparedParts);
        QCOMPARE(domain::comparedPartsFromText(u"99.5"_s).value(), 995000);
        QCOMPARE(domain::comparedPartsFromText(u"-1"_s).value(), -10000);
        QVERIFY(!domain::comparedPartsFromText(u"1.23456"_s));
        QVERIFY(!domain::comparedPartsFromText(u"1e3"_s));
        QVERIFY(!domain::comparedPartsFromText(u""_s));
    }
};

QTEST_GUILESS_MAIN(AmountTest)
#include "amount_test.moc"
