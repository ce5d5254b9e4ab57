// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/library_lock.h"
#include "support/folder_snapshot.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using store::LibraryLock;

class LibraryLockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isHeldByOneAtATime();
    void namesTheOtherProcess();
    void isFreeAfterItsProcessWasKilled();
    void isOneLockByEveryPathToTheFile();
    void saysThatTheFolderCannotBeWritten();
    void leavesNoFileBehind();

private:
    QString path() const { return m_folder->filePath(u"a.tagloom"_s); }
    /// Another process that holds the lock until its input ends.
    std::unique_ptr<QProcess> holder() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LibraryLockTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    test::writeFile(path(), "library");
}

std::unique_ptr<QProcess> LibraryLockTest::holder() const
{
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(), {u"--hold"_s, path()});
    if (!process->waitForReadyRead() || process->readAllStandardOutput() != "held\n")
        qFatal("The other process did not get the lock.");
    return process;
}

void LibraryLockTest::isHeldByOneAtATime()
{
    auto first = LibraryLock::acquire(path());
    QVERIFY(first.ok());
    QCOMPARE(LibraryLock::acquire(path()).error().code, ErrorCode::Locked);
    first->reset();
    QVERIFY(LibraryLock::acquire(path()).ok());
}

void LibraryLockTest::namesTheOtherProcess()
{
    const auto other = holder();
    const auto lock = LibraryLock::acquire(path());
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::Locked);
    QVERIFY2(lock.error().message.contains(QString::number(other->processId())), qPrintable(lock.error().message));
    QVERIFY2(lock.error().message.contains(u"library_lock"_s), qPrintable(lock.error().message));
    other->closeWriteChannel();
    QVERIFY(other->waitForFinished());
    QVERIFY(LibraryLock::acquire(path()).ok());
}

void LibraryLockTest::isFreeAfterItsProcessWasKilled()
{
    const auto other = holder();
    other->kill();
    QVERIFY(other->waitForFinished());
    QVERIFY(QFileInfo::exists(path() + u".lock"_s));
    const auto lock = LibraryLock::acquire(path());
    QVERIFY2(lock.ok(), lock ? "" : qPrintable(lock.error().message));
}

void LibraryLockTest::isOneLockByEveryPathToTheFile()
{
    const QString link = m_folder->filePath(u"link"_s);
    QVERIFY(QFile::link(path(), link));
    const auto first = LibraryLock::acquire(path());
    QVERIFY(first.ok());
    QCOMPARE(LibraryLock::acquire(link).error().code, ErrorCode::Locked);
    QCOMPARE(LibraryLock::acquire(m_folder->path() + u"/./a.tagloom"_s).error().code, ErrorCode::Locked);
}

void LibraryLockTest::saysThatTheFolderCannotBeWritten()
{
    const auto lock = LibraryLock::acquire(path() + u"/below/a/file"_s);
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::ReadOnly);
}

void LibraryLockTest::leavesNoFileBehind()
{
    const auto before = test::folderSnapshot(m_folder->path());
    QVERIFY(LibraryLock::acquire(path()).ok());
    QCOMPARE(test::folderSnapshot(m_folder->path()), before);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && std::strcmp(argv[1], "--hold") == 0) {
        const auto lock = LibraryLock::acquire(QString::fromLocal8Bit(argv[2]));
        std::puts(lock ? "held" : "refused");
        std::fflush(stdout);
        while (std::getchar() != EOF) { }
        return 0;
    }
    LibraryLockTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "library_lock_test.moc"
