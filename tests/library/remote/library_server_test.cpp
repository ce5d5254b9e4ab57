// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/library_server.h"

#include "library/item_service.h"
#include "library/library.h"
#include "library/remote/frame.h"
#include "library/remote/library_client.h"
#include "library/remote/server_connection.h"
#include "library/remote/server_name.h"
#include "store/item_store.h"
#include "support/folder_snapshot.h"
#include "support/recording_output.h"
#include "support/temporary_library.h"

#include <QJsonArray>
#include <QSemaphore>
#include <QtConcurrentRun>
#include <QtTest>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::Result;
using library::ExitCode;
using library::Library;
using library::LibraryClient;
using library::LibraryServer;
using test::RecordingOutput;

/// Server and client over a real socket: the server on this thread, as in a window, the blocking client on another.
class LibraryServerTest final : public QObject
{
    Q_OBJECT

private:
    /// Runs a client's work beside this thread's event loop.
    template <class Work> static auto beside(Work work)
    {
        auto future = QtConcurrent::run(work);
        QFutureWatcher<decltype(work())> watcher;
        QEventLoop loop;
        connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
        return future.takeResult();
    }

    Result<ExitCode> runCommand(const QStringList &words, RecordingOutput &output) const
    {
        return beside([path = m_file->path(), folder = m_file->folder(), words, &output]() -> Result<ExitCode> {
            LibraryClient client(path);
            if (!client.reach())
                return domain::Error{domain::ErrorCode::NotFound, u"Nobody is there."_s};
            return client.runCommand(words, folder, output);
        });
    }

    Result<void> open(const QStringList &things) const
    {
        return beside([path = m_file->path(), things]() -> Result<void> {
            LibraryClient client(path);
            if (!client.reach())
                return domain::Error{domain::ErrorCode::NotFound, u"Nobody is there."_s};
            return client.sendOpen(things, u"/home"_s);
        });
    }

    void startServer()
    {
        auto server = LibraryServer::listen(*m_library);
        QVERIFY2(server.ok(), server.ok() ? "" : qPrintable(server.error().message));
        m_server = std::move(*server);
    }

    qint64 itemCount() const
    {
        return *m_library->read([](const store::Connection &connection) { return store::countLiveItems(connection); })
                    .result();
    }

    qsizetype connectionCount() const { return m_server->findChildren<library::ServerConnection *>().size(); }

    /// Keeps the writer busy until the semaphore is released.
    QFuture<Result<void>> holdWriter(QSemaphore &semaphore)
    {
        return m_library->write(u"hold"_s, [&semaphore](store::Transaction &) -> Result<void> {
            semaphore.acquire();
            return {};
        });
    }

    QString makeBookmarks(int count) const
    {
        QByteArray html = "<DL><p>\n";
        for (int number = 0; number < count; ++number)
            html += "<DT><A HREF=\"https://example.org/" + QByteArray::number(number) + "\">x</A>\n";
        const QString path = m_file->folder() + u"/many.html"_s;
        test::writeFile(path, html + "</DL>\n");
        return path;
    }

