// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sample_library.h"

#include "library/files/file_service.h"
#include "library/importer.h"
#include "library/library.h"
#include "store/history_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrl>

// A static library's resources are registered by hand; the macro wants the global namespace.
static void registerSampleResource()
{
    Q_INIT_RESOURCE(sample);
}

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;

namespace {

Error cannotWrite(const QString &path)
{
    return {ErrorCode::InputOutput,
            QStringLiteral("“%1” cannot be written. Allow writing there and try again.").arg(path)};
}

/// What is there already is the person's by now, and stays.
Result<void> unpackPictures(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return cannotWrite(folder);
    const QDir bundle(QStringLiteral(":/sample/pictures"));
    for (const QString &name : bundle.entryList()) {
        const QString target = folder + u'/' + name;
        if (QFile::exists(target))
            continue;
        if (!QFile::copy(bundle.filePath(name), target)
            || !QFile::setPermissions(target, QFile::ReadOwner | QFile::WriteOwner))
            return cannotWrite(target);
    }
    return {};
}

/// The bundled items with their pictures where they were unpacked.
Result<void> writeItems(const QString &path, const QString &pictures)
{
    QFile bundled(sampleItemsPath());
    QFile items(path);
    if (!bundled.open(QIODevice::ReadOnly) || !items.open(QIODevice::WriteOnly))
        return cannotWrite(path);
    const QByteArray place = QUrl::fromLocalFile(pictures + u'/').toEncoded();
    const QByteArray content = bundled.readAll().replace("file:///sample/", place);
    if (items.write(content) != content.size() || !items.flush())
        return cannotWrite(path);
    return {};
}

Result<void> fill(const QString &path, const QString &itemsPath)
{
    if (auto made = Library::create(path); !made)
        return made;
    auto library = Library::open(path, OpenMode::ReadWrite);
    if (!library)
        return library.error();
    const auto report = Importer(**library).run({itemsPath}, {}, makeJob()).result();
    if (!report)
        return report.error();
    FileService files(**library);
    const auto check = files.check(makeJob()).result(); // size, type and fingerprint of the pictures
    if (!check)
        return check.error();
    if (const auto noted = files.note(*check).result(); !noted)
        return noted.error();
    // Who presses Ctrl+Z in it has not made it.
    return (*library)->write(QStringLiteral("Forget how the sample was made"), store::forgetHistory).result();
}

} // namespace

QString sampleItemsPath()
{
    registerSampleResource();
    return QStringLiteral(":/sample/sample.jsonl");
}

Result<QString> makeSampleLibrary(const QString &folder)
{
    const QString path = folder + QStringLiteral("/Sample.tagloom");
    if (QFile::exists(path))
        return path;
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::InputOutput,
                     QStringLiteral("The folder “%1” cannot be made. Allow writing there and try again.").arg(folder)};
    registerSampleResource();
    // Beside its place until it is whole, so that no half-made one is ever opened.
    const QTemporaryDir workplace(folder + QStringLiteral("/.sample-XXXXXX"));
    if (!workplace.isValid())
        return Error{
            ErrorCode::InputOutput,
            QStringLiteral("The folder “%1” cannot be written. Allow writing there and try again.").arg(folder)};
    const QString made = workplace.filePath(QStringLiteral("Sample.tagloom"));
    const QString pictures = folder + QStringLiteral("/Sample pictures");
    if (auto unpacked = unpackPictures(pictures); !unpacked)
        return unpacked.error();
    const QString items = workplace.filePath(QStringLiteral("sample.jsonl"));
    if (auto written = writeItems(items, pictures); !written)
        return written.error();
    if (auto filled = fill(made, items); !filled)
        return filled.error();
    if (!QFile::rename(made, path) && !QFile::exists(path))
        return cannotWrite(path);
    return path;
}

} // namespace tagloom::library
