// SPDX-License-Identifier: GPL-3.0-or-later
#include "thumbnails/thumbnail.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace tagloom::thumbnails {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Thumbnail", text);
}

QString pixels(const QSize &size)
{
    const QLocale locale;
    return size.isValid() ? translated(QT_TRANSLATE_NOOP("Thumbnail", "%1 × %2"))
                                .arg(locale.toString(size.width()), locale.toString(size.height()))
                          : QString();
}

} // namespace

QString sentence(const Thumbnail &thumbnail)
{
    switch (thumbnail.trouble) {
    case Trouble::None:
        break;
    case Trouble::Missing:
        return translated(QT_TRANSLATE_NOOP("Thumbnail", "The file is not there any more."));
    case Trouble::NoPermission:
        return translated(QT_TRANSLATE_NOOP("Thumbnail", "You have no permission to read the file."));
    case Trouble::NotAFile:
        return translated(QT_TRANSLATE_NOOP("Thumbnail", "This is no ordinary file, so it is not opened."));
    case Trouble::Empty:
        return translated(QT_TRANSLATE_NOOP("Thumbnail", "The file is empty."));
    case Trouble::NotAnImage:
        return translated(QT_TRANSLATE_NOOP("Thumbnail", "There is no image in the file that can be shown."));
    case Trouble::Damaged:
        return translated(QT_TRANSLATE_NOOP("Thumbnail", "The image in the file is damaged."));
    case Trouble::TooLarge:
        return thumbnail.fullSize.isValid()
            ? translated(QT_TRANSLATE_NOOP("Thumbnail", "The image is too large for a preview: it claims %1 pixels."))
                  .arg(pixels(thumbnail.fullSize))
            : translated(QT_TRANSLATE_NOOP("Thumbnail", "The file is too large for a preview."));
    }
    return {};
}

QString dimensions(const Thumbnail &thumbnail)
{
    QStringList parts;
    if (thumbnail.fullSize.isValid())
        parts.append(pixels(thumbnail.fullSize));
    if (thumbnail.fileSize >= 0)
        parts.append(QLocale().formattedDataSize(thumbnail.fileSize, 1, QLocale::DataSizeSIFormat));
    return parts.join(QStringLiteral(", "));
}

QSize fitted(const QSize &size, int box)
{
    if (size.width() <= box && size.height() <= box)
        return size;
    return size.scaled(box, box, Qt::KeepAspectRatio).expandedTo({1, 1});
}

} // namespace tagloom::thumbnails
