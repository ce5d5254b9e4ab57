// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_walk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagloom;
using library::FileRemark;
using library::FileWalk;

class FileWalkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_skipped.clear();
    }

    void findsFilesInOrderWithTheirFolders()
    {
        make(u"b.txt"_s);
        make(u"Photos/2024/z.jpg"_s);
        make(u"Photos/a.jpg"_s);
        make(u"Photos/.hidden/x"_s);
        make(u"Photos/.hidden.txt"_s);
        make(u"Photos/2024/empty/.keep"_s);
        FileWalk walk({path(u"Photos/"_s), path(u"b.txt"_s), path(u"b.txt"_s)}, note());
        const auto first = walk.next();
        QCOMPARE(first->path, path(u"Photos/2024/z.jpg"_s));
        QCOMPARE(first->folders, (QStringList{u"Photos"_s, u"2024"_s}));
        const auto second = walk.next();
        QCOMPARE(second->path, path(u"Photos/a.jpg"_s));
        QCOMPARE(second->folders, QStringList{u"Photos"_s});
        const auto third = walk.next();
        QCOMPARE(third->path, path(u"b.txt"_s));
        QVERIFY(third->folders.isEmpty());
        QVERIFY(!walk.next());
        QVERIFY(!walk.next());
        QVERIFY(m_skipped.isEmpty());
    }

    void entersAFolderOnceHoweverLinksLead()
    {
        make(u"top/inner/a"_s);
        QVERIFY(QFile::link(path(u"top"_s), path(u"top/inner/up"_s)));
        QVERIFY(QFile::link(path(u"top/inner"_s), path(u"top/zinner"_s)));
        QVERIFY(QFile::link(path(u"top/self"_s), path(u"top/self"_s)));
        FileWalk walk({path(u"top"_s), path(u"top/inner"_s)}, note());
        QCOMPARE(walk.next()->path, path(u"top/inner/a"_s));
        QVERIFY(!walk.next());
        QCOMPARE(names(), (QStringList{u"top/inner/up"_s, u"top/self"_s, u"top/zinner"_s}));
    }

    void followsLinksToFilesAndFolders()
    {
        make(u"elsewhere/a"_s);
        make(u"top/b"_s);
        QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"top/c"_s)));
        QVERIFY(QFile::link(path(u"elsewhere/a"_s), path(u"top/d"_s)));
        FileWalk walk({path(u"top"_s)}, note());
        QStringList found;
        while (const auto file = walk.next())
            found.append(file->path);
        QCOMPARE(found, (QStringList{path(u"top/b"_s), path(u"top/c/a"_s), path(u"top/d"_s)}));
    }

    void namesWhatIsNoFile()
    {
        make(u"top/a"_s);
        QVERIFY(QFile::link(path(u"nowhere"_s), path(u"top/broken"_s)));
        QCOMPARE(mkfifo(QFile::encodeName(path(u"top/pipe"_s)).constData(), 0600), 0);
        FileWalk walk({path(u"top"_s), path(u"gone"_s), u"/dev/null"_s}, note());
        QCOMPARE(walk.next()->path, path(u"top/a"_s));
        QVERIFY(!walk.next());
        QCOMPARE(m_skipped.size(), 4);
        QCOMPARE(m_skipped[0].path, path(u"top/broken"_s));
        QVERIFY(m_skipped[0].reason.contains(u"leads nowhere"));
        QVERIFY(m_skipped[1].reason.contains(u"pipe"));
        QVERIFY(m_skipped[2].reason.contains(u"no such file"));
        QCOMPARE(m_skipped[3].path, u"/dev/null"_s);
    }

    void namesFoldersThatCannotBeRead()
    {
        make(u"top/closed/a"_s);
        make(u"top/z"_s);
        const QByteArray closed = QFile::encodeName(path(u"top/closed"_s));
        QCOMPARE(chmod(closed.constData(), 0), 0);
        if (geteuid() == 0) {
            chmod(closed.constData(), 0700);
            QSKIP("The superuser reads everything.");
        }
        FileWalk walk({path(u"top"_s)}, note());
        QCOMPARE(walk.next()->path, path(u"top/z"_s));
        QCOMPARE(names(), QStringList{u"top/closed"_s});
        chmod(closed.constData(), 0700);
    }

    void staysInTheNamedFolders()
    {
        make(u"top/a"_s);
        make(u"top/inner/b"_s);
        FileWalk walk({path(u"top"_s)}, note(), FileWalk::Depth::FilesOnly);
        QCOMPARE(walk.next()->path, path(u"top/a"_s));
        QVERIFY(!walk.next());
        FileWalk again({path(u"top"_s)}, note());
        again.leaveOut(walk.entered());
        QVERIFY(!again.next());
    }

private:
    QString path(const QString &name) const { return QDir(m_folder->path()).absoluteFilePath(QDir::cleanPath(name)); }
    std::function<void(const FileRemark &)> note()
    {
        return [this](const FileRemark &remark) {
            m_skipped.append(remark);
        };
    }
    QStringList names() const
    {
        QStringList all;
        for (const FileRemark &remark : m_skipped)
            all.append(remark.path.mid(m_folder->path().size() + 1));
        return all;
    }
    void make(const QString &name)
    {
        QVERIFY(QDir(m_folder->path()).mkpath(QFileInfo(name).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<FileRemark> m_skipped;
};

QTEST_GUILESS_MAIN(FileWalkTest)
#include "file_walk_test.moc"
