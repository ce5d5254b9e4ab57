// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format.h"

#include "formats/record_reader.h"
#include "formats/recording_sink.h"

#include <QBuffer>
#include <QtTest>

using namespace tagloom;
using formats::Format;

class FormatTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void recognisesByContent_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Format>("expected");
        const QByteArray small = "<dl><a href=x>";
        QTest::newRow("upper case") << QByteArray("<DL><p><DT><A HREF=\"x\">") << Format::BookmarkHtml;
        QTest::newRow("lower case, nothing else") << small << Format::BookmarkHtml;
        QTest::newRow("attributes and a line before HREF")
            << QByteArray("<Dl compact>\n<A ID=1\n\thref=x>") << Format::BookmarkHtml;
        QTest::newRow("after a long comment")
            << QByteArray("<!--" + QByteArray(300'000, 'x') + "-->" + small) << Format::BookmarkHtml;
        QTest::newRow("after a link without address")
            << QByteArray("<dl><a name=1></a><a href=x>") << Format::BookmarkHtml;
        QTest::newRow("with an icon before HREF")
            << QByteArray("<dl><a icon=\"" + QByteArray(200'000, 'A') + "\" href=x>") << Format::BookmarkHtml;
        for (const int shift : {1, 2, 3, 5, 8, 11}) {
            QTest::addRow("at the end of a block, %d", shift)
                << QByteArray(QByteArray(65'536 - shift, ' ') + small) << Format::BookmarkHtml;
        }
        QByteArray wide;
        for (const char c : small) {
            wide += c;
            wide += '\0';
        }
        QTest::newRow("UTF-16") << QByteArray("\xFF\xFE" + wide) << Format::BookmarkHtml;
        QTest::newRow("our JSON Lines") << QByteArray("{\"tagloom\":1,\"content\":\"library\"}\n{}")
                                        << Format::JsonLines;
        QTest::newRow("a later version") << QByteArray("{\"content\":\"library\", \"tagloom\": 7}")
                                         << Format::JsonLines;
        QTest::newRow("with a mark") << QByteArray("\xEF\xBB\xBF{\"tagloom\":1}\r\n") << Format::JsonLines;
    }
    void recognisesByContent()
    {
        QFETCH(QByteArray, content);
        QFETCH(Format, expected);
        QBuffer device(&content);
        device.open(QIODevice::ReadOnly);
        const domain::Result<Format> found = formats::recognise(device, QStringLiteral("any.txt"));
        QVERIFY2(found.ok(), found ? "" : qPrintable(found.error().message));
        QCOMPARE(*found, expected);
        QCOMPARE(device.pos(), qint64(0));
    }

    void refusesForeignFilesByName_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QByteArray() << "empty.html";
        QTest::newRow("text") << QByteArray("hello") << "notes.txt";
        QTest::newRow("a list without links") << QByteArray("<dl><dt>term<dd>meaning</dl>") << "page.html";
        QTest::newRow("links without a list") << QByteArray("<p><a href=x>link</a>") << "page.html";
        QTest::newRow("other names that begin alike") << QByteArray("<dlx><a href=x><dl><abbr href=x>") << "page.html";
        QTest::newRow("other JSON") << QByteArray("{\"title\":\"tagloom\"}\n") << "x.jsonl";
        QTest::newRow("CSV") << QByteArray("title,url\n") << "x.csv";
        QTest::newRow("binary") << QByteArray(200'000, '\0') << "x.bin";
    }
    void refusesForeignFilesByName()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, name);
        QBuffer device(&content);
        device.open(QIODevice::ReadOnly);
        const domain::Result<Format> found = formats::recognise(device, name);
        QVERIFY(!found);
        QCOMPARE(found.error().code, domain::ErrorCode::ForeignFile);
        QVERIFY(found.error().message.contains(name));
        QVERIFY(found.error().message.contains(u"JSON Lines"));
        QCOMPARE(device.pos(), qint64(0));
    }

    void namesRoundTrip()
    {
        for (const Format format : {Format::BookmarkHtml, Format::JsonLines, Format::Csv}) {
            QCOMPARE(formats::formatFromName(formats::nameOf(format)), std::optional(format));
        }
        QVERIFY(!formats::formatFromName(u"xml"));
    }

    void refusesToReadCsv()
    {
        QBuffer device;
        device.open(QIODevice::ReadOnly);
        tests::RecordingSink sink;
        const domain::Result<void> read = formats::readRecords(Format::Csv, device, sink);
        QVERIFY(!read);
        QCOMPARE(read.error().code, domain::ErrorCode::ForeignFile);
    }
};

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
