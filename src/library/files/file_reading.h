// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/file_details.h"
#include "domain/result.h"

#include <QMimeDatabase>
#include <QStringList>

namespace tagloom::library {

/// Size and time of a file, without a look at what is in it.
struct FileStamp
{
    qint64 size = 0;
    qint64 modifiedAt = 0; ///< UTC milliseconds
    friend bool operator==(const FileStamp &, const FileStamp &) = default;
};

/// NotFound if there is no file at this path (a folder is none).
domain::Result<FileStamp> stampOf(const QString &path);

/// Reads all that is kept of a file. NotFound if it is gone, InputOutput if it cannot be read.
domain::Result<domain::FileDetails> readFile(const QString &path, const QMimeDatabase &types);

/// The tags that other programs keep beside a file, in the attribute user.xdg.tags. None if it cannot be asked.
QStringList readTagsOf(const QString &path);

} // namespace tagloom::library