    QTemporaryDir m_runtime;
    std::unique_ptr<test::TemporaryLibrary> m_file;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<LibraryServer> m_server;

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_runtime.path())); }

    void init()
    {
        m_file = std::make_unique<test::TemporaryLibrary>();
        auto opened = Library::open(m_file->path(), library::OpenMode::ReadWrite);
        QVERIFY(opened.ok());
        m_library = std::move(*opened);
        startServer();
    }

    void cleanup()
    {
        m_server.reset();
        m_library.reset();
    }

    void nobodyAnswersWithoutAServer()
    {
        m_server.reset();
        QVERIFY(!LibraryClient(m_file->path()).reach());
        QCOMPARE(QDir(m_runtime.path()).entryList(QDir::System | QDir::Files), QStringList());
    }

    void theSocketIsForThisUserOnly()
    {
        const QFileInfo socket(*library::serverName(m_file->path()));
        QVERIFY(socket.exists());
        QVERIFY(!socket.permission(QFile::WriteGroup) && !socket.permission(QFile::WriteOther));
    }

    void handsFilesAndLinksToTheWindow()
    {
        QSignalSpy spy(m_server.get(), &LibraryServer::openRequested);
        const QStringList things{u"https://example.org/"_s, u"ü.pdf"_s, u""_s};
        QVERIFY(open(things).ok());
        QCOMPARE(spy.size(), 1);
        QCOMPARE(spy.at(0).at(0).toStringList(), things);
        QCOMPARE(spy.at(0).at(1).toString(), u"/home"_s);
        QVERIFY(open({}).ok());
        QCOMPARE(spy.size(), 2);
        QTRY_COMPARE(connectionCount(), 0);
    }

    void runsAWritingCommandHere()
    {
        QSignalSpy spy(m_library.get(), &Library::changed);
        test::writeFile(m_file->folder() + u"/paper.pdf"_s, "x");
        RecordingOutput output;
        const auto code = runCommand({u"add"_s, u"paper.pdf"_s, u"--tag"_s, u"Überall"_s}, output);
        QVERIFY2(code.ok(), code.ok() ? "" : qPrintable(code.error().message));
        QCOMPARE(*code, ExitCode::Good);
        QCOMPARE(output.out, QByteArray("Added item 1.\n"));
        QCOMPARE(output.errors, QStringList());
        QTRY_COMPARE(spy.size(), 1);
        const auto item =
            *m_library->read([](const store::Connection &c) { return store::readItem(c, domain::ItemId{1}); }).result();
        QCOMPARE(item->kind, domain::fileKind);
    }

    void passesErrorsAndExitCodesBack_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::newRow("unknown tag") << QStringList{u"tag"_s, u"remove"_s, u"x"_s, u"--query"_s, u""_s} << 1;
        QTest::newRow("bad query") << QStringList{u"trash"_s, u"--query"_s, u"added:noday"_s} << 2;
        QTest::newRow("wrong usage") << QStringList{u"trash"_s} << 2;
        QTest::newRow("no command") << QStringList() << 2;
        QTest::newRow("a reading command") << QStringList{u"search"_s, u""_s} << 2;
        QTest::newRow("help") << QStringList{u"add"_s, u"--help"_s} << 2;
        QTest::newRow("making a library") << QStringList{u"init"_s} << 2;
    }
    void passesErrorsAndExitCodesBack()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        RecordingOutput output;
        const auto returned = runCommand(words, output);
        QVERIFY(returned.ok());
        QCOMPARE(static_cast<int>(*returned), code);
        QCOMPARE(output.errors.size(), 1);
        QCOMPARE(output.out, QByteArray());
    }

    void bringsALongReportBackWhole()
    {
        QByteArray lines = "{\"tagloom\":1,\"content\":\"library\"}\n";
        for (int number = 0; number < 4000; ++number)
            lines += "{\"record\":\"item\",\"title\":" + QByteArray::number(number) + "\n";
        lines += "{\"record\":\"item\",\"title\":\"good\"}\n";
        test::writeFile(m_file->folder() + u"/bad.jsonl"_s, lines);
        RecordingOutput output;
        const auto code = runCommand({u"import"_s, u"--json"_s, u"bad.jsonl"_s}, output);
        QVERIFY(code.ok());
        QCOMPARE(*code, ExitCode::Good);
        QVERIFY(output.out.size() > 200000);
        QCOMPARE(output.objects().value(0).value(u"skipped"_s).toArray().size(), 4000);
    }

    void aSecondServerForTheSameFileIsRefused()
    {
        QVERIFY(QFile::link(m_file->path(), m_file->folder() + u"/link.tagloom"_s));
        auto other = Library::open(m_file->folder() + u"/link.tagloom"_s, library::OpenMode::ReadOnly);
        QVERIFY(other.ok());
        const auto second = LibraryServer::listen(**other);
        QVERIFY(!second.ok());
        QCOMPARE(second.error().code, domain::ErrorCode::Conflict);
        QVERIFY(open({}).ok());
    }

    void aDeadSocketIsTakenOver_data()
    {
        QTest::addColumn<bool>("socket");
        QTest::newRow("socket of a dead process") << true;
        QTest::newRow("some file") << false;
    }
    void aDeadSocketIsTakenOver()
    {
        QFETCH(bool, socket);
        m_server.reset();
        const QByteArray name = QFile::encodeName(*library::serverName(m_file->path()));
        if (socket) {
            sockaddr_un address{};
            address.sun_family = AF_UNIX;
            QVERIFY(name.size() < qsizetype(sizeof address.sun_path));
            std::copy(name.begin(), name.end(), address.sun_path);
            const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
            QCOMPARE(::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
            ::close(descriptor);
        } else {
            test::writeFile(QFile::decodeName(name), "x");
        }
        QVERIFY(!LibraryClient(m_file->path()).reach());
        startServer();
        QVERIFY(open({}).ok());
    }

    void hostileBytesAreDroppedAndTheNextCallerServed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QJsonArray words{u"add"_s, u"x"_s};
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("noise") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("endless length") << QByteArray("\xff\xff\xff\xff{}");
        QTest::newRow("cut") << library::frameOf({{u"command"_s, words}}).chopped(1);
        QTest::newRow("empty object") << library::frameOf({});
        QTest::newRow("no folder") << library::frameOf({{u"command"_s, words}});
        QTest::newRow("relative folder") << library::frameOf({{u"command"_s, words}, {u"folder"_s, u"x"_s}});
        QTest::newRow("both at once") << library::frameOf(
            {{u"command"_s, words}, {u"open"_s, words}, {u"folder"_s, u"/"_s}});
        QTest::newRow("numbers for words")
            << library::frameOf({{u"command"_s, QJsonArray{1, 2}}, {u"folder"_s, u"/"_s}});
        QTest::newRow("text for words") << library::frameOf({{u"open"_s, u"x"_s}, {u"folder"_s, u"/"_s}});
        QTest::newRow("two hundred times the same")
            << library::frameOf({{u"open"_s, QJsonArray()}, {u"folder"_s, u"/"_s}}).repeated(200);
    }
    void hostileBytesAreDroppedAndTheNextCallerServed()
    {
        QFETCH(QByteArray, bytes);
        {
            QLocalSocket socket;
            socket.connectToServer(*library::serverName(m_file->path()));
            QVERIFY(socket.waitForConnected());
            QTRY_COMPARE(connectionCount(), 1);
            socket.write(bytes);
            socket.flush();
        }
        QTRY_COMPARE(connectionCount(), 0);
        QVERIFY(open({}).ok());
        QCOMPARE(itemCount(), 0);
    }

    void aCallerWhoGoesAwayCancelsItsImport()
    {
        makeBookmarks(20000);
        QSemaphore semaphore;
        const auto held = holdWriter(semaphore);
        QLocalSocket socket;
        socket.connectToServer(*library::serverName(m_file->path()));
        QVERIFY(socket.waitForConnected());
        socket.write(library::frameOf(
            {{u"command"_s, QJsonArray{u"import"_s, u"many.html"_s}}, {u"folder"_s, m_file->folder()}}));
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        socket.abort();
        QTRY_COMPARE(connectionCount(), 0);
        semaphore.release();
        // Everything up to here has been through the writer when this is.
        QVERIFY(library::ItemService(*m_library)
                    .add({domain::ItemDraft{domain::noteKind, u"last"_s, {}, {}}})
                    .result()
                    .ok());
        QCOMPARE(itemCount(), 1);
        QVERIFY(open({}).ok());
    }

    void aServerThatEndsTellsItsCallers()
    {
        makeBookmarks(20000);
        QSemaphore semaphore;
        const auto held = holdWriter(semaphore);
        RecordingOutput output;
        auto client = QtConcurrent::run([&]() -> Result<ExitCode> {
            LibraryClient to(m_file->path());
            if (!to.reach())
                return domain::Error{domain::ErrorCode::NotFound, u"Nobody is there."_s};
            return to.runCommand({u"import"_s, u"many.html"_s}, m_file->folder(), output);
        });
        QTRY_COMPARE(connectionCount(), 1);
        QTRY_VERIFY(m_server->findChild<library::ServerConnection *>()->isAnswered());
        auto released = QtConcurrent::run([&semaphore] { semaphore.release(); });
        m_server.reset();
        const auto code = client.takeResult();
        QVERIFY(!code.ok());
        QVERIFY(code.error().message.contains(u"closed before"_s));
        released.waitForFinished();
    }
};

QTEST_GUILESS_MAIN(LibraryServerTest)
#include "library_server_test.moc"
