// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_service.h"

#include "library/exporter.h"
#include "library/files/file_search.h"
#include "library/history_service.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/rule_service.h"
#include "platform/extended_attributes.h"
#include "store/file_store.h"
#include "store/item_store.h"
#include "store/link_store.h"
#include "store/statement.h"
#include "store/tag_store.h"
#include "support/extended_attributes.h"

#include <QDir>
#include <QSemaphore>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using library::AddFilesOptions;
using library::AddFilesReport;
using library::FileChange;
using library::FileCheck;
using library::FileFinding;
using library::FileService;
using library::ImportOptions;
using library::makeJob;
using test::sure;

namespace {

const QByteArray png = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

} // namespace

class FileServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_open.reset();
        m_temporary = std::make_unique<test::TemporaryLibrary>();
        m_open = test::openLibrary(m_temporary->path());
        m_files = std::make_unique<QTemporaryDir>();
    }

    void keepsWhatIsKnownOfAFile()
    {
        write(u"a b#.txt"_s, "text");
        write(u"picture"_s, png);
        const AddFilesReport report = add({u"a b#.txt"_s, u"picture"_s});
        QCOMPARE(report.added, 2);
        QCOMPARE(report.ids.size(), 2);
        const domain::Item item = read(report.ids[0]);
        QCOMPARE(item.kind, domain::fileKind);
        QCOMPARE(item.title, u"a b#.txt"_s);
        QCOMPARE(domain::filePathOf(item.url), path(u"a b#.txt"_s));
        const auto details = known(report.ids[0]);
        QCOMPARE(details.size, 4);
        QCOMPARE(details.mime, u"text/plain"_s);
        QVERIFY(details.fingerprint.startsWith(u"w1:"));
        QCOMPARE(details.modifiedAt, QFileInfo(path(u"a b#.txt"_s)).lastModified().toMSecsSinceEpoch());
        QVERIFY(!details.missingSince);
        // By what is in it, since its name says nothing.
        QCOMPARE(read(report.ids[1]).kind, domain::imageKind);
        QCOMPARE(known(report.ids[1]).mime, u"image/png"_s);
        QCOMPARE(lastLabel(), u"Add 2 files"_s);
    }

    void makesTagsOfFolders_data()
    {
        QTest::addColumn<ImportOptions::Folders>("folders");
        QTest::addColumn<QStringList>("tags");
        QTest::newRow("all") << ImportOptions::Folders::All << QStringList{u"2024"_s, u"Photos"_s};
        QTest::newRow("leaf") << ImportOptions::Folders::Leaf << QStringList{u"2024"_s};
        QTest::newRow("none") << ImportOptions::Folders::None << QStringList();
    }
    void makesTagsOfFolders()
    {
        QFETCH(ImportOptions::Folders, folders);
        write(u"Photos/2024/a.txt"_s, "text");
        AddFilesOptions options;
        options.folders = folders;
        const AddFilesReport report = add({u"Photos"_s}, options);
        QTEST(tagsOf(report.ids[0]), "tags");
    }

    void rulesTagWhatIsNew_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("few") << 3;
        QTest::newRow("many") << 400;
    }
    void rulesTagWhatIsNew()
    {
        QFETCH(int, count);
        write(u"known.txt"_s, "known");
        const ItemId before = add({u"known.txt"_s}).ids[0];
        store::RuleDraft draft;
        draft.rule.name = u"Texts"_s;
        draft.rule.query = u"type:text"_s;
        draft.tagNames = {u"text"_s};
        sure(library::RuleService(*m_open).add(draft).result());
        for (int i = 0; i < count; ++i)
            write(u"%1.txt"_s.arg(i), "text");
        const AddFilesReport report = add({u"."_s});
        QCOMPARE(report.added, count);
        QCOMPARE(report.taggedByRules, count);
        QCOMPARE(tagsOf(before), QStringList());
        QCOMPARE(tagsOf(report.ids.last() == before ? report.ids.first() : report.ids.last()), QStringList{u"text"_s});
    }

    void tagsAskedForAreConfirmedAndFoundOnesKept_data()
    {
        QTest::addColumn<int>("others");
        QTest::newRow("few") << 0;
        QTest::newRow("many") << 400;
    }
    void tagsAskedForAreConfirmedAndFoundOnesKept()
    {
        QFETCH(int, others);
        write(u"Photos/a.txt"_s, "text");
        const ItemId id = add({u"Photos"_s}).ids[0];
        // A person refused both.
        sure(m_open
                 ->write(u"x"_s,
                         [id](store::Transaction &transaction) -> domain::Result<void> {
                             for (const QString &name : {u"Photos"_s, u"asked"_s}) {
                                 const auto tag = store::findOrCreateTag(transaction, *domain::TagName::parse(name));
                                 if (!tag)
                                     return tag.error();
                                 store::Statement insert(
                                     transaction.connection(),
                                     u"INSERT INTO item_tags (item_id, tag_id, source, status, added_at) "
                                     "VALUES (?, ?, 'user', 'rejected', 1)"_s);
                                 if (auto done = insert.run(id, *tag); !done)
                                     return done;
                             }
                             return {};
                         })
                 .result());
        for (int i = 0; i < others; ++i)
            write(u"Photos/other %1.txt"_s.arg(i), "text");
        AddFilesOptions options;
        options.folders = ImportOptions::Folders::All;
        options.tags = {u"asked"_s};
        QCOMPARE(add({u"Photos"_s}, options).added, others);
        for (const domain::Link &link : sure(store::readLinks(m_open->connection(), {id}))) {
            const bool isAsked = sure(store::readTag(m_open->connection(), link.tag))->name == u"asked"_s;
            QCOMPARE(link.status, isAsked ? domain::LinkStatus::Confirmed : domain::LinkStatus::Rejected);
        }
        QCOMPARE(tagsOf(id).size(), 2);
    }

    void mergesWhatIsKnown()
    {
        write(u"a.txt"_s, "text");
        const ItemId id = add({u"a.txt"_s}).ids[0];
        sure(library::ItemService(*m_open).trash({id}));
        write(u"a.txt"_s, "other text");
        AddFilesOptions options;
        options.tags = {u"physics"_s};
        const AddFilesReport report = add({u"a.txt"_s}, options);
        QCOMPARE(report.added, 0);
        QCOMPARE(report.merged, 1);
        QCOMPARE(report.ids, QList{id});
        QCOMPARE(tagsOf(id), QStringList{u"physics"_s});
        QVERIFY(!read(id).trashedAt);
        QCOMPARE(known(id).size, 10);
    }

    void tellsWhatHoldsTheSame()
    {
        write(u"a.txt"_s, "text");
        write(u"b.txt"_s, "text");
        const AddFilesReport report = add({u"a.txt"_s, u"b.txt"_s});
        QCOMPARE(report.added, 2);
        QCOMPARE(report.remarks.count, 1);
        QCOMPARE(report.remarks.kept[0].path, path(u"b.txt"_s));
        QVERIFY(report.remarks.kept[0].reason.contains(path(u"a.txt"_s)));
    }

    void goesOnAfterWhatCannotBeTaken()
    {
        write(u"top/a.txt"_s, "text");
        write(u"top/empty"_s, {});
        write(u"top/closed"_s, "text");
        QVERIFY(QFile::link(path(u"top"_s), path(u"top/loop"_s)));
        QCOMPARE(mkfifo(QFile::encodeName(path(u"top/pipe"_s)).constData(), 0600), 0);
        QCOMPARE(chmod(QFile::encodeName(path(u"top/closed"_s)).constData(), 0), 0);
        const bool readsAll = geteuid() == 0;
        const AddFilesReport report = add({u"top"_s, u"gone"_s});
        QCOMPARE(report.added, readsAll ? 3 : 2);
        QCOMPARE(report.skipped.count, readsAll ? 3 : 4);
        QCOMPARE(report.remarks.count, readsAll ? 2 : 1);
        QVERIFY(std::any_of(report.remarks.kept.begin(), report.remarks.kept.end(),
                            [](const auto &remark) { return remark.reason.contains(u"is empty"); }));
    }

    void refusesTheOnlyOneThatIsNot()
    {
        const QStringList before = test::dumpOf(*m_open);
        const auto report = FileService(*m_open).add({path(u"gone.txt"_s)}, {}, makeJob()).result();
        QVERIFY(!report);
        QCOMPARE(report.error().code, domain::ErrorCode::NotFound);
        QVERIFY(report.error().message.contains(u"gone.txt"));
        QCOMPARE(test::dumpOf(*m_open), before);
    }

    void leavesNothingBehindWhenCancelled_data()
    {
        QTest::addColumn<int>("files");
        QTest::addColumn<int>("cancelledAt");
        QTest::newRow("at the start") << 3 << 0;
        QTest::newRow("a few") << 3 << 2;
        QTest::newRow("many") << 700 << 600;
        QTest::newRow("while it writes") << 2000 << 3000;
    }
    void leavesNothingBehindWhenCancelled()
    {
        QFETCH(int, files);
        QFETCH(int, cancelledAt); // files read, and behind those files written
        for (int i = 0; i < files; ++i)
            write(u"many/%1.txt"_s.arg(i), QByteArray::number(i));
        const QStringList before = test::dumpOf(*m_open);
        const auto job = makeJob();
        job->cancelled = cancelledAt == 0;
        FileService service(*m_open);
        auto future = service.add({path(u"many"_s)}, {}, job);
        while (!job->cancelled && !future.isFinished()) {
            if (job->records + job->done >= cancelledAt)
                job->cancelled = true;
        }
        const auto report = future.result();
        if (!report)
            QCOMPARE(report.error().code, domain::ErrorCode::Cancelled);
        else
            QSKIP("It was done before it could be cancelled.");
        QCOMPARE(test::dumpOf(*m_open), before);
        QVERIFY(sure(library::HistoryService(*m_open).entries({}, {}, 5)).isEmpty());
    }

    /// Few go one by one, many in bulk: nobody can tell afterwards, and undo takes either back.
    void addsManyAsItAddsFew()
    {
        const QStringList before = test::dumpOf(*m_open);
        for (int i = 0; i < 900; ++i)
            write(u"many/%1/%2.txt"_s.arg(i % 7).arg(i), QByteArray("text ") + QByteArray::number(i / 2));
        AddFilesOptions options;
        options.folders = ImportOptions::Folders::All;
        options.tags = {u"x/y"_s};
        const AddFilesReport report = add({u"many"_s}, options);
        QCOMPARE(report.added, 900);
        QCOMPARE(report.remarks.count, 450);
        QCOMPARE(tagsOf(report.ids[10]).size(), 3);
        QCOMPARE(sure(store::readFileDetails(m_open->connection())).size(), 900);
        QCOMPARE(sure(library::HistoryService(*m_open).entries({}, {}, 5)).size(), 1);
        QCOMPARE(lastLabel(), u"Add 900 files"_s);
        const AddFilesReport again = add({u"many"_s}, options);
        QCOMPARE(again.added, 0);
        QCOMPARE(again.merged, 900);
        sure(library::HistoryService(*m_open).undo());
        QCOMPARE(rowsWithoutSequence(), without(before));
    }

    void readsTagsBesideTheFile()
    {
        const QString file = test::attributedFile(*m_files, u"a.txt"_s);
        if (file.isEmpty())
            QSKIP("The file system of temporary files keeps no attributes.");
        sure(platform::writeAttribute(file, "user.xdg.tags", "Physics, to read,,physics"));
        AddFilesOptions options;
        options.readsTags = false;
        QCOMPARE(tagsOf(add({u"a.txt"_s}, options).ids[0]), QStringList());
        options.readsTags = true;
        QCOMPARE(tagsOf(add({u"a.txt"_s}, options).ids[0]), (QStringList{u"Physics"_s, u"to read"_s}));
    }

    void comesBackFromAnExport()
    {
        write(u"a.png"_s, png);
        const ItemId id = add({u"a.png"_s}).ids[0];
        const QString exported = m_temporary->folder() + u"/out.jsonl"_s;
        sure(library::Exporter(*m_open).toFile(exported, {}, makeJob()));
        const test::TemporaryLibrary empty;
        const auto copy = test::openLibrary(empty.path());
        const auto report = sure(library::Importer(*copy).run({exported}, {}, makeJob()));
        QVERIFY(report.skipped.isEmpty() && report.changed.isEmpty());
        QCOMPARE(test::dumpOf(*copy).filter(u"image/png"_s), test::dumpOf(*m_open).filter(u"image/png"_s));
        QCOMPARE(sure(store::readFileDetails(copy->connection())).value(id), known(id));
    }

    void findsNothingWrongWhereNothingIs()
    {
        write(u"a.txt"_s, "text");
        add({u"a.txt"_s});
        const FileCheck found = check();
        QCOMPARE(found.checked, 1);
        QVERIFY(found.findings.isEmpty());
        QVERIFY(found.facts.isEmpty());
        QCOMPARE(sure(FileService(*m_open).note(found)), 0);
        QCOMPARE(lastLabel(), u"Add 1 file"_s);
    }

    void tellsGoneFromChanged()
    {
        write(u"changed.txt"_s, "text");
        write(u"gone.txt"_s, "gone");
        write(u"touched.txt"_s, "touched");
        const auto ids = add({u"changed.txt"_s, u"gone.txt"_s, u"touched.txt"_s}).ids;
        write(u"changed.txt"_s, "texT");
        setTime(u"changed.txt"_s, 1000);
        setTime(u"touched.txt"_s, 2000);
        QVERIFY(QFile::remove(path(u"gone.txt"_s)));
        const FileCheck found = check();
        QCOMPARE(found.findings.size(), 2);
        QCOMPARE(found.findings[0].state, FileFinding::State::Changed);
        QCOMPARE(found.findings[0].item, ids[0]);
        QCOMPARE(found.findings[1].state, FileFinding::State::Missing);
        QCOMPARE(found.findings[1].item, ids[1]);
        QCOMPARE(found.facts.size(), 1);
        // Nothing is taken over by a look.
        QVERIFY(!known(ids[1]).missingSince);
        sure(FileService(*m_open).note(found));
        QCOMPARE(lastLabel(), u"Note 1 file missing"_s);
        QVERIFY(known(ids[1]).missingSince.has_value());
        QCOMPARE(known(ids[2]).modifiedAt, 2000);
        QCOMPARE(known(ids[0]).modifiedAt, found.findings[0].known->modifiedAt);
        // It is back.
        write(u"gone.txt"_s, "gone");
        sure(FileService(*m_open).note(check()));
        QVERIFY(!known(ids[1]).missingSince);
    }

    void findsFilesThatWereMoved()
    {
        write(u"a.txt"_s, "text of a");
        write(u"film"_s, QByteArray(3'000'000, 'x'));
        const auto ids = add({u"a.txt"_s, u"film"_s}).ids;
        move(u"a.txt"_s, u"renamed.txt"_s); // beside, where nobody has to look
        move(u"film"_s, u"Films/2024/film.mkv"_s);
        FileCheck found = find({});
        QCOMPARE(found.findings.size(), 2);
        QCOMPARE(placesOf(found, 0), QStringList{path(u"renamed.txt"_s)});
        QCOMPARE(placesOf(found, 1), QStringList());
        found = find({u"Films"_s});
        QCOMPARE(placesOf(found, 1), QStringList{path(u"Films/2024/film.mkv"_s)});
        const QStringList before = test::dumpOf(*m_open);
        const auto applied = sure(FileService(*m_open).apply({{found.findings[0], 0}, {found.findings[1], 0}}));
        QCOMPARE(applied.changed, 2);
        QCOMPARE(lastLabel(), u"Update 2 files"_s);
        QCOMPARE(domain::filePathOf(read(ids[0]).url), path(u"renamed.txt"_s));
        QCOMPARE(read(ids[0]).title, u"renamed.txt"_s);
        QCOMPARE(known(ids[1]).size, 3'000'000);
        QVERIFY(check().findings.isEmpty());
        sure(library::HistoryService(*m_open).undo());
        QCOMPARE(test::dumpOf(*m_open), before);
    }

    void keepsATitleOfOnesOwn()
    {
        write(u"a.txt"_s, "text of a");
        const ItemId id = add({u"a.txt"_s}).ids[0];
        sure(library::ItemService(*m_open).changeTitle(id, u"My text"_s));
        move(u"a.txt"_s, u"b.txt"_s);
        sure(FileService(*m_open).apply({{find({}).findings[0], 0}}));
        QCOMPARE(read(id).title, u"My text"_s);
    }

    /// Several places, a place with an item of its own, other contents of the same size, an empty file.
    void guessesNothing()
    {
        write(u"a.txt"_s, "text of a");
        write(u"b.txt"_s, "text of b");
        write(u"c.txt"_s, "text of c");
        write(u"empty"_s, {});
        add({u"a.txt"_s, u"b.txt"_s, u"c.txt"_s, u"empty"_s});
        move(u"a.txt"_s, u"new/1"_s);
        write(u"new/2"_s, "text of a");
        move(u"b.txt"_s, u"new/b"_s);
        add({u"new/b"_s});
        QVERIFY(QFile::remove(path(u"c.txt"_s)) && QFile::remove(path(u"empty"_s)));
        write(u"new/c"_s, "TEXT OF C");
        write(u"new/nothing"_s, {});
        const FileCheck found = find({u"new"_s});
        QCOMPARE(found.findings.size(), 4);
        QCOMPARE(placesOf(found, 0), (QStringList{path(u"new/1"_s), path(u"new/2"_s)}));
        QCOMPARE(placesOf(found, 1), QStringList());
        QCOMPARE(found.findings[1].otherItem, path(u"new/b"_s));
        QCOMPARE(placesOf(found, 2), QStringList());
        QCOMPARE(placesOf(found, 3), QStringList());
    }

    void takesOverNewContents()
    {
        write(u"a.txt"_s, "text");
        const ItemId id = add({u"a.txt"_s}).ids[0];
        write(u"a.txt"_s, "longer text");
        const FileCheck found = check();
        QCOMPARE(sure(FileService(*m_open).apply({{found.findings[0], 0}})).changed, 1);
        QCOMPARE(known(id).size, 11);
        QVERIFY(check().findings.isEmpty());
    }

    void passesOverWhatChangedMeanwhile()
    {
        write(u"a.txt"_s, "text of a");
        write(u"b.txt"_s, "text of b");
        write(u"c.txt"_s, "text of c");
        const auto ids = add({u"a.txt"_s, u"b.txt"_s, u"c.txt"_s}).ids;
        move(u"a.txt"_s, u"new/a"_s);
        move(u"b.txt"_s, u"new/b"_s);
        move(u"c.txt"_s, u"new/c"_s);
        const FileCheck found = find({u"new"_s});
        write(u"new/a"_s, "something else");
        sure(library::ItemService(*m_open).changeUrl(ids[1], u"https://example.org/"_s));
        add({u"new/c"_s});
        const QStringList before = test::dumpOf(*m_open);
        const auto applied =
            sure(FileService(*m_open).apply({{found.findings[0], 0}, {found.findings[1], 0}, {found.findings[2], 0}}));
        QCOMPARE(applied.changed, 0);
        QCOMPARE(applied.skipped.count, 3);
        QCOMPARE(test::dumpOf(*m_open), before);
    }

    void knowsWhatAnOlderLibraryDidNot()
    {
        write(u"a.txt"_s, "text");
        const ItemId id = sure(library::ItemService(*m_open).add(
                                   {{domain::fileKind, u"A"_s, domain::fileUrlOf(path(u"a.txt"_s)), {}}}))
                              .ids[0];
        const FileCheck found = check();
        QVERIFY(found.findings.isEmpty());
        sure(FileService(*m_open).note(found));
        QCOMPARE(known(id).size, 4);
    }

    /// What reads files must not hold up what writes: a pipe is opened only when its other end is.
    void readsFilesBesideTheWriter()
    {
        write(u"a.txt"_s, "text");
        write(u"other.txt"_s, "other");
        const ItemId other = add({u"other.txt"_s}).ids[0];
        const auto isWriterBusy = std::make_shared<std::atomic<bool>>(false);
        const auto mayGoOn = std::make_shared<QSemaphore>();
        // The writer is held, and the files are read all the same.
        const auto held = m_open->write(u"held"_s, [=](store::Transaction &) -> domain::Result<void> {
            *isWriterBusy = true;
            mayGoOn->acquire();
            return {};
        });
        QTRY_VERIFY(isWriterBusy->load());
        FileService service(*m_open);
        const auto job = makeJob();
        const auto added = service.add(paths({u"a.txt"_s}), {}, job);
        QTRY_COMPARE(job->records.load(), 1);
        // What is posted before the files are read is done before they are written.
        mayGoOn->release();
        sure(held);
        sure(library::ItemService(*m_open).trash({other}));
        QCOMPARE(sure(added).added, 1);
    }

    void keepsManyFilesOutOfMemory()
    {
        constexpr int count = 5000; // more than stays in memory
        for (int i = 0; i < count; ++i)
            write(u"many/%1.txt"_s.arg(i), QByteArray::number(i));
        AddFilesOptions options;
        options.folders = ImportOptions::Folders::Leaf;
        const AddFilesReport report = add({u"many"_s}, options);
        QCOMPARE(report.added, count);
        QCOMPARE(report.remarks.count, 0);
        const auto last = sure(store::findItemByUrl(m_open->connection(), domain::fileUrlOf(path(u"many/999.txt"_s))));
        QVERIFY(last);
        QCOMPARE(known(last->id).size, 3);
        QVERIFY(known(last->id).fingerprint.startsWith(u"w1:"));
        QCOMPARE(known(last->id).mime, u"text/plain"_s);
        QCOMPARE(tagsOf(last->id), QStringList{u"many"_s});
    }

    void tellsHowManyHiddenOnesItLeftOut()
    {
        write(u"top/a.txt"_s, "text");
        write(u"top/.hidden.txt"_s, "hidden");
        write(u"top/.folder/b.txt"_s, "b");
        write(u"top/.folder/c.txt"_s, "c");
        AddFilesOptions options;
        QCOMPARE(add({u"top"_s}, options).hidden, 2);
        options.takesHidden = true;
        const AddFilesReport report = add({u"top"_s}, options);
        QCOMPARE(report.added, 3);
        QCOMPARE(report.hidden, 0);
        write(u".named"_s, "named");
        QCOMPARE(add({u".named"_s}).added, 1);
    }

    void endsWhenCancelled()
    {
        write(u"a.txt"_s, "text");
        add({u"a.txt"_s});
        const auto job = makeJob();
        job->cancelled = true;
        const auto found = FileService(*m_open).check(job).result();
        QVERIFY(!found);
        QCOMPARE(found.error().code, domain::ErrorCode::Cancelled);
    }

