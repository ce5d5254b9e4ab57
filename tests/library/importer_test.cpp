// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/exporter.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "store/statement.h"
#include "store/tag_twin_store.h"
#include "support/folder_snapshot.h"

#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using library::Importer;
using library::ImportOptions;
using library::ImportReport;
using store::Transaction;
using test::sure;

namespace {

QString dataFile(const QString &name)
{
    return QStringLiteral(TAGLOOM_TEST_DATA) + u"/library/"_s + name;
}

} // namespace

class ImporterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsWhatItReads();
    void dryRunTellsWhatTheRunDoes_data();
    void dryRunTellsWhatTheRunDoes();
    void dryRunShowsTheFirstItems();
    void makesTagsOfFolders_data();
    void makesTagsOfFolders();
    void makesOneItemOfTheSameAddressTwice();
    void addsNothingTheSecondTime_data();
    void addsNothingTheSecondTime();
    void bringsADuplicateBackFromTheTrash();
    void keepsWhatAPersonChanged();
    void keepsScriptsAndPlacesAsText();
    void putsNestedTagsBelowTheirParents();
    void leavesATreeThatSaysOtherwise();
    void cutsLongTagNamesAndSaysSo();
    void makesOneTagOfManyWritings();
    void skipsBadRecordsWithTheirLines();
    void cutsKindsThatAreTooLong();
    void refusesTagsThatClashButTakesTheRest();
    void takesFoldersOfFiles();
    void refusesWhatIsNoBookmarkFile_data();
    void refusesWhatIsNoBookmarkFile();
    void takesAllFilesOrNone();
    void countsProgress();
    void leavesNothingBehindWhenCancelled();
    void doesNothingWhenCancelledBefore();
    void goesOnReadingMeanwhile();
    void writesNothingIntoAReadOnlyLibrary();
    void givesTheSameLibraryBackFromJsonLines();

private:
    QString file(const QString &name, const QByteArray &bytes)
    {
        const QString path = m_temporary->folder() + u'/' + name;
        test::writeFile(path, bytes);
        return path;
    }
    domain::Result<ImportReport> run(const QStringList &paths, const ImportOptions &options = {})
    {
        return Importer(*m_open).run(paths, options, library::makeJob()).result();
    }
    ImportReport dryRun(const QStringList &paths, const ImportOptions &options = {})
    {
        return sure(Importer(*m_open).dryRun(paths, options, library::makeJob()));
    }
    QStringList rows(const QString &sql) { return test::rowsOf(m_open->connection(), sql); }
    QStringList tagsOf(const QString &title)
    {
        QStringList names;
        store::Statement tags(m_open->connection(),
                              u"SELECT tags.name FROM items JOIN item_tags ON item_id = items.id "
                              "JOIN tags ON tags.id = tag_id WHERE title = ? ORDER BY name_key"_s);
        tags.bind(title);
        while (tags.next())
            names.append(tags.text(0));
        return names;
    }
    QString whatIsWrong()
    {
        return sure(m_open->write(u"Check"_s, [](Transaction &transaction) -> domain::Result<QString> {
            return test::whatIsWrongWith(transaction.connection());
        }));
    }
    void fillRichly();

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

void ImporterTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
}

void ImporterTest::countsWhatItReads()
{
    const auto report = sure(run({dataFile(u"browser.html"_s)}));
    QCOMPARE(report.read, 9);
    QCOMPARE(report.added, 8);
    QCOMPARE(report.merged, 1);
    QCOMPARE(report.tagsAdded, sure(m_open->connection().number(u"SELECT count(*) FROM tags"_s)));
    QCOMPARE(sure(m_open->connection().number(u"SELECT count(*) FROM items"_s)), 8);
    QVERIFY(report.preview.isEmpty());
    QCOMPARE(whatIsWrong(), QString());
}

void ImporterTest::dryRunTellsWhatTheRunDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("browser") << u"browser.html"_s;
    QTest::newRow("bad records") << u"bad_records.jsonl"_s;
    QTest::newRow("clashes") << u"clashing_tags.jsonl"_s;
}

