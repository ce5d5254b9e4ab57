// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/exporter.h"
#include "library/history_service.h"
#include "library/item_service.h"
#include "library/note_write_back.h"
#include "library/open_library.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "platform/extended_attributes.h"
#include "store/history_store.h"
#include "store/item_store.h"
#include "store/library_file.h"
#include "store/link_store.h"
#include "store/note_file_store.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "store/transaction.h"
#include "support/folder_snapshot.h"

#include <QDirIterator>
#include <QtTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using library::Importer;
using library::ImportOptions;
using library::ImportReport;
using library::NoteFilesReport;
using test::sure;

namespace {

using Files = QMap<QString, QByteArray>;

void writeFiles(const QString &folder, const Files &files)
{
    for (auto file = files.cbegin(); file != files.cend(); ++file) {
        const QString path = folder + u'/' + file.key();
        if (!QDir().mkpath(QFileInfo(path).absolutePath()))
            qFatal("The folder cannot be made.");
        test::writeFile(path, file.value());
    }
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("no such file");
}

Files filesOf(const QString &folder)
{
    Files files;
    QDirIterator paths(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (paths.hasNext()) {
        const QString path = paths.next();
        files.insert(QDir(folder).relativeFilePath(path), bytesOf(path));
    }
    return files;
}

/// A folder with one file of every sort.
Files sampleFiles()
{
    const QString wide = u"---\ntags: [wide]\n---\nWide\n"_s;
    QStringEncoder encoder(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
    return {
        {u"plan.md"_s,
         "---\ntitle: The plan\ntags: [work, \"big idea\"] # mine\nx-custom: {a: 1}\n---\n\n# Plan\n\nText\n"},
        {u"work/tasks/call.md"_s,
         "---\r\ntags:\r\n  - phone\r\n  - work/calls\r\ndue: 2024-05-31\r\nstatus: open\r\n---\r\nCall "
         "them.\r\n\r\n\r\n"},
        {u"work/done.yaml"_s, "title: Done\ntags: a, b\ndone: true\nnotes: |\n  Long\n  text\n"},
        {u"mark.markdown"_s, "\xEF\xBB\xBF---\ntags: [mark]\n---\nMarked"},
        {u"plain.md"_s, "Only text, a --- and no end of line"},
        {u"empty.md"_s, ""},
        {u"wide.md"_s, encoder.encode(wide)},
        {u"latin.md"_s, "---\ntags: [\xe9t\xe9]\n---\nNa\xefve\n"},
        {u"braces.md"_s, "---\n{tags: [braces], title: Braces}\n---\n"},
        {u"spaces.md"_s, "---\ntitle:   'Spaces'\nkeywords: [a,b]\n---\n\n\n   Indented\n\n"},
        {u"alias.md"_s, "---\ntitle: Kubernetes\naliases: [k8s]\ntags: kubernetes\n---\n"},
    };
}

} // namespace

class NoteFolderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesItemsOfFiles();
    void dryRunTellsWhatTheRunDoes();
    void makesTagsOfFolders_data();
    void makesTagsOfFolders();
    void addsNothingTheSecondTime();
    void leavesTheTrashAsItIs();
    void takesWhatChangedOutside();
    void mergesBothSides_data();
    void mergesBothSides();
    void keepsBothSidesOfAConflict();
    void followsMovedFolders();
    void readsOneFileOfAFolderAgain();
    void goesOnAfterBadFiles();
    void followsEachLinkOnce();
    void takesNotesBesideOtherFiles();
    void leavesNothingBehindWhenCancelled();
    void undoesAnImport();
    void givesTheFolderBackAsItWas();
    void changesOnlyWhatWasChanged();
    void findsTagsByTheirOtherNames();
    void writesNewFilesForOtherItems();
    void neverWritesOverOtherFiles();
    void neverWritesOutsideOfTheFolder();
    void keepsTheTextOnce_data();
    void keepsTheTextOnce();
    void givesTheFileItsTextBackBeforeThatChanges_data();
    void givesTheFileItsTextBackBeforeThatChanges();
    void keepsTheFileWhenAnOlderChangeIsUndone();
    void goesThroughJsonLines();
    void writesTagsBack();
    void leavesFilesThatWereChanged();
    void comparesTagsWithWhatWasWrittenLast_data();
    void comparesTagsWithWhatWasWrittenLast();
    void knowsWhatItWroteAfterAnImportIsUndone();
    void keepsWhatAFileHasBesideItsBytes();
    void leavesFilesWithSeveralNames();
    void leavesLinksLinks();
    void knowsWhatAnEarlierVersionWrote();
    void takesNoCopyForTheFile();
    void takesNoNoteForOneOfSeveralThatAreGone();

private:
    domain::Result<ImportReport> run(const ImportOptions &options = {})
    {
        return Importer(*m_open).run({m_folder}, options, library::makeJob()).result();
    }
    NoteFilesReport exportTo(const QString &folder)
    {
        library::ExportOptions options;
        options.request = store::SearchRequest{};
        return sure(library::Exporter(*m_open).toFolder(folder, options, library::makeJob()));
    }
    NoteFilesReport writeBack()
    {
        return sure(library::NoteWriteBack(*m_open).write(std::nullopt, library::makeJob()));
    }
    /// Columns with `|` between them.
    QStringList rows(const QString &sql)
    {
        QStringList lines;
        for (QString line : test::rowsOf(m_open->connection(), sql))
            lines.append(line.remove(u"QString:"_s).remove(u"qlonglong:"_s));
        return lines;
    }
    /// All tables, without the counters of ids, which never go back.
    QStringList data()
    {
        QStringList lines = test::dumpOf(*m_open);
        return lines.first(lines.indexOf(u"== sqlite_sequence"_s));
    }
    QString one(const QString &sql) { return rows(sql).value(0); }
    ItemId idOf(const QString &title)
    {
        store::Statement row(m_open->connection(), u"SELECT id FROM items WHERE title = ?"_s);
        row.bind(title);
        return row.next() ? ItemId{row.integer(0)} : ItemId{};
    }
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
    void tag(const QString &title, const QString &name)
    {
        sure(library::TaggingService(*m_open).addTagsByName({idOf(title)}, {name}));
    }
    void untag(const QString &title, const QString &name)
    {
        const auto id = sure(store::findTag(m_open->connection(), name));
        sure(library::TaggingService(*m_open).removeTags({idOf(title)}, {*id}));
    }
    void changeNotes(const QString &title, const QString &notes)
    {
        sure(library::ItemService(*m_open).changeNotes(idOf(title), notes));
    }
    void write(const QString &name, const QByteArray &bytes) { writeFiles(m_folder, {{name, bytes}}); }
    QString whatIsWrong()
    {
        return sure(m_open->write(u"Check"_s, [](store::Transaction &transaction) -> domain::Result<QString> {
            return test::whatIsWrongWith(transaction.connection());
        }));
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
    QString m_folder;
};

void NoteFolderTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
    m_folder = m_temporary->folder() + u"/vault"_s;
    QVERIFY(QDir().mkpath(m_folder));
}

void NoteFolderTest::makesItemsOfFiles()
{
    writeFiles(m_folder, sampleFiles());
    const auto report = sure(run());
    QCOMPARE(report.read, 11);
    QCOMPARE(report.added, 11);
    QCOMPARE(report.skipped.size(), 0);
    QCOMPARE(tagsOf(u"The plan"_s), (QStringList{u"big idea"_s, u"work"_s}));
    QCOMPARE(tagsOf(u"call"_s), (QStringList{u"phone"_s, u"tasks"_s, u"work"_s, u"work/calls"_s}));
    QCOMPARE(tagsOf(u"wide"_s), QStringList{u"wide"_s});
    QCOMPARE(tagsOf(u"latin"_s), QStringList{u"été"_s});
    QCOMPARE(one(u"SELECT body FROM item_notes JOIN items ON id = item_id WHERE title = 'The plan'"_s),
             u"# Plan\n\nText"_s);
    QCOMPARE(rows(u"SELECT title FROM items JOIN item_kinds k ON k.id = kind_id WHERE k.name = 'task' ORDER BY 1"_s),
             (QStringList{u"Done"_s, u"call"_s}));
    QCOMPARE(one(u"SELECT due FROM task_details JOIN items ON id = item_id WHERE title = 'call'"_s), u"2024-05-31"_s);
    // A name with a slash lies below the tag before it.
    QCOMPARE(rows(u"SELECT p.name FROM tag_parents JOIN tags c ON c.id = child_id JOIN tags p ON p.id = parent_id "
                  "WHERE c.name = 'work/calls'"_s),
             QStringList{u"work"_s});
    QCOMPARE(whatIsWrong(), QString());
}

void NoteFolderTest::dryRunTellsWhatTheRunDoes()
{
    writeFiles(m_folder, sampleFiles());
    write(u"bad.md"_s, "---\ntitle: *x\n---\n");
    Importer importer(*m_open);
    const auto check = [&] {
        const QStringList before = test::dumpOf(*m_open);
        const auto dry = sure(importer.dryRun({m_folder}, {}, library::makeJob()));
        QCOMPARE(test::dumpOf(*m_open), before);
        const auto real = sure(run());
        QCOMPARE(dry.read, real.read);
        QCOMPARE(dry.added, real.added);
        QCOMPARE(dry.merged, real.merged);
        QCOMPARE(dry.updated, real.updated);
        QCOMPARE(dry.tagsAdded, real.tagsAdded);
        QCOMPARE(dry.skipped.size(), real.skipped.size());
        QCOMPARE(dry.changed.size(), real.changed.size());
    };
    check();
    check();
    changeNotes(u"The plan"_s, u"Mine"_s);
    write(u"plan.md"_s, "---\ntitle: The plan\ntags: [fresh]\n---\nTheirs\n");
    check();
}

void NoteFolderTest::makesTagsOfFolders_data()
{
    QTest::addColumn<ImportOptions::Folders>("folders");
    QTest::addColumn<QStringList>("tags");
    QTest::newRow("all") << ImportOptions::Folders::All << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("leaf") << ImportOptions::Folders::Leaf << QStringList{u"b"_s};
    QTest::newRow("none") << ImportOptions::Folders::None << QStringList();
}

void NoteFolderTest::makesTagsOfFolders()
{
    QFETCH(ImportOptions::Folders, folders);
    QFETCH(QStringList, tags);
    const Files files{{u"a/b/note.md"_s, "Text\n"}};
    writeFiles(m_folder, files);
    ImportOptions options;
    options.folders = folders;
    sure(run(options));
    QCOMPARE(tagsOf(u"note"_s), tags);
    // They are in the path already, and so not written into the file.
    QVERIFY(exportTo(m_temporary->folder() + u"/out"_s).remarks.isEmpty());
    QCOMPARE(filesOf(m_temporary->folder() + u"/out"_s), files);
}

void NoteFolderTest::addsNothingTheSecondTime()
{
    writeFiles(m_folder, sampleFiles());
    sure(run());
    const QStringList before = test::dumpOf(*m_open);
    const auto again = sure(run());
    QCOMPARE(again.added, 0);
    QCOMPARE(again.merged, 11);
    QCOMPARE(again.updated, 0);
    QCOMPARE(again.tagsAdded, 0);
    QCOMPARE(test::dumpOf(*m_open), before);
    // What was changed here meanwhile stays.
    tag(u"The plan"_s, u"mine"_s);
    untag(u"call"_s, u"phone"_s);
    changeNotes(u"Done"_s, u"Other"_s);
    const QStringList changed = test::dumpOf(*m_open);
    sure(run());
    QCOMPARE(test::dumpOf(*m_open), changed);
}

void NoteFolderTest::leavesTheTrashAsItIs()
{
    write(u"a.md"_s, "Text\n");
    sure(run());
    sure(library::ItemService(*m_open).trash({idOf(u"a"_s)}));
    sure(run());
    QCOMPARE(one(u"SELECT count(*) FROM items WHERE trashed_at IS NULL"_s), u"0"_s);
    write(u"a.md"_s, "Other text\n");
    sure(run());
    QCOMPARE(one(u"SELECT count(*) FROM items WHERE trashed_at IS NULL"_s), u"1"_s);
}

void NoteFolderTest::takesWhatChangedOutside()
{
    write(u"a/plan.md"_s, "---\ntitle: Plan\ntags: [one, two]\nurl: https://x.example/\n---\nOld\n");
    sure(run());
    const ItemId id = idOf(u"Plan"_s);
    write(u"a/plan.md"_s, "---\ntitle: New plan\ntags: [two, three/four]\nstatus: done\ndone: 2024-05-31\n---\nNew\n");
    const auto report = sure(run());
    QCOMPARE(report.merged, 1);
    QCOMPARE(report.updated, 1);
    QCOMPARE(idOf(u"New plan"_s), id);
    QCOMPARE(tagsOf(u"New plan"_s), (QStringList{u"a"_s, u"three/four"_s, u"two"_s}));
    QCOMPARE(one(u"SELECT body FROM item_notes"_s), u"New"_s);
    QCOMPARE(one(u"SELECT done FROM task_details"_s), u"2024-05-31"_s);
    QCOMPARE(one(u"SELECT count(*) FROM items WHERE url IS NULL"_s), u"1"_s);
    QCOMPARE(whatIsWrong(), QString());
    QCOMPARE(sure(run()).updated, 0);
}

void NoteFolderTest::mergesBothSides_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QStringList>("tags");
    QTest::addColumn<QString>("notes");
    QTest::addColumn<int>("items");
    const QStringList ours{u"mine"_s, u"one"_s};
    QTest::newRow("nothing changed outside")
        << QByteArray("---\ntags: [one, two]\n---\nOld\n") << ours << u"Mine"_s << 1;
    QTest::newRow("tags changed outside")
        << QByteArray("---\ntags: [two, three]\n---\nOld\n") << QStringList{u"mine"_s, u"three"_s} << u"Mine"_s << 1;
    QTest::newRow("the same text outside")
        << QByteArray("---\ntags: [one, two]\n---\nMine\n") << ours << u"Mine"_s << 1;
    QTest::newRow("another text outside")
        << QByteArray("---\ntags: [one, two]\n---\nTheirs\n") << ours << u"Mine"_s << 2;
}

