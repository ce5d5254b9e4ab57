// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/locations.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace tagloom::library {

QString defaultLibraryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/tagloom/library.tagloom");
}

QString canonicalPath(const QString &path)
{
    const QFileInfo file(path);
    if (const QString canonical = file.canonicalFilePath(); !canonical.isEmpty())
        return canonical;
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? QDir::cleanPath(file.absoluteFilePath()) : folder + u'/' + file.fileName();
}

} // namespace tagloom::library