void ImporterTest::dryRunTellsWhatTheRunDoes()
{
    QFETCH(QString, name);
    sure(m_open->write(u"Prepare"_s, [](Transaction &transaction) -> domain::Result<void> {
        sure(store::addItem(transaction, {domain::bookmarkKind, u"Known"_s, u"https://twice.example/"_s, {}}));
        const auto tag = sure(store::createTag(transaction, test::name(u"reading"_s)));
        return store::addTagAlias(transaction, tag, test::name(u"lecture"_s));
    }));
    for (const auto folders :
         {ImportOptions::Folders::All, ImportOptions::Folders::Leaf, ImportOptions::Folders::None}) {
        const QStringList before = test::dumpOf(*m_open);
        ImportOptions options;
        options.folders = folders;
        const auto told = dryRun({dataFile(name)}, options);
        QCOMPARE(test::dumpOf(*m_open), before);
        const auto done = sure(run({dataFile(name)}, options));
        QCOMPARE(told.read, done.read);
        QCOMPARE(told.added, done.added);
        QCOMPARE(told.merged, done.merged);
        QCOMPARE(told.tagsAdded, done.tagsAdded);
        QCOMPARE(told.skipped.size(), done.skipped.size());
        QCOMPARE(done.added + done.merged, done.read);
        for (qsizetype i = 0; i < done.skipped.size(); ++i) {
            QCOMPARE(told.skipped[i].line, done.skipped[i].line);
            QCOMPARE(told.skipped[i].reason, done.skipped[i].reason);
        }
    }
}

void ImporterTest::dryRunShowsTheFirstItems()
{
    const auto told = dryRun({dataFile(u"browser.html"_s)});
    QCOMPARE(told.preview.size(), 9);
    QCOMPARE(told.preview[0].title, u"Quarks & more"_s);
    QCOMPARE(told.preview[0].url, u"https://quarks.example/a?b=1&c=2"_s);
    QCOMPARE(told.preview[0].tags, (QStringList{u"physics"_s, u"reading"_s, u"Science"_s}));
    QVERIFY(!told.preview[0].known);
    QCOMPARE(std::count_if(told.preview.begin(), told.preview.end(), [](const auto &item) { return item.known; }), 1);
    QCOMPARE(dryRun({file(u"many.html"_s, test::bookmarkFile(500))}).preview.size(), 200);
}

void ImporterTest::makesTagsOfFolders_data()
{
    QTest::addColumn<ImportOptions::Folders>("folders");
    QTest::addColumn<QStringList>("tags");
    QTest::newRow("all") << ImportOptions::Folders::All << QStringList{u"Deep"_s, u"Particles"_s, u"Science"_s};
    QTest::newRow("innermost") << ImportOptions::Folders::Leaf << QStringList{u"Deep"_s};
    QTest::newRow("none") << ImportOptions::Folders::None << QStringList();
}

void ImporterTest::makesTagsOfFolders()
{
    QFETCH(ImportOptions::Folders, folders);
    ImportOptions options;
    options.folders = folders;
    sure(run({dataFile(u"browser.html"_s)}, options));
    QTEST(tagsOf(u"Gluons"_s), "tags");
    QCOMPARE(tagsOf(u"Outside"_s), QStringList());
    QCOMPARE(tagsOf(u"On the toolbar"_s), QStringList());
}

void ImporterTest::makesOneItemOfTheSameAddressTwice()
{
    sure(run({dataFile(u"browser.html"_s)}));
    QCOMPARE(sure(m_open->connection().number(u"SELECT count(*) FROM items WHERE url_key LIKE '%twice%'"_s)), 1);
    QCOMPARE(tagsOf(u"Twice"_s), (QStringList{u"first"_s, u"Science"_s, u"second"_s}));
}

