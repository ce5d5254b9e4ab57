// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/remote/server_name.h"

#include "library/locations.h"

#include <QCryptographicHash>
#include <QDir>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

#ifdef Q_OS_UNIX
namespace {

/// A socket's whole path has room for about a hundred bytes, and Qt puts a temporary folder in between.
constexpr qsizetype longestFolder = 60;

bool isOurs(const QString &folder)
{
    struct stat status
    {
    };
    return lstat(QFile::encodeName(folder).constData(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == geteuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

/// QStandardPaths would write a warning to standard error where there is no runtime folder.
Result<QString> socketFolder()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(runtime) && runtime.toUtf8().size() <= longestFolder && isOurs(runtime))
        return runtime;
    const QString folder = QStringLiteral("/tmp/tagloom-%1").arg(geteuid());
    mkdir(QFile::encodeName(folder).constData(), S_IRWXU);
    if (isOurs(folder))
        return folder;
    return Error{ErrorCode::InputOutput,
                 QStringLiteral("“%1” belongs to somebody else or is open to others, so no socket can be made there. "
                                "Remove it, or set XDG_RUNTIME_DIR to a folder of your own.")
                     .arg(folder)};
}

} // namespace
#endif

Result<QString> serverName(const QString &libraryPath)
{
    const QByteArray path = canonicalPath(libraryPath).toUtf8();
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().first(16));
#ifdef Q_OS_UNIX
    const auto folder = socketFolder();
    if (!folder)
        return folder.error();
    return QString(*folder + QStringLiteral("/tagloom-") + hash);
#else
    return QString(QStringLiteral("tagloom-") + hash);
#endif
}

} // namespace tagloom::library