void NoteFolderTest::mergesBothSides()
{
    QFETCH(QByteArray, theirs);
    write(u"note.md"_s, "---\ntags: [one, two]\n---\nOld\n");
    sure(run());
    tag(u"note"_s, u"mine"_s);
    untag(u"note"_s, u"two"_s);
    changeNotes(u"note"_s, u"Mine"_s);
    write(u"note.md"_s, theirs);
    sure(run());
    QTEST(tagsOf(u"note"_s), "tags");
    QTEST(sure(store::readNotes(m_open->connection(), idOf(u"note"_s))), "notes");
    QTEST(one(u"SELECT count(*) FROM items"_s).toInt(), "items");
}

void NoteFolderTest::keepsBothSidesOfAConflict()
{
    write(u"note.md"_s, "---\ntags: [one]\nx: 1 # c\n---\nOld\n");
    sure(run());
    changeNotes(u"note"_s, u"Mine"_s);
    write(u"note.md"_s, "---\ntags: [one, two]\nx: 2 # c\n---\nTheirs\n");
    const auto report = sure(run());
    QCOMPARE(report.changed.size(), 1);
    QVERIFY2(report.changed[0].reason.contains(u"text"_s), qPrintable(report.changed[0].reason));
    QVERIFY(report.changed[0].file.endsWith(u"note.md"_s));
    QCOMPARE(sure(store::readNotes(m_open->connection(), idOf(u"note"_s))), u"Mine"_s);
    QCOMPARE(sure(store::readNotes(m_open->connection(), idOf(u"note (from the file)"_s))), u"Theirs"_s);
    QCOMPARE(tagsOf(u"note (from the file)"_s), (QStringList{u"one"_s, u"two"_s}));
    // It is told once.
    QCOMPARE(sure(run()).changed.size(), 0);
    QCOMPARE(one(u"SELECT count(*) FROM items"_s), u"2"_s);
    // What the file said is written too, beside what the item says.
    const QString out = m_temporary->folder() + u"/out"_s;
    QVERIFY(exportTo(out).remarks.isEmpty());
    QCOMPARE(bytesOf(out + u"/note.md"_s), QByteArray("---\ntags: [one, two]\nx: 2 # c\n---\nMine\n"));
    QVERIFY(bytesOf(out + u"/note (from the file).md"_s).endsWith("\nTheirs\n"));
    QCOMPARE(whatIsWrong(), QString());
}