void ImporterTest::addsNothingTheSecondTime_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"browser.html"_s, u"bad_records.jsonl"_s, u"clashing_tags.jsonl"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void ImporterTest::addsNothingTheSecondTime()
{
    QFETCH(QString, name);
    const auto first = sure(run({dataFile(name)}));
    const QStringList before = test::dumpOf(*m_open);
    const auto second = sure(run({dataFile(name)}));
    QCOMPARE(second.added, 0);
    QCOMPARE(second.merged, first.read);
    QCOMPARE(second.tagsAdded, 0);
    QCOMPARE(test::dumpOf(*m_open), before);
    QCOMPARE(whatIsWrong(), QString());
}

void ImporterTest::bringsADuplicateBackFromTheTrash()
{
    sure(run({dataFile(u"browser.html"_s)}));
    const QStringList before = test::dumpOf(*m_open);
    sure(m_open->write(u"Trash"_s, [](Transaction &transaction) {
        return store::trashItems(transaction, {ItemId{1}, ItemId{2}});
    }));
    const auto report = sure(run({dataFile(u"browser.html"_s)}));
    QCOMPARE(report.added, 0);
    QCOMPARE(report.merged, 9);
    QCOMPARE(test::dumpOf(*m_open), before);
    QCOMPARE(whatIsWrong(), QString());
}

void ImporterTest::keepsWhatAPersonChanged()
{
    sure(run({dataFile(u"browser.html"_s)}));
    sure(m_open->write(u"Edit"_s, [](Transaction &transaction) -> domain::Result<void> {
        sure(store::changeTitle(transaction, ItemId{1}, u"My title"_s));
        return store::changeNotes(transaction, ItemId{1}, u"My notes"_s);
    }));
    sure(run({dataFile(u"browser.html"_s)}));
    QCOMPARE(sure(store::readItem(m_open->connection(), ItemId{1}))->title, u"My title"_s);
    QCOMPARE(sure(store::readNotes(m_open->connection(), ItemId{1})), u"My notes"_s);
}

void ImporterTest::keepsScriptsAndPlacesAsText()
{
    sure(run({dataFile(u"browser.html"_s)}));
    QCOMPARE(rows(u"SELECT url FROM items WHERE url LIKE 'javascript:%' OR url LIKE 'place:%' ORDER BY id"_s),
             (QStringList{u"QString:javascript:alert('1 < 2')"_s, u"QString:place:sort=8&maxResults=10"_s}));
}

void ImporterTest::putsNestedTagsBelowTheirParents()
{
    const auto report = sure(run(
        {file(u"n.html"_s, "<DL><DT><A HREF=\"https://a.example/\" TAGS=\"a/b/c,TCP / IP,/root,end/\">A</A></DL>")}));
    QCOMPARE(
        rows(
            u"SELECT c.name, p.name FROM tag_parents JOIN tags c ON c.id = child_id JOIN tags p ON p.id = parent_id ORDER BY 1"_s),
        (QStringList{u"QString:a/b|QString:a"_s, u"QString:a/b/c|QString:a/b"_s}));
    QCOMPARE(report.tagsAdded, 6);
    QCOMPARE(tagsOf(u"A"_s), (QStringList{u"/root"_s, u"a/b/c"_s, u"end/"_s, u"TCP / IP"_s}));
}

void ImporterTest::leavesATreeThatSaysOtherwise()
{
    sure(m_open->write(u"Prepare"_s, [](Transaction &transaction) -> domain::Result<void> {
        const auto nested = sure(store::createTag(transaction, test::name(u"a/b"_s)));
        const auto top = sure(store::createTag(transaction, test::name(u"a"_s)));
        return store::addTagParent(transaction, top, nested);
    }));
    const QStringList before = rows(u"SELECT * FROM tag_parents"_s);
    sure(run({file(u"n.html"_s, "<DL><DT><A HREF=\"https://a.example/\" TAGS=\"a/b\">A</A></DL>")}));
    QCOMPARE(rows(u"SELECT * FROM tag_parents"_s), before);
}

