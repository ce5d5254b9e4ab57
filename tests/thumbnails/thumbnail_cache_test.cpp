// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/thumbnail_cache.h"

#include "test_images.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace tagloom::thumbnails;
using namespace tagloom::test;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat status
    {
    };
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 0777U : 0;
}

Thumbnail picture(const QSize &size = {256, 100})
{
    Thumbnail made;
    made.image = twoHalves(size);
    made.fullSize = {4032, 3024};
    made.fileSize = 1234;
    made.modified = 1'600'000'000;
    return made;
}

Thumbnail stateOf(const Thumbnail &made)
{
    Thumbnail state;
    state.fileSize = made.fileSize;
    state.modified = made.modified;
    return state;
}

} // namespace

class ThumbnailCacheTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAddressesAsTheDesktopDoes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("plain") << u"/home/jens/photos/me.png"_s << QByteArray("file:///home/jens/photos/me.png");
        QTest::newRow("blank and umlaut") << u"/a b/ö.png"_s << QByteArray("file:///a%20b/%C3%B6.png");
        QTest::newRow("left alone") << u"/!$&'()*+,-.:=@_~"_s << QByteArray("file:///!$&'()*+,-.:=@_~");
        QTest::newRow("escaped") << u"/\"#%;<>?[\\]^`{|}"_s
                                 << QByteArray("file:///%22%23%25%3B%3C%3E%3F%5B%5C%5D%5E%60%7B%7C%7D");
        QTest::newRow("dots") << u"/a/../b//c.png"_s << QByteArray("file:///b/c.png");
    }
    void writesAddressesAsTheDesktopDoes()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, address);
        QCOMPARE(ThumbnailCache::addressOf(path), address);
    }

    void namesFilesByTheStandardsOwnExample()
    {
        const ThumbnailCache cache(u"/c"_s);
        // The standard gives this sum for this address.
        QCOMPARE(cache.pathFor(u"/home/jens/photos/me.png"_s, 128),
                 u"/c/normal/c6ee772d9e49320e97ec29a7eb5b1697.png"_s);
        QVERIFY(cache.failurePathFor(u"/home/jens/photos/me.png"_s).startsWith(u"/c/fail/tagloom-"));
    }

    void knowsTheSizesOfTheStandard()
    {
        QCOMPARE(ThumbnailCache::storedBox(1), 128);
        QCOMPARE(ThumbnailCache::storedBox(128), 128);
        QCOMPARE(ThumbnailCache::storedBox(129), 256);
        QCOMPARE(ThumbnailCache::storedBox(512), 512);
        QCOMPARE(ThumbnailCache::storedBox(513), 0);
    }

    void keepsAndFinds()
    {
        const QTemporaryDir folder;
        const ThumbnailCache cache(folder.filePath(u"made/thumbnails"_s));
        const Thumbnail made = picture();
        cache.keep(u"/a/b.jpg"_s, 256, made);
        const QString place = cache.pathFor(u"/a/b.jpg"_s, 256);
        QCOMPARE(modeOf(place), mode_t(0600));
        QCOMPARE(modeOf(QFileInfo(place).path()), mode_t(0700));
        QCOMPARE(modeOf(cache.root()), mode_t(0700));
        QCOMPARE(QDir(QFileInfo(place).path()).entryList(QDir::Files | QDir::Hidden).size(), 1); // nothing half written
        const QImage kept(place);
        QCOMPARE(kept.text(u"Thumb::URI"_s), u"file:///a/b.jpg"_s);
        QCOMPARE(kept.text(u"Thumb::MTime"_s), u"1600000000"_s);
        QCOMPARE(kept.text(u"Thumb::Size"_s), u"1234"_s);
        QCOMPARE(kept.text(u"Thumb::Image::Width"_s), u"4032"_s);

        Thumbnail found = stateOf(made);
        QVERIFY(cache.find(u"/a/b.jpg"_s, 200, found));
        QCOMPARE(found.image.size(), made.image.size());
        QCOMPARE(found.fullSize, QSize(4032, 3024));
        found = stateOf(made);
        QVERIFY(!cache.find(u"/a/b.jpg"_s, 300, found)); // too small for that
        found = stateOf(made);
        QVERIFY(cache.find(u"/a/b.jpg"_s, 64, found)); // the larger one serves
    }

    void doesNotTakeWhatIsOfAnotherStateOrFile()
    {
        const QTemporaryDir folder;
        const ThumbnailCache cache(folder.path());
        cache.keep(u"/a.jpg"_s, 128, picture());
        Thumbnail found = stateOf(picture());
        found.modified += 1;
        QVERIFY(!cache.find(u"/a.jpg"_s, 128, found));
        found = stateOf(picture());
        found.fileSize += 1;
        QVERIFY(!cache.find(u"/a.jpg"_s, 128, found));
        // Another file's thumbnail under this name.
        QVERIFY(QFile::copy(cache.pathFor(u"/a.jpg"_s, 128), cache.pathFor(u"/b.jpg"_s, 128)));
        found = stateOf(picture());
        QVERIFY(!cache.find(u"/b.jpg"_s, 128, found));
    }

    void isNotFooledByWhatLiesInTheCache()
    {
        const QTemporaryDir folder;
        const ThumbnailCache cache(folder.path());
        cache.keep(u"/a.jpg"_s, 128, picture());
        const QString place = cache.pathFor(u"/a.jpg"_s, 128);
        for (const QByteArray &content : {QByteArray("no PNG"), QByteArray(), pngClaiming(60'000, 60'000)}) {
            writeFile(place, content);
            Thumbnail found = stateOf(picture());
            QVERIFY(!cache.find(u"/a.jpg"_s, 128, found));
        }
        QVERIFY(QFile::remove(place));
        QCOMPARE(mkfifo(qPrintable(place), 0600), 0);
        Thumbnail found = stateOf(picture());
        QVERIFY(!cache.find(u"/a.jpg"_s, 128, found));
    }

    void doesWithoutACacheThatCannotBeWritten()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"taken"_s), "a file where the folder should be");
        const ThumbnailCache cache(folder.filePath(u"taken"_s));
        cache.keep(u"/a.jpg"_s, 128, picture());
        Thumbnail found = stateOf(picture());
        QVERIFY(!cache.find(u"/a.jpg"_s, 128, found));
    }

    void keepsFailuresWithTheirReason()
    {
        const QTemporaryDir folder;
        const ThumbnailCache cache(folder.path());
        for (const Trouble trouble : {Trouble::NotAnImage, Trouble::Damaged, Trouble::TooLarge}) {
            Thumbnail failed = picture();
            failed.image = {};
            failed.trouble = trouble;
            cache.keep(u"/a.jpg"_s, 128, failed);
            QVERIFY(QFile::exists(cache.failurePathFor(u"/a.jpg"_s)));
            QVERIFY(!QFile::exists(cache.pathFor(u"/a.jpg"_s, 128)));
            Thumbnail found = stateOf(failed);
            QVERIFY(cache.find(u"/a.jpg"_s, 128, found));
            QCOMPARE(found.trouble, trouble);
            QVERIFY(found.image.isNull());
        }
    }

    void knowsItsOwnFiles()
    {
        const QTemporaryDir folder;
        const ThumbnailCache cache(folder.filePath(u"thumbnails"_s));
        cache.keep(u"/a.jpg"_s, 128, picture());
        QVERIFY(cache.holds(cache.pathFor(u"/a.jpg"_s, 128)));
        writeFile(folder.filePath(u"beside.png"_s), "x");
        QVERIFY(!cache.holds(folder.filePath(u"beside.png"_s)));
        QVERIFY(QFile::link(cache.root(), folder.filePath(u"link"_s)));
        QVERIFY(cache.holds(QString(cache.pathFor(u"/a.jpg"_s, 128)).replace(u"/thumbnails/"_s, u"/link/"_s)));
    }
};

QTEST_GUILESS_MAIN(ThumbnailCacheTest)
#include "thumbnail_cache_test.moc"
