// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/extended_attributes.h"

#include <QFile>

#include <sys/xattr.h>

#include <cerrno>
#include <cstring>

namespace tagloom::platform {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

Error errorOf(int number)
{
    switch (number) {
    case ENOTSUP:
        return {ErrorCode::InputOutput,
                QStringLiteral("The file system it is on keeps no tags beside files. They stay in the library.")};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::ReadOnly, QStringLiteral("It may not be written. Change its permissions and try again.")};
    case ENOENT:
    case ENOTDIR:
        return {ErrorCode::NotFound, QStringLiteral("It is not there any more. Look for it with Find missing files.")};
    case ENOSPC:
    case EDQUOT:
    case E2BIG:
    case ERANGE:
        return {ErrorCode::DiskFull, QStringLiteral("There is no room for its tags beside it.")};
    default:
        return {ErrorCode::InputOutput,
                QStringLiteral("Its tags cannot be reached: %1.").arg(QString::fromLocal8Bit(std::strerror(number)))};
    }
}

} // namespace

Result<QByteArray> readAttribute(const QString &path, const QByteArray &name)
{
    const QByteArray file = QFile::encodeName(path);
    // Another program may change it between the two calls.
    for (int attempt = 0; attempt < 3; ++attempt) {
        const ssize_t size = getxattr(file.constData(), name.constData(), nullptr, 0);
        if (size == 0)
            return QByteArray();
        QByteArray value(qMax<ssize_t>(size, 0), Qt::Uninitialized);
        const ssize_t read =
            size < 0 ? size : getxattr(file.constData(), name.constData(), value.data(), size_t(value.size()));
        if (read >= 0) {
            value.truncate(read);
            return value;
        }
        if (errno == ENODATA || errno == ENOTSUP)
            return QByteArray();
        if (errno != ERANGE)
            return errorOf(errno);
    }
    return errorOf(EBUSY);
}

Result<void> writeAttribute(const QString &path, const QByteArray &name, const QByteArray &value)
{
    const QByteArray file = QFile::encodeName(path);
    const int failed = value.isEmpty()
        ? removexattr(file.constData(), name.constData())
        : setxattr(file.constData(), name.constData(), value.constData(), size_t(value.size()), 0);
    if (failed == 0 || (value.isEmpty() && errno == ENODATA))
        return {};
    return errorOf(errno);
}

} // namespace tagloom::platform
