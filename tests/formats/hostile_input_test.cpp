// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/record_reader.h"
#include "formats/recording_sink.h"

#include <QDir>
#include <QRandomGenerator>
#include <QtTest>

using namespace tagloom;
using formats::Format;

namespace {

/// Cuts, doubles, overwrites and shuffles pieces, by the seed.
QByteArray mutated(QByteArray text, quint32 seed)
{
    QRandomGenerator random(seed);
    static const QByteArrayList pieces = {"<DL>",       "</DL>",     "<A HREF=",
                                          "\"",         "'",         "<!--",
                                          "-->",        "<",         ">",
                                          "&#x",        "&amp",      "\r",
                                          "</A>",       "<DD>",      "<H3>",
                                          "</H3>",      "<SCRIPT>",  QByteArray("\0", 1),
                                          "\xFF",       "\xC3",      "\xED\xA0\x80",
                                          "{",          "[",         "]",
                                          "\\u",        "\n",        "1e999",
                                          "<![CDATA[",  "<?",        "</p>",
                                          "<html x=1>", "<body y=2>"};
    const int changes = random.bounded(1, 20);
    for (int i = 0; i < changes && !text.isEmpty(); ++i) {
        const qsizetype at = random.bounded(int(text.size()));
        const qsizetype length = random.bounded(1, 40);
        switch (random.bounded(4)) {
        case 0:
            text.remove(at, length);
            break;
        case 1:
            text.insert(at, text.mid(at / 2, length * 10));
            break;
        case 2:
            text[at] = char(random.bounded(256));
            break;
        default:
            text.insert(at, pieces[random.bounded(int(pieces.size()))]);
        }
    }
    return text;
}

void readAs(Format format, QByteArray text, tests::RecordingSink *sink)
{
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    static_cast<void>(formats::recognise(device, QStringLiteral("x")));
    const domain::Result<void> read = formats::readRecords(format, device, *sink);
    QVERIFY(read || !read.error().message.isEmpty());
    const qint64 lines = text.count('\n') + text.count('\r') + 1;
    for (const domain::ItemRecord &item : std::as_const(sink->items)) {
        QVERIFY(item.line >= 1 && item.line <= lines);
        QVERIFY(!item.title.isEmpty() || !item.url.isEmpty());
        QVERIFY(!item.folders.contains(QString()));
    }
}

} // namespace

class HostileInputTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mutatedFilesNeverBreakTheReaders_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QDir folder(QStringLiteral(TAGLOOM_TEST_DATA "/formats"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QTest::newRow(qPrintable(name)) << file.readAll();
        }
    }
    void mutatedFilesNeverBreakTheReaders()
    {
        QFETCH(QByteArray, text);
        for (quint32 seed = 1; seed <= 300; ++seed) {
            const QByteArray bytes = mutated(text, seed);
            for (const Format format : {Format::BookmarkHtml, Format::JsonLines}) {
                tests::RecordingSink sink;
                readAs(format, bytes, &sink);
                QVERIFY2(!QTest::currentTestFailed(), qPrintable(QString::number(seed)));
            }
        }
    }

    void randomBytesNeverBreakTheReaders()
    {
        for (quint32 seed = 1; seed <= 200; ++seed) {
            QRandomGenerator random(seed);
            QByteArray bytes(random.bounded(1, 5000), Qt::Uninitialized);
            random.generate(bytes.begin(), bytes.end());
            for (const Format format : {Format::BookmarkHtml, Format::JsonLines}) {
                tests::RecordingSink sink;
                readAs(format, bytes, &sink);
            }
        }
    }

    /// Each of these makes a parser look again and again at the same bytes, if it is careless.
    void endlessThingsTakeNoEndlessTime_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray beginning = "<DL><DT><A HREF=\"https://one.example/\">One</A>";
        QTest::newRow("quote never closed") << QByteArray(beginning + "<DT><A HREF=\"" + QByteArray(20'000'000, 'x'));
        QTest::newRow("comment never closed") << QByteArray(beginning + "<!--" + QByteArray(20'000'000, '-'));
        QTest::newRow("tag never closed") << QByteArray(beginning + "<A " + QByteArray("x ").repeated(20'000));
        QTest::newRow("links never closed") << QByteArray(beginning + QByteArray("<DT><A HREF=x>y").repeated(100'000));
        QTest::newRow("formatting never closed") << QByteArray(beginning + QByteArray("<b><i>").repeated(100'000));
        QTest::newRow("title never closed")
            << QByteArray(beginning + "<DT><A HREF=x>" + QByteArray("word ").repeated(10'000'000));
        QTest::newRow("only opening brackets") << QByteArray(beginning + QByteArray(5'000'000, '<'));
        QTest::newRow("only ampersands") << QByteArray(beginning + QByteArray(5'000'000, '&'));
    }
    void endlessThingsTakeNoEndlessTime()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        tests::RecordingSink sink;
        readAs(Format::BookmarkHtml, text, &sink);
        QVERIFY(!sink.items.isEmpty());
        QCOMPARE(sink.items[0].url, QStringLiteral("https://one.example/"));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(HostileInputTest)
#include "hostile_input_test.moc"
