// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/thumbnail_cache.h"

#include "thumbnails/image_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QImageWriter>
#include <QStandardPaths>
#include <QTemporaryFile>

#include <array>
#include <cstdio>
#include <utility>

namespace tagloom::thumbnails {

using namespace Qt::StringLiterals;

namespace {

struct SizeFolder
{
    int box;
    const char16_t *name;
};
constexpr std::array sizeFolders{SizeFolder{128, u"normal"}, SizeFolder{256, u"large"}, SizeFolder{512, u"x-large"}};

const QString failureFolder = u"fail/tagloom-" TAGLOOM_VERSION ""_s;

const QString uriKey = u"Thumb::URI"_s;
const QString modifiedKey = u"Thumb::MTime"_s;
const QString bytesKey = u"Thumb::Size"_s;
const QString widthKey = u"Thumb::Image::Width"_s;
const QString heightKey = u"Thumb::Image::Height"_s;
const QString softwareKey = u"Software"_s;
const QString reasonKey = u"X-Tagloom::Reason"_s; ///< of a failure

constexpr std::array reasons{std::pair{Trouble::NotAnImage, u"not an image"}, std::pair{Trouble::Damaged, u"damaged"},
                             std::pair{Trouble::TooLarge, u"too large"}};

/// Quick rather than small: PNG at zlib level 1.
constexpr int pngQuality = 85;

/// No thumbnail that any program keeps is larger; anything else is no thumbnail.
constexpr int mostSide = 2048;

const std::atomic_bool neverStopped{false};

QString fileNameOf(const QString &path)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(ThumbnailCache::addressOf(path), QCryptographicHash::Md5).toHex() + ".png");
}

/// The image kept in this file, if it was made of this state of the file at `path`.
bool readKept(const QString &keptPath, const QString &path, Thumbnail &found, QString *reason)
{
    ImageFile file(keptPath, neverStopped);
    if (file.openForLook() != Trouble::None)
        return false;
    QImageReader reader(&file, "png");
    const QSize size = reader.size();
    if (size.isEmpty() || size.width() > mostSide || size.height() > mostSide)
        return false;
    // The reader itself, and the writer below, take keys apart at their first colon.
    const QImage image = reader.read();
    const QString bytes = image.text(bytesKey);
    if (image.isNull() || image.text(uriKey).toLatin1() != ThumbnailCache::addressOf(path)
        || image.text(modifiedKey) != QString::number(found.modified)
        || (!bytes.isEmpty() && bytes != QString::number(found.fileSize)))
        return false;
    const QSize full(image.text(widthKey).toInt(), image.text(heightKey).toInt());
    if (!full.isEmpty())
        found.fullSize = full;
    *reason = image.text(reasonKey);
    found.image =
        image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    return true;
}

/// With its parents, each for its owner alone; those that exist stay as they are.
bool makeFolder(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return true;
    const QFileInfo info(folder);
    return makeFolder(info.path())
        && (QDir(info.path()).mkdir(info.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)
            || info.isDir());
}

} // namespace

ThumbnailCache::ThumbnailCache()
    : ThumbnailCache(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/thumbnails"_s)
{ }

ThumbnailCache::ThumbnailCache(const QString &root)
    : m_root(root)
{ }

QByteArray ThumbnailCache::addressOf(const QString &path)
{
    // The characters that GLib leaves alone in a path: whose thumbnails are to be found must write as it does.
    return "file://" + QFile::encodeName(QDir::cleanPath(path)).toPercentEncoding("!$&'()*+,/:=@");
}

int ThumbnailCache::storedBox(int box)
{
    for (const SizeFolder &folder : sizeFolders) {
        if (box <= folder.box)
            return folder.box;
    }
    return 0;
}

QString ThumbnailCache::pathFor(const QString &path, int storedBox) const
{
    for (const SizeFolder &folder : sizeFolders) {
        if (folder.box == storedBox)
            return m_root + u'/' + QString::fromUtf16(folder.name) + u'/' + fileNameOf(path);
    }
    return {};
}

QString ThumbnailCache::failurePathFor(const QString &path) const
{
    return m_root + u'/' + failureFolder + u'/' + fileNameOf(path);
}

bool ThumbnailCache::holds(const QString &path) const
{
    const QString root = QFileInfo(m_root).canonicalFilePath();
    return !root.isEmpty() && QString(QFileInfo(path).canonicalFilePath() + u'/').startsWith(root + u'/');
}

bool ThumbnailCache::find(const QString &path, int box, Thumbnail &found) const
{
    QString reason;
    for (const SizeFolder &folder : sizeFolders) {
        if (folder.box >= box && readKept(pathFor(path, folder.box), path, found, &reason))
            return true;
    }
    if (!readKept(failurePathFor(path), path, found, &reason))
        return false;
    found.image = {};
    for (const auto &[trouble, text] : reasons) {
        if (reason == QStringView(text)) {
            found.trouble = trouble;
            return true;
        }
    }
    return false;
}

void ThumbnailCache::keep(const QString &path, int storedBox, const Thumbnail &made) const
{
    const bool failed = made.trouble != Trouble::None;
    const QString place = failed ? failurePathFor(path) : pathFor(path, storedBox);
    if (place.isEmpty() || !makeFolder(QFileInfo(place).path()))
        return;
    // Made for its owner alone, and never seen half written.
    QTemporaryFile file(place + u".XXXXXX"_s);
    if (!file.open())
        return;
    QImage image = made.image;
    if (failed) {
        image = QImage(1, 1, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
    }
    image.setText(uriKey, QString::fromLatin1(addressOf(path)));
    image.setText(modifiedKey, QString::number(made.modified));
    image.setText(bytesKey, QString::number(made.fileSize));
    image.setText(softwareKey, u"Tagloom " TAGLOOM_VERSION ""_s);
    if (made.fullSize.isValid()) {
        image.setText(widthKey, QString::number(made.fullSize.width()));
        image.setText(heightKey, QString::number(made.fullSize.height()));
    }
    for (const auto &[trouble, text] : reasons) {
        if (trouble == made.trouble)
            image.setText(reasonKey, QString::fromUtf16(text));
    }
    QImageWriter writer(&file, "png");
    writer.setQuality(pngQuality);
    if (!writer.write(image) || !file.flush() || file.error() != QFileDevice::NoError)
        return;
    if (std::rename(QFile::encodeName(file.fileName()).constData(), QFile::encodeName(place).constData()) == 0)
        file.setAutoRemove(false);
}

} // namespace tagloom::thumbnails
