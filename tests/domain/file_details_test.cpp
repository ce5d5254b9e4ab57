// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/file_details.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::FileDetails;

class FileDetailsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSizes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes"); // -1: none
        const auto row = [](const QString &text, qint64 bytes) {
            QTest::newRow(qPrintable(text)) << text << bytes;
        };
        row(u"0"_s, 0);
        row(u"999"_s, 999);
        row(u"10k"_s, 10'000);
        row(u"10KB"_s, 10'000);
        row(u"1.5M"_s, 1'500'000);
        row(u"2g"_s, 2'000'000'000);
        row(u"1T"_s, 1'000'000'000'000);
        row(u"0.0015k"_s, -1);
        row(u""_s, -1);
        row(u"M"_s, -1);
        row(u"-1"_s, -1);
        row(u"1,5M"_s, -1);
        row(u"10 M"_s, -1);
        row(u"10X"_s, -1);
        row(u"999999999999999T"_s, -1);
    }
    void readsSizes()
    {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        QCOMPARE(domain::sizeFromText(text).value_or(-1), bytes);
    }

    void saysSizes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 bytes"_s;
        QTest::newRow("few") << qint64(999) << u"999 bytes"_s;
        QTest::newRow("thousands") << qint64(1500) << u"1.5 kB"_s;
        QTest::newRow("millions") << qint64(2'400'000) << u"2.4 MB"_s;
    }
    void saysSizes()
    {
        QFETCH(qint64, bytes);
        QTEST(domain::sizeText(bytes), "text");
    }

    void turnsPathsIntoAddressesAndBack_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : {u"/a"_s, u"/home/a b/c#d?e%20f.txt"_s, u"/Überall/日本.png"_s, u"/a;b&c=d"_s})
            QTest::newRow(qPrintable(path)) << path;
    }
    void turnsPathsIntoAddressesAndBack()
    {
        QFETCH(QString, path);
        QVERIFY(domain::fileUrlOf(path).startsWith(u"file:///"));
        QCOMPARE(domain::filePathOf(domain::fileUrlOf(path)), path);
    }

    void namesNoPathOfOtherAddresses()
    {
        QVERIFY(domain::filePathOf(u"https://example.org/a"_s).isEmpty());
        QVERIFY(domain::filePathOf({}).isEmpty());
        QVERIFY(domain::filePathOf(u"/home/a"_s).isEmpty());
        // Nor of one that would be taken for another file.
        QVERIFY(domain::filePathOf(u"file:report.pdf"_s).isEmpty());
        QVERIFY(domain::filePathOf(u"file:///home/a/C#.txt"_s).isEmpty());
        QVERIFY(domain::filePathOf(u"file:///home/a?b"_s).isEmpty());
        QVERIFY(domain::filePathOf(u"file://nas/home/a"_s).isEmpty());
        QCOMPARE(domain::filePathOf(u"file://localhost/home/a"_s), u"/home/a"_s);
    }

    void knowsWhatCanBeKept()
    {
        FileDetails details{0, 0, u"text/plain"_s, {}, {}};
        QVERIFY(isUsable(details));
        details.fingerprint = u"w1:"_s + QString(64, u'0');
        QVERIFY(isUsable(details));
        for (const QString &wrong : {u"w1:00"_s, QString(u"x1:"_s + QString(64, u'0')), QString(67, u'0')}) {
            FileDetails other = details;
            other.fingerprint = wrong;
            QVERIFY(!isUsable(other));
        }
        for (const QString &wrong : {u""_s, u"text"_s, u"Text/plain"_s, u"text/"_s, u"a b/c"_s}) {
            FileDetails other = details;
            other.mime = wrong;
            QVERIFY(!isUsable(other));
        }
        details.size = -1;
        QVERIFY(!isUsable(details));
    }
};

QTEST_GUILESS_MAIN(FileDetailsTest)
#include "file_details_test.moc"
