// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"
#include "library/exporter.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "support/folder_snapshot.h"

#include <QBuffer>
#include <QProcess>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::ItemId;
using domain::Result;
using formats::Format;
using library::Exporter;
using library::ExportOptions;
using store::Transaction;
using test::sure;

namespace {

/// Exports where no file may grow beyond a few kilobytes; 0 if that ended in an error that names the file.
int exportIntoTooSmallALimit(const QString &libraryPath, const QString &target)
{
    signal(SIGXFSZ, SIG_IGN);
    const auto open = sure(library::Library::open(libraryPath, library::OpenMode::ReadOnly));
    const rlimit limit{20000, 20000};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 2;
    const auto written = Exporter(*open).toFile(target, {}, library::makeJob()).result();
    if (written)
        return 3;
    return written.error().message.contains(target) ? 0 : 4;
}

} // namespace

class ExporterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesWhatAFilterFinds_data();
    void writesWhatAFilterFinds();
    void writesGivenItemsInTheirOrder();
    void writesTheTrashOnlyIntoJsonLines();
    void leavesTheTargetAsItWasWhenCancelled();
    void leavesTheTargetAsItWasWhenItCannotBeWritten();
    void saysThatTheDiskIsFull();
    void refusesAFolderThatIsNotThere();
    void showsTheLibraryOfOneMoment();
    void goesOnAfterTheLibraryWasClosed();
    void exportsAReadOnlyLibrary();

private:
    void fill(int count)
    {
        sure(m_open->write(u"Fill"_s, [count](Transaction &transaction) -> Result<void> {
            for (int i = 0; i < count; ++i)
                sure(store::addItem(
                    transaction, {domain::bookmarkKind, u"filler %1"_s.arg(i), u"https://f.example/%1"_s.arg(i), {}}));
            return {};
        }));
    }
    QString target() const { return m_temporary->folder() + u"/export"_s; }
    QByteArray exported(const ExportOptions &options)
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        sure(Exporter(*m_open).toDevice(buffer, options, library::makeJob()));
        return buffer.data();
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
};

void ExporterTest::init()
{
    m_open.reset();
    m_temporary = std::make_unique<test::TemporaryLibrary>();
    m_open = test::openLibrary(m_temporary->path());
    library::ItemService items(*m_open);
    sure(items.add(
        {{domain::bookmarkKind, u"Quarks <3"_s, u"https://quarks.example/?a=1&b=2"_s, u"about, \"matter\""_s}},
        {u"physics"_s, u"to read"_s}));
    sure(items.add({{domain::bookmarkKind, u"Other"_s, u"https://other.example/"_s, {}}}, {u"art"_s}));
    sure(items.add({{domain::noteKind, u"Gone"_s, {}, {}}}, {u"physics"_s}));
    sure(items.trash({ItemId{3}}));
}

void ExporterTest::writesWhatAFilterFinds_data()
{
    QTest::addColumn<Format>("format");
    QTest::addColumn<QByteArrayList>("there");
    QTest::newRow("html") << Format::BookmarkHtml
                          << QByteArrayList{"Quarks &lt;3", "https://quarks.example/?a=1&amp;b=2",
                                            "TAGS=\"physics,to read\""};
    QTest::newRow("csv") << Format::Csv
                         << QByteArrayList{"Quarks <3", "https://quarks.example/?a=1&b=2", "\"about, \"\"matter\"\"\""};
    QTest::newRow("jsonl") << Format::JsonLines
                           << QByteArrayList{"\"Quarks <3\"", "\"record\":\"tag\",\"name\":\"physics\"",
                                             "about, \\\"matter\\\""};
}

void ExporterTest::writesWhatAFilterFinds()
{
    QFETCH(Format, format);
    QFETCH(QByteArrayList, there);
    ExportOptions options;
    options.format = format;
    options.request = store::SearchRequest{};
    options.request->query = domain::parseQuery(u"#physics"_s).query;
    QCOMPARE(sure(Exporter(*m_open).toFile(target(), options, library::makeJob())), 1);
    const QByteArray bytes = test::folderSnapshot(m_temporary->folder()).value(u"export"_s);
    for (const QByteArray &text : there)
        QVERIFY2(bytes.contains(text), bytes.constData());
    for (const char *const text : {"Other", "Gone", "art"})
        QVERIFY2(!bytes.contains(text), bytes.constData());
}

