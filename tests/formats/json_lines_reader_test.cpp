// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_lines_reader.h"

#include "formats/recording_sink.h"

#include <QtTest>

using namespace tagloom;
using domain::Result;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "{\"tagloom\":1,\"content\":\"library\"}\n";

Result<void> readText(QByteArray text, tests::RecordingSink *sink)
{
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    return formats::readJsonLines(device, *sink);
}

} // namespace

class JsonLinesReaderTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKindOfRecord()
    {
        QFile file(QStringLiteral(TAGLOOM_TEST_DATA "/formats/library.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        tests::RecordingSink sink;
        QVERIFY(formats::readJsonLines(file, sink));
        QCOMPARE(sink.remarks.size(), 0);
        QCOMPARE(sink.kinds, (QList<domain::KindRecord>{{2, u"recipe"_s, u"pot"_s}}));
        const domain::TagRecord tag{3, u"physics"_s,  u"physics"_s,  u"#3366cc"_s,  u"Matter"_s,
                                    1, 1709210096789, {u"physik"_s}, {u"science"_s}};
        QCOMPARE(sink.tags, QList<domain::TagRecord>{tag});
        QCOMPARE(sink.items.size(), 1);
        const domain::ItemRecord &item = sink.items[0];
        QCOMPARE(item.line, 4);
        QCOMPARE(item.kind, u"bookmark"_s);
        QCOMPARE(item.title, u"Quarks"_s);
        QCOMPARE(item.notes, u"one\ntwo"_s);
        QCOMPARE(item.createdAt, std::optional<qint64>(1709210096789));
        QCOMPARE(item.updatedAt, std::optional<qint64>());
        QCOMPARE(item.trashedAt, std::optional<qint64>(1709210096789));
        QCOMPARE(item.links.size(), 2);
        QCOMPARE(item.links[0].source, domain::LinkSource::Suggestion);
        QCOMPARE(item.links[0].status, domain::LinkStatus::Suggested);
        QCOMPARE(item.links[0].confidence, std::optional<double>(0.25));
        QCOMPARE(item.links[0].addedAt, std::optional<qint64>(1709251200000));
        QCOMPARE(item.links[1],
                 (domain::LinkRecord{u"plain"_s, domain::LinkSource::Import, domain::LinkStatus::Confirmed, {}, {}}));
        QCOMPARE(sink.bytes, file.size());
    }

    void skipsABadLineAndReadsTheRest_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no JSON") << QByteArray("{\"record\":") << u"JSON"_s;
        QTest::newRow("invalid UTF-8") << QByteArray("{\"record\":\"item\",\"title\":\"\xFF\"}") << u"UTF-8"_s;
        QTest::newRow("no object") << QByteArray("[1]") << u"object"_s;
        QTest::newRow("nested without end") << QByteArray(1'000'000, '[') << u"JSON"_s;
        QTest::newRow("nested deep") << QByteArray(QByteArray(100'000, '[') + QByteArray(100'000, ']')) << u"object"_s;
        QTest::newRow("no record") << QByteArray("{\"title\":\"x\"}") << u"record"_s;
        QTest::newRow("unknown record") << QByteArray("{\"record\":\"film\"}") << u"record"_s;
        QTest::newRow("record of another type") << QByteArray("{\"record\":1}") << u"record"_s;
        QTest::newRow("no title") << QByteArray("{\"record\":\"item\",\"url\":\"x\"}") << u"title"_s;
        QTest::newRow("neither title nor URL") << QByteArray("{\"record\":\"item\",\"title\":\" \"}") << u"title"_s;
        QTest::newRow("title of another type") << QByteArray("{\"record\":\"item\",\"title\":7}") << u"title"_s;
        QTest::newRow("time") << QByteArray("{\"record\":\"item\",\"title\":\"x\",\"created\":\"noon\"}")
                              << u"created"_s;
        QTest::newRow("links no list") << QByteArray("{\"record\":\"item\",\"title\":\"x\",\"links\":{}}")
                                       << u"links"_s;
        QTest::newRow("link no object") << QByteArray("{\"record\":\"item\",\"title\":\"x\",\"links\":[1]}")
                                        << u"links"_s;
        QTest::newRow("link without tag")
            << QByteArray("{\"record\":\"item\",\"title\":\"x\",\"links\":[{}]}") << u"tag"_s;
        QTest::newRow("confidence") << QByteArray(
            "{\"record\":\"item\",\"title\":\"x\",\"links\":[{\"tag\":\"a\",\"confidence\":1.5}]}")
                                    << u"confidence"_s;
        QTest::newRow("status") << QByteArray(
            "{\"record\":\"item\",\"title\":\"x\",\"links\":[{\"tag\":\"a\",\"status\":\"odd\"}]}")
                                << u"odd"_s;
        QTest::newRow("source") << QByteArray(
            "{\"record\":\"item\",\"title\":\"x\",\"links\":[{\"tag\":\"a\",\"source\":3}]}")
                                << u"source"_s;
        QTest::newRow("tag without name") << QByteArray("{\"record\":\"tag\"}") << u"name"_s;
        QTest::newRow("pin") << QByteArray("{\"record\":\"tag\",\"name\":\"a\",\"pin\":10}") << u"pin"_s;
        QTest::newRow("aliases") << QByteArray("{\"record\":\"tag\",\"name\":\"a\",\"aliases\":[1]}") << u"aliases"_s;
        QTest::newRow("kind without name") << QByteArray("{\"record\":\"kind\",\"icon\":\"x\"}") << u"name"_s;
        QTest::newRow("search without name") << QByteArray("{\"record\":\"search\",\"query\":\"x\"}") << u"name"_s;
        QTest::newRow("search without query") << QByteArray("{\"record\":\"search\",\"name\":\"x\"}") << u"query"_s;
        QTest::newRow("sort") << QByteArray("{\"record\":\"search\",\"name\":\"x\",\"query\":\"x\",\"sort\":\"odd\"}")
                              << u"odd"_s;
        QTest::newRow("descending") << QByteArray(
            "{\"record\":\"search\",\"name\":\"x\",\"query\":\"x\",\"descending\":1}")
                                    << u"descending"_s;
        QTest::newRow("one tag alone") << QByteArray("{\"record\":\"distinct\",\"tags\":[\"a\"]}") << u"two tags"_s;
        QTest::newRow("list without name") << QByteArray("{\"record\":\"list\"}") << u"name"_s;
        QTest::newRow("template") << QByteArray("{\"record\":\"list\",\"name\":\"x\",\"template\":\"odd\"}")
                                  << u"odd"_s;
        QTest::newRow("lists no list") << QByteArray("{\"record\":\"item\",\"title\":\"x\",\"lists\":{}}")
                                       << u"lists"_s;
        QTest::newRow("too long") << QByteArray("{\"record\":\"item\",\"title\":\"" + QByteArray(17 * 1024 * 1024, 'x')
                                                + "\"}")
                                  << u"16 MB"_s;
    }
    void skipsABadLineAndReadsTheRest()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, reason);
        tests::RecordingSink sink;
        QVERIFY(readText(header + line + "\n\n{\"record\":\"item\",\"title\":\"good\"}", &sink));
        QCOMPARE(sink.remarks.size(), 1);
        QCOMPARE(sink.remarks[0].line, 2);
        QVERIFY2(sink.remarks[0].reason.contains(reason), qPrintable(sink.remarks[0].reason));
        QCOMPARE(sink.items.size(), 1);
        QCOMPARE(sink.items[0].line, 4);
        QVERIFY(sink.tags.isEmpty() && sink.kinds.isEmpty() && sink.searches.isEmpty());
    }

    void takesAnItemWithoutItsBadPlaceInAList_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no list") << QByteArray("\"position\":1") << u"“list” is missing"_s;
        QTest::newRow("attempt 0") << QByteArray("\"list\":\"a\",\"attempt\":0") << u"whole number from 1 on"_s;
        QTest::newRow("status") << QByteArray("\"list\":\"a\",\"status\":\"odd\"") << u"odd"_s;
        QTest::newRow("progress in words")
            << QByteArray("\"list\":\"a\",\"progress\":\"half\"") << u"“progress” must be a number"_s;
        QTest::newRow("half a position") << QByteArray("\"list\":\"a\",\"position\":1.5")
                                         << u"“position” must be a whole number"_s;
        QTest::newRow("no time") << QByteArray("\"list\":\"a\",\"finished\":\"noon\"") << u"finished"_s;
    }
    void takesAnItemWithoutItsBadPlaceInAList()
    {
        QFETCH(QByteArray, members);
        QFETCH(QString, reason);
        tests::RecordingSink sink;
        QVERIFY(readText(
            header + "{\"record\":\"item\",\"title\":\"x\",\"lists\":[{" + members + "},{\"list\":\"b\"}]}", &sink));
        QCOMPARE(sink.remarks.size(), 1);
        QCOMPARE(sink.remarks[0].line, 2);
        QVERIFY2(sink.remarks[0].reason.contains(reason), qPrintable(sink.remarks[0].reason));
        QCOMPARE(sink.items.size(), 1);
        QCOMPARE(sink.items[0].lists.size(), 1);
        QCOMPARE(sink.items[0].lists[0].list, u"b"_s);
    }

    void leavesOutDetailsThatAreWrong()
    {
        tests::RecordingSink sink;
        QVERIFY(readText(
            header
                 + "{\"record\":\"item\",\"kind\":\"book\",\"title\":\"x\",\"details\":{\"isbn\":\"9780306406158\","
                   "\"year\":1968,\"due\":\"2023-02-29\",\"amount\":\"12\",\"publisher\":5,\"authors\":[\"A\",\"B\"],"
                   "\"unknown\":1}}",
            &sink));
        QCOMPARE(sink.items.size(), 1);
        QCOMPARE(sink.items[0].details.year, 1968);
        QCOMPARE(sink.items[0].details.authors, (QStringList{u"A"_s, u"B"_s}));
        QCOMPARE(sink.items[0].details.publisher, u"5"_s);
        QVERIFY(sink.items[0].details.isbn.isEmpty());
        QCOMPARE(sink.remarks.size(), 3);
        for (const domain::RecordRemark &remark : std::as_const(sink.remarks)) {
            QCOMPARE(remark.line, 2);
            QVERIFY2(remark.reason.startsWith(u"“details” has a bad value, which was left out: "_s),
                     qPrintable(remark.reason));
        }
    }

    void leavesOutAFileThatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("members");
        QTest::newRow("no size") << QByteArray("\"modified\":5,\"type\":\"a/b\"");
        QTest::newRow("less than nothing") << QByteArray("\"size\":-1,\"modified\":5,\"type\":\"a/b\"");
        QTest::newRow("no type") << QByteArray("\"size\":1,\"modified\":5");
        QTest::newRow("another fingerprint")
            << QByteArray("\"size\":1,\"modified\":5,\"type\":\"a/b\",\"fingerprint\":\"x\"");
        QTest::newRow("time in words") << QByteArray("\"size\":1,\"modified\":\"then\",\"type\":\"a/b\"");
    }
    void leavesOutAFileThatIsWrong()
    {
        QFETCH(QByteArray, members);
        tests::RecordingSink sink;
        QVERIFY(readText(header + "{\"record\":\"item\",\"title\":\"x\",\"file\":{" + members + "}}", &sink));
        QCOMPARE(sink.items.size(), 1);
        QVERIFY(!sink.items[0].file);
        QCOMPARE(sink.remarks.size(), 1);
        QVERIFY2(sink.remarks[0].reason.startsWith(u"“file” was left out: "_s), qPrintable(sink.remarks[0].reason));
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << int(domain::ErrorCode::ForeignFile);
        QTest::newRow("no header") << QByteArray("{\"record\":\"item\"}\n") << int(domain::ErrorCode::ForeignFile);
        QTest::newRow("version is text") << QByteArray("{\"tagloom\":\"1\"}\n") << int(domain::ErrorCode::ForeignFile);
        QTest::newRow("bookmarks") << QByteArray("<DL><A HREF=x>") << int(domain::ErrorCode::ForeignFile);
        QTest::newRow("a newer version") << QByteArray("{\"tagloom\":2}\n") << int(domain::ErrorCode::NewerLibrary);
    }
    void refusesOtherFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        tests::RecordingSink sink;
        const Result<void> read = readText(text, &sink);
        QVERIFY(!read);
        QCOMPARE(int(read.error().code), code);
    }

    void anEmptyLibraryIsNoError()
    {
        tests::RecordingSink sink;
        QVERIFY(readText(header, &sink));
        QVERIFY(readText("\xEF\xBB\xBF{\"tagloom\":1}\r\n", &sink));
        QCOMPARE(sink.remarks.size(), 0);
    }

    void aSinkThatWantsNoMoreEndsTheReading()
    {
        const QByteArray item = "{\"record\":\"item\",\"title\":\"x\"}\n";
        tests::RecordingSink sink;
        sink.itemsWanted = 1;
        QCOMPARE(readText(header + item + item, &sink).error().code, domain::ErrorCode::Cancelled);
        QCOMPARE(sink.items.size(), 1);
        tests::RecordingSink cancelling;
        cancelling.endsAtProgress = true;
        QCOMPARE(readText(header + item, &cancelling).error().code, domain::ErrorCode::Cancelled);
    }

    void namesTheCauseOfAReadError()
    {
        tests::FailingDevice failing(header);
        tests::RecordingSink sink;
        const Result<void> read = formats::readJsonLines(failing, sink);
        QCOMPARE(read.error().code, domain::ErrorCode::InputOutput);
        QVERIFY(read.error().message.contains(u"bad sector"));
    }
};

QTEST_GUILESS_MAIN(JsonLinesReaderTest)
#include "json_lines_reader_test.moc"
