// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/image_reading.h"

#include "test_images.h"
#include "thumbnails/thumbnail_cache.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagloom::thumbnails;
using namespace tagloom::test;

Q_DECLARE_METATYPE(tagloom::thumbnails::Trouble)

class ImageReadingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnImageIntoASquare_data();
    void readsAnImageIntoASquare();
    void turnsAPhotographUpright();
    void neverMakesAnImageLarger();
    void saysWhyThereIsNoPicture_data();
    void saysWhyThereIsNoPicture();
    void goesByContentAndNotByName();
    void showsWhatThereIsOfATruncatedPhotograph();
    void stopsWhenToldTo();
    void leavesWhatItMadeInTheCache();
    void takesFromTheCacheWhatOthersMade();
    void remembersWhatCannotBeRead();
    void makesNothingOfTheCachesOwnFiles();
    void looksAgainAtAFileThatChanged();

private:
    QString in(const QString &name) const { return m_folder.filePath(name); }
    Thumbnail make(const QString &path, int box = 128) const { return thumbnailOf(path, box, m_cache, m_go); }

    QTemporaryDir m_folder;
    ThumbnailCache m_cache{m_folder.filePath(u"cache/thumbnails"_s)};
    const std::atomic_bool m_go{false};
};

void ImageReadingTest::readsAnImageIntoASquare_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("expected");
    QTest::newRow("wide JPEG") << u"jpg"_s << QSize(1600, 900) << QSize(128, 72);
    QTest::newRow("tall PNG") << u"png"_s << QSize(300, 1200) << QSize(32, 128);
    QTest::newRow("square BMP") << u"bmp"_s << QSize(500, 500) << QSize(128, 128);
    QTest::newRow("a line") << u"png"_s << QSize(5000, 1) << QSize(128, 1);
    QTest::newRow("PPM") << u"ppm"_s << QSize(400, 200) << QSize(128, 64);
}

void ImageReadingTest::readsAnImageIntoASquare()
{
    QFETCH(const QString, format);
    QFETCH(const QSize, size);
    QFETCH(const QSize, expected);
    const QString path = in(u"picture."_s + format);
    writeImage(path, twoHalves(size));
    const Thumbnail made = make(path);
    QCOMPARE(made.trouble, Trouble::None);
    QCOMPARE(made.fullSize, size);
    QCOMPARE(made.image.size(), expected);
    QCOMPARE(made.fileSize, QFileInfo(path).size());
    QVERIFY(isNear(made.image.pixel(expected.width() / 4, expected.height() / 2), 0xffcc3333));
    QVERIFY(isNear(made.image.pixel(expected.width() * 3 / 4, expected.height() / 2), 0xff3333cc));
}

void ImageReadingTest::turnsAPhotographUpright()
{
    const QString path = in(u"turned.jpg"_s);
    writeFile(path, turnedJpeg(in(u"scratch.jpg"_s), {400, 200}));
    for (const int round : {1, 2}) { // made, then from the cache
        Q_UNUSED(round)
        const Thumbnail made = make(path);
        QCOMPARE(made.fullSize, QSize(200, 400));
        QCOMPARE(made.image.size(), QSize(64, 128));
        QVERIFY(isNear(made.image.pixel(32, 32), 0xffcc3333)); // what was left is above
        QVERIFY(isNear(made.image.pixel(32, 96), 0xff3333cc));
    }
}

void ImageReadingTest::neverMakesAnImageLarger()
{
    const QString path = in(u"small.png"_s);
    writeImage(path, twoHalves({20, 10}));
    QCOMPARE(make(path, 512).image.size(), QSize(20, 10));
}

