// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "platform/extended_attributes.h"

#include <QFile>
#include <QTemporaryDir>

namespace tagloom::test {

/// Makes a file in the folder, and gives its path; empty if its file system keeps no attributes.
inline QString attributedFile(const QTemporaryDir &folder, const QString &name)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("text") != 4)
        qFatal("%s cannot be written", qPrintable(path));
    file.close();
    const bool keeps = platform::writeAttribute(path, "user.tagloom.test", "x")
        && platform::readAttribute(path, "user.tagloom.test").value() == "x";
    if (keeps && !platform::writeAttribute(path, "user.tagloom.test", {}))
        qFatal("The attribute cannot be taken away.");
    return keeps ? path : QString();
}

} // namespace tagloom::test
