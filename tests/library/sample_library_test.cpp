// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/importer.h"
#include "library/library.h"
#include "library/sample_library.h"
#include "support/temporary_library.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using namespace tagloom::library;

namespace {

std::unique_ptr<Library> opened(const QString &path)
{
    auto library = Library::open(path, OpenMode::ReadWrite);
    if (!library)
        qFatal("%s", qPrintable(library.error().message));
    return std::move(*library);
}

} // namespace

class SampleLibraryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void importsWithoutARemark()
    {
        const test::TemporaryLibrary file;
        const auto library = opened(file.path());
        const auto report = Importer(*library).run({sampleItemsPath()}, {}, makeJob()).result();
        QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
        for (const ImportRemark &remark : report->skipped + report->changed)
            QFAIL(qPrintable(u"%1: %2"_s.arg(remark.line).arg(remark.reason)));
        QVERIFY(report->added >= 78);
        QCOMPARE(report->merged, 0);
        QCOMPARE(report->tagsAdded, 24);

        const auto number = [&](const QString &sql) {
            return library->connection().number(sql).value();
        };
        QVERIFY(number(u"SELECT count(DISTINCT kind_id) FROM items"_s) >= 7);
        QVERIFY(number(u"SELECT count(*) FROM book_details JOIN item_creators USING (item_id)"_s) >= 12);
        QVERIFY(number(u"SELECT count(*) FROM task_details WHERE done IS NOT NULL"_s) >= 2);
        QVERIFY(number(u"SELECT count(*) FROM invoice_details WHERE paid IS NULL"_s) >= 2);
        QCOMPARE(number(u"SELECT count(*) FROM lists"_s), 3);
        QVERIFY(number(u"SELECT count(DISTINCT status) FROM list_entries"_s) >= 8);
        QCOMPARE(number(u"SELECT count(*) FROM list_entries WHERE attempt = 2"_s), 1);
        QVERIFY(number(u"SELECT count(*) FROM tag_parents"_s) >= 10);
        QVERIFY(number(u"SELECT count(*) FROM tag_aliases"_s) >= 10);
        QVERIFY(number(u"SELECT count(*) FROM item_tags WHERE status = 'suggested'"_s) >= 5);
        QCOMPARE(number(u"SELECT count(*) FROM saved_searches"_s), 5);
        QCOMPARE(number(u"SELECT count(*) FROM saved_searches WHERE instr(query, char(31)) > 0"_s), 2); // tags by id
        QCOMPARE(number(u"SELECT count(*) FROM tags WHERE pin BETWEEN 1 AND 4"_s), 4);
        QCOMPARE(number(u"SELECT count(*) FROM items WHERE id NOT IN (SELECT item_id FROM item_tags)"_s), 0);
    }

    void makesTheLibraryOnce()
    {
        const QTemporaryDir place;
        const QString folder = place.filePath(u"deep/tagloom"_s);
        const auto path = makeSampleLibrary(folder);
        QVERIFY2(path.ok(), path.ok() ? "" : qPrintable(path.error().message));
        QCOMPARE(*path, folder + u"/Sample.tagloom"_s);
        qint64 items = 0;
        {
            const auto library = opened(*path);
            const auto number = [&](const QString &sql) {
                return library->connection().number(sql).value();
            };
            QCOMPARE(number(u"SELECT count(*) FROM file_details WHERE mime = 'image/jpeg'"_s), 12);
            QCOMPARE(number(u"SELECT count(*) FROM rules"_s), 2);
            QVERIFY(number(u"SELECT count(*) FROM item_tags WHERE source = 'rule'"_s) >= 2);
            QCOMPARE(number(u"SELECT count(*) FROM history"_s), 0); // undo must not empty it
            QCOMPARE(number(u"SELECT count(*) FROM history_changes"_s), 0);
            QCOMPARE(QDir(folder + u"/Sample pictures"_s).entryList(QDir::Files).size(), 12);
            items = library->connection().number(u"SELECT count(*) FROM items"_s).value();
            QVERIFY(items >= 40);
            const auto done =
                library
                    ->write(u"x"_s,
                            [](store::Transaction &transaction) {
                                return transaction.connection().execute(u"DELETE FROM items WHERE id = 1"_s);
                            })
                    .result();
            QVERIFY(done.ok());
        }
        // It is the person's now.
        QCOMPARE(*makeSampleLibrary(folder), *path);
        QCOMPARE(opened(*path)->connection().number(u"SELECT count(*) FROM items"_s).value(), items - 1);
        const QStringList hidden = QDir(folder).entryList({u".sample-*"_s}, QDir::AllEntries | QDir::Hidden);
        QCOMPARE(hidden, QStringList());
    }

    void saysWhyItCannotBeMade()
    {
        const auto path = makeSampleLibrary(u"/proc/no-such-place"_s);
        QVERIFY(!path.ok());
        QVERIFY(path.error().message.contains(u"/proc/no-such-place"_s));
    }
};

QTEST_GUILESS_MAIN(SampleLibraryTest)
#include "sample_library_test.moc"
