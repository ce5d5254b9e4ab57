// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/item_details.h"

#include <QtTest>

using namespace tagloom;
using namespace Qt::StringLiterals;
using domain::DetailField;
using domain::ItemDetails;

class ItemDetailsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatIsTyped_data()
    {
        QTest::addColumn<DetailField>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kept");
        using enum DetailField;
        QTest::newRow("authors") << Authors << u" Ursula  K. Le Guin ; Le Guin, U.\nursula k. le guin;;"_s
                                 << u"Ursula K. Le Guin; Le Guin, U."_s;
        QTest::newRow("year") << Year << u" 1968 "_s << u"1968"_s;
        QTest::newRow("publisher") << Publisher << u"Parnassus\tPress"_s << u"Parnassus Press"_s;
        QTest::newRow("isbn") << Isbn << u"0-306-40615-2"_s << u"9780306406157"_s;
        QTest::newRow("number") << Number << u"2024/7"_s << u"2024/7"_s;
        QTest::newRow("amount") << DetailField::Amount << u"€12,5"_s << u"12.50 EUR"_s;
        QTest::newRow("day") << Due << u"2024-2-9"_s << u"2024-02-09"_s;
        QTest::newRow("leap day") << Issued << u"2024-02-29"_s << u"2024-02-29"_s;
        QTest::newRow("today") << Done << u"Today"_s << u"2024-05-31"_s;
        QTest::newRow("tomorrow") << Due << u"tomorrow"_s << u"2024-06-01"_s;
        QTest::newRow("ahead") << Due << u"+2w"_s << u"2024-06-14"_s;
        QTest::newRow("taken away") << Paid << u"  "_s << u""_s;
    }

    void keepsWhatIsTyped()
    {
        QFETCH(DetailField, field);
        QFETCH(QString, text);
        QFETCH(QString, kept);
        const auto details = domain::changed({}, field, text, QDate(2024, 5, 31));
        QVERIFY2(details.ok(), details ? "" : qPrintable(details.error().message));
        QCOMPARE(domain::textOf(*details, field), kept);
        const auto again = domain::changed({}, field, kept);
        QVERIFY(again.ok());
        QCOMPARE(*again, *details);
    }

    void refusesAndNamesTheField_data()
    {
        QTest::addColumn<DetailField>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        using enum DetailField;
        QTest::newRow("year of five digits") << Year << u"19680"_s << u"Year: “19680” is none."_s;
        QTest::newRow("year 0") << Year << u"0"_s << u"Year: “0” is none."_s;
        QTest::newRow("year in words") << Year << u"MCM"_s << u"Year: “MCM” is none."_s;
        QTest::newRow("isbn") << Isbn << u"123"_s << u"ISBN: “123” is no ISBN"_s;
        QTest::newRow("amount") << DetailField::Amount << u"12"_s << u"Amount: The amount “12” has no currency."_s;
        QTest::newRow("no date") << Due << u"soon"_s << u"Due: “soon” is no date."_s;
        QTest::newRow("impossible date") << Paid << u"2023-02-29"_s << u"Paid: there is no date “2023-02-29”."_s;
        QTest::newRow("another order") << Due << u"31.05.2024"_s << u"Due: “31.05.2024” is no date."_s;
        QTest::newRow("long publisher") << Publisher << QString(201, u'x') << u"Publisher: this is longer"_s;
        QTest::newRow("long author") << Authors << QString(201, u'x') << u"Authors: a name is longer"_s;
    }

    void refusesAndNamesTheField()
    {
        QFETCH(DetailField, field);
        QFETCH(QString, text);
        QFETCH(QString, message);
        const auto details = domain::changed({}, field, text);
        QVERIFY(!details.ok());
        QCOMPARE(details.error().code, domain::ErrorCode::InvalidInput);
        QVERIFY2(details.error().message.startsWith(message), qPrintable(details.error().message));
        QVERIFY(details.error().message.endsWith(u'.'));
    }

    void knowsWhatAConversionLoses()
    {
        ItemDetails details;
        details.due = QDate(2024, 5, 31);
        details.done = QDate(2024, 6, 1);
        QCOMPARE(domain::lostIn(details, domain::taskKind), QList<DetailField>());
        QCOMPARE(domain::lostIn(details, domain::invoiceKind), QList{DetailField::Done});
        QCOMPARE(domain::fitting(details, domain::invoiceKind).due, details.due);
        QVERIFY(!domain::fitting(details, domain::invoiceKind).done.isValid());
        QCOMPARE(domain::listedLabels(domain::lostIn(details, domain::noteKind)), u"Due and Done"_s);
        QVERIFY(domain::fitting(details, {9}).isEmpty());
        for (const DetailField field : domain::allDetailFields())
            QCOMPARE(domain::detailFieldFromWord(domain::toWord(field)), std::optional(field));
    }

    void isOverdueFromTheDayAfter()
    {
        ItemDetails details;
        const QDate due(2024, 5, 31);
        details.due = due;
        QVERIFY(!domain::isOverdue(details, due));
        QVERIFY(domain::isOverdue(details, due.addDays(1)));
        details.done = due;
        QVERIFY(!domain::isOverdue(details, due.addDays(1)));
    }
};

QTEST_GUILESS_MAIN(ItemDetailsTest)
#include "item_details_test.moc"