void NoteFolderTest::followsMovedFolders()
{
    writeFiles(m_folder, {{u"a/one.md"_s, "One\n"}, {u"two.md"_s, "Two\n"}, {u"same.md"_s, "One\n"}});
    sure(run());
    const ItemId id = idOf(u"one"_s);
    const QString moved = m_temporary->folder() + u"/elsewhere"_s;
    QVERIFY(QDir().rename(m_folder, moved));
    QVERIFY(QDir(moved).mkdir(u"b"_s));
    QVERIFY(QFile::rename(moved + u"/two.md"_s, moved + u"/b/second.md"_s));
    m_folder = moved;
    const auto report = sure(run());
    QCOMPARE(report.added, 0);
    QCOMPARE(report.merged, 3);
    QCOMPARE(idOf(u"one"_s), id);
    // A title from the file's name, and its folder, follow it.
    QCOMPARE(tagsOf(u"second"_s), QStringList{u"b"_s});
    QCOMPARE(rows(u"SELECT DISTINCT root FROM note_files"_s), QStringList{moved});
}

void NoteFolderTest::readsOneFileOfAFolderAgain()
{
    write(u"a/note.md"_s, "---\ntags: [x]\n---\n");
    sure(run());
    write(u"a/note.md"_s, "---\ntags: [y]\n---\n");
    const QString path = m_folder + u"/a/note.md"_s;
    const auto report = sure(Importer(*m_open).run({path}, {}, library::makeJob()).result());
    QCOMPARE(report.updated, 1);
    QCOMPARE(tagsOf(u"note"_s), (QStringList{u"a"_s, u"y"_s}));
    QCOMPARE(rows(u"SELECT root || '|' || path FROM note_files"_s), QStringList{m_folder + u"|a/note.md"_s});
}

