// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/thumbnail_loader.h"

#include "test_images.h"

#include <QMutex>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::thumbnails;
using namespace tagloom::test;

namespace {

/// Makes squares, each only when it is let, and remembers in which order.
class Workshop final
{
public:
    ThumbnailLoader::Make make()
    {
        return [this](const PictureKey &key, const std::optional<KnownState> &known,
                      const std::atomic_bool &) -> std::optional<Thumbnail> {
            {
                const QMutexLocker lock(&m_mutex);
                m_begun.append(key.path);
            }
            begun.release();
            leave.acquire();
            if (known)
                return std::nullopt;
            Thumbnail made;
            made.image = QImage(key.box, key.box, QImage::Format_RGB32);
            made.image.fill(Qt::red);
            return made;
        };
    }
    QStringList order()
    {
        const QMutexLocker lock(&m_mutex);
        return m_begun;
    }

    QSemaphore begun;
    QSemaphore leave;

private:
    QMutex m_mutex;
    QStringList m_begun;
};

QList<PictureKey> keys(const QStringList &paths, int box = 100)
{
    QList<PictureKey> made;
    for (const QString &path : paths)
        made.append({path, box});
    return made;
}

} // namespace

class ThumbnailLoaderTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("XDG_CACHE_HOME", m_folder.filePath(u"cache"_s).toLocal8Bit()); }

    void makesPicturesOfFiles()
    {
        const QString path = m_folder.filePath(u"a.png"_s);
        writeImage(path, twoHalves({400, 200}));
        ThumbnailLoader loader;
        QObject view;
        QSignalSpy spy(&loader, &ThumbnailLoader::ready);
        QVERIFY(!loader.find({path, 100}));
        loader.want(&view, keys({path}));
        QVERIFY(spy.wait());
        QCOMPARE(spy.first().first().toStringList(), QStringList{path});
        QCOMPARE(loader.find({path, 100})->image.size(), QSize(100, 50));
        QVERIFY(QFile::exists(m_folder.filePath(u"cache/thumbnails/normal"_s)));
    }

    void makesTheNewestFirstAndNothingThatScrolledAway()
    {
        Workshop workshop;
        ThumbnailLoader loader(workshop.make(), 1);
        QObject view;
        loader.want(&view, keys({u"1"_s, u"2"_s, u"3"_s}));
        workshop.begun.acquire(); // "1" is being made
        loader.want(&view, keys({u"8"_s, u"9"_s, u"2"_s}));
        workshop.leave.release(100);
        QTRY_COMPARE(workshop.order().size(), 4);
        QTRY_VERIFY(loader.has({u"2"_s, 100}));
        QCOMPARE(workshop.order(), QStringList({u"1"_s, u"8"_s, u"9"_s, u"2"_s}));
        QVERIFY(!loader.has({u"3"_s, 100}));
    }

    void makesFirstWhatWasAskedForLast()
    {
        Workshop workshop;
        ThumbnailLoader loader(workshop.make(), 1);
        QObject gallery;
        QObject preview;
        loader.want(&gallery, keys({u"1"_s, u"2"_s}));
        workshop.begun.acquire();
        loader.want(&preview, keys({u"large"_s}, 400));
        workshop.leave.release(100);
        QTRY_COMPARE(workshop.order(), QStringList({u"1"_s, u"large"_s, u"2"_s}));
    }

    void makesNothingTwice()
    {
        Workshop workshop;
        ThumbnailLoader loader(workshop.make(), 2);
        QObject view;
        loader.want(&view, keys({u"1"_s}));
        workshop.begun.acquire();
        loader.want(&view, keys({u"1"_s}));
        loader.want(&view, keys({u"1"_s, u"2"_s}));
        workshop.leave.release(100);
        QTRY_VERIFY(loader.has({u"1"_s, 100}) && loader.has({u"2"_s, 100}));
        loader.want(&view, keys({u"1"_s, u"2"_s}));
        QCOMPARE(workshop.order().size(), 2);
    }

    void forgetsWhoHasGone()
    {
        Workshop workshop;
        ThumbnailLoader loader(workshop.make(), 1);
        QObject other;
        {
            QObject view;
            loader.want(&view, keys({u"1"_s, u"2"_s}));
            workshop.begun.acquire();
        }
        loader.want(&other, keys({u"3"_s}));
        workshop.leave.release(100);
        QTRY_VERIFY(loader.has({u"3"_s, 100}));
        QCOMPARE(workshop.order(), QStringList({u"1"_s, u"3"_s}));
    }

    void staysWithinItsBounds()
    {
        Workshop workshop;
        workshop.leave.release(10000);
        ThumbnailLoader loader(workshop.make(), 2);
        QObject view;
        constexpr int box = 500; // a megabyte each
        for (int page = 0; page < 20; ++page) {
            QStringList paths;
            for (int picture = 0; picture < 10; ++picture)
                paths.append(QString::number(page * 10 + picture));
            loader.want(&view, keys(paths, box));
            QTRY_VERIFY(loader.has({paths.last(), box}));
        }
        QVERIFY(loader.bytesHeld() <= 64 * 1024 * 1024);
        QVERIFY(loader.has({u"199"_s, box}));
        QVERIFY(!loader.has({u"0"_s, box}));
    }

    void hasRoomForAllThatIsShown()
    {
        Workshop workshop;
        workshop.leave.release(10000);
        ThumbnailLoader loader(workshop.make(), 2);
        QObject view;
        QStringList paths;
        for (int picture = 0; picture < 100; ++picture)
            paths.append(QString::number(picture));
        loader.want(&view, keys(paths, 500)); // 100 MB
        const auto all = [&] {
            return std::all_of(paths.begin(), paths.end(), [&](const QString &path) {
                return loader.has({path, 500});
            });
        };
        QTRY_VERIFY(all());
        loader.want(&view, {});
        QVERIFY(loader.bytesHeld() <= 64 * 1024 * 1024);
    }

    void showsAnotherSizeMeanwhile()
    {
        Workshop workshop;
        workshop.leave.release(2);
        ThumbnailLoader loader(workshop.make(), 1);
        QObject view;
        loader.want(&view, keys({u"1"_s}, 50));
        QTRY_VERIFY(loader.has({u"1"_s, 50}));
        loader.want(&view, keys({u"1"_s}, 200));
        QTRY_VERIFY(loader.has({u"1"_s, 200}));
        loader.want(&view, keys({u"1"_s}, 100));
        QCOMPARE(loader.find({u"1"_s, 100})->image.width(), 200); // rather shrunk than blown up
        workshop.leave.release();
        QTRY_VERIFY(loader.has({u"1"_s, 100}));
        QCOMPARE(loader.find({u"1"_s, 100})->image.width(), 100);
        QVERIFY(!loader.find({u"2"_s, 100}));
    }

    void seesThatAFileIsAnotherOne()
    {
        const QString path = m_folder.filePath(u"changing.png"_s);
        writeImage(path, twoHalves({400, 200}));
        ThumbnailLoader loader;
        QObject view;
        QSignalSpy spy(&loader, &ThumbnailLoader::ready);
        loader.want(&view, keys({path}));
        QVERIFY(spy.wait());
        writeImage(path, twoHalves({200, 400}));
        loader.want(&view, keys({path}));
        QCOMPARE(loader.find({path, 100})->fullSize, QSize(400, 200)); // nobody has looked
        loader.lookAgain();
        loader.want(&view, keys({path}));
        QVERIFY(loader.find({path, 100})); // shown meanwhile
        QVERIFY(spy.wait());
        QCOMPARE(loader.find({path, 100})->fullSize, QSize(200, 400));

        QVERIFY(QFile::remove(path));
        loader.lookAgain();
        loader.want(&view, keys({path}));
        QVERIFY(spy.wait());
        QCOMPARE(loader.find({path, 100})->trouble, Trouble::Missing);
        writeImage(path, twoHalves({300, 300}));
        loader.lookAgain();
        loader.want(&view, keys({path}));
        QVERIFY(spy.wait());
        QCOMPARE(loader.find({path, 100})->fullSize, QSize(300, 300));
    }

    void saysNothingOfAFileThatIsTheSame()
    {
        Workshop workshop;
        workshop.leave.release(100);
        ThumbnailLoader loader(workshop.make(), 1);
        QObject view;
        QSignalSpy spy(&loader, &ThumbnailLoader::ready);
        loader.want(&view, keys({u"1"_s}));
        QVERIFY(spy.wait());
        loader.lookAgain();
        loader.want(&view, keys({u"1"_s}));
        QTRY_COMPARE(workshop.order().size(), 2);
        loader.want(&view, keys({u"1"_s, u"2"_s}));
        QTRY_VERIFY(loader.has({u"2"_s, 100}));
        QCOMPARE(spy.size(), 2);
    }

    void endsInTheMidstOfWork()
    {
        Workshop workshop;
        QObject view;
        {
            ThumbnailLoader loader(workshop.make(), 2);
            loader.want(&view, keys({u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
            workshop.begun.acquire(2);
            workshop.leave.release(100);
        }
        QCOMPARE(workshop.order().size() <= 4, true);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(ThumbnailLoaderTest)
#include "thumbnail_loader_test.moc"
