// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/application_icon.h"
#include "gui/panels/banner.h"
#include "gui/settings/settings.h"
#include "gui/style/theme.h"
#include "gui/window/main_window.h"
#include "library/early_opening.h"
#include "library/locations.h"
#include "library/remote/library_client.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <cstdio>
#include <cstring>
#include <optional>

using namespace tagloom;
using domain::Result;

namespace {

struct Start
{
    QString library; ///< what to open
    bool isOwn = true; ///< the user's own library, which the first launch makes
    QStringList things; ///< files, links and texts to take in
};

/// `tagloom x.tagloom`, as a file manager calls it, means that library.
bool isLibraryFile(const QString &argument, QString *path)
{
    const QUrl url(argument);
    *path = url.isLocalFile() ? url.toLocalFile() : argument;
    return path->endsWith(QLatin1String(".tagloom"), Qt::CaseInsensitive) && QFileInfo(*path).isFile();
}

Start readCommandLine(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Keeps everything you tag in one library on your own disk."));
    const QCommandLineOption library(
        QStringLiteral("library"), QStringLiteral("The library to open instead of your own."), QStringLiteral("FILE"));
    parser.addOption(library);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("things"),
                                 QStringLiteral("A library, or files, links and texts to take in."),
                                 QStringLiteral("[FILE|URL ...]"));
    parser.process(application);

    Start start;
    start.things = parser.positionalArguments();
    if (parser.isSet(library)) {
        start.library = parser.value(library);
        start.isOwn = false;
    } else if (QString path; start.things.size() == 1 && isLibraryFile(start.things.first(), &path)) {
        start.library = path;
        start.isOwn = false;
        start.things.clear();
    }
    if (start.isOwn)
        start.library = library::defaultLibraryPath();
    return start;
}

/// A second start on the same library leaves its things with the first and ends.
bool isTakenByAnother(const Start &start)
{
    library::LibraryClient other(library::canonicalPath(start.library));
    return other.reach() && other.sendOpen(start.things, QDir::currentPath()).ok();
}

/// A mistyped path is an error, never a new library.
bool isFirstLaunch(const Start &start)
{
    return start.isOwn && !QFileInfo::exists(start.library);
}

} // namespace

int main(int argc, char *argv[])
{
    // Answered without a display.
    if (argc == 2 && std::strcmp(argv[1], "--version") == 0) {
        std::puts("tagloom " TAGLOOM_VERSION);
        return 0;
    }
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(QStringLiteral("tagloom"));
    QCoreApplication::setApplicationName(QStringLiteral("tagloom"));
    QCoreApplication::setApplicationVersion(QStringLiteral(TAGLOOM_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Tagloom"));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.tagloom.Tagloom"));
    const Start start = readCommandLine(application);
    if (isTakenByAnother(start))
        return 0;

    std::optional<library::EarlyOpening> opening;
    if (!isFirstLaunch(start))
        opening.emplace(start.library);
    gui::Settings settings;
    const gui::Theme theme(settings.appearance());
    QGuiApplication::setWindowIcon(gui::applicationIcon());
    gui::MainWindow window(settings);
    const Result<void> opened = opening ? window.openLibrary(*opening) : window.createLibrary(start.library);
    // The other start had the lock, but did not answer yet.
    if (!opened && opened.error().code == domain::ErrorCode::Locked && isTakenByAnother(start))
        return 0;
    window.show();
    if (!opened)
        window.banner().tell({gui::BannerTone::Error, opened.error().message, {}, {}});
    else if (!start.things.isEmpty())
        window.take(start.things, QDir::currentPath());
    return QApplication::exec();
}