void ImporterTest::cutsLongTagNamesAndSaysSo()
{
    const QByteArray name(60, 'n');
    const auto report =
        sure(run({file(u"n.html"_s, "<DL>\n<DT><A HREF=\"https://a.example/\" TAGS=\"" + name + "\">A</A></DL>")}));
    QCOMPARE(tagsOf(u"A"_s), QStringList{QString(50, u'n')});
    QCOMPARE(report.changed.size(), 1);
    QCOMPARE(report.changed[0].line, 2);
    QVERIFY(report.changed[0].reason.contains(QString(50, u'n')));
    QVERIFY(report.skipped.isEmpty());
}

void ImporterTest::makesOneTagOfManyWritings()
{
    sure(run({file(u"n.html"_s,
                   "<META CHARSET=\"UTF-8\"><DL>"
                   "<DT><A HREF=\"https://a.example/\" TAGS=\"\xC3\x89tat,e\xCC\x81tat\">A</A>"
                   "<DT><A HREF=\"https://b.example/\" TAGS=\"\xC3\xA9TAT,C++,C#\">B</A></DL>")}));
    QCOMPARE(tagsOf(u"A"_s), QStringList{u"État"_s});
    QCOMPARE(tagsOf(u"B"_s), (QStringList{u"C#"_s, u"C++"_s, u"État"_s}));
}

void ImporterTest::skipsBadRecordsWithTheirLines()
{
    const auto report = sure(run({dataFile(u"bad_records.jsonl"_s)}));
    QList<qint64> lines;
    for (const auto &remark : report.skipped) {
        lines.append(remark.line);
        QVERIFY(remark.file.endsWith(u"bad_records.jsonl"_s));
        QVERIFY(!remark.reason.isEmpty());
    }
    QCOMPARE(lines, (QList<qint64>{2, 4, 6, 8}));
    QCOMPARE(report.added, 3);
    QCOMPARE(rows(u"SELECT title FROM items ORDER BY id"_s),
             (QStringList{u"QString:Good"_s, u"QString:Also good"_s, u"QString:https://untitled.example/"_s}));
}

void ImporterTest::cutsKindsThatAreTooLong()
{
    const QByteArray kind(60, 'k');
    const auto report = sure(run({file(u"k.jsonl"_s,
                                       "{\"tagloom\":1,\"content\":\"library\"}\n{\"record\":\"kind\",\"name\":\""
                                           + kind + "\"}\n{\"record\":\"item\",\"title\":\"A\",\"kind\":\"" + kind
                                           + "\"}\n{\"record\":\"item\",\"title\":\"B\",\"kind\":\" \\t\"}\n")}));
    QCOMPARE(report.added, 2);
    QCOMPARE(report.changed.size(), 2);
    QCOMPARE(rows(u"SELECT item_kinds.name FROM items JOIN item_kinds ON item_kinds.id = kind_id ORDER BY items.id"_s),
             (QStringList{u"QString:"_s + QString(50, u'k'), u"QString:note"_s}));
}

void ImporterTest::refusesTagsThatClashButTakesTheRest()
{
    sure(m_open->write(u"Prepare"_s, [](Transaction &transaction) -> domain::Result<void> {
        const auto mine = sure(store::createTag(transaction, test::name(u"mine"_s)));
        sure(store::changeTagSlug(transaction, mine, u"phys"_s));
        sure(store::changeTagPin(transaction, mine, 1));
        return store::addTagAlias(transaction, mine, test::name(u"Physik"_s));
    }));
    const auto report = sure(run({dataFile(u"clashing_tags.jsonl"_s)}));
    QCOMPARE(rows(u"SELECT slug, colour, pin FROM tags WHERE name = 'physics'"_s),
             QStringList{u"QString:physics|QString:|NULL"_s});
    QCOMPARE(rows(u"SELECT slug, pin FROM tags WHERE name = 'mine'"_s), QStringList{u"QString:phys|qlonglong:1"_s});
    QCOMPARE(tagsOf(u"Item"_s), (QStringList{u"mine"_s, u"physics"_s}));
    QVERIFY(report.changed.size() >= 4);
    QCOMPARE(whatIsWrong(), QString());
}

