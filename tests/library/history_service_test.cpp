// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/history_service.h"

#include "library/commands/command_line.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/tagging_service.h"
#include "store/origin_scope.h"
#include "support/folder_snapshot.h"
#include "support/recording_output.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ChangeSet;
using domain::ErrorCode;
using domain::HistoryEntry;
using domain::HistoryOrigin;
using domain::ItemId;
using library::HistoryService;
using test::sure;

class HistoryServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_open.reset(); }
    void undoesAndRedoesWithOneNotice();
    void knowsWhatComesNext();
    void knowsFromWhereAnActionCame();
    void undoesAnOlderEntry();
    void goesToAnEntryStepByStep();
    void countsAndStopsALongUndo();
    void refusesOnALibraryOpenForLooking();
    void isUndoneByTheCommandLine();

private:
    ItemId add(const QString &title)
    {
        return sure(library::ItemService(*m_open).add({{domain::noteKind, title, {}, {}}}, {u"a"_s})).ids.constFirst();
    }

    /// The exit code and what was said on either stream.
    std::pair<library::ExitCode, QString> run(const QStringList &words, library::Library &library)
    {
        test::RecordingOutput output;
        const auto line = sure(library::parseCommandLine(words));
        const auto code = library::runCommandLine(line, library, m_temporary->folder(), output, library::makeJob());
        return {code, QString::fromUtf8(output.out) + output.errors.join(u'\n')};
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

void HistoryServiceTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
}

void HistoryServiceTest::undoesAndRedoesWithOneNotice()
{
    const ItemId id = add(u"Page"_s);
    QSignalSpy spy(m_open.get(), &library::Library::changed);
    QVERIFY(spy.wait());
    spy.clear();
    const HistoryEntry undone = sure(HistoryService(*m_open).undo());
    QCOMPARE(undone.label, u"Add 1 item"_s);
    QVERIFY(undone.undone);
    sure(HistoryService(*m_open).redo());
    QTRY_COMPARE(spy.count(), 2);
    const auto first = spy[0][0].value<ChangeSet>();
    QCOMPARE(first.label, u"Undone: Add 1 item"_s);
    QCOMPARE(first.itemsRemoved, QList<ItemId>{id});
    QCOMPARE(spy[1][0].value<ChangeSet>().itemsAdded, QList<ItemId>{id});
}

void HistoryServiceTest::knowsWhatComesNext()
{
    HistoryService history(*m_open);
    QVERIFY(!sure(history.position()).undo);
    add(u"One"_s);
    sure(library::ItemService(*m_open).changeTitle({1}, u"Two"_s));
    QCOMPARE(sure(history.position()).undo->label, u"Change the title"_s);
    sure(history.undo());
    QCOMPARE(sure(history.position()).undo->label, u"Add 1 item"_s);
    QCOMPARE(sure(history.position()).redo->label, u"Change the title"_s);
    QCOMPARE(sure(history.entries({}, {}, 10)).size(), 2);
    QCOMPARE(sure(history.details(sure(history.position()).undo->id, 10)).size(), 3);
}

void HistoryServiceTest::knowsFromWhereAnActionCame()
{
    add(u"By hand"_s);
    QCOMPARE(run({u"add"_s, u"By command"_s}, *m_open).first, library::ExitCode::Good);
    const QString file = m_temporary->folder() + u"/a.html"_s;
    test::writeFile(file, test::bookmarkFile(3));
    QCOMPARE(run({u"import"_s, file}, *m_open).first, library::ExitCode::Good);
    add(u"By hand again"_s);
    QList<HistoryOrigin> origins;
    for (const HistoryEntry &entry : sure(HistoryService(*m_open).entries({}, {}, 10)))
        origins.append(entry.origin);
    QCOMPARE(origins,
             (QList{HistoryOrigin::Window, HistoryOrigin::Import, HistoryOrigin::Command, HistoryOrigin::Window}));
}

void HistoryServiceTest::undoesAnOlderEntry()
{
    const ItemId id = sure(library::ItemService(*m_open).add({{domain::noteKind, u"One"_s, {}, {}}})).ids.constFirst();
    const auto added = sure(HistoryService(*m_open).position()).undo->id;
    add(u"Two"_s);
    sure(library::TaggingService(*m_open).addTagsByName({id}, {u"later"_s}));
    const auto refused = HistoryService(*m_open).undoEntry(added).result();
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"by “1 item tagged “later””"_s), qPrintable(refused.error().message));
    const auto tagged = sure(HistoryService(*m_open).position()).undo->id;
    add(u"Three"_s);
    sure(HistoryService(*m_open).undoEntry(tagged));
    QCOMPARE(sure(HistoryService(*m_open).undoEntry(added)).label, u"Add 1 item"_s);
    QCOMPARE(sure(m_open->connection().number(u"SELECT count(*) FROM items"_s)), 2);
    QCOMPARE(sure(HistoryService(*m_open).position()).undo->label, u"Undo: Add 1 item"_s);
}

