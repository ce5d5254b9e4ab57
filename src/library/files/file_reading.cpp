// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/files/file_reading.h"

#include "domain/text.h"
#include "formats/fingerprint.h"
#include "library/files/tag_attribute.h"
#include "platform/extended_attributes.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::FileDetails;
using domain::Result;

namespace {

FileStamp stampOf(const QFileInfo &info)
{
    return {info.size(), info.lastModified().toMSecsSinceEpoch()};
}

} // namespace

Result<FileStamp> stampOf(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile())
        return Error{ErrorCode::NotFound, QStringLiteral("There is no such file. It may have been moved or renamed.")};
    return stampOf(info);
}

Result<FileDetails> readFile(const QString &path, const QMimeDatabase &types)
{
    const auto stamp = stampOf(path);
    if (!stamp)
        return stamp.error();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::InputOutput, QStringLiteral("It cannot be read: %1.").arg(file.errorString())};
    FileDetails details;
    details.size = stamp->size;
    details.modifiedAt = stamp->modifiedAt;
    details.mime = types.mimeTypeForFileNameAndData(QFileInfo(path).fileName(), &file).name().toLower();
    auto fingerprint = formats::fingerprintOf(file);
    if (!fingerprint)
        return fingerprint.error();
    details.fingerprint = *fingerprint;
    // What is written just now is another file in a moment; what was read fits neither.
    if (stampOf(QFileInfo(path)) != *stamp)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("Another program is writing it. Try again when that is done.")};
    return details;
}

QStringList readTagsOf(const QString &path)
{
    const auto value = platform::readAttribute(path, tagAttribute);
    return value ? tagsFromAttribute(*value) : QStringList();
}

} // namespace tagloom::library