void ImporterTest::takesFoldersOfFiles()
{
    const QString folder = m_temporary->folder() + u"/files"_s;
    QVERIFY(QDir().mkpath(folder + u"/below"_s));
    test::writeFile(folder + u"/b.html"_s, test::bookmarkFile(20, "b"));
    test::writeFile(folder + u"/below/a.html"_s, test::bookmarkFile(10, "a"));
    test::writeFile(folder + u"/notes.txt"_s, "not a bookmark file");
    const auto report = sure(run({folder}));
    QCOMPARE(report.read, 30);
    QCOMPARE(report.added, 27);
    QCOMPARE(report.skipped.size(), 1);
    QVERIFY(report.skipped[0].file.endsWith(u"notes.txt"_s));
    QCOMPARE(report.skipped[0].line, 0);
}

void ImporterTest::refusesWhatIsNoBookmarkFile_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("missing") << u"missing.html"_s << QByteArray() << ErrorCode::NotFound;
    QTest::newRow("text") << u"letter.txt"_s << QByteArray("Dear reader") << ErrorCode::ForeignFile;
    QTest::newRow("empty") << u"empty.html"_s << QByteArray("") << ErrorCode::ForeignFile;
    QTest::newRow("table") << u"table.csv"_s << QByteArray("title,url\nQuarks,https://quarks.example/\n")
                           << ErrorCode::ForeignFile;
    QTest::newRow("page") << u"page.html"_s << QByteArray("<html><body><h1>A page</h1></body></html>")
                          << ErrorCode::ForeignFile;
    QTest::newRow("binary") << u"data.bin"_s
                            << QByteArray("\x7f"
                                          "ELF\0\0\1\2\xff\xfe",
                                          10)
                            << ErrorCode::ForeignFile;
    QTest::newRow("library") << u"test.tagloom"_s << QByteArray() << ErrorCode::ForeignFile;
}

void ImporterTest::refusesWhatIsNoBookmarkFile()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    const QString path = bytes.isNull() ? m_temporary->folder() + u'/' + name : file(name, bytes);
    const QStringList before = test::dumpOf(*m_open);
    const auto refused = run({path});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, code);
    QVERIFY2(refused.error().message.contains(name), qPrintable(refused.error().message));
    QVERIFY2(refused.error().message.count(u'.') >= 3, qPrintable(refused.error().message));
    QCOMPARE(Importer(*m_open).dryRun({path}, {}, library::makeJob()).result().error().code, code);
    QCOMPARE(test::dumpOf(*m_open), before);
}

void ImporterTest::takesAllFilesOrNone()
{
    const QString good = file(u"good.html"_s, test::bookmarkFile(10));
    const QStringList before = test::dumpOf(*m_open);
    QCOMPARE(run({good, m_temporary->folder() + u"/missing.html"_s}).error().code, ErrorCode::NotFound);
    QCOMPARE(test::dumpOf(*m_open), before);
    const auto report = sure(run({good, dataFile(u"browser.html"_s)}));
    QCOMPARE(report.read, 19);
}

void ImporterTest::countsProgress()
{
    const QString path = file(u"many.html"_s, test::bookmarkFile(3000));
    const auto job = library::makeJob();
    sure(Importer(*m_open).run({path}, {}, job));
    QCOMPARE(job->total.load(), QFileInfo(path).size());
    QCOMPARE(job->done.load(), job->total.load());
    QCOMPARE(job->records.load(), 3000);
    QVERIFY(job->finishing);
}

void ImporterTest::leavesNothingBehindWhenCancelled()
{
    sure(run({dataFile(u"browser.html"_s)}));
    const QString path = file(u"many.html"_s, test::bookmarkFile(4000));
    const QStringList before = test::dumpOf(*m_open);
    const qint64 size = QFileInfo(path).size();
    int cancelled = 0;
    for (int step = 0; step < 20; ++step) {
        const auto job = library::makeJob();
        auto future = Importer(*m_open).run({path}, {}, job);
        while (!future.isFinished() && job->done < size * step / 20)
            std::this_thread::yield();
        job->cancelled = true;
        const auto result = future.result();
        if (result)
            break; // too late this time
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        QCOMPARE(test::dumpOf(*m_open), before);
        ++cancelled;
    }
    QVERIFY(cancelled > 5);
    sure(run({path}));
    QCOMPARE(whatIsWrong(), QString());
}

