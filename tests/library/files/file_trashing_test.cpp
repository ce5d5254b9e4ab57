// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_service.h"

#include "library/history_service.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "store/item_store.h"
#include "support/full_disk.h"

#include <QDir>
#include <QMutex>
#include <QSemaphore>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using library::FileService;
using library::FilesTrashed;
using library::makeJob;
using test::sure;

/// Files go to a folder of the test instead of the desktop's trash.
class FileTrashingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::FullDisk::install(); }
    void init()
    {
        m_open.reset();
        m_temporary = std::make_unique<test::TemporaryLibrary>();
        m_open = test::openLibrary(m_temporary->path());
        m_files = std::make_unique<QTemporaryDir>();
        m_moved.clear();
        m_items.clear();
        for (const QString &name : {u"a.txt"_s, u"b.txt"_s, u"c.txt"_s}) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(name.toUtf8()) > 0);
            file.close();
            m_items += sure(FileService(*m_open).add({path(name)}, {}, makeJob())).ids;
        }
    }
    void cleanup() { test::FullDisk::setRoom(-1); }

    void movesFilesWhoseItemsAreInTheTrashAlready()
    {
        bool isCommitted = true;
        const FilesTrashed trashed = trash([&](const QString &file) {
            // Another connection sees only what is committed.
            const auto other = m_temporary->connection(store::Access::Read);
            isCommitted = isCommitted && other->number(u"SELECT count(*) FROM items WHERE trashed_at"_s).value() == 3;
            return move(file);
        });
        QVERIFY(isCommitted);
        QCOMPARE(trashed.items, m_items);
        QCOMPARE(trashed.refused.count, 0);
        QCOMPARE(m_moved.size(), 3);
        QCOMPARE(trashedNames(), (QStringList{u"a.txt"_s, u"b.txt"_s, u"c.txt"_s}));
        QCOMPARE(labels().first(), u"Move 3 files and their items to the trash"_s);
        sure(library::HistoryService(*m_open).undo());
        QCOMPARE(trashedNames(), QStringList());
    }

    void touchesNoFileIfTheCommitFails()
    {
        const QStringList before = test::dumpOf(*m_open);
        test::FullDisk::setRoom(0);
        const auto refused = FileService(*m_open).moveToTrash(m_items, makeJob(), mover()).result();
        test::FullDisk::setRoom(-1);
        QVERIFY(!refused);
        QCOMPARE(m_moved, QStringList());
        for (const QString &name : {u"a.txt"_s, u"b.txt"_s, u"c.txt"_s})
            QVERIFY(QFile::exists(path(name)));
        QCOMPARE(test::dumpOf(*m_open), before);
    }

    void bringsBackTheItemsOfFilesThatStayed()
    {
        const FilesTrashed trashed =
            trash([this](const QString &file) { return file.endsWith(u"b.txt") ? u"It is stuck."_s : move(file); });
        QCOMPARE(trashed.items, (QList{m_items[0], m_items[2]}));
        QCOMPARE(trashed.refused.count, 1);
        QCOMPARE(trashed.refused.kept[0].path, path(u"b.txt"_s));
        QCOMPARE(trashed.refused.kept[0].reason, u"It is stuck."_s);
        QCOMPARE(trashed.notRestored, QString());
        QCOMPARE(trashedNames(), (QStringList{u"a.txt"_s, u"c.txt"_s}));
        QCOMPARE(labels().first(), u"Bring back 1 item whose files stayed"_s);
        // Both entries taken back, all is as before.
        sure(library::HistoryService(*m_open).undo());
        sure(library::HistoryService(*m_open).undo());
        QCOMPARE(trashedNames(), QStringList());
    }

    void saysWhatItCouldNotBringBack()
    {
        const FilesTrashed trashed = trash([](const QString &) {
            test::FullDisk::setRoom(0);
            return u"It is stuck."_s;
        });
        test::FullDisk::setRoom(-1);
        QCOMPARE(trashed.items, QList<ItemId>());
        QCOMPARE(trashed.refused.count, 3);
        QVERIFY2(trashed.notRestored.startsWith(u"3 items of files that stayed could not be brought back"),
                 qPrintable(trashed.notRestored));
        QCOMPARE(trashedNames().size(), 3);
    }

    void leavesWhatIsGoneAlone()
    {
        QVERIFY(QFile::remove(path(u"a.txt"_s)));
        const FilesTrashed trashed = trash(mover());
        QCOMPARE(trashed.items.size(), 2);
        QCOMPARE(trashed.refused.count, 1);
        QVERIFY(trashed.refused.kept[0].reason.startsWith(u"There is no such file."));
        QCOMPARE(trashedNames(), (QStringList{u"b.txt"_s, u"c.txt"_s}));
        QVERIFY(!labels().first().startsWith(u"Bring back"));
    }

    void endsBetweenTwoFilesWhenCancelled()
    {
        const auto job = makeJob();
        const FilesTrashed trashed = sure(FileService(*m_open).moveToTrash(m_items, job, [&](const QString &file) {
            job->cancelled = true;
            return move(file);
        }));
        QCOMPARE(trashed.items, QList{m_items[0]});
        QCOMPARE(trashed.cancelled, 2);
        QCOMPARE(trashedNames(), QStringList{u"a.txt"_s});
        QCOMPARE(job->total.load(), 3);
        QCOMPARE(job->done.load(), 1);

        const auto early = makeJob();
        early->cancelled = true;
        const auto refused = FileService(*m_open).moveToTrash(m_items, early, mover()).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, domain::ErrorCode::Cancelled);
        QCOMPARE(trashedNames(), QStringList{u"a.txt"_s});
    }

    /// An edit goes on while files are moved, and what was brought back keeps its file.
    void leavesTheWriterFree()
    {
        FileService service(*m_open);
        QSemaphore isMoving;
        QSemaphore mayGoOn;
        const auto moving = service.moveToTrash(m_items, makeJob(), [&](const QString &file) {
            isMoving.release();
            mayGoOn.acquire();
            return move(file);
        });
        isMoving.acquire();
        sure(library::ItemService(*m_open).restore({m_items[2]}));
        mayGoOn.release(3);
        const FilesTrashed trashed = sure(moving);
        QCOMPARE(trashed.items, (QList{m_items[0], m_items[1]}));
        QCOMPARE(trashed.refused.count, 1);
        QCOMPARE(trashed.refused.kept[0].reason, u"Its item was brought back meanwhile."_s);
        QVERIFY(QFile::exists(path(u"c.txt"_s)));
        QCOMPARE(trashedNames(), (QStringList{u"a.txt"_s, u"b.txt"_s}));
    }

    void waitsAtItsEndForWhatItDoes()
    {
        {
            FileService service(*m_open);
            service.moveToTrash(m_items, makeJob(), mover());
        }
        QCOMPARE(m_moved.size(), 3);
        QCOMPARE(trashedNames().size(), 3);
    }

    void leavesInTheTrashWhatWasThere()
    {
        sure(library::ItemService(*m_open).trash({m_items[0]}));
        const FilesTrashed trashed = trash([](const QString &) { return u"It is stuck."_s; });
        QCOMPARE(trashed.refused.count, 3);
        QCOMPARE(trashedNames(), QStringList{u"a.txt"_s});
    }

private:
    QString path(const QString &name) const { return QDir(m_files->path()).absoluteFilePath(name); }

    QString move(const QString &file)
    {
        m_moved.append(file);
        return QFile::rename(file, file + u".trashed"_s) ? QString() : u"It cannot be moved."_s;
    }
    library::FileMover mover()
    {
        return [this](const QString &file) {
            return move(file);
        };
    }

    FilesTrashed trash(const library::FileMover &moveFile)
    {
        return sure(FileService(*m_open).moveToTrash(m_items, makeJob(), moveFile));
    }

    QStringList trashedNames()
    {
        QStringList names;
        for (const ItemId id : m_items) {
            const auto item = sure(store::readItem(m_open->connection(), id));
            if (item->trashedAt)
                names.append(item->title);
        }
        return names;
    }

    QStringList labels()
    {
        QStringList all;
        for (const auto &entry : sure(library::HistoryService(*m_open).entries({}, {}, 10)))
            all.append(entry.label);
        return all;
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
    std::unique_ptr<QTemporaryDir> m_files;
    QList<ItemId> m_items;
    QStringList m_moved;
};

QTEST_GUILESS_MAIN(FileTrashingTest)
#include "file_trashing_test.moc"
