// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbn.h"

#include <QtTest>

using namespace tagloom;
using namespace Qt::StringLiterals;

class IsbnTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsThirteenDigits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("kept");
        const QString le = u"9780306406157"_s;
        QTest::newRow("13 digits") << le << le;
        QTest::newRow("hyphens") << u"978-0-306-40615-7"_s << le;
        QTest::newRow("spaces") << u" 978 0 306 40615 7 "_s << le;
        QTest::newRow("typographic hyphens") << u"978‐0‑306–40615-7"_s << le;
        QTest::newRow("with its name") << u"ISBN-13: 978-0-306-40615-7"_s << le;
        QTest::newRow("urn") << u"urn:isbn:9780306406157"_s << le;
        QTest::newRow("10 digits") << u"0-306-40615-2"_s << le;
        QTest::newRow("10 with name") << u"isbn 0306406152"_s << le;
        QTest::newRow("10 with X") << u"0-8044-2957-x"_s << u"9780804429573"_s;
        QTest::newRow("979") << u"9791090636071"_s << u"9791090636071"_s;
        QTest::newRow("check digit 0") << u"9780470059029"_s << u"9780470059029"_s;
    }

    void keepsThirteenDigits()
    {
        QFETCH(QString, text);
        QFETCH(QString, kept);
        const auto isbn = domain::canonicalIsbn(text);
        QVERIFY2(isbn.ok(), isbn ? "" : qPrintable(isbn.error().message));
        QCOMPARE(*isbn, kept);
    }

    void refusesWhatIsWrong_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("last digit") << u"978-0-306-40615-8"_s << u"last digit"_s;
        QTest::newRow("two digits swapped") << u"9780304606157"_s << u"last digit"_s;
        QTest::newRow("last of ten") << u"0-306-40615-3"_s << u"last digit"_s;
        QTest::newRow("X in the middle") << u"03064X6152"_s << u"no ISBN"_s;
        QTest::newRow("12 digits") << u"978030640615"_s << u"no ISBN"_s;
        QTest::newRow("other prefix") << u"9770306406157"_s << u"no ISBN"_s;
        QTest::newRow("words") << u"none"_s << u"no ISBN"_s;
        QTest::newRow("empty") << u""_s << u"no ISBN"_s;
        QTest::newRow("other digits") << u"٩٧٨٠٣٠٦٤٠٦١٥٧"_s << u"no ISBN"_s;
    }

    void refusesWhatIsWrong()
    {
        QFETCH(QString, text);
        QFETCH(QString, part);
        const auto isbn = domain::canonicalIsbn(text);
        QVERIFY(!isbn.ok());
        QCOMPARE(isbn.error().code, domain::ErrorCode::InvalidInput);
        QVERIFY2(isbn.error().message.contains(part), qPrintable(isbn.error().message));
    }
};

QTEST_GUILESS_MAIN(IsbnTest)
#include "isbn_test.moc"