void ImporterTest::doesNothingWhenCancelledBefore()
{
    const auto job = library::makeJob();
    job->cancelled = true;
    const QStringList before = test::dumpOf(*m_open);
    QCOMPARE(Importer(*m_open).run({dataFile(u"browser.html"_s)}, {}, job).result().error().code, ErrorCode::Cancelled);
    QCOMPARE(Importer(*m_open).dryRun({dataFile(u"browser.html"_s)}, {}, job).result().error().code,
             ErrorCode::Cancelled);
    QCOMPARE(test::dumpOf(*m_open), before);
}

void ImporterTest::goesOnReadingMeanwhile()
{
    const QString path = file(u"many.html"_s, test::bookmarkFile(4000));
    auto import = Importer(*m_open).run({path}, {}, library::makeJob());
    int reads = 0;
    while (!import.isFinished()) {
        const qint64 items = sure(store::countLiveItems(m_open->connection()));
        QVERIFY(items == 0 || items == 3600);
        ++reads;
    }
    sure(import);
    QVERIFY(reads > 3);
    QCOMPARE(sure(store::countLiveItems(m_open->connection())), 3600);
}

void ImporterTest::writesNothingIntoAReadOnlyLibrary()
{
    m_open.reset();
    m_open = sure(library::Library::open(m_temporary->path(), library::OpenMode::ReadOnly));
    QCOMPARE(run({dataFile(u"browser.html"_s)}).error().code, ErrorCode::ReadOnly);
    QCOMPARE(dryRun({dataFile(u"browser.html"_s)}).added, 8);
}

void ImporterTest::fillRichly()
{
    sure(m_open->write(u"Fill"_s, [](Transaction &transaction) -> domain::Result<void> {
        QRandomGenerator random(5);
        QList<domain::TagId> tags;
        const QStringList names{u"Physics"_s, u"a/b"_s, u"C++"_s,         u"C#"_s,  u"Ärzte"_s,
                                u"🎉"_s,       u"☃"_s,   u"to \"read\""_s, u"x\\y"_s};
        for (const QString &text : names) {
            tags.append(sure(store::createTag(transaction, test::name(text))));
            sure(store::changeTagCreationTime(transaction, tags.last(), 1600000000000 + random.bounded(1000000)));
            sure(store::changeTagDescription(transaction, tags.last(),
                                             random.bounded(2) ? u"About “%1”\nand more"_s.arg(text) : QString()));
            sure(store::changeTagColour(transaction, tags.last(),
                                        random.bounded(2) ? u"#12ab%1"_s.arg(10 + tags.size()) : QString()));
            if (tags.size() % 2)
                sure(store::changeTagPin(transaction, tags.last(), int(tags.size())));
            for (int i = random.bounded(3); i > 0; --i)
                sure(store::addTagAlias(transaction, tags.last(), test::name(u"other %1 %2"_s.arg(i).arg(text))));
            for (int i = random.bounded(3); i > 0 && tags.size() > 1; --i)
                sure(store::addTagParent(transaction, tags.last(), tags[random.bounded(int(tags.size()) - 1)]));
        }
        // Renamed tags keep their slugs, which then are those of others' names.
        sure(store::renameTag(transaction, tags[0], test::name(u"zoology"_s)));
        tags.append(sure(store::createTag(transaction, test::name(u"physics"_s))));
        const auto kind = sure(store::findOrCreateKind(transaction, u"recipe"_s, u"pot"_s));
        for (int i = 0; i < 60; ++i) {
            domain::ItemDraft draft;
            draft.kind = i % 7 ? domain::bookmarkKind : kind;
            draft.title = u"Item %1 “quoted” \\ <b> 🎉"_s.arg(i);
            draft.url = i % 5 ? u"https://host.example/%1?a=1&b=2#c"_s.arg(i) : QString();
            draft.notes = i % 3 ? u"one\n\n\ttwo \"three\" %1"_s.arg(i) : QString();
            const ItemId id = sure(store::addItem(transaction, draft));
            const qint64 created = 1500000000000 + random.bounded(1000000);
            sure(store::Statement(transaction.connection(),
                                  u"UPDATE items SET created_at = ?, updated_at = ? WHERE id = ?"_s)
                     .run(created, created + random.bounded(1000), id));
            for (int link = random.bounded(4); link > 0; --link) {
                const auto tag = tags[random.bounded(int(tags.size()))];
                sure(store::addLinks(transaction, {id}, tag, domain::LinkSource(random.bounded(4))));
                sure(store::changeLinkStatus(transaction, {id, tag}, domain::LinkStatus(random.bounded(3))));
                if (random.bounded(2))
                    sure(store::changeLinkConfidence(transaction, {id, tag}, random.bounded(1000) / 1000.0));
            }
            if (i % 9 == 0)
                sure(store::trashItems(transaction, {id}));
        }
        return {};
    }));
}

