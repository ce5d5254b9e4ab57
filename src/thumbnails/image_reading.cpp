// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/image_reading.h"

#include "thumbnails/thumbnail_cache.h"

#include <QColorSpace>
#include <QImageReader>

#include <algorithm>
#include <array>

namespace tagloom::thumbnails {

namespace {

/// What a decoder may take for one picture. JPEG is decoded to an eighth at once, all others whole.
constexpr int mostMegabytes = 256;
constexpr qint64 mostPixels = qint64{mostMegabytes} * 1024 * 1024 / 4;
constexpr qint64 mostJpegPixels = 150'000'000;
/// Some decoders read the file into memory first.
constexpr qint64 mostBytes = 512 * 1024 * 1024;

constexpr std::array formats{"png", "jpeg", "gif",  "bmp",   "webp", "tiff", "tif", "ico", "cur", "pbm",
                             "pgm", "ppm",  "avif", "avifs", "heif", "heic", "jxl", "jp2", "tga", "icns"};

void prepare(QImageReader &reader)
{
    // Otherwise the name of the file would decide.
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
}

bool isPicture(QImageReader &reader)
{
    static const bool limited = (QImageReader::setAllocationLimit(mostMegabytes), true);
    Q_UNUSED(limited)
    if (!reader.canRead())
        return false;
    const QByteArray format = reader.format();
    return std::any_of(formats.begin(), formats.end(), [&format](const char *one) { return format == one; });
}

QSize upright(const QImageReader &reader, const QSize &size)
{
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90) ? size.transposed() : size;
}

bool isTooLarge(const QByteArray &format, const QSize &size)
{
    const qint64 pixels = qint64{size.width()} * size.height();
    return pixels > (format == "jpeg" ? mostJpegPixels : mostPixels);
}

QImage inScreenColours(const QImage &image)
{
    const QColorSpace space = image.colorSpace();
    const QImage shown = space.isValid() && space != QColorSpace(QColorSpace::SRgb)
        ? image.convertedToColorSpace(QColorSpace::SRgb)
        : image;
    return shown.convertToFormat(shown.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
}

/// Without what the file says about itself (comments, places, profiles), which is nobody's business in a cache.
QImage pixelsOf(const QImage &image)
{
    return QImage(image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format()).copy();
}

QImage within(const QImage &image, int box)
{
    const QSize size = fitted(image.size(), box);
    return size == image.size() ? image : image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// A PDF among the files is no failed image; what calls itself one is.
bool looksLikeImage(const QString &path)
{
    const QByteArray ending = path.section(u'.', -1).toLower().toLatin1();
    return ending == "jpg" || ending == "jpe"
        || std::any_of(formats.begin(), formats.end(), [&ending](const char *one) { return ending == one; });
}

} // namespace

Thumbnail readImage(ImageFile &file, int box)
{
    Thumbnail made;
    made.fileSize = file.bytes();
    made.modified = file.modified();
    const auto fail = [&made](Trouble trouble) {
        made.trouble = trouble;
        return made;
    };
    if (file.bytes() > mostBytes)
        return fail(Trouble::TooLarge);
    QImageReader reader(&file);
    prepare(reader);
    if (!isPicture(reader))
        return fail(Trouble::NotAnImage);
    const QSize size = reader.size();
    if (size.isValid()) {
        if (size.isEmpty())
            return fail(Trouble::Damaged);
        made.fullSize = upright(reader, size);
        if (isTooLarge(reader.format(), size))
            return fail(Trouble::TooLarge);
        if (const QSize small = fitted(size, box); small != size)
            reader.setScaledSize(small);
    }
    const QImage image = reader.read();
    if (image.isNull())
        return fail(Trouble::Damaged);
    if (!made.fullSize.isValid())
        made.fullSize = image.size();
    made.image = pixelsOf(within(inScreenColours(image), box));
    return made;
}

QSize imageSize(ImageFile &file)
{
    QImageReader reader(&file);
    prepare(reader);
    return isPicture(reader) ? upright(reader, reader.size()) : QSize();
}

Thumbnail thumbnailOf(const QString &path, int box, const ThumbnailCache &cache, const std::atomic_bool &stop)
{
    Thumbnail found;
    ImageFile file(path, stop);
    found.trouble = file.openForLook();
    found.fileSize = file.bytes();
    found.modified = file.modified();
    if (found.trouble != Trouble::None)
        return found;

    // The cache's own pictures get none of their own there.
    const bool isCached = !cache.holds(path);
    if (isCached && cache.find(path, box, found)) {
        if (found.trouble == Trouble::None && !found.fullSize.isValid())
            found.fullSize = imageSize(file);
        found.image = within(found.image, box);
        return found;
    }
    const int storedBox = isCached ? ThumbnailCache::storedBox(box) : 0;
    Thumbnail made = readImage(file, std::max(box, storedBox));
    if (file.isStopped())
        return made;
    if (made.trouble == Trouble::None ? storedBox > 0 : isCached && looksLikeImage(path))
        cache.keep(path, storedBox, made);
    made.image = made.image.isNull() ? QImage() : within(made.image, box);
    return made;
}

} // namespace tagloom::thumbnails