void NoteFolderTest::goesOnAfterBadFiles()
{
    writeFiles(m_folder,
               {{u"a.md"_s, "---\ntags: [a]\n\tb: c\n---\n"},
                {u"b.md"_s, "---\ntitle: \"x\n---\n"},
                {u"c.md"_s, "---\ntitle: x\nText\n"},
                {u"d.md"_s, QByteArray("\0\1\2\3", 4)},
                {u"e.yaml"_s, "a: 1\n---\nb: 2\n"},
                {u"good.md"_s, "---\ndue: 31/05/2024\n---\nText\n"}});
    QFile huge(m_folder + u"/huge.md"_s);
    QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(100 * 1024 * 1024));
    const auto report = sure(run());
    QCOMPARE(report.read, 1);
    QCOMPARE(report.skipped.size(), 6);
    QStringList places;
    for (const auto &remark : report.skipped)
        places.append(QFileInfo(remark.file).fileName() + u':' + QString::number(remark.line));
    QCOMPARE(places, (QStringList{u"a.md:3"_s, u"b.md:2"_s, u"c.md:1"_s, u"d.md:0"_s, u"e.yaml:2"_s, u"huge.md:0"_s}));
    QCOMPARE(report.changed.size(), 1);
    QCOMPARE(report.changed[0].line, 2);
    QCOMPARE(whatIsWrong(), QString());
}

void NoteFolderTest::followsEachLinkOnce()
{
    writeFiles(m_temporary->folder(), {{u"other/linked.md"_s, "Linked\n"}});
    writeFiles(m_folder, {{u"a/note.md"_s, "Text\n"}, {u".hidden/no.md"_s, "No\n"}});
    QVERIFY(QFile::link(m_folder, m_folder + u"/a/loop"_s));
    QVERIFY(QFile::link(m_temporary->folder() + u"/other"_s, m_folder + u"/there"_s));
    QVERIFY(QFile::link(m_temporary->folder() + u"/other"_s, m_folder + u"/there-again"_s));
    QVERIFY(QFile::link(m_folder + u"/a/note.md"_s, m_folder + u"/same.md"_s));
    QVERIFY(QFile::link(m_folder + u"/gone.md"_s, m_folder + u"/broken.md"_s));
    sure(run());
    QCOMPARE(rows(u"SELECT title FROM items ORDER BY title"_s), (QStringList{u"linked"_s, u"note"_s}));
}

void NoteFolderTest::takesNotesBesideOtherFiles()
{
    writeFiles(m_folder,
               {{u"note.md"_s, "Text\n"}, {u"picture.png"_s, "PNG"}, {u"b/table.csv"_s, "a,b"}, {u"c.pdf"_s, "PDF"}});
    test::writeFile(m_folder + u"/bookmarks.html"_s, test::bookmarkFile(3));
    auto report = sure(Importer(*m_open).dryRun({m_folder}, {}, library::makeJob()));
    QCOMPARE(report.read, 4);
    QCOMPARE(report.skipped.size(), 1);
    QVERIFY2(report.skipped[0].reason.contains(u"3 other files"_s), qPrintable(report.skipped[0].reason));
    ImportOptions options;
    options.format = formats::Format::Markdown;
    report = sure(run(options));
    QCOMPARE(report.read, 1);
}

void NoteFolderTest::leavesNothingBehindWhenCancelled()
{
    writeFiles(m_folder, sampleFiles());
    const QStringList before = test::dumpOf(*m_open);
    const auto job = library::makeJob();
    job->cancelled = true;
    QCOMPARE(Importer(*m_open).run({m_folder}, {}, job).result().error().code, ErrorCode::Cancelled);
    QCOMPARE(test::dumpOf(*m_open), before);
}

void NoteFolderTest::undoesAnImport()
{
    const QStringList empty = data();
    writeFiles(m_folder, sampleFiles());
    sure(run());
    const QStringList first = data();
    changeNotes(u"The plan"_s, u"Mine"_s);
    const QStringList mine = data();
    write(u"plan.md"_s, "---\ntitle: The plan\ntags: [fresh]\n---\nTheirs\n");
    sure(run());
    library::HistoryService history(*m_open);
    sure(history.undo());
    QCOMPARE(data(), mine);
    sure(history.undo());
    QCOMPARE(data(), first);
    sure(history.undo());
    QCOMPARE(data(), empty);
    QCOMPARE(whatIsWrong(), QString());
}

void NoteFolderTest::givesTheFolderBackAsItWas()
{
    writeFiles(m_folder, sampleFiles());
    sure(run());
    const QString out = m_temporary->folder() + u"/out"_s;
    const auto report = exportTo(out);
    QCOMPARE(report.written, 11);
    QCOMPARE(report.remarks.size(), 0);
    QCOMPARE(filesOf(out), sampleFiles());
    // Into the folder itself: not even the times change.
    const QDateTime before = QFileInfo(m_folder + u"/plan.md"_s).lastModified();
    const auto again = exportTo(m_folder);
    QCOMPARE(again.written, 0);
    QCOMPARE(again.unchanged, 11);
    QCOMPARE(QFileInfo(m_folder + u"/plan.md"_s).lastModified(), before);
}