void ImporterTest::givesTheSameLibraryBackFromJsonLines()
{
    fillRichly();
    sure(m_open->write(u"Distinct"_s, [](store::Transaction &transaction) -> domain::Result<void> {
        const auto tags = sure(store::readTagDetails(transaction.connection()));
        for (const auto &[one, other] : {std::pair{0, 1}, {3, 1}, {2, 0}})
            sure(store::markDistinct(transaction, tags[one].tag.id, tags[other].tag.id));
        return {};
    }));
    const QString first = m_temporary->folder() + u"/first.jsonl"_s;
    const QString second = m_temporary->folder() + u"/second.jsonl"_s;
    sure(library::Exporter(*m_open).toFile(first, {}, library::makeJob()));

    const test::TemporaryLibrary otherFile;
    const auto other = test::openLibrary(otherFile.path());
    const auto report = sure(Importer(*other).run({first}, {}, library::makeJob()));
    QCOMPARE(report.added, 60);
    QVERIFY(report.skipped.isEmpty());
    QVERIFY(report.changed.isEmpty());
    sure(library::Exporter(*other).toFile(second, {}, library::makeJob()));

    // Ids of tags may differ; everything else may not.
    const QStringList queries{
        u"SELECT items.id, item_kinds.name, icon, title, url, url_key, created_at, updated_at, trashed_at, body FROM "
        u"items "
        "JOIN item_kinds ON item_kinds.id = kind_id LEFT JOIN item_notes ON item_id = items.id ORDER BY items.id"_s,
        u"SELECT name, name_key, slug, colour, description, pin, created_at, item_count FROM tags JOIN tag_counts ON "
        u"tag_id = tags.id "
        "ORDER BY name_key"_s,
        u"SELECT alias_key, alias, name FROM tag_aliases JOIN tags ON tags.id = tag_id ORDER BY alias_key"_s,
        u"SELECT c.name, p.name FROM tag_parents JOIN tags c ON c.id = child_id JOIN tags p ON p.id = parent_id ORDER BY 1, 2"_s,
        u"SELECT a.name, b.name FROM distinct_tags JOIN tags a ON a.id IN (first_id, second_id) "
        "JOIN tags b ON b.id IN (first_id, second_id) WHERE a.name < b.name ORDER BY 1, 2"_s,
        u"SELECT word, name FROM tag_words JOIN tags ON tags.id = tag_id ORDER BY 1, 2"_s,
        u"SELECT item_id, name, source, status, confidence, added_at FROM item_tags JOIN tags ON tags.id = tag_id ORDER BY 1, 2"_s};
    for (const QString &query : queries)
        QCOMPARE(test::rowsOf(other->connection(), query), rows(query));
    QCOMPARE(test::folderSnapshot(m_temporary->folder()).value(u"second.jsonl"_s),
             test::folderSnapshot(m_temporary->folder()).value(u"first.jsonl"_s));
}

QTEST_GUILESS_MAIN(ImporterTest)
#include "importer_test.moc"
