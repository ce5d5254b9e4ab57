// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/thumbnails_bench.h"

#include "bench/figures.h"
#include "bench/search_child.h"
#include "gui/gallery/gallery_view.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/style/theme.h"
#include "gui/window/library_page.h"
#include "gui/window/main_window.h"
#include "support/loop_watchdog.h"
#include "thumbnails/thumbnail_loader.h"

#include <QApplication>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImage>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <random>

namespace tagloom::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int photographs = 200;
constexpr int differentOnes = 8;
constexpr QSize photographSize{4032, 3024};
constexpr int jpegQuality = 90;

/// Waves and grain, so that it compresses like a photograph: to some 3 MB.
QImage photograph(quint32 seed)
{
    std::mt19937 random(seed);
    QImage image(photographSize, QImage::Format_RGB32);
    const int slope = static_cast<int>(random() % 7) + 3;
    for (int y = 0; y < image.height(); ++y) {
        auto *const line = reinterpret_cast<QRgb *>(image.scanLine(y));
        auto grain = static_cast<quint32>(random());
        for (int x = 0; x < image.width(); ++x) {
            grain = grain * 1664525U + 1013904223U;
            const int noise = static_cast<int>(grain >> 28U);
            const int wave = ((x / slope + y) / 4) & 0xff;
            line[x] = qRgb((wave + noise) & 0xff, (y / 12 + noise) & 0xff, (x / 16 + noise) & 0xff);
        }
    }
    return image;
}

QStringList writePhotographs(const QString &folder)
{
    QStringList paths;
    for (int number = 0; number < photographs; ++number) {
        const QString path = folder + u"/photograph-%1.jpg"_s.arg(number, 3, 10, QLatin1Char('0'));
        const bool written = number < differentOnes
            ? photograph(static_cast<quint32>(number) + 1).save(path, "JPEG", jpegQuality)
            : QFile::copy(paths.at(number % differentOnes), path);
        if (!written)
            return {};
        paths.append(path);
    }
    return paths;
}

void waitUntil(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

bool makeLibrary(const QString &path, const QStringList &photographPaths)
{
    if (!library::Library::create(path))
        return false;
    auto opened = library::Library::open(path, library::OpenMode::ReadWrite);
    if (!opened)
        return false;
    QList<domain::ItemDraft> drafts;
    for (const QString &photographPath : photographPaths) {
        domain::ItemDraft draft;
        draft.kind = domain::imageKind;
        draft.url = QUrl::fromLocalFile(photographPath).toString(QUrl::FullyEncoded);
        drafts.append(draft);
    }
    auto added = library::ItemService(**opened).add(drafts, {u"photograph"_s, u"bench"_s});
    added.waitForFinished();
    return added.result().ok();
}

double megabytes(qint64 bytes)
{
    return static_cast<double>(bytes) / 1e6;
}

/// Up and down at a reader's pace: a cell's height in about half a second.
void scrollUntil(QScrollBar &bar, const std::function<bool()> &done)
{
    constexpr int frame = 16; // milliseconds
    constexpr int step = 8; // pixels
    int direction = 1;
    QTimer frames;
    QObject::connect(&frames, &QTimer::timeout, &bar, [&bar, &direction] {
        if (bar.value() == bar.maximum())
            direction = -1;
        else if (bar.value() == bar.minimum())
            direction = 1;
        bar.setValue(bar.value() + direction * step);
    });
    frames.start(frame);
    waitUntil(done);
}

} // namespace

int runThumbnailsBench(int &argc, char **argv, bool json)
{
    const QTemporaryDir folder;
    qputenv("XDG_CONFIG_HOME", folder.filePath(u"config"_s).toLocal8Bit());
    qputenv("XDG_CACHE_HOME", folder.filePath(u"cache"_s).toLocal8Bit());
    const QApplication application(argc, argv);
    const QString libraryPath = folder.filePath(u"photographs.tagloom"_s);
    const QStringList paths = writePhotographs(folder.path());
    if (paths.isEmpty() || !makeLibrary(libraryPath, paths)) {
        std::fputs("tagloom-bench: there is no room for 200 photographs in the folder for temporary files.\n", stderr);
        return 1;
    }

    gui::Settings settings;
    settings.set(gui::option::Gallery, true);
    const gui::Theme theme(settings.appearance());
    gui::MainWindow window(settings);
    window.resize(1366, 860);
    if (!window.openLibrary(libraryPath))
        return 1;
    window.show();
    waitUntil([&window] {
        return !window.session()->isSearching() && window.session()->tagsModel().isLoaded()
            && window.session()->itemsModel().rowCount() == photographs;
    });
    // What a window does at its start is measured elsewhere.
    (void)awaitIndex(window);
    QCoreApplication::processEvents();
    gui::GalleryView &gallery = *window.page()->gallery();
    auto &pictures = window.session()->thumbnails();
    const int box = qCeil(gallery.pictureSize() * gallery.devicePixelRatioF());
    const auto haveAll = [&paths, box](const thumbnails::ThumbnailLoader &loader) {
        return std::all_of(paths.begin(), paths.end(), [&](const QString &path) { return loader.has({path, box}); });
    };

    test::LoopWatchdog watchdog;
    scrollUntil(*gallery.verticalScrollBar(), [&] { return haveAll(pictures); });
    watchdog.stop();
    print({u"thumbnails_longest_gap"_s, watchdog.longestGap(), u"ms"_s, {}, u"of the event loop, while scrolling"_s},
          json);
    print({u"thumbnails_made"_s,
           photographs / (watchdog.whole() / 1000),
           u"per second"_s,
           {},
           u"of %1 JPEGs of %2 MB, 12 megapixels"_s.arg(photographs)
               .arg(megabytes(QFileInfo(paths.first()).size()), 0, 'f', 1)},
          json);
    print({u"thumbnails_memory"_s,
           megabytes(pictures.bytesHeld()),
           u"MB"_s,
           {},
           u"of at most %1 MB"_s.arg(megabytes(pictures.mostBytes()), 0, 'f', 0)},
          json);
    qint64 onDisk = 0;
    QDirIterator walk(folder.filePath(u"cache/thumbnails"_s), QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        walk.next();
        onDisk += walk.fileInfo().size();
    }
    print({u"thumbnails_disk"_s, megabytes(onDisk), u"MB"_s, {}, u"in the desktop's cache"_s}, json);

    // As after the next start.
    thumbnails::ThumbnailLoader again;
    QElapsedTimer time;
    time.start();
    QList<thumbnails::PictureKey> keys;
    for (const QString &path : paths)
        keys.append({path, box});
    again.want(&gallery, keys);
    waitUntil([&] { return haveAll(again); });
    print({u"thumbnails_from_cache"_s,
           photographs * 1e9 / static_cast<double>(time.nsecsElapsed()),
           u"per second"_s,
           {},
           {}},
          json);
    window.close();
    return 0;
}

} // namespace tagloom::bench
