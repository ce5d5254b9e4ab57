// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/csv_writer.h"

#include <QBuffer>
#include <QtTest>

using namespace tagloom;
using namespace Qt::StringLiterals;

class CsvWriterTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quotesAsRfc4180Says_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("tags");
        QTest::addColumn<QString>("row");
        const QString end = u",,,,,,,,,,\r\n"_s; // no details
        QTest::newRow("plain") << u"Title"_s << QStringList{u"a"_s} << QString(u"Title,u,bookmark,a,,,"_s + end);
        QTest::newRow("tags") << u"Title"_s << QStringList{u"a"_s, u"b c"_s}
                              << QString(u"Title,u,bookmark,\"a,b c\",,,"_s + end);
        QTest::newRow("no tags") << u"Title"_s << QStringList{} << QString(u"Title,u,bookmark,,,,"_s + end);
        QTest::newRow("comma and quotes")
            << u"a, \"b\""_s << QStringList{} << QString(u"\"a, \"\"b\"\"\",u,bookmark,,,,"_s + end);
        QTest::newRow("line ends") << u"a\nb\rc"_s << QStringList{} << QString(u"\"a\nb\rc\",u,bookmark,,,,"_s + end);
        QTest::newRow("a comma in a tag's name") << u"x"_s << QStringList{u"salt, pepper"_s, u"b"_s}
                                                 << QString(u"x,u,bookmark,\"\"\"salt, pepper\"\",b\",,,"_s + end);
        QTest::newRow("a formula stays") << u"=1+1"_s << QStringList{} << QString(u"=1+1,u,bookmark,,,,"_s + end);
    }
    void quotesAsRfc4180Says()
    {
        QFETCH(QString, title);
        QFETCH(QStringList, tags);
        QFETCH(QString, row);
        domain::ItemRecord item;
        item.title = title;
        item.url = u"u"_s;
        item.kind = u"bookmark"_s;
        for (const QString &tag : tags) {
            item.links.append({tag, domain::LinkSource::User, domain::LinkStatus::Confirmed, {}, {}});
        }
        QCOMPARE(written(item), QString(heading() + row));
    }

    void writesTimesAndNotesAndConfirmedTagsOnly()
    {
        domain::ItemRecord item;
        item.title = u"t"_s;
        item.createdAt = 1709210096789;
        item.updatedAt = 1709210096790;
        item.notes = u"one\ntwo"_s;
        item.links = {{u"no"_s, domain::LinkSource::Rule, domain::LinkStatus::Rejected, {}, {}}};
        QVERIFY(written(item).endsWith(
            u"t,,,,2024-02-29T12:34:56.789Z,2024-02-29T12:34:56.790Z,\"one\ntwo\",,,,,,,,,,\r\n"));
    }

    void writesDetailsAsAPersonTypesThem()
    {
        domain::ItemRecord item;
        item.title = u"t"_s;
        item.details.authors = {u"Ann, B."_s, u"Cid"_s};
        item.details.year = 1969;
        item.details.amount = domain::Amount{1250, u"EUR"_s};
        item.details.due = QDate(2024, 5, 31);
        QCOMPARE(written(item), QString(heading() + u"t,,,,,,,\"Ann, B.; Cid\",1969,,,,12.50 EUR,,2024-05-31,,\r\n"_s));
    }

    void leavesTheTrashOut()
    {
        domain::ItemRecord item;
        item.title = u"Gone"_s;
        item.trashedAt = 1;
        QVERIFY(!written(item).contains(u"Gone"));
    }

private:
    static QString heading()
    {
        return u"title,url,kind,tags,added,updated,notes,authors,year,publisher,isbn,number,amount,issued,due,done,paid\r\n"_s;
    }
    static QString written(const domain::ItemRecord &item)
    {
        QBuffer device;
        device.open(QIODevice::WriteOnly);
        const std::unique_ptr<formats::RecordWriter> writer = formats::makeWriter(formats::Format::Csv, device);
        const bool good = writer->begin().ok() && writer->item(item).ok() && writer->end().ok();
        return good ? QString::fromUtf8(device.data()) : u"not written"_s;
    }
};

QTEST_GUILESS_MAIN(CsvWriterTest)
#include "csv_writer_test.moc"