void ImageReadingTest::saysWhyThereIsNoPicture_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Trouble>("trouble");
    const auto file = [this](const char *row, const QString &name, const QByteArray &content, Trouble trouble) {
        writeFile(in(name), content);
        QTest::newRow(row) << in(name) << trouble;
    };
    file("text named .jpg", u"text.jpg"_s, "Dear Sir or Madam,\n", Trouble::NotAnImage);
    file("nothing in it", u"empty.png"_s, {}, Trouble::Empty);
    file("60,000 x 60,000", u"bomb.png"_s, pngClaiming(60'000, 60'000), Trouble::TooLarge);
    file("2^31 wide", u"wide.png"_s, pngClaiming(0x7fffffff, 1), Trouble::Damaged);
    file("0 x 0", u"zero.png"_s, pngClaiming(0, 0), Trouble::Damaged);
    file("a header and no more", u"header.png"_s, pngClaiming(200, 200).first(33), Trouble::Damaged);
    file("eight bytes of PNG", u"signature.png"_s, QByteArray("\x89PNG\r\n\x1a\n", 8), Trouble::Damaged);
    file("three bytes of JPEG", u"three.jpg"_s, QByteArray("\xff\xd8\xff", 3), Trouble::Damaged);
    file("a GIF of a huge screen", u"huge.gif"_s, QByteArray("GIF89a\xff\xff\xff\xff\x80\0\0\0\0\0\xff\xff\xff", 19),
         Trouble::Damaged);
    file("a PPM that claims much", u"claim.ppm"_s, "P6 50000 50000 255\n123", Trouble::Damaged);
    file("SVG", u"drawing.svg"_s, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
         Trouble::NotAnImage);
    file("a BMP of noise", u"noise.bmp"_s, QByteArray("BM") + QByteArray(300, '\x7f'), Trouble::NotAnImage);
    QTest::newRow("no such file") << in(u"gone.jpg"_s) << Trouble::Missing;
    QTest::newRow("a zero character") << in(QString(u"text.jpg"_s + QChar(u'\0') + u".png"_s)) << Trouble::Missing;
    QTest::newRow("a folder") << m_folder.path() << Trouble::NotAFile;
    QTest::newRow("a pipe") << in(u"pipe.jpg"_s) << Trouble::NotAFile;
    QTest::newRow("a device") << u"/dev/zero"_s << Trouble::NotAFile;
    QTest::newRow("a link to itself") << in(u"loop.jpg"_s) << Trouble::Missing;
    QTest::newRow("not readable") << in(u"locked.jpg"_s) << Trouble::NoPermission;
}

void ImageReadingTest::saysWhyThereIsNoPicture()
{
    QFETCH(const QString, path);
    QFETCH(const Trouble, trouble);
    if (path.endsWith(u"pipe.jpg") && !QFileInfo::exists(path))
        QCOMPARE(mkfifo(qPrintable(path), 0600), 0);
    if (path.endsWith(u"loop.jpg"))
        (void)symlink(qPrintable(path), qPrintable(path));
    if (path.endsWith(u"locked.jpg")) {
        writeImage(path, twoHalves({9, 9}));
        QFile::setPermissions(path, {});
        if (geteuid() == 0)
            QSKIP("root may read anything");
    }
    const Thumbnail made = make(path);
    if (QByteArray(QTest::currentDataTag()) == "a BMP of noise") {
        QVERIFY(made.trouble != Trouble::None);
        return;
    }
    QCOMPARE(made.trouble, trouble);
    QVERIFY(made.image.isNull());
    QVERIFY(!sentence(made).isEmpty());
}

void ImageReadingTest::goesByContentAndNotByName()
{
    const QString path = in(u"photo.jpg"_s);
    writeImage(path, twoHalves({300, 300}), "PNG");
    QCOMPARE(make(path).trouble, Trouble::None);
    QCOMPARE(make(path).fullSize, QSize(300, 300));
}

void ImageReadingTest::showsWhatThereIsOfATruncatedPhotograph()
{
    const QString path = in(u"half.jpg"_s);
    writeImage(path, twoHalves({800, 800}));
    QFile file(path);
    QVERIFY(file.resize(file.size() / 2));
    const Thumbnail made = make(path);
    QVERIFY(made.trouble == Trouble::None || made.trouble == Trouble::Damaged);
}

