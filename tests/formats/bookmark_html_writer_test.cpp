// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/bookmark_html_writer.h"

#include "formats/bookmark_html_reader.h"
#include "formats/recording_sink.h"

#include <QtTest>

using namespace tagloom;
using domain::ItemRecord;
using namespace Qt::StringLiterals;

namespace {

QByteArray written(const QList<ItemRecord> &items)
{
    QBuffer device;
    device.open(QIODevice::WriteOnly);
    const std::unique_ptr<formats::RecordWriter> writer = formats::makeWriter(formats::Format::BookmarkHtml, device);
    bool good = writer->begin().ok() && writer->kind({}).ok() && writer->tag({}).ok();
    for (const ItemRecord &item : items) {
        good = good && writer->item(item).ok();
    }
    return good && writer->end().ok() ? device.data() : QByteArray("not written");
}

/// The items of a file, without their lines, for these differ.
QList<ItemRecord> itemsOf(QByteArray text)
{
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    tests::RecordingSink sink;
    if (!formats::readBookmarkHtml(device, sink)) {
        return {};
    }
    for (ItemRecord &item : sink.items) {
        item.line = 0;
    }
    return sink.items;
}

domain::LinkRecord link(const QString &tag, domain::LinkStatus status = domain::LinkStatus::Confirmed)
{
    domain::LinkRecord record;
    record.tag = tag;
    record.status = status;
    return record;
}

} // namespace

class BookmarkHtmlWriterTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesWhatBrowsersRead()
    {
        ItemRecord item;
        item.title = u"Quarks"_s;
        item.url = u"https://quarks.example/?a=1&b=2"_s;
        item.notes = u"A note"_s;
        item.createdAt = 1460294956789;
        item.updatedAt = 1460294957000;
        item.links = {link(u"physics"_s), link(u"maybe"_s, domain::LinkStatus::Suggested), link(u"to read"_s)};
        const QByteArray text = written({item});
        QVERIFY(text.startsWith("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"));
        QVERIFY(text.contains("    <DT><A HREF=\"https://quarks.example/?a=1&amp;b=2\" ADD_DATE=\"1460294956\" "
                              "LAST_MODIFIED=\"1460294957\" TAGS=\"physics,to read\">Quarks</A>\n    <DD>A note\n"));
        QVERIFY(text.endsWith("</DL><p>\n"));
    }

    void leavesTheTrashOut()
    {
        ItemRecord item;
        item.title = u"Gone"_s;
        item.trashedAt = 1;
        QVERIFY(!written({item}).contains("Gone"));
    }

    void whatIsWrittenIsReadBackTheSame()
    {
        QList<ItemRecord> items;
        const QList<QStringList> folders = {
            {}, {u"a"_s}, {u"a"_s, u"b"_s}, {u"a"_s, u"c"_s}, {u"d"_s, u"c"_s, u"<e> & \"f\""_s}, {u"d"_s}, {}};
        for (const QStringList &path : folders) {
            ItemRecord item;
            item.title = u"</A> <B> & \"quotes\" 'n' &amp; 日本 "_s + QString::number(items.size());
            item.url = u"javascript:\n\talert(\"<&amp;>\")\r"_s + QString::number(items.size());
            item.notes = u"</DL>\n\n  <a href=\"x\">&lt;\ttab"_s;
            item.createdAt = 1460294956000;
            item.folders = path;
            item.links = {link(u"C++"_s), link(u"a \"b\" <c> & d"_s)};
            items.append(item);
        }
        QCOMPARE(itemsOf(written(items)), items);
    }

    void readFilesAreWrittenAndReadBackTheSame_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"folders.html", "anchors_in_notes.html", "unclosed.html", "utf16_le.html",
                                 "hostile.html", "one_close_too_many.html"}) {
            QTest::newRow(name) << QString::fromLatin1(name);
        }
    }
    void readFilesAreWrittenAndReadBackTheSame()
    {
        QFETCH(QString, name);
        QFile file(QString(QStringLiteral(TAGLOOM_TEST_DATA "/formats/") + name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<ItemRecord> items = itemsOf(file.readAll());
        QVERIFY(!items.isEmpty());
        QCOMPARE(itemsOf(written(items)), items);
    }

    void aCommaInANameBecomesASpace()
    {
        ItemRecord item;
        item.title = u"x"_s;
        item.links = {link(u"salt, pepper"_s)};
        QVERIFY(written({item}).contains("TAGS=\"salt pepper\""));
    }

    void aFullDiskIsAnError()
    {
        QFile full(u"/dev/full"_s);
        if (!full.open(QIODevice::WriteOnly)) {
            QSKIP("This system has no /dev/full.");
        }
        formats::BookmarkHtmlWriter writer(full);
        QVERIFY(writer.begin());
        const domain::Result<void> ended = writer.end();
        QVERIFY(!ended);
        QCOMPARE(ended.error().code, domain::ErrorCode::DiskFull);
    }
};

QTEST_GUILESS_MAIN(BookmarkHtmlWriterTest)
#include "bookmark_html_writer_test.moc"
