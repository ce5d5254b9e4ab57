// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/file_replacement.h"

#include <QByteArray>
#include <QFile>

#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tagloom::platform {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

constexpr char accessList[] = "system.posix_acl_access";
constexpr mode_t permissions = 07777;

Error cannotKeep(const QString &what)
{
    return {ErrorCode::InputOutput,
            QStringLiteral("Its %1 cannot be given to the new text (%2). It was left as it was. Check the permissions "
                           "and the room of its folder, and try again.")
                .arg(what, QString::fromLocal8Bit(std::strerror(errno)))};
}

/// The names of the attributes with a NUL behind each; empty where there are none, or no way to have any.
QByteArray attributeNames(const QByteArray &path)
{
    // Another program may add one between the two calls.
    for (int attempt = 0; attempt < 3; ++attempt) {
        const ssize_t size = listxattr(path.constData(), nullptr, 0);
        if (size <= 0)
            return {};
        QByteArray names(size, Qt::Uninitialized);
        const ssize_t read = listxattr(path.constData(), names.data(), size_t(names.size()));
        if (read >= 0)
            return names.first(read);
    }
    return {};
}

bool copyAttribute(const QByteArray &path, const QByteArray &name, int newFile)
{
    const ssize_t size = getxattr(path.constData(), name.constData(), nullptr, 0);
    if (size < 0)
        return errno == ENODATA;
    QByteArray value(size, Qt::Uninitialized);
    const ssize_t read = getxattr(path.constData(), name.constData(), value.data(), size_t(value.size()));
    if (read < 0)
        return errno == ENODATA;
    return fsetxattr(newFile, name.constData(), value.constData(), size_t(read), 0) == 0;
}

Result<void> copyAttributes(const QByteArray &path, int newFile)
{
    const QByteArray names = attributeNames(path);
    bool hasAccessList = false;
    for (const QByteArray &name : names.split('\0')) {
        if (name.isEmpty())
            continue;
        const bool isAccessList = name == accessList;
        hasAccessList = hasAccessList || isAccessList;
        // The others are the system's own, which gives the new file its own.
        const bool isOwn = isAccessList || name.startsWith("user.");
        if (!copyAttribute(path, name, newFile) && isOwn)
            return cannotKeep(isAccessList ? QStringLiteral("access list")
                                           : QStringLiteral("attribute “%1”").arg(QString::fromLocal8Bit(name)));
    }
    // A folder can hand one down to new files.
    if (!hasAccessList)
        fremovexattr(newFile, accessList);
    return {};
}

} // namespace

Result<void> prepareToReplace(const QString &path, int newFile)
{
    const QByteArray name = QFile::encodeName(path);
    struct stat old = {};
    struct stat fresh = {};
    if (stat(name.constData(), &old) != 0 || fstat(newFile, &fresh) != 0)
        return cannotKeep(QStringLiteral("permissions"));
    if (old.st_nlink > 1)
        return Error{ErrorCode::Conflict,
                     QStringLiteral("The file has other names as well (hard links), which would keep the old text. It "
                                    "was left as it was. Change it in an editor, or make a copy of it take its place, "
                                    "and import that again.")};
    const bool hasOtherOwner = old.st_uid != fresh.st_uid || old.st_gid != fresh.st_gid;
    if (hasOtherOwner && fchown(newFile, old.st_uid, old.st_gid) != 0)
        return Error{ErrorCode::ReadOnly,
                     QStringLiteral("The file belongs to another user or group, and would not any more. It was left "
                                    "as it was. Change it in an editor, or make it yours, and try again.")};
    if (fchmod(newFile, old.st_mode & permissions) != 0)
        return cannotKeep(QStringLiteral("permissions"));
    return copyAttributes(name, newFile);
}

} // namespace tagloom::platform
