// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/item_service.h"
#include "library/open_library.h"
#include "support/folder_snapshot.h"
#include "support/full_disk.h"

#include <QProcess>
#include <QThread>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using library::Importer;
using test::sure;

namespace {

constexpr int killedRecords = 2000;

/// Opens the library, adds an item, says so, imports the file, says so. Meant to be killed on the way.
int importUntilKilled(const QString &path, const QString &file, const QString &note)
{
    const auto say = [](const char *word) {
        fprintf(stdout, "%s\n", word);
        fflush(stdout);
    };
    const auto open = test::openLibrary(path);
    sure(library::ItemService(*open).add({{domain::noteKind, note, {}, {}}}));
    say("added");
    sure(Importer(*open).run({file}, {}, library::makeJob()));
    say("imported");
    return 0;
}

} // namespace

class ImportFailureTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::FullDisk::install(); }
    void cleanup() { test::FullDisk::setRoom(-1); }
    void leavesTheLibraryAsItWasOnAFullDisk_data();
    void leavesTheLibraryAsItWasOnAFullDisk();
    void losesNothingAcknowledgedAndKeepsNothingHalfWhenKilled();

private:
    static QString fileOf(const test::TemporaryLibrary &library, const QByteArray &bytes)
    {
        const QString path = library.folder() + u"/bookmarks.html"_s;
        test::writeFile(path, bytes);
        return path;
    }
};

void ImportFailureTest::leavesTheLibraryAsItWasOnAFullDisk_data()
{
    QTest::addColumn<qint64>("room");
    QTest::addColumn<int>("items");
    QTest::newRow("nothing free") << qint64{0} << 300;
    QTest::newRow("4 kB free") << qint64{4096} << 300;
    QTest::newRow("full at the commit") << qint64{300000} << 3000;
    // More than the cache holds, so that pages are written before the commit.
    QTest::newRow("full on the way") << qint64{6000000} << 30000;
}

void ImportFailureTest::leavesTheLibraryAsItWasOnAFullDisk()
{
    QFETCH(qint64, room);
    QFETCH(int, items);
    const test::TemporaryLibrary temporary;
    const auto open = test::openLibrary(temporary.path());
    sure(library::ItemService(*open).add({{domain::bookmarkKind, u"Mine"_s, u"https://mine.example/"_s, {}}},
                                         {u"tag1"_s}));
    const QString file = fileOf(temporary, test::bookmarkFile(items));
    const QStringList before = test::dumpOf(*open);
    test::FullDisk::setRoom(room);
    const auto refused = Importer(*open).run({file}, {}, library::makeJob()).result();
    test::FullDisk::setRoom(-1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::DiskFull);
    QVERIFY(refused.error().message.contains(u"Make room"_s));
    QCOMPARE(test::dumpOf(*open), before);
    const auto report = sure(Importer(*open).run({file}, {}, library::makeJob()));
    QCOMPARE(report.read, items);
    const QString wrong = sure(open->write(u"Check"_s, [](store::Transaction &transaction) -> domain::Result<QString> {
        return test::whatIsWrongWith(transaction.connection());
    }));
    QCOMPARE(wrong, QString());
}

void ImportFailureTest::losesNothingAcknowledgedAndKeepsNothingHalfWhenKilled()
{
    const test::TemporaryLibrary temporary;
    const QString file = fileOf(temporary, test::bookmarkFile(killedRecords));
    const qint64 records = killedRecords - killedRecords / 10;
    QRandomGenerator random(1);
    int nothing = 0;
    qint64 pause = 100000; // microseconds an import takes, about
    qint64 notes = 0;
    for (int round = 0; round < 50; ++round) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {u"--import"_s, temporary.path(), file, u"note %1"_s.arg(round)});
        QVERIFY(process.waitForReadyRead());
        QElapsedTimer timer;
        timer.start();
        if (round == 0) {
            while (process.waitForReadyRead()) { }
            pause = timer.nsecsElapsed() / 1000;
        } else {
            QThread::usleep(static_cast<unsigned long>(random.bounded(pause)));
        }
        process.kill();
        process.waitForFinished();
        QCOMPARE(process.state(), QProcess::NotRunning);
        const bool imported = process.readAllStandardOutput().contains("imported");
        ++notes;

        const auto open = test::openLibrary(temporary.path());
        const auto figure = [&](const QString &sql) {
            return sure(open->connection().number(sql));
        };
        QCOMPARE(figure(u"SELECT count(*) FROM items WHERE url IS NULL"_s), notes);
        const qint64 taken = figure(u"SELECT count(*) FROM items WHERE url IS NOT NULL"_s);
        QVERIFY2(taken == 0 || taken == records, QByteArray::number(taken).constData());
        QVERIFY(!imported || taken == records);
        const QString wrong =
            sure(open->write(u"Check"_s, [](store::Transaction &transaction) -> domain::Result<QString> {
                return test::whatIsWrongWith(transaction.connection());
            }));
        QCOMPARE(wrong, QString());
        nothing += taken == 0 ? 1 : 0;
        // So that the next import has all to do again.
        sure(open->write(u"Empty"_s, [](store::Transaction &transaction) {
            return transaction.connection().execute(u"DELETE FROM items WHERE url IS NOT NULL"_s);
        }));
    }
    QVERIFY2(nothing >= 10, QByteArray::number(nothing).constData());
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == u"--import"_s)
        return importUntilKilled(arguments.value(2), arguments.value(3), arguments.value(4));
    ImportFailureTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "import_failure_test.moc"