void NoteFolderTest::changesOnlyWhatWasChanged()
{
    writeFiles(m_folder, sampleFiles());
    sure(run());
    tag(u"The plan"_s, u"fresh"_s);
    untag(u"The plan"_s, u"big idea"_s);
    untag(u"call"_s, u"phone"_s);
    tag(u"Braces"_s, u"fresh"_s);
    changeNotes(u"plain"_s, u"Other text"_s);
    const QString out = m_temporary->folder() + u"/out"_s;
    const auto report = exportTo(out);
    QCOMPARE(report.written, 10);
    QCOMPARE(report.remarks.size(), 1);
    QCOMPARE(report.remarks[0].file, u"braces.md"_s);
    Files expected = sampleFiles();
    expected.remove(u"braces.md"_s);
    expected[u"plan.md"_s].replace("[work, \"big idea\"]", "[work, fresh]");
    expected[u"work/tasks/call.md"_s].replace("  - phone\r\n", "");
    expected[u"plain.md"_s] = "Other text";
    QCOMPARE(filesOf(out), expected);
}

void NoteFolderTest::findsTagsByTheirOtherNames()
{
    write(u"note.md"_s, "---\ntags: [k8s, Old, gone]\n---\n");
    sure(run());
    library::TagService tags(*m_open);
    const auto idOfTag = [this](const QString &name) {
        return *sure(store::findTag(m_open->connection(), name));
    };
    // Renamed with its old name as an alias, renamed without, deleted.
    sure(tags.rename(idOfTag(u"k8s"_s), u"kubernetes"_s));
    sure(tags.addAlias(idOfTag(u"kubernetes"_s), u"k8s"_s));
    sure(tags.rename(idOfTag(u"Old"_s), u"new"_s));
    untag(u"note"_s, u"gone"_s);
    const QString out = m_temporary->folder() + u"/out"_s;
    exportTo(out);
    QCOMPARE(bytesOf(out + u"/note.md"_s), QByteArray("---\ntags: [k8s, new]\n---\n"));
}

void NoteFolderTest::writesNewFilesForOtherItems()
{
    domain::ItemDraft draft;
    draft.title = u"A/B: test"_s;
    draft.url = u"https://x.example/"_s;
    draft.notes = u"Text"_s;
    sure(library::ItemService(*m_open).add({draft, {domain::noteKind, u"plan"_s, {}, {}, {}}}, {u"one"_s}));
    writeFiles(m_folder, {{u"plan.md"_s, "Theirs\n"}});
    sure(run());
    const QString out = m_temporary->folder() + u"/out"_s;
    const auto report = exportTo(out);
    QCOMPARE(report.written, 3);
    QCOMPARE(filesOf(out).keys(), (QStringList{u"A-B- test.md"_s, u"plan 2.md"_s, u"plan.md"_s}));
    QCOMPARE(bytesOf(out + u"/plan.md"_s), QByteArray("Theirs\n"));
    QVERIFY(bytesOf(out + u"/A-B- test.md"_s)
                .startsWith(
                    "---\ntitle: \"A/B: test\"\ntags: [one]\nurl: \"https://x.example/\"\nkind: bookmark\ncreated: "));
    // A second time there is nothing to write.
    QCOMPARE(exportTo(out).unchanged, 3);
}

void NoteFolderTest::neverWritesOverOtherFiles()
{
    writeFiles(m_folder, {{u"a.md"_s, "---\ntags: [x]\n---\n"}, {u"b.md"_s, "---\ntags: [x]\n---\n"}});
    sure(run());
    tag(u"a"_s, u"z"_s);
    tag(u"b"_s, u"z"_s);
    write(u"a.md"_s, "changed since\n");
    const auto report = exportTo(m_folder);
    QCOMPARE(report.written, 1);
    QCOMPARE(report.remarks.size(), 1);
    QCOMPARE(report.remarks[0].file, u"a.md"_s);
    QCOMPARE(bytesOf(m_folder + u"/a.md"_s), QByteArray("changed since\n"));
    QCOMPARE(bytesOf(m_folder + u"/b.md"_s), QByteArray("---\ntags: [x, z]\n---\n"));
}

void NoteFolderTest::neverWritesOutsideOfTheFolder()
{
    const QString out = m_temporary->folder() + u"/out"_s;
    writeFiles(m_temporary->folder(),
               {{u"outside/note.md"_s, "Mine\n"}, {u"out/x"_s, ""}, {u"vault/b/note.md"_s, "B\n"}});
    write(u"c.md"_s, "C\n");
    sure(run());
    // A path that came from elsewhere is not believed.
    sure(m_open
             ->write(u"Bad path"_s,
                     [](store::Transaction &transaction) -> domain::Result<void> {
                         const bool refused =
                             !store::Statement(
                                  transaction.connection(),
                                  u"UPDATE note_files SET path = '../outside/note.md' WHERE path = 'c.md'"_s)
                                  .run();
                         if (!refused)
                             qFatal("The library took a path out of the folder.");
                         return {};
                     })
             .result());
    QVERIFY(QFile::link(m_temporary->folder() + u"/outside"_s, out + u"/b"_s));
    QVERIFY(QFile::link(m_temporary->folder() + u"/outside/note.md"_s, out + u"/c.md"_s));
    const auto report = exportTo(out);
    QCOMPARE(report.written, 0);
    QCOMPARE(report.remarks.size(), 2);
    QCOMPARE(bytesOf(m_temporary->folder() + u"/outside/note.md"_s), QByteArray("Mine\n"));
}

void NoteFolderTest::keepsTheTextOnce_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("kept");
    QTest::newRow("as it is") << "---\ntags: [é]\n---\n\n# Text\n\nof it\n"_ba << u"---\ntags: [é]\n---\n\n\n|19"_s;
    QTest::newRow("nothing else") << "Text"_ba << u"|0"_s;
    QTest::newRow("said twice") << "---\nx: Text\n---\nText"_ba << u"---\nx: Text\n---\n|16"_s;
    QTest::newRow("without text") << "---\ntags: [a]\n---\n"_ba << u"---\ntags: [a]\n---\n|NULL"_s;
    QTest::newRow("other ends of lines") << "One\r\ntwo\r\n"_ba << u"One\r\ntwo\r\n|NULL"_s;
    QTest::newRow("a mark of the order of bytes") << "\xEF\xBB\xBFText"_ba << u"77u/VGV4dA==|NULL"_s;
    QTest::newRow("no UTF-8") << "---\nx: \xe9\n---\nText"_ba << u"LS0tCng6IOkKLS0tClRleHQ=|NULL"_s;
}

