// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/library_file.h"

#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace tagloom::test {

/// The bundled migrations; a test cannot go on without them.
inline const QList<store::Migration> &bundledMigrations()
{
    static const QList<store::Migration> migrations = [] {
        auto loaded = store::loadMigrations();
        if (!loaded)
            qFatal("%s", qPrintable(loaded.error().message));
        return *loaded;
    }();
    return migrations;
}

/// A connection that is sure to be open.
inline std::unique_ptr<store::Connection> openConnection(const QString &path, store::Access access)
{
    auto connection = store::Connection::open(path, access);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    return std::move(*connection);
}

/// One line makes an empty, migrated library in a folder of its own; both go with the object. The migrations run once
/// in a program, and each library is a copy of the first. Links Tagloom::store.
class TemporaryLibrary final
{
public:
    TemporaryLibrary()
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly) || file.write(emptyLibrary()) != emptyLibrary().size())
            qFatal("The temporary library cannot be written.");
    }

    QString folder() const { return m_folder.path(); }
    QString path() const { return m_folder.filePath(QStringLiteral("test.tagloom")); }
    std::unique_ptr<store::Connection> connection(store::Access access = store::Access::Write) const
    {
        return openConnection(path(), access);
    }

private:
    static const QByteArray &emptyLibrary()
    {
        static const QByteArray bytes = [] {
            const QTemporaryDir folder;
            const QString path = folder.filePath(QStringLiteral("empty.tagloom"));
            if (auto made = store::createLibraryFile(path, bundledMigrations()); !made)
                qFatal("%s", qPrintable(made.error().message));
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        return bytes;
    }

    QTemporaryDir m_folder;
};

} // namespace tagloom::test
