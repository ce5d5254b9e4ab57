// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/bookmark_html_reader.h"

#include "formats/recording_sink.h"

#include <QtTest>

using namespace tagloom;
using domain::ItemRecord;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

Result<void> readText(QByteArray text, tests::RecordingSink *sink)
{
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    return formats::readBookmarkHtml(device, *sink);
}

QByteArray fixture(const char *name)
{
    QFile file(QString(QStringLiteral(TAGLOOM_TEST_DATA "/formats/") + QLatin1StringView(name)));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("There is no fixture %s.", name);
    }
    return file.readAll();
}

/// The items of a fixture that must be read without an error.
QList<ItemRecord> itemsOf(const char *name)
{
    tests::RecordingSink sink;
    const Result<void> read = readText(fixture(name), &sink);
    if (!read) {
        qWarning("%s", qPrintable(read.error().message));
    }
    return sink.items;
}

QStringList urlsOf(const QList<ItemRecord> &items)
{
    QStringList urls;
    for (const ItemRecord &item : items) {
        urls.append(item.url);
    }
    return urls;
}

QStringList tagsOf(const ItemRecord &item)
{
    QStringList tags;
    for (const domain::LinkRecord &link : item.links) {
        tags.append(link.tag);
    }
    return tags;
}

} // namespace

class BookmarkHtmlReaderTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void opensAndClosesFoldersAndLeavesRootFoldersOut()
    {
        const QList<ItemRecord> items = itemsOf("folders.html");
        QCOMPARE(items.size(), 7);
        QCOMPARE(items[0].folders, QStringList());
        QCOMPARE(items[1].folders, QStringList());
        QCOMPARE(items[2].folders, (QStringList{u"Science"_s, u"Physics & more"_s}));
        QCOMPARE(items[3].folders, QStringList{u"Science"_s});
        QCOMPARE(items[4].folders, QStringList());
        // Not at the outermost level: a folder that a person made and named so.
        QCOMPARE(items[5].folders, (QStringList{u"Scripts"_s, u"Other bookmarks"_s}));
        QCOMPARE(items[6].folders, QStringList());
    }

    void takesTitleAddressTimesTagsAndNotes()
    {
        const QList<ItemRecord> items = itemsOf("folders.html");
        QCOMPARE(items.size(), 7);
        QCOMPARE(items[0].title, u"Outside"_s);
        QCOMPARE(items[0].createdAt, std::optional<qint64>(1460294956000));
        QCOMPARE(items[0].updatedAt, std::optional<qint64>());
        QCOMPARE(items[0].line, 10);
        QCOMPARE(items[0].kind, QString());
        QCOMPARE(tagsOf(items[1]), (QStringList{u"news"_s, u"daily reading"_s}));
        QCOMPARE(items[1].links[0].source, domain::LinkSource::Import);
        QCOMPARE(items[1].notes, QString());
        QCOMPARE(items[2].title, u"Quarks <3"_s);
        QCOMPARE(items[2].url, u"https://physics.example/?a=1&b=2&copy=3"_s);
        QCOMPARE(items[2].notes, u"First line,\nsecond line.\n\nFourth line"_s);
        QCOMPARE(items[4].url, u"place:sort=8&maxResults=10"_s);
        QCOMPARE(items[5].url, u"javascript:alert('1 < 2')"_s);
    }

    void readsWindowsLineEndsWithAByteOrderMark()
    {
        const QList<ItemRecord> items = itemsOf("windows_line_ends.html");
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0].folders, QStringList{u"Häuser"_s});
        QCOMPARE(items[0].notes, u"Zeile 1\nZeile 2"_s);
        QCOMPARE(items[0].line, 11);
        QCOMPARE(items[1].line, 14);
    }

    void survivesOneCloseTooMany()
    {
        const QList<ItemRecord> items = itemsOf("one_close_too_many.html");
        QCOMPARE(items.size(), 3);
        QCOMPARE(items[0].folders, QStringList{u"First"_s});
        QCOMPARE(items[1].folders, QStringList{u"Second"_s});
        QCOMPARE(items[2].folders, QStringList());
    }

    void readsUnclosedMarkupToTheEnd()
    {
        const QList<ItemRecord> items = itemsOf("unclosed.html");
        QCOMPARE(urlsOf(items),
                 (QStringList{u"https://one.example/"_s, u"https://two.example/"_s, u"https://three.example/"_s}));
        QCOMPARE(items[0].title, u"one"_s);
        QCOMPARE(items[1].notes, u"note of two bold words"_s);
        QCOMPARE(items[2].folders, (QStringList{u"open"_s, u"inner"_s}));
        QCOMPARE(items[2].title, u"thr"_s);
    }

    void readsLowerCaseWithoutDoctypeAndQuotes()
    {
        const QList<ItemRecord> items = itemsOf("no_doctype.html");
        QCOMPARE(urlsOf(items), (QStringList{u"https://lower.example/"_s, u"https://bare.example/"_s}));
        QCOMPARE(items[0].createdAt, std::optional<qint64>(1460294956000));
        QCOMPARE(tagsOf(items[0]), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(items[1].title, u"no DT, no quotes"_s);
    }

    void keepsLinksInsideNotesAsText()
    {
        tests::RecordingSink sink;
        QVERIFY(readText(fixture("anchors_in_notes.html"), &sink));
        QCOMPARE(urlsOf(sink.items),
                 (QStringList{u"https://fish.example/"_s, u"?lY47tw"_s, QString(), u"https://untitled.example/"_s}));
        QCOMPARE(sink.items[0].notes,
                 u"A vessel was pursued.\nFor long.\nhttps://cache.example/?x and more "
                 "(https://more.example/), https://plain.example/"_s);
        QCOMPARE(sink.items[1].notes, QString());
        QCOMPARE(sink.items[2].title, u"Only a title"_s);
        QCOMPARE(sink.items[3].title, QString());
        QCOMPARE(sink.remarks.size(), 2);
        QCOMPARE(sink.remarks[0].line, 14);
        QVERIFY(sink.remarks[0].reason.contains(u"HREF"));
        QCOMPARE(sink.remarks[1].line, 17);
    }

    void decodesOtherEncodings_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QString>("title");
        QTest::newRow("Windows-1252") << QByteArray("windows_1252.html") << u"Café – “10 €”"_s;
        QTest::newRow("windows-1251, declared") << QByteArray("cyrillic_1251.html") << u"Война и мир"_s;
        QTest::newRow("UTF-16 LE") << QByteArray("utf16_le.html") << u"Größe 日本 😀"_s;
        QTest::newRow("UTF-16 BE") << QByteArray("utf16_be.html") << u"Größe 日本 😀"_s;
    }
    void decodesOtherEncodings()
    {
        QFETCH(QByteArray, name);
        QFETCH(QString, title);
        const QList<ItemRecord> items = itemsOf(name.constData());
        QCOMPARE(items.size(), 1);
        QCOMPARE(items[0].title, title);
    }

    void countsLinesFromTheBeginOfTheLink()
    {
        const QList<ItemRecord> items = itemsOf("line_numbers.html");
        QCOMPARE(items.size(), 4);
        QCOMPARE(items[0].line, 3);
        QCOMPARE(items[1].line, 8);
        QCOMPARE(items[1].title, u"Two lines"_s);
        QCOMPARE(items[2].line, 12);
        QCOMPARE(items[3].line, 12);
    }

    void survivesHostileMarkup()
    {
        const QList<ItemRecord> items = itemsOf("hostile.html");
        QVERIFY(urlsOf(items).contains(u"https://b.example/"_s));
        QVERIFY(urlsOf(items).contains(u"https://after.example/"_s));
        QVERIFY(!urlsOf(items).contains(u"https://script.example/"_s));
        for (const ItemRecord &item : items) {
            if (item.url == u"https://b.example/"_s) {
                QCOMPARE(item.title, u"x < y > z & w"_s);
                QCOMPARE(tagsOf(item), (QStringList{u";' OR 1=1 --"_s, u"%_"_s}));
            }
        }
    }

    void readsTenThousandNestedFolders()
    {
        constexpr int depth = 10'000;
        QByteArray text;
        for (int i = 0; i < depth; ++i) {
            text += "<DL><p>\n<DT><H3>f" + QByteArray::number(i) + "</H3>\n";
        }
        text +=
            "<DL><p>\n<DT><A HREF=\"https://deep.example/\">Deep</A>\n" + QByteArray("</DL><p>\n").repeated(depth + 1);
        text += "<DL><DT><A HREF=\"https://top.example/\">Top</A></DL>";
        tests::RecordingSink sink;
        QVERIFY(readText(text, &sink));
        QCOMPARE(sink.items.size(), 2);
        QCOMPARE(sink.items[0].folders.size(), depth);
        QCOMPARE(sink.items[0].folders.last(), u"f9999"_s);
        QCOMPARE(sink.items[1].folders.size(), 0);
    }

    void readsLargeIconsTitlesAndNotes()
    {
        const QByteArray title(20'000, 't');
        const QByteArray notes = QByteArray("n &amp; ").repeated(100'000);
        const QByteArray text = "<DL><DT><A HREF=\"https://one.example/\" ICON=\"data:" + QByteArray(100'000, 'A')
            + "\" ADD_DATE=\"1460294956\">" + title + "</A><DD>" + notes + "<DT><A HREF=\"https://two.example/"
            + QByteArray(70'000, 'u') + "\">Two</A></DL>";
        tests::RecordingSink sink;
        QVERIFY(readText(text, &sink));
        QCOMPARE(sink.items.size(), 2);
        QCOMPARE(sink.items[0].title, QString::fromUtf8(title));
        QCOMPARE(sink.items[0].createdAt, std::optional<qint64>(1460294956000));
        QCOMPARE(sink.items[0].notes, u"n & "_s.repeated(100'000).trimmed());
        QCOMPARE(sink.items[1].url.size(), 70'020);
    }

    /// libxml2 2.9 loses its place if a block ends inside a quoted value: every border must be good.
    void readsTheSameWhereverABlockEnds_data()
    {
        QTest::addColumn<int>("shift");
        for (int shift = 0; shift < 130; shift += 3) {
            QTest::addRow("shifted by %d", shift) << shift;
        }
    }
    void readsTheSameWhereverABlockEnds()
    {
        QFETCH(int, shift);
        QByteArray text = "<!--" + QByteArray(shift, 'x') + "-->\n<DL>\n";
        constexpr int count = 3000;
        for (int i = 0; i < count; ++i) {
            const QByteArray number = QByteArray::number(i);
            text += "<DT><A HREF='https://n.example/" + number + "' TAGS=\"it's,\xC3\xA4\" ICON=\"a>b\">T &lt; "
                + number + "</A>\n<DD>\xE6\x97\xA5 &amp;\n";
        }
        tests::RecordingSink sink;
        QVERIFY(readText(text, &sink));
        QCOMPARE(sink.items.size(), count);
        for (int i = 0; i < count; ++i) {
            const ItemRecord &item = sink.items[i];
            const QString number = QString::number(i);
            QCOMPARE(item.url, QString(u"https://n.example/"_s + number));
            QCOMPARE(item.title, QString(u"T < "_s + number));
            QCOMPARE(item.notes, u"日 &"_s);
            QCOMPARE(tagsOf(item), (QStringList{u"it's"_s, u"ä"_s}));
            QCOMPARE(item.line, 3 + 2 * i);
        }
    }

    void readsALargeFileWithoutKeepingIt()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        const QByteArray icon(300, 'A');
        constexpr int count = 200'000;
        file.write("<DL><p>\n");
        for (int i = 0; i < count; ++i) {
            file.write("<DT><A HREF=\"https://n.example/" + QByteArray::number(i) + "\" ICON=\"data:" + icon
                       + "\">Title</A>\n");
        }
        QVERIFY(file.flush());
        [[maybe_unused]] const qint64 before = peakMemory();
        class Counter final : public domain::RecordSink
        {
        public:
            bool item(ItemRecord record) override
            {
                ++items;
                line = record.line;
                return true;
            }
            bool tag(domain::TagRecord) override { return true; }
            bool kind(domain::KindRecord) override { return true; }
            bool search(domain::SearchRecord) override { return true; }
            bool distinct(domain::DistinctRecord) override { return true; }
            bool list(domain::ListRecord) override { return true; }
            bool rule(domain::RuleRecord) override { return true; }
            bool skipped(domain::RecordRemark) override { return true; }
            bool progress(qint64) override { return true; }
            int items = 0;
            qint64 line = 0;
        } counter;
        QVERIFY(formats::readBookmarkHtml(file, counter));
        QCOMPARE(counter.items, count);
        QCOMPARE(counter.line, count + 1);
#ifndef __SANITIZE_ADDRESS__ // which keeps freed memory for a while
        QVERIFY2(peakMemory() - before < 8 * 1024, "The reader must not keep the file in memory.");
#endif
    }

    void aSinkThatWantsNoMoreEndsTheReading()
    {
        tests::RecordingSink sink;
        sink.itemsWanted = 3;
        const Result<void> read = readText(fixture("folders.html"), &sink);
        QVERIFY(!read);
        QCOMPARE(read.error().code, domain::ErrorCode::Cancelled);
        QCOMPARE(sink.items.size(), 3);
        tests::RecordingSink cancelling;
        cancelling.endsAtProgress = true;
        QCOMPARE(readText(fixture("folders.html"), &cancelling).error().code, domain::ErrorCode::Cancelled);
    }

    void reportsProgressInBytesOfTheFile()
    {
        tests::RecordingSink sink;
        const QByteArray text = fixture("utf16_le.html");
        QVERIFY(readText(text, &sink));
        QCOMPARE(sink.bytes, qint64(text.size()));
    }

    void refusesAFileWithoutABookmark_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("plain text") << QByteArray("hello world");
        QTest::newRow("a page with links outside of lists") << QByteArray("<html><body><a href=x>y</a></body></html>");
        QTest::newRow("a list without links") << QByteArray("<DL><p><DT><H3>Folder</H3><DL></DL></DL>");
        QTest::newRow("binary") << QByteArray(100'000, '\0');
    }
    void refusesAFileWithoutABookmark()
    {
        QFETCH(QByteArray, text);
        tests::RecordingSink sink;
        const Result<void> read = readText(text, &sink);
        QVERIFY(!read);
        QCOMPARE(read.error().code, domain::ErrorCode::ForeignFile);
        QCOMPARE(sink.items.size(), 0);
    }

    void namesTheFileAndTheCauseOfAnError()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("nothing");
        tests::RecordingSink sink;
        const Result<void> read = formats::readBookmarkHtml(file, sink);
        QVERIFY(read.error().message.contains(QFileInfo(file.fileName()).fileName()));
        tests::FailingDevice failing("<DL><DT><A HREF=x>y</A>");
        const Result<void> failed = formats::readBookmarkHtml(failing, sink);
        QCOMPARE(failed.error().code, domain::ErrorCode::InputOutput);
        QVERIFY(failed.error().message.contains(u"bad sector"));
    }

private:
    /// The most memory this process has had, in kB.
    static qint64 peakMemory()
    {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QIODevice::ReadOnly)) {
            return 0;
        }
        const QByteArray text = status.readAll();
        const qsizetype at = text.indexOf("VmHWM:");
        return at < 0 ? 0 : text.mid(at + 6, 20).trimmed().split(' ').first().toLongLong();
    }
};

QTEST_GUILESS_MAIN(BookmarkHtmlReaderTest)
#include "bookmark_html_reader_test.moc"
