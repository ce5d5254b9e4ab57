// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/exporter.h"
#include "library/open_library.h"
#include "library/saved_search_service.h"
#include "library/tag_service.h"
#include "store/saved_search_store.h"
#include "support/folder_snapshot.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::SavedSearch;
using domain::SavedSearchId;
using library::SavedSearchService;
using test::sure;

class SavedSearchServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void addsChangesMovesAndRemoves();
    void tellsOfEachChange();
    void comesBackFromAnExport();
    void keepsWhatIsThereWhenImporting();
    void takesNamesFromFilesAsFarAsTheyGo();

private:
    QList<SavedSearch> all() { return sure(store::readSavedSearches(m_open->connection())); }
    library::ImportReport import(const QByteArray &lines)
    {
        const QString path = m_temporary->folder() + u"/in.jsonl"_s;
        test::writeFile(path, "{\"tagloom\":1,\"content\":\"library\"}\n" + lines);
        const auto dry = sure(library::Importer(*m_open).dryRun({path}, {}, library::makeJob()));
        const auto report = sure(library::Importer(*m_open).run({path}, {}, library::makeJob()));
        if (dry.skipped.size() != report.skipped.size() || dry.searchesAdded != report.searchesAdded)
            qFatal("The dry run tells another story than the import.");
        return report;
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

void SavedSearchServiceTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
}

void SavedSearchServiceTest::addsChangesMovesAndRemoves()
{
    SavedSearchService searches(*m_open);
    const SavedSearchId first = sure(searches.add({{}, u"first"_s, u"one"_s, u"added"_s, true, 0}));
    const SavedSearchId second = sure(searches.add({{}, u"second"_s, u"two"_s, u"title"_s, false, 0}));
    sure(searches.rename(first, u"First"_s));
    sure(searches.change({first, QString(), u"three"_s, u"address"_s, false, 0}));
    sure(searches.move(second, first));
    QCOMPARE(all().size(), 2);
    QCOMPARE(all()[0].name, u"second"_s);
    QCOMPARE(all()[1].name, u"First"_s);
    QCOMPARE(all()[1].query, u"three"_s);
    QCOMPARE(searches.add({{}, u"FIRST"_s, u"x"_s, u"added"_s, true, 0}).result().error().code, ErrorCode::Conflict);
    sure(searches.remove(second));
    QCOMPARE(all().size(), 1);
}

void SavedSearchServiceTest::tellsOfEachChange()
{
    QSignalSpy changes(m_open.get(), &library::Library::changed);
    SavedSearchService searches(*m_open);
    const SavedSearchId id = sure(searches.add({{}, u"a"_s, u"one"_s, u"added"_s, true, 0}));
    sure(searches.rename(id, u"b"_s));
    sure(searches.remove(id));
    QTRY_COMPARE(changes.size(), 3);
    for (const QList<QVariant> &change : std::as_const(changes))
        QVERIFY(change[0].value<domain::ChangeSet>().savedSearches);
}

void SavedSearchServiceTest::comesBackFromAnExport()
{
    SavedSearchService searches(*m_open);
    // The tag has another id there, and the search still means it.
    sure(library::TagService(*m_open).create(u"first"_s));
    sure(library::TagService(*m_open).create(u"to read"_s));
    sure(searches.add({{}, u"zebra \"quoted\""_s, u"#\"to read\" -#gone one"_s, u"title"_s, false, 1600000000000}));
    sure(searches.add({{}, u"ant"_s, u"\"a phrase\""_s, u"added"_s, true, 1600000000001}));
    sure(searches.add({{}, u"bee"_s, u"is:overdue"_s, u"due"_s, false, 1600000000002}));
    const QString path = m_temporary->folder() + u"/out.jsonl"_s;
    sure(library::Exporter(*m_open).toFile(path, {}, library::makeJob()));
    const QList<SavedSearch> before = all();

    const test::TemporaryLibrary empty;
    const auto other = test::openLibrary(empty.path());
    sure(library::TagService(*other).create(u"To Read"_s));
    sure(library::Importer(*other).run({path}, {}, library::makeJob()));
    QList<SavedSearch> expected = before;
    QVERIFY(expected[0].query.contains(u"#\x1f"_s + u"2\x1f"_s));
    expected[0].query.replace(u"\x1f"_s + u"2\x1f"_s, u"\x1f"_s + u"1\x1f"_s);
    QCOMPARE(sure(store::readSavedSearches(other->connection())), expected);

    // Once more changes nothing and has nothing to say.
    const auto report = sure(library::Importer(*other).run({path}, {}, library::makeJob()));
    QVERIFY(report.changed.isEmpty() && report.skipped.isEmpty());
    QCOMPARE(sure(store::readSavedSearches(other->connection())), expected);

    library::ExportOptions part;
    part.items = QList<domain::ItemId>();
    sure(library::Exporter(*m_open).toFile(path, part, library::makeJob()));
    QVERIFY(!test::folderSnapshot(m_temporary->folder()).value(u"out.jsonl"_s).contains("\"search\""));
}

void SavedSearchServiceTest::keepsWhatIsThereWhenImporting()
{
    SavedSearchService searches(*m_open);
    sure(searches.add({{}, u"Mine"_s, u"one"_s, u"title"_s, false, 5}));
    const QList<SavedSearch> before = all();
    const auto report = import("{\"record\":\"search\",\"name\":\"MINE\",\"query\":\"two\"}\n");
    QCOMPARE(all(), before);
    QCOMPARE(report.changed.size(), 1);
    QVERIFY(report.changed[0].reason.contains(u"MINE"_s));
    QCOMPARE(report.changed[0].line, 2);
}

void SavedSearchServiceTest::takesNamesFromFilesAsFarAsTheyGo()
{
    const auto report = import("{\"record\":\"search\",\"name\":\"" + QByteArray(120, 'x')
                               + "\",\"query\":\"q\",\"sort\":\"title\",\"descending\":false}\n"
                                 "{\"record\":\"search\",\"name\":\"\\u200b\",\"query\":\"q\"}\n");
    QCOMPARE(report.searchesAdded, 1);
    QCOMPARE(all().size(), 1);
    QCOMPARE(all()[0].name, QString(100, u'x'));
    QCOMPARE(all()[0].sort, u"title"_s);
    QVERIFY(!all()[0].descending);
    QCOMPARE(report.changed.size(), 1);
    QCOMPARE(report.skipped.size(), 1);
    QCOMPARE(report.skipped[0].line, 3);
    QCOMPARE(import("{\"record\":\"search\",\"name\":\"a\",\"query\":\"added:noday\"}\n").skipped.size(), 1);
}

QTEST_GUILESS_MAIN(SavedSearchServiceTest)
#include "saved_search_service_test.moc"
