// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/sample_library.h"

#include "library/importer.h"
#include "library/library.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

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

Result<void> fill(const QString &path)
{
    if (auto made = Library::create(path); !made)
        return made;
    auto library = Library::open(path, OpenMode::ReadWrite);
    if (!library)
        return library.error();
    const auto report = Importer(**library).run({sampleItemsPath()}, {}, makeJob()).result();
    if (!report)
        return report.error();
    return {};
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
    // Beside its place until it is whole, so that no half-made one is ever opened.
    const QTemporaryDir workplace(folder + QStringLiteral("/.sample-XXXXXX"));
    if (!workplace.isValid())
        return Error{
            ErrorCode::InputOutput,
            QStringLiteral("The folder “%1” cannot be written. Allow writing there and try again.").arg(folder)};
    const QString made = workplace.filePath(QStringLiteral("Sample.tagloom"));
    if (auto filled = fill(made); !filled)
        return filled.error();
    if (!QFile::rename(made, path) && !QFile::exists(path))
        return Error{ErrorCode::InputOutput,
                     QStringLiteral("“%1” cannot be written. Allow writing there and try again.").arg(path)};
    return path;
}

} // namespace tagloom::library