void NoteFolderTest::keepsTheTextOnce()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, kept);
    write(u"note.md"_s, file);
    sure(run());
    QCOMPARE(one(u"SELECT text || '|' || ifnull(body_at, 'NULL') FROM note_files"_s), kept);
    QCOMPARE(sure(store::readNoteFiles(m_open->connection(), {ItemId{1}})).value(ItemId{1}).content, file);
}

void NoteFolderTest::givesTheFileItsTextBackBeforeThatChanges_data()
{
    QTest::addColumn<std::function<void(NoteFolderTest &)>>("change");
    using Change = std::function<void(NoteFolderTest &)>;
    QTest::newRow("changed") << Change([](auto &test) { test.changeNotes(u"note"_s, u"Mine"_s); });
    QTest::newRow("taken away") << Change([](auto &test) { test.changeNotes(u"note"_s, {}); });
    QTest::newRow("changed twice") << Change([](auto &test) {
        test.changeNotes(u"note"_s, u"Mine"_s);
        test.changeNotes(u"note"_s, u"Other"_s);
    });
    QTest::newRow("by another program") << Change([](auto &test) {
        QVERIFY(test::openConnection(test.m_temporary->path(), store::Access::Write)
                    ->execute(u"UPDATE item_notes SET body = 'Foreign'"_s));
    });
    QTest::newRow("not changed") << Change([](auto &) {});
}

void NoteFolderTest::givesTheFileItsTextBackBeforeThatChanges()
{
    QFETCH(std::function<void(NoteFolderTest &)>, change);
    const QByteArray first = "---\ntags: [é]\n---\nText\n";
    const QByteArray second = "---\ntags: [é]\n---\nNew text\n";
    const auto content = [this] {
        return sure(store::readNoteFiles(m_open->connection(), {ItemId{1}})).value(ItemId{1}).content;
    };
    write(u"note.md"_s, first);
    sure(run());
    QList<QStringList> states{data()};
    change(*this);
    QCOMPARE(content(), first);
    states.append(data());
    write(u"note.md"_s, second);
    sure(run());
    QCOMPARE(content(), second);
    states.append(data());
    sure(library::ItemService(*m_open).trash({ItemId{1}}));
    sure(library::ItemService(*m_open).deleteForGood({ItemId{1}}));
    QVERIFY(content().isEmpty());
    // Each state is what it was, also when it is come to from behind.
    library::HistoryService history(*m_open);
    sure(history.undo());
    sure(history.undo());
    QCOMPARE(data(), states[2]);
    QCOMPARE(content(), second);
    sure(history.undo());
    QCOMPARE(content(), first);
    QCOMPARE(data(), states[1]);
    sure(history.redo());
    QCOMPARE(content(), second);
    QCOMPARE(data(), states[2]);
    QCOMPARE(one(u"SELECT count(*) FROM history_replay"_s), u"0"_s);
    QCOMPARE(whatIsWrong(), QString());
}

void NoteFolderTest::keepsTheFileWhenAnOlderChangeIsUndone()
{
    // The file differs from the item, so a change of the text does not touch what is kept of it.
    write(u"note.md"_s, "One\r\ntwo\r\n");
    sure(run());
    changeNotes(u"note"_s, u"Mine"_s);
    const auto entry = sure(store::readHistoryPosition(m_open->connection())).undo->id;
    write(u"note.md"_s, "Mine\n");
    sure(run());
    QCOMPARE(one(u"SELECT body_at FROM note_files"_s), u"0"_s);
    sure(library::HistoryService(*m_open).undoEntry(entry).result());
    QCOMPARE(one(u"SELECT body FROM item_notes"_s), u"One\ntwo"_s);
    QCOMPARE(sure(store::readNoteFiles(m_open->connection(), {ItemId{1}})).value(ItemId{1}).content, "Mine\n"_ba);
}

void NoteFolderTest::goesThroughJsonLines()
{
    Files files = sampleFiles();
    // Of one name and one moment, as many are.
    files[u"one/README.md"_s] = "One";
    files[u"two/README.md"_s] = "Two";
    writeFiles(m_folder, files);
    sure(run());
    const QString file = m_temporary->folder() + u"/all.jsonl"_s;
    sure(library::Exporter(*m_open).toFile(file, {}, library::makeJob()));
    const QStringList before =
        rows(u"SELECT root, path, folders, encoding, text, hash FROM note_files ORDER BY path"_s);
    const test::TemporaryLibrary second;
    m_open = test::openLibrary(second.path());
    const auto report = sure(Importer(*m_open).run({file}, {}, library::makeJob()).result());
    QCOMPARE(report.added, 13);
    QCOMPARE(report.skipped.size() + report.changed.size(), 0);
    QCOMPARE(rows(u"SELECT root, path, folders, encoding, text, hash FROM note_files ORDER BY path"_s), before);
    QCOMPARE(sure(run()).added, 0);
    m_open.reset();
}

void NoteFolderTest::writesTagsBack()
{
    writeFiles(m_folder, sampleFiles());
    sure(run());
    QCOMPARE(writeBack().written, 0);
    tag(u"The plan"_s, u"fresh"_s);
    changeNotes(u"The plan"_s, u"Mine"_s);
    tag(u"wide"_s, u"fresh"_s);
    QStringList before = test::dumpOf(*m_open);
    auto report = writeBack();
    QCOMPARE(report.written, 1);
    QCOMPARE(report.remarks.size(), 1);
    QVERIFY(report.remarks[0].file.endsWith(u"/wide.md"_s));
    Files expected = sampleFiles();
    expected[u"plan.md"_s].replace("\"big idea\"]", "\"big idea\", fresh]");
    QCOMPARE(filesOf(m_folder), expected);
    // No data changed, so there is nothing to undo, and what it wrote itself it writes to again.
    QCOMPARE(test::dumpOf(*m_open), before);
    untag(u"The plan"_s, u"work"_s);
    report = writeBack();
    QCOMPARE(report.written, 1);
    expected[u"plan.md"_s].replace("[work, ", "[");
    QCOMPARE(filesOf(m_folder), expected);
    // An import finds nothing new in it.
    QCOMPARE(sure(run()).updated, 0);
    QCOMPARE(tagsOf(u"The plan"_s), (QStringList{u"big idea"_s, u"fresh"_s}));
    QCOMPARE(sure(store::readNotes(m_open->connection(), idOf(u"The plan"_s))), u"Mine"_s);
}