void ExporterTest::writesGivenItemsInTheirOrder()
{
    ExportOptions options;
    options.format = Format::Csv;
    options.items = QList{ItemId{2}, ItemId{77}, ItemId{1}};
    const QByteArray bytes = exported(options);
    QVERIFY(bytes.indexOf("Other") > 0 && bytes.indexOf("Other") < bytes.indexOf("Quarks"));
}

void ExporterTest::writesTheTrashOnlyIntoJsonLines()
{
    ExportOptions options;
    QVERIFY(exported(options).contains("Gone"));
    for (const Format format : {Format::Csv, Format::BookmarkHtml}) {
        options.format = format;
        const QByteArray bytes = exported(options);
        QVERIFY(!bytes.contains("Gone"));
        QVERIFY(bytes.indexOf("Other") < bytes.indexOf("Quarks")); // the newest first
    }
}

void ExporterTest::leavesTheTargetAsItWasWhenCancelled()
{
    fill(5000);
    test::writeFile(target(), "old");
    for (int step = 0; step < 5; ++step) {
        const auto job = library::makeJob();
        auto future = Exporter(*m_open).toFile(target(), {}, job);
        while (!future.isFinished() && job->done < step * 1000)
            std::this_thread::yield();
        job->cancelled = true;
        const auto result = future.result();
        if (result)
            return; // too late this time
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        const auto files = test::folderSnapshot(m_temporary->folder());
        QCOMPARE(files.value(u"export"_s), QByteArray("old"));
    }
}

void ExporterTest::leavesTheTargetAsItWasWhenItCannotBeWritten()
{
    fill(2000);
    m_open.reset();
    test::writeFile(target(), "old");
    const QStringList before = test::folderSnapshot(m_temporary->folder()).keys();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {u"--export"_s, m_temporary->path(), target()});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const auto after = test::folderSnapshot(m_temporary->folder());
    QCOMPARE(after.value(u"export"_s), QByteArray("old"));
    QStringList names = after.keys();
    names.removeIf([](const QString &name) { return name.endsWith(u"-wal"_s) || name.endsWith(u"-shm"_s); });
    QCOMPARE(names, before);
}

void ExporterTest::saysThatTheDiskIsFull()
{
    fill(2000);
    for (const Format format : {Format::Csv, Format::BookmarkHtml, Format::JsonLines}) {
        QFile full(u"/dev/full"_s);
        QVERIFY(full.open(QIODevice::WriteOnly));
        ExportOptions options;
        options.format = format;
        const auto refused = Exporter(*m_open).toDevice(full, options, library::makeJob()).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    }
}

void ExporterTest::refusesAFolderThatIsNotThere()
{
    const QString path = m_temporary->folder() + u"/none/export"_s;
    const auto refused = Exporter(*m_open).toFile(path, {}, library::makeJob()).result();
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(path));
}

void ExporterTest::showsTheLibraryOfOneMoment()
{
    fill(4000);
    // All times change together, so a file with two of them shows two moments.
    const auto change = [this](int time) {
        sure(m_open->write(u"Change"_s, [time](Transaction &transaction) {
            return transaction.connection().execute(u"UPDATE items SET updated_at = %1"_s.arg(time));
        }));
    };
    change(1000);
    std::atomic<bool> stop{false};
    std::thread writer([&] {
        for (int time = 1001; !stop; ++time)
            change(time);
    });
    for (int round = 0; round < 5; ++round) {
        const QByteArray bytes = exported({});
        QSet<QByteArray> times;
        for (const QByteArray &line : bytes.split('\n')) {
            const qsizetype at = line.indexOf("\"updated\":");
            if (at > 0)
                times.insert(line.mid(at, 36));
        }
        if (times.size() != 1) {
            stop = true;
            writer.join();
            QVERIFY2(false, times.values().join(' ').constData());
        }
    }
    stop = true;
    writer.join();
}

void ExporterTest::goesOnAfterTheLibraryWasClosed()
{
    fill(3000);
    auto future = Exporter(*m_open).toFile(target(), {}, library::makeJob());
    m_open.reset();
    QCOMPARE(sure(future), 3003);
}

void ExporterTest::exportsAReadOnlyLibrary()
{
    const QByteArray before = exported({});
    m_open.reset();
    m_open = sure(library::Library::open(m_temporary->path(), library::OpenMode::ReadOnly));
    QCOMPARE(exported({}), before);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--export"_s)
        return exportIntoTooSmallALimit(arguments.value(2), arguments.value(3));
    ExporterTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "exporter_test.moc"