private:
    QString path(const QString &name) const { return QDir(m_files->path()).absoluteFilePath(name); }

    void write(const QString &name, const QByteArray &bytes)
    {
        QDir(m_files->path()).mkpath(QFileInfo(name).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
    }

    void move(const QString &from, const QString &to)
    {
        QDir(m_files->path()).mkpath(QFileInfo(to).path());
        if (!QFile::rename(path(from), path(to)))
            qFatal("%s cannot be moved", qPrintable(from));
    }

    void setTime(const QString &name, qint64 milliseconds)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::ReadWrite)
            || !file.setFileTime(QDateTime::fromMSecsSinceEpoch(milliseconds), QFileDevice::FileModificationTime))
            qFatal("%s cannot be dated", qPrintable(name));
    }

    QStringList paths(const QStringList &names) const
    {
        QStringList all;
        for (const QString &name : names)
            all.append(path(name));
        return all;
    }

    AddFilesReport add(const QStringList &names, const AddFilesOptions &options = {})
    {
        return sure(FileService(*m_open).add(paths(names), options, makeJob()));
    }

    FileCheck check() { return sure(FileService(*m_open).check(makeJob())); }
    FileCheck find(const QStringList &folders)
    {
        return sure(FileService(*m_open).find(check(), paths(folders), makeJob()));
    }

    static QStringList placesOf(const FileCheck &check, qsizetype finding)
    {
        QStringList places;
        for (const library::FilePlace &place : check.findings[finding].places)
            places.append(place.path);
        return places;
    }

    domain::Item read(ItemId id) { return sure(store::readItem(m_open->connection(), id)).value(); }
    domain::FileDetails known(ItemId id) { return sure(store::readFileDetails(m_open->connection(), {id})).value(id); }

    QStringList tagsOf(ItemId id)
    {
        QStringList names;
        for (const domain::Link &link : sure(store::readLinks(m_open->connection(), {id})))
            names.append(sure(store::readTag(m_open->connection(), link.tag))->name);
        return names;
    }

    QString lastLabel()
    {
        const auto entries = sure(library::HistoryService(*m_open).entries({}, {}, 1));
        return entries.isEmpty() ? QString() : entries[0].label;
    }

    static QStringList without(QStringList lines) { return lines.mid(0, lines.indexOf(u"== sqlite_sequence"_s)); }
    QStringList rowsWithoutSequence() { return without(test::dumpOf(*m_open)); }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
    std::unique_ptr<QTemporaryDir> m_files;
};

QTEST_GUILESS_MAIN(FileServiceTest)
#include "file_service_test.moc"