void NoteFolderTest::leavesFilesThatWereChanged()
{
    writeFiles(m_folder, {{u"a.md"_s, "A\n"}, {u"b.md"_s, "B\n"}, {u"c.md"_s, "C\n"}});
    sure(run());
    tag(u"a"_s, u"x"_s);
    tag(u"b"_s, u"x"_s);
    write(u"a.md"_s, "changed since\n");
    write(u"c.md"_s, "changed since\n");
    QVERIFY(QFile::remove(m_folder + u"/b.md"_s));
    const auto report = writeBack();
    QCOMPARE(report.written, 0);
    QCOMPARE(report.remarks.size(), 2);
    QCOMPARE(filesOf(m_folder), (Files{{u"a.md"_s, "changed since\n"}, {u"c.md"_s, "changed since\n"}}));
}

void NoteFolderTest::comparesTagsWithWhatWasWrittenLast_data()
{
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QStringList>("tags");
    const QStringList both{u"one"_s, u"two"_s};
    QTest::newRow("removed here") << QByteArray("---\ntags: [one, two]\n---\nTheirs\n") << u"two"_s
                                  << QStringList{u"one"_s};
    QTest::newRow("removed here, and the text is as it was")
        << QByteArray("---\ntags: [one, two]\nx: 1\n---\nOld\n") << u"two"_s << QStringList{u"one"_s};
    QTest::newRow("removed in the file") << QByteArray("---\ntags: [one]\n---\nTheirs\n") << QString()
                                         << QStringList{u"one"_s};
    QTest::newRow("removed in the file, which is as it was read")
        << QByteArray("---\ntags: [one]\n---\nOld\n") << QString() << QStringList{u"one"_s};
    QTest::newRow("removed in both") << QByteArray("---\ntags: [two]\n---\nOld\n") << u"two"_s << QStringList();
    QTest::newRow("added in the file") << QByteArray("---\ntags: [one, two, three]\n---\nOld\n") << QString()
                                       << QStringList{u"one"_s, u"three"_s, u"two"_s};
    QTest::newRow("as it was left") << QByteArray("---\ntags: [one, two]\n---\nOld\n") << u"two"_s
                                    << QStringList{u"one"_s};
}

void NoteFolderTest::comparesTagsWithWhatWasWrittenLast()
{
    QFETCH(QByteArray, theirs);
    QFETCH(QString, removed);
    write(u"note.md"_s, "---\ntags: [one]\n---\nOld\n");
    sure(run());
    tag(u"note"_s, u"two"_s);
    QCOMPARE(writeBack().written, 1);
    QCOMPARE(bytesOf(m_folder + u"/note.md"_s), QByteArray("---\ntags: [one, two]\n---\nOld\n"));
    if (!removed.isEmpty())
        untag(u"note"_s, removed);
    write(u"note.md"_s, theirs);
    sure(run());
    QTEST(tagsOf(u"note"_s), "tags");
    // What came of it is the base from now on.
    const QStringList tags = tagsOf(u"note"_s);
    sure(run());
    QCOMPARE(tagsOf(u"note"_s), tags);
    tag(u"note"_s, u"two"_s);
    sure(run());
    QVERIFY(tagsOf(u"note"_s).contains(u"two"_s));
    QCOMPARE(whatIsWrong(), QString());
}

void NoteFolderTest::knowsWhatItWroteAfterAnImportIsUndone()
{
    write(u"note.md"_s, "---\ntags: [one]\n---\nOld\n");
    sure(run());
    tag(u"note"_s, u"two"_s);
    QCOMPARE(writeBack().written, 1);
    untag(u"note"_s, u"two"_s);
    sure(run());
    sure(library::HistoryService(*m_open).undo());
    sure(run());
    QCOMPARE(tagsOf(u"note"_s), QStringList{u"one"_s});
    QCOMPARE(writeBack().written, 1);
    QCOMPARE(bytesOf(m_folder + u"/note.md"_s), QByteArray("---\ntags: [one]\n---\nOld\n"));
}

void NoteFolderTest::keepsWhatAFileHasBesideItsBytes()
{
    const QString path = m_folder + u"/note.md"_s;
    write(u"note.md"_s, "Text\n");
    const auto mode = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(path, mode));
    // Only root can give a file away.
    const bool isGivenAway = chown(QFile::encodeName(path).constData(), 12345, 23456) == 0;
    const bool hasAttributes = platform::writeAttribute(path, "user.xdg.comment", "mine")
        && platform::writeAttribute(path, "user.xdg.tags", "a,b");
    sure(run());
    tag(u"note"_s, u"x"_s);
    QCOMPARE(writeBack().written, 1);
    QVERIFY(bytesOf(path).contains("x"));
    const QFileInfo info(path);
    const auto owner = QFile::ReadUser | QFile::WriteUser | QFile::ExeUser;
    QCOMPARE(info.permissions() & ~owner, mode);
    QCOMPARE(QDir(m_folder).entryList(QDir::Files | QDir::Hidden), QStringList{u"note.md"_s});
    if (isGivenAway) {
        QCOMPARE(info.ownerId(), 12345u);
        QCOMPARE(info.groupId(), 23456u);
    }
    if (!hasAttributes)
        QSKIP("The file system of temporary files keeps no attributes.");
    QCOMPARE(sure(platform::readAttribute(path, "user.xdg.comment")), QByteArray("mine"));
    QCOMPARE(sure(platform::readAttribute(path, "user.xdg.tags")), QByteArray("a,b"));
}

