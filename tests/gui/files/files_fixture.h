// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../tidying/tidying_fixture.h"
#include "store/file_store.h"

#include <QDir>
#include <QTemporaryDir>

namespace tagloom::test {

/// A library, and a folder of files beside it.
class FilesFixture final
{
public:
    TidyingFixture window;

    gui::Session &session() { return window.session(); }

    QString path(const QString &name = {}) const { return QDir(m_folder.path()).absoluteFilePath(name); }

    void write(const QString &name, const QByteArray &bytes)
    {
        QDir(m_folder.path()).mkpath(QFileInfo(name).path());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", qPrintable(name));
    }

    void move(const QString &from, const QString &to)
    {
        QDir(m_folder.path()).mkpath(QFileInfo(to).path());
        if (!QFile::rename(path(from), path(to)))
            qFatal("%s cannot be moved", qPrintable(from));
    }

    /// Writes the file and adds it.
    domain::ItemId add(const QString &name, const QByteArray &bytes)
    {
        write(name, bytes);
        return waitFor(session().files().add({path(name)}, {}, library::makeJob())).ids.first();
    }

    domain::FileDetails known(domain::ItemId id)
    {
        return store::readFileDetails(session().library().connection(), {id}).value().value(id);
    }

    domain::Item item(domain::ItemId id) { return *store::readItem(session().library().connection(), id).value(); }

private:
    QTemporaryDir m_folder;
};

} // namespace tagloom::test
