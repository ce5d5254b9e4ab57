// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/json_lines_writer.h"

#include "formats/record_reader.h"
#include "formats/recording_sink.h"

#include <QtTest>

using namespace tagloom;
using namespace Qt::StringLiterals;

namespace {

QStringList sure(const QStringList &authors)
{
    const auto usable = domain::usableAuthors(authors);
    return usable ? *usable : QStringList();
}

} // namespace

class JsonLinesWriterTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingIsReadBackTheSame()
    {
        const QString nasty = u"\"\\ \n\r\t </a> 日本 \U0001F600 \u0001\u2028"_s;
        domain::KindRecord kind{2, nasty, u"icon"_s};
        const domain::TagRecord full{3, nasty,         u"slug"_s,       u"#fff"_s, nasty,
                                     9, 1709210096789, {u"a"_s, nasty}, {u"p"_s}};
        domain::TagRecord bare;
        bare.line = 4;
        bare.name = u"bare"_s;
        domain::ItemRecord item;
        item.line = 5;
        item.kind = nasty;
        item.title = nasty;
        item.url = nasty;
        item.notes = nasty;
        item.createdAt = -62135596800000;
        item.updatedAt = 0;
        item.trashedAt = std::numeric_limits<qint64>::max();
        item.folders = {u"f"_s, nasty};
        for (const auto source : {domain::LinkSource::User, domain::LinkSource::Import, domain::LinkSource::Rule,
                                  domain::LinkSource::Suggestion}) {
            for (const auto status :
                 {domain::LinkStatus::Confirmed, domain::LinkStatus::Suggested, domain::LinkStatus::Rejected}) {
                item.links.append({nasty, source, status, 0.1, 1});
                item.links.append({u"bare"_s, source, status, {}, {}});
            }
        }
        const domain::SearchRecord search{6, nasty, nasty, u"title"_s, false, 1709210096789};
        domain::SearchRecord bareSearch;
        bareSearch.line = 7;
        bareSearch.name = u"bare"_s;
        bareSearch.query = u"x"_s;
        const domain::DistinctRecord distinct{8, nasty, u"bare"_s};
        const domain::ListRecord list{9, nasty, domain::ListTemplate::Courses, 1709210096789};
        domain::ListRecord bareList;
        bareList.line = 10;
        bareList.name = u"bare"_s;
        item.lists.append({nasty, 3, -5, domain::ListStatus::Completed, 100, 1.7, nasty, 1, 2, 3});
        item.lists.append({u"bare"_s, 1, 1'000'000'000'000, {}, 0, {}, {}, {}, {}, {}});
        item.details.authors = {u"Ursula, K."_s, nasty.simplified()};
        item.details.authors = sure(item.details.authors);
        item.details.year = 1968;
        item.details.publisher = u"日本"_s;
        item.details.isbn = u"9780306406157"_s;
        item.details.number = u"7/24"_s;
        item.details.amount = domain::Amount{-1250, u"KWD"_s};
        item.details.issued = QDate(2024, 2, 29);
        item.details.due = QDate(1, 1, 1);
        item.details.done = QDate(9999, 12, 31);
        item.details.paid = QDate(2024, 3, 1);
        item.file = domain::FileDetails{5'000'000'000, -1, u"image/svg+xml"_s, QString(u"s1:"_s + QString(64, u'0')), 7};
        item.noteFile =
            domain::NoteFile{nasty, u"a b/c.md"_s, domain::FolderTags::Leaf, "---\ntags: [a]\r\n---\n\xc3\xa9\n"};
        domain::ItemRecord bareItem;
        bareItem.line = 11;
        bareItem.title = u"bare"_s;
        bareItem.noteFile = domain::NoteFile{u"/x"_s, u"c.md"_s, domain::FolderTags::None, QByteArray("\xff\0\xfe", 3)};

        QBuffer device;
        device.open(QIODevice::ReadWrite);
        const std::unique_ptr<formats::RecordWriter> writer = formats::makeWriter(formats::Format::JsonLines, device);
        QVERIFY(writer->begin() && writer->kind(kind) && writer->tag(full) && writer->tag(bare) && writer->item(item)
                && writer->search(search) && writer->search(bareSearch) && writer->distinct(distinct)
                && writer->list(list) && writer->list(bareList) && writer->item(bareItem) && writer->end());
        const domain::Result<formats::Format> format = formats::recognise(device, u"x"_s);
        QVERIFY(format.ok());
        QCOMPARE(*format, formats::Format::JsonLines);
        tests::RecordingSink sink;
        QVERIFY(formats::readRecords(*format, device, sink));
        QCOMPARE(sink.remarks, QList<domain::RecordRemark>());
        QCOMPARE(sink.kinds, QList<domain::KindRecord>{kind});
        QCOMPARE(sink.tags, (QList<domain::TagRecord>{full, bare}));
        QCOMPARE(sink.searches, (QList<domain::SearchRecord>{search, bareSearch}));
        QCOMPARE(sink.distinctTags, QList<domain::DistinctRecord>{distinct});
        QCOMPARE(sink.lists, (QList<domain::ListRecord>{list, bareList}));
        QCOMPARE(sink.items, (QList<domain::ItemRecord>{item, bareItem}));
    }

    void writesTheDocumentedForm()
    {
        QBuffer device;
        device.open(QIODevice::WriteOnly);
        formats::JsonLinesWriter writer(device);
        const domain::SearchRecord search{0, u"Not read"_s, u"#physics -#read"_s, u"title"_s, false, 1709210096789};
        domain::ItemRecord item;
        item.title = u"Ä"_s;
        item.createdAt = 1709210096789;
        item.lists.append({u"To read"_s, 2, 5, domain::ListStatus::Reading, 40, 1.5, u"n"_s, 1709210096789, 0, {}});
        const domain::ListRecord list{0, u"To read"_s, domain::ListTemplate::Reading, {}};
        QVERIFY(writer.begin() && writer.search(search) && writer.list(list) && writer.item(item) && writer.end());
        QCOMPARE(QString::fromUtf8(device.data()),
                 u"{\"tagloom\":1,\"content\":\"library\"}\n"
                 "{\"record\":\"search\",\"name\":\"Not read\",\"query\":\"#physics -#read\",\"sort\":\"title\","
                 "\"descending\":false,\"created\":\"2024-02-29T12:34:56.789Z\"}\n"
                 "{\"record\":\"list\",\"name\":\"To read\",\"template\":\"reading\"}\n"
                 "{\"record\":\"item\",\"title\":\"Ä\",\"created\":\"2024-02-29T12:34:56.789Z\","
                 "\"lists\":[{\"list\":\"To read\",\"attempt\":2,\"position\":5,\"status\":\"reading\",\"progress\":40,"
                 "\"grade\":1.5,\"note\":\"n\",\"added\":\"2024-02-29T12:34:56.789Z\","
                 "\"started\":\"1970-01-01T00:00:00.000Z\"}]}\n"_s);
    }
};

QTEST_GUILESS_MAIN(JsonLinesWriterTest)
#include "json_lines_writer_test.moc"