void NoteFolderTest::leavesFilesWithSeveralNames()
{
    write(u"note.md"_s, "Text\n");
    sure(run());
    const QString path = m_folder + u"/note.md"_s;
    const QString other = m_temporary->folder() + u"/other name"_s;
    QCOMPARE(::link(QFile::encodeName(path).constData(), QFile::encodeName(other).constData()), 0);
    tag(u"note"_s, u"x"_s);
    auto report = writeBack();
    QCOMPARE(report.written, 0);
    QCOMPARE(report.remarks.size(), 1);
    QVERIFY2(report.remarks[0].reason.contains(u"hard links"_s), qPrintable(report.remarks[0].reason));
    QCOMPARE(filesOf(m_folder), (Files{{u"note.md"_s, "Text\n"}}));
    QVERIFY(QFile::remove(other));
    QCOMPARE(writeBack().written, 1);
}

void NoteFolderTest::leavesLinksLinks()
{
    const QString outside = m_temporary->folder() + u"/outside.md"_s;
    writeFiles(m_temporary->folder(), {{u"outside.md"_s, "Text\n"}});
    QVERIFY(QFile::link(outside, m_folder + u"/note.md"_s));
    sure(run());
    tag(u"note"_s, u"x"_s);
    const auto report = writeBack();
    QCOMPARE(report.written, 0);
    QCOMPARE(report.remarks.size(), 1);
    QCOMPARE(exportTo(m_folder).written, 0);
    QCOMPARE(QFileInfo(m_folder + u"/note.md"_s).symLinkTarget(), outside);
    QCOMPARE(bytesOf(outside), QByteArray("Text\n"));
}

void NoteFolderTest::knowsWhatAnEarlierVersionWrote()
{
    constexpr int firstWithTags = 16;
    const QByteArray read = "---\ntags: [one]\n---\nText\n";
    const QByteArray left = "---\ntags: [one, two]\n---\nText\n";
    write(u"note.md"_s, left);
    const QString path = m_temporary->folder() + u"/older.tagloom"_s;
    sure(store::createLibraryFile(path, test::bundledMigrations().first(firstWithTags - 1)));
    {
        const auto connection = test::openConnection(path, store::Access::Write);
        test::write(*connection, [&](store::Transaction &transaction) {
            transaction.leaveUnrecorded();
            const auto item = sure(store::addItem(transaction, {domain::noteKind, u"note"_s, {}, u"Text"_s}));
            sure(store::Statement(transaction.connection(),
                                  u"INSERT INTO note_files (item_id, root, path, folders, encoding, text, hash) "
                                  "VALUES (?, ?, 'note.md', 'all', 'utf-8', ?, ?)"_s)
                     .run(item, m_folder, QString::fromUtf8(read), domain::contentHash(read)));
            sure(store::Statement(transaction.connection(),
                                  u"INSERT INTO note_files_written (item_id, hash) VALUES (?, ?)"_s)
                     .run(item, domain::contentHash(left)));
            for (const QString &name : {u"one"_s, u"two"_s})
                sure(store::addLinks(transaction, {item}, sure(store::createTag(transaction, test::name(name)))));
        });
    }
    m_open = test::openLibrary(path);
    // The file is as it was left, so what was written is known.
    untag(u"note"_s, u"two"_s);
    QCOMPARE(writeBack().written, 1);
    QCOMPARE(bytesOf(m_folder + u"/note.md"_s), read);
    m_open.reset();
}

void NoteFolderTest::takesNoCopyForTheFile()
{
    const Files files{{u"note.md"_s, "---\ntags: [one]\n---\nText\n"}};
    const QString backup = m_temporary->folder() + u"/backup"_s;
    writeFiles(m_folder, files);
    writeFiles(backup, files);
    sure(run());
    tag(u"note"_s, u"two"_s);
    auto report = exportTo(backup);
    QCOMPARE(report.written, 0);
    QCOMPARE(report.remarks.size(), 1);
    QCOMPARE(filesOf(backup), files);
    // An import takes it for a note of its own, too.
    const QString vault = m_folder;
    m_folder = backup;
    auto imported = sure(run());
    QCOMPARE(imported.added, 1);
    QCOMPARE(imported.changed.size(), 0);
    sure(library::HistoryService(*m_open).undo());
    // Without the first one it is where that was moved to.
    QVERIFY(QFile::remove(vault + u"/note.md"_s));
    report = exportTo(backup);
    QCOMPARE(report.written, 1);
    QCOMPARE(report.remarks.size(), 1);
    QVERIFY2(report.remarks[0].reason.contains(u"gone"_s), qPrintable(report.remarks[0].reason));
    writeFiles(backup, files);
    imported = sure(run());
    QCOMPARE(imported.added, 0);
    QCOMPARE(imported.changed.size(), 1);
    QVERIFY2(imported.changed[0].reason.contains(vault + u"/note.md"_s), qPrintable(imported.changed[0].reason));
    QCOMPARE(tagsOf(u"note"_s), (QStringList{u"one"_s, u"two"_s}));
}

void NoteFolderTest::takesNoNoteForOneOfSeveralThatAreGone()
{
    writeFiles(m_folder, {{u"a.md"_s, "Template\n"}, {u"b.md"_s, "Template\n"}});
    sure(run());
    tag(u"a"_s, u"mine"_s);
    QVERIFY(QFile::remove(m_folder + u"/a.md"_s));
    QVERIFY(QFile::remove(m_folder + u"/b.md"_s));
    write(u"c.md"_s, "Template\n");
    QCOMPARE(sure(run()).added, 1);
    QCOMPARE(tagsOf(u"c"_s), QStringList());
    QCOMPARE(tagsOf(u"a"_s), QStringList{u"mine"_s});
    // Of a moved folder each is known by its place in it.
    QVERIFY(QFile::remove(m_folder + u"/c.md"_s));
    m_folder = m_temporary->folder() + u"/moved"_s;
    writeFiles(m_folder, {{u"a.md"_s, "Template\n"}, {u"b.md"_s, "Template\n"}});
    const auto report = sure(run());
    QCOMPARE(report.added, 0);
    QCOMPARE(report.changed.size(), 2);
}

QTEST_GUILESS_MAIN(NoteFolderTest)
#include "note_folder_test.moc"