void ImageReadingTest::stopsWhenToldTo()
{
    const QString path = in(u"large.bmp"_s);
    writeImage(path, twoHalves({2000, 1000}));
    const std::atomic_bool stop{true};
    const Thumbnail made = thumbnailOf(path, 128, m_cache, stop);
    QVERIFY(made.image.isNull());
    QVERIFY(!QFile::exists(m_cache.failurePathFor(path))); // it is not the file's fault
}

void ImageReadingTest::leavesWhatItMadeInTheCache()
{
    const QString path = in(u"kept.jpg"_s);
    writeImage(path, twoHalves({1600, 900}));
    (void)make(path, 200);
    const QString kept = m_cache.pathFor(path, 256);
    QVERIFY(QFile::exists(kept));
    QCOMPARE(QImage(kept).size(), QSize(256, 144));
    QVERIFY(!QFile::exists(m_cache.pathFor(path, 128)));
    // A preview larger than the desktop's sizes is for memory only.
    (void)make(path, 1000);
    QCOMPARE(make(path, 1000).image.size(), QSize(1000, 562));
}

void ImageReadingTest::takesFromTheCacheWhatOthersMade()
{
    const QString path = in(u"others.jpg"_s);
    writeImage(path, twoHalves({1600, 900}));
    // Another program's, of another colour so that it is known again, and without the optional keys.
    QImage theirs(256, 144, QImage::Format_RGB32);
    theirs.fill(0xff22aa44);
    theirs.setText(u"Thumb::URI"_s, QString::fromLatin1(ThumbnailCache::addressOf(path)));
    theirs.setText(u"Thumb::MTime"_s, QString::number(QFileInfo(path).lastModified().toSecsSinceEpoch()));
    const QString place = m_cache.pathFor(path, 256);
    QVERIFY(QDir().mkpath(QFileInfo(place).path()));
    writeImage(place, theirs);
    const Thumbnail made = make(path, 200);
    QVERIFY(isNear(made.image.pixel(50, 50), 0xff22aa44));
    QCOMPARE(made.image.size(), QSize(200, 112));
    QCOMPARE(made.fullSize, QSize(1600, 900));
}

void ImageReadingTest::remembersWhatCannotBeRead()
{
    const QString path = in(u"broken.png"_s);
    writeFile(path, pngClaiming(60'000, 60'000));
    QCOMPARE(make(path).trouble, Trouble::TooLarge);
    QVERIFY(QFile::exists(m_cache.failurePathFor(path)));
    const Thumbnail again = make(path);
    QCOMPARE(again.trouble, Trouble::TooLarge);
    QVERIFY(sentence(again).contains(u"60,000 × 60,000"));
    // A document among the files is no failure.
    const QString document = in(u"letter.pdf"_s);
    writeFile(document, "%PDF-1.4");
    QCOMPARE(make(document).trouble, Trouble::NotAnImage);
    QVERIFY(!QFile::exists(m_cache.failurePathFor(document)));
}

void ImageReadingTest::makesNothingOfTheCachesOwnFiles()
{
    const QString path = in(u"source.png"_s);
    writeImage(path, twoHalves({600, 600}));
    (void)make(path);
    const QString kept = m_cache.pathFor(path, 128);
    const QStringList before = QDir(QFileInfo(kept).path()).entryList(QDir::Files);
    const Thumbnail made = make(kept);
    QCOMPARE(made.image.size(), QSize(128, 128));
    QCOMPARE(QDir(QFileInfo(kept).path()).entryList(QDir::Files), before);
}

void ImageReadingTest::looksAgainAtAFileThatChanged()
{
    const QString path = in(u"changing.png"_s);
    writeImage(path, twoHalves({400, 400}));
    QVERIFY(isNear(make(path).image.pixel(20, 20), 0xffcc3333));
    writeImage(path, twoHalves({300, 400}, 0xff11aa11));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-5000), QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(isNear(make(path).image.pixel(20, 20), 0xff11aa11));
}

QTEST_GUILESS_MAIN(ImageReadingTest)
#include "image_reading_test.moc"