void HistoryServiceTest::goesToAnEntryStepByStep()
{
    HistoryService history(*m_open);
    for (const QString &title : {u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s})
        add(title);
    const auto entries = sure(history.entries({}, {}, 10));
    const auto second = entries[2].id;
    const auto totals = sure(history.totals());
    QCOMPARE(totals.entries, 4);
    QCOMPARE(totals.bytes, entries[0].bytes + entries[1].bytes + entries[2].bytes + entries[3].bytes);
    QCOMPARE(sure(history.stepsTo(second)), 3);
    QCOMPARE(sure(history.stepsTo(domain::HistoryId{99})), 0);
    const auto job = library::makeJob();
    for (int step = 0; step < 3; ++step)
        QCOMPARE(sure(history.undoTowards(second, job)).id, entries[step].id);
    QCOMPARE(history.undoTowards(second, job).result().error().code, ErrorCode::NotFound);
    QCOMPARE(sure(history.stepsTo(entries[1].id)), 2);
    QCOMPARE(sure(history.redoTowards(entries[1].id, job)).id, second);
    QCOMPARE(sure(history.redoTowards(entries[1].id, job)).id, entries[1].id);
    QCOMPARE(history.redoTowards(entries[1].id, job).result().error().code, ErrorCode::NotFound);
    QCOMPARE(sure(history.position()).redo->id, entries[0].id);
    QCOMPARE(job->total, 0); // belongs to whoever counts the steps
    job->cancelled = true;
    QCOMPARE(history.undoTowards(second, job).result().error().code, ErrorCode::Cancelled);
}

void HistoryServiceTest::countsAndStopsALongUndo()
{
    const QString file = m_temporary->folder() + u"/a.html"_s;
    test::writeFile(file, test::bookmarkFile(3000));
    sure(library::Importer(*m_open).run({file}, {}, library::makeJob()));
    const QStringList before = test::dumpOf(*m_open);
    const auto stopped = library::makeJob();
    stopped->cancelled = true;
    QCOMPARE(HistoryService(*m_open).undo(stopped).result().error().code, ErrorCode::Cancelled);
    QCOMPARE(test::dumpOf(*m_open), before);
    const auto job = library::makeJob();
    sure(HistoryService(*m_open).undo(job));
    QVERIFY(job->total > 8000);
    QVERIFY(job->done > 0 && job->done <= job->total);
    QCOMPARE(sure(m_open->connection().number(u"SELECT count(*) FROM items"_s)), 0);
}

void HistoryServiceTest::refusesOnALibraryOpenForLooking()
{
    add(u"Page"_s);
    m_open.reset();
    m_open = sure(library::Library::open(m_temporary->path(), library::OpenMode::ReadOnly));
    QCOMPARE(HistoryService(*m_open).undo().result().error().code, ErrorCode::ReadOnly);
    QCOMPARE(sure(HistoryService(*m_open).entries({}, {}, 10)).size(), 1);
}

void HistoryServiceTest::isUndoneByTheCommandLine()
{
    using library::ExitCode;
    const QString empty = run({u"dump"_s}, *m_open).second;
    QCOMPARE(run({u"undo"_s}, *m_open), (std::pair{ExitCode::Failed, u"There is nothing to undo."_s}));
    QCOMPARE(run({u"redo"_s}, *m_open), (std::pair{ExitCode::Failed, u"There is nothing to redo."_s}));
    add(u"Page"_s);
    const QString full = run({u"dump"_s}, *m_open).second;
    QVERIFY(full.contains(u"{\"table\":\"items\",\"id\":1,\"kind_id\":5,\"title\":\"Page\",\"url\":null,"_s));
    QVERIFY(!full.contains(u"updated_at"_s));
    QCOMPARE(run({u"undo"_s}, *m_open), (std::pair{ExitCode::Good, u"Undone: Add 1 item\n"_s}));
    QCOMPARE(run({u"dump"_s}, *m_open).second, empty);
    QVERIFY(run({u"history"_s}, *m_open).second.endsWith(u"\twindow\tAdd 1 item\t(undone)\n"_s));
    const QString json = run({u"history"_s, u"--json"_s}, *m_open).second;
    QVERIFY2(json.startsWith(u"{\"id\":1,\"items\":1,\"label\":\"Add 1 item\",\"made\":\"20"_s), qPrintable(json));
    QVERIFY2(json.endsWith(u"\"origin\":\"window\",\"tags\":1,\"undone\":true}\n"_s), qPrintable(json));
    QCOMPARE(run({u"redo"_s}, *m_open), (std::pair{ExitCode::Good, u"Redone: Add 1 item\n"_s}));
    QCOMPARE(run({u"dump"_s}, *m_open).second, full);
}

QTEST_GUILESS_MAIN(HistoryServiceTest)
#include "history_service_test.moc"
