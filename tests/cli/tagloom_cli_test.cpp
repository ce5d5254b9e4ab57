// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/library.h"
#include "library/remote/library_server.h"
#include "store/library_lock.h"
#include "support/folder_snapshot.h"
#include "support/temporary_library.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

#include <cstdio>
#include <functional>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::Library;
using library::OpenMode;

namespace {

const QString program = QStringLiteral(TAGLOOM_BIN_DIR "/tagloom-cli");

/// What this program does when it is started with this first argument: holds the lock until its input ends.
constexpr char holdLock[] = "--hold-lock";

int holdLockUntilInputEnds(const QString &path)
{
    const auto lock = store::LibraryLock::acquire(path);
    if (!lock)
        return 1;
    std::puts("held");
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}

} // namespace

/// The program as a process, as scripts meet it.
class TagloomCliTest final : public QObject
{
    Q_OBJECT

private:
    struct Outcome
    {
        int code = -1;
        QByteArray out;
        QByteArray errors;
    };

    QProcessEnvironment environment() const
    {
        QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
        variables.remove(u"DISPLAY"_s);
        variables.remove(u"WAYLAND_DISPLAY"_s);
        variables.remove(u"QT_QPA_PLATFORM"_s);
        variables.insert(u"LC_ALL"_s, u"C"_s);
        variables.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"data"_s));
        variables.insert(u"XDG_RUNTIME_DIR"_s, m_folder->filePath(u"run"_s));
        return variables;
    }

    std::unique_ptr<QProcess> start(const QStringList &arguments,
                                    const std::function<void(QProcess &)> &prepare = {}) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment());
        process->setWorkingDirectory(m_folder->path());
        if (prepare)
            prepare(*process);
        process->start(program, arguments);
        return process;
    }

    /// Waits in the event loop, so that a server in this process can answer.
    static Outcome finish(QProcess &process)
    {
        if (process.state() != QProcess::NotRunning) {
            QEventLoop loop;
            QTimer::singleShot(60000, &loop, &QEventLoop::quit);
            connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
            connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
            loop.exec();
        }
        const bool ended = process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit
            && process.error() != QProcess::FailedToStart;
        return {ended ? process.exitCode() : -1, process.readAllStandardOutput(), process.readAllStandardError()};
    }

    Outcome run(const QStringList &arguments, const std::function<void(QProcess &)> &prepare = {}) const
    {
        return finish(*start(arguments, prepare));
    }

    /// On the library of this test.
    Outcome runOn(const QStringList &arguments, const std::function<void(QProcess &)> &prepare = {}) const
    {
        return run(QStringList{u"--library"_s, library()} + arguments, prepare);
    }

    QString library() const { return m_folder->filePath(u"test.tagloom"_s); }
    static QString bookmarks() { return QStringLiteral(TAGLOOM_TEST_DATA "/cli/bookmarks.html"); }
    int count(const QString &query = {}) const
    {
        return runOn({u"search"_s, query, u"--count"_s}).out.trimmed().toInt();
    }

    void fill(int items) const
    {
        QByteArray html = "<DL><p>\n";
        for (int number = 0; number < items; ++number)
            html +=
                "<DT><A HREF=\"https://example.org/" + QByteArray::number(number) + "\">A page of some length</A>\n";
        test::writeFile(m_folder->filePath(u"many.html"_s), html + "</DL>\n");
        QCOMPARE(runOn({u"import"_s, u"many.html"_s}).code, 0);
    }

    std::unique_ptr<QProcess> startLockHolder() const
    {
        auto holder = std::make_unique<QProcess>();
        holder->start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(holdLock), library()});
        if (!holder->waitForReadyRead(30000) || !holder->readAllStandardOutput().startsWith("held"))
            qFatal("The lock cannot be held.");
        return holder;
    }

    static void verifyOneLine(const QByteArray &errors)
    {
        QVERIFY2(errors.startsWith("tagloom-cli: "), errors.constData());
        QVERIFY2(errors.count('\n') == 1 && errors.endsWith(".\n"), errors.constData());
    }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir folder(m_folder->path());
        QVERIFY(folder.mkdir(u"run"_s));
        QVERIFY(
            QFile(folder.filePath(u"run"_s)).setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        // The server of this process and the programs meet there.
        qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder.filePath(u"run"_s)));
        QVERIFY(QFile::copy(test::TemporaryLibrary().path(), library()));
    }

    void wrongUsageEndsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown command") << QStringList{u"serach"_s};
        QTest::newRow("unknown option") << QStringList{u"--verbose"_s, u"info"_s};
        QTest::newRow("library without a path") << QStringList{u"--library"_s};
        QTest::newRow("empty path") << QStringList{u"--library="_s, u"info"_s};
        QTest::newRow("no query") << QStringList{u"--library"_s, u"missing"_s, u"search"_s};
        QTest::newRow("line breaks in it") << QStringList{u"a\nb\x1b[31m"_s};
    }
    void wrongUsageEndsWithTwo()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.errors.count('\n'), 1);
        QVERIFY(!outcome.errors.contains('\x1b'));
    }

    void helpAndVersionGoToStandardOutput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("part");
        QTest::newRow("help") << QStringList{u"--help"_s} << QByteArray("import FILE|DIR...");
        QTest::newRow("help of one") << QStringList{u"tag"_s, u"--help"_s}
                                     << QByteArray("tag add|remove TAG... --query QUERY");
        QTest::newRow("version") << QStringList{u"--version"_s} << QByteArray("tagloom-cli 0.");
    }
    void helpAndVersionGoToStandardOutput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, part);
        const Outcome outcome = run(arguments);
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.contains(part));
        QCOMPARE(outcome.errors, QByteArray());
    }

    void onlyInitMakesTheUsersOwnLibrary()
    {
        const QString own = m_folder->filePath(u"data/tagloom/library.tagloom"_s);
        for (const QStringList &arguments : {QStringList{u"info"_s}, QStringList{u"add"_s, u"x"_s}}) {
            const Outcome outcome = run(arguments);
            QCOMPARE(outcome.code, 1);
            verifyOneLine(outcome.errors);
            QVERIFY(outcome.errors.contains("init"));
        }
        QVERIFY(!QFileInfo::exists(m_folder->filePath(u"data"_s)));
        QCOMPARE(run({u"init"_s}).code, 0);
        QVERIFY(QFileInfo(own).size() > 0);
        QCOMPARE(run({u"add"_s, u"x"_s}).code, 0);
        const Outcome again = run({u"init"_s});
        QCOMPARE(again.code, 1);
        QVERIFY(again.errors.startsWith("tagloom-cli: "));
        QCOMPARE(run({u"search"_s, u""_s, u"--count"_s}).out, QByteArray("1\n"));
    }

    void aMistypedPathIsAnErrorAndMakesNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("reading") << QStringList{u"search"_s, u""_s};
        QTest::newRow("writing") << QStringList{u"add"_s, u"x"_s};
        QTest::newRow("import") << QStringList{u"import"_s, bookmarks()};
    }
    void aMistypedPathIsAnErrorAndMakesNothing()
    {
        QFETCH(QStringList, arguments);
        const auto before = test::folderSnapshot(m_folder->path());
        const Outcome outcome = run(QStringList{u"--library"_s, u"tset.tagloom"_s} + arguments);
        QCOMPARE(outcome.code, 1);
        verifyOneLine(outcome.errors);
        QVERIFY(outcome.errors.contains("tset.tagloom"));
        QCOMPARE(test::folderSnapshot(m_folder->path()), before);
    }

    void whatIsNoLibraryStaysAsItWas_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("Dear diary");
    }
    void whatIsNoLibraryStaysAsItWas()
    {
        QFETCH(QByteArray, bytes);
        test::writeFile(m_folder->filePath(u"other"_s), bytes);
        const auto before = test::folderSnapshot(m_folder->path());
        for (const QString &word : {u"info"_s, u"tags"_s}) {
            const Outcome outcome = run({u"--library=other"_s, word});
            QCOMPARE(outcome.code, 1);
            verifyOneLine(outcome.errors);
        }
        QCOMPARE(run({u"--library=other"_s, u"add"_s, u"x"_s}).code, 1);
        QCOMPARE(test::folderSnapshot(m_folder->path()), before);
    }

    void writesUtf8WhateverTheLocale()
    {
        QCOMPARE(runOn({u"import"_s, bookmarks()}).code, 0);
        const Outcome found = runOn({u"search"_s, u"#RÉSUMÉ"_s, u"--json"_s});
        QCOMPARE(found.code, 0);
        QCOMPARE(found.errors, QByteArray());
        const QJsonObject item = QJsonDocument::fromJson(found.out).object();
        QCOMPARE(item.value(u"title"_s).toString(), u"Café – übersicht 日本語"_s);
        const Outcome unknown = runOn({u"search"_s, u"#日本"_s});
        QCOMPARE(unknown.code, 0);
        verifyOneLine(unknown.errors);
        QVERIFY(QString::fromUtf8(unknown.errors).contains(u"日本"_s));
    }

    void importsExportsAndImportsAgain()
    {
        const Outcome imported = runOn({u"import"_s, u"--json"_s, bookmarks()});
        QCOMPARE(imported.code, 0);
        QCOMPARE(QJsonDocument::fromJson(imported.out).object().value(u"new"_s).toInt(), 3);
        const Outcome exported = runOn({u"export"_s, u"--format"_s, u"jsonl"_s});
        QCOMPARE(exported.code, 0);
        test::writeFile(m_folder->filePath(u"out.jsonl"_s), exported.out);

        const QStringList other{u"--library"_s, u"other.tagloom"_s};
        QCOMPARE(run(other + QStringList{u"init"_s}).code, 0);
        QCOMPARE(run(other + QStringList{u"import"_s, u"out.jsonl"_s}).code, 0);
        QCOMPARE(run(other + QStringList{u"export"_s, u"--format"_s, u"jsonl"_s}).out, exported.out);
        QCOMPARE(runOn({u"import"_s, u"missing.html"_s}).code, 1);
    }

    void aQueryThatDoesNotParseEndsWithTwo()
    {
        const Outcome outcome = runOn({u"search"_s, u"a or"_s});
        QCOMPARE(outcome.code, 2);
        verifyOneLine(outcome.errors);
        QVERIFY(outcome.errors.contains("column 3"));
    }

    void aClosedOrFullOutputIsAFailureAndNoCrash_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("full") << u"exec \"$@\" >/dev/full"_s << QByteArray("The disk is full");
        QTest::newRow("closed") << u"exec \"$@\" >&-"_s << QByteArray("cannot be written");
        QTest::newRow("all closed but the errors") << u"exec \"$@\" <&- >&-"_s << QByteArray("cannot be written");
        QTest::newRow("all closed") << u"exec \"$@\" <&- >&- 2>&-"_s << QByteArray();
        QTest::newRow("pipe that takes a line")
            << u"{ \"$@\"; echo \"$?\" >code; } | head -n 1 >line; exit \"$(cat code)\""_s
            << QByteArray("cannot be written");
    }
    void aClosedOrFullOutputIsAFailureAndNoCrash()
    {
        QFETCH(QString, script);
        QFETCH(QByteArray, says);
        fill(5000);
        for (const QStringList &command :
             {QStringList{u"search"_s, u""_s}, QStringList{u"export"_s, u"--format=csv"_s}}) {
            QProcess shell;
            shell.setProcessEnvironment(environment());
            shell.setWorkingDirectory(m_folder->path());
            shell.start(u"/bin/sh"_s,
                        QStringList{u"-c"_s, script, u"sh"_s, program, u"--library"_s, library()} + command);
            const Outcome outcome = finish(shell);
            QCOMPARE(outcome.code, 1);
            if (!says.isEmpty())
                verifyOneLine(outcome.errors);
            QVERIFY2(outcome.errors.contains(says), outcome.errors.constData());
        }
        QCOMPARE(count(), 5000);
    }

    void closedStreamsNeverReachTheLibrary()
    {
        QProcess shell;
        shell.setProcessEnvironment(environment());
        shell.start(
            u"/bin/sh"_s,
            {u"-c"_s, u"exec \"$@\" <&- >&- 2>&-"_s, u"sh"_s, program, u"--library"_s, library(), u"add"_s, u"x"_s});
        QCOMPARE(finish(shell).code, 1);
        QCOMPARE(count(), 1);
    }

    void aLibraryThatCannotBeWrittenCanBeRead()
    {
        QVERIFY(runOn({u"import"_s, bookmarks()}).code == 0);
        const auto others = QFile::ReadOther | QFile::ExeOther;
        const auto owner = QFile::ReadOwner | QFile::ExeOwner;
        QVERIFY(QFile(library()).setPermissions(QFile::ReadOwner | QFile::ReadOther));
        QVERIFY(QFile(m_folder->path()).setPermissions(owner | others));
        // Root may write everything, so the program runs as nobody then.
        const auto asNobody = [](QProcess &process) {
            process.setChildProcessModifier([] {
                if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
                    _exit(99);
            });
        };
        const Outcome read = runOn({u"search"_s, u""_s, u"--count"_s}, asNobody);
        const Outcome written = runOn({u"add"_s, u"x"_s}, asNobody);
        QVERIFY(QFile(m_folder->path()).setPermissions(owner | others | QFile::WriteOwner));
        if (read.code == -1)
            QSKIP("The program's folder cannot be reached by another user.");
        QCOMPARE(read.errors, QByteArray());
        QCOMPARE(read.out, QByteArray("3\n"));
        QCOMPARE(written.code, 1);
        verifyOneLine(written.errors);
        QCOMPARE(count(), 3);
    }

    void aLockedLibraryIsNamedWithItsHolder()
    {
        const auto holder = startLockHolder();
        const Outcome written = runOn({u"add"_s, u"x"_s});
        QCOMPARE(written.code, 1);
        verifyOneLine(written.errors);
        QVERIFY2(written.errors.contains(QByteArray::number(holder->processId())), written.errors.constData());
        // Reading takes no lock.
        const Outcome read = runOn({u"search"_s, u""_s, u"--count"_s});
        QCOMPARE(read.code, 0);
        QCOMPARE(read.out, QByteArray("0\n"));
        holder->closeWriteChannel();
        QVERIFY(holder->waitForFinished());
    }

    void aWritingCommandWaitsForTheLock()
    {
        const auto holder = startLockHolder();
        const auto waiting = start({u"--library"_s, library(), u"add"_s, u"x"_s});
        QVERIFY(waiting->waitForStarted());
        holder->closeWriteChannel();
        QVERIFY(holder->waitForFinished());
        QCOMPARE(finish(*waiting).code, 0);
        QCOMPARE(count(), 1);
    }

    void processesThatWriteAtOnceAllSucceed()
    {
        std::vector<std::unique_ptr<QProcess>> writers;
        for (int number = 0; number < 6; ++number)
            writers.push_back(start(
                {u"--library"_s, library(), u"add"_s, QStringLiteral("note %1").arg(number), u"--tag=together"_s}));
        for (const auto &writer : writers) {
            const Outcome outcome = finish(*writer);
            QVERIFY2(outcome.code == 0, outcome.errors.constData());
        }
        QCOMPARE(count(u"#together"_s), 6);
    }

    void aWritingCommandRunsInTheProcessThatHasTheLibraryOpen()
    {
        const auto opened = Library::open(library(), OpenMode::ReadWrite);
        QVERIFY(opened.ok());
        const auto server = library::LibraryServer::listen(**opened);
        QVERIFY(server.ok());
        QSignalSpy changes(opened->get(), &Library::changed);

        QVERIFY(QFile::copy(bookmarks(), m_folder->filePath(u"relative.html"_s)));
        const Outcome imported = runOn({u"import"_s, u"--json"_s, u"relative.html"_s});
        QVERIFY2(imported.code == 0, imported.errors.constData());
        QCOMPARE(QJsonDocument::fromJson(imported.out).object().value(u"new"_s).toInt(), 3);
        QTRY_COMPARE(changes.size(), 1);

        const Outcome tagged = runOn({u"tag"_s, u"add"_s, u"shared"_s, u"--query"_s, u""_s});
        QCOMPARE(tagged.code, 0);
        QTRY_COMPARE(changes.size(), 2);
        const Outcome failed = runOn({u"tag"_s, u"remove"_s, u"nowhere"_s, u"--query"_s, u""_s});
        QCOMPARE(failed.code, 1);
        verifyOneLine(failed.errors);
        // Reading goes on beside it.
        QCOMPARE(count(u"#shared"_s), 3);
        QCOMPARE(changes.size(), 2);
    }

    void aCommandIsNotLostWhenTheWindowCloses()
    {
        auto opened = Library::open(library(), OpenMode::ReadWrite);
        QVERIFY(opened.ok());
        auto server = library::LibraryServer::listen(**opened);
        QVERIFY(server.ok());
        server->reset();
        opened->reset();
        QCOMPARE(runOn({u"add"_s, u"x"_s}).code, 0);
        QCOMPARE(count(), 1);
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], holdLock) == 0)
        return holdLockUntilInputEnds(application.arguments().at(2));
    TagloomCliTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tagloom_cli_test.moc"
