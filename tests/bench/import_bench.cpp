// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/import_bench.h"

#include "bench/figures.h"
#include "bench/generated_bookmarks.h"
#include "bench/plain_loader.h"
#include "domain/counted.h"
#include "library/importer.h"
#include "store/connection.h"
#include "store/statement.h"
#include "store/tag_store.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

namespace tagloom::bench {

using library::Library;

bool benchImport(const QString &folder, const QString &libraryPath, int items, bool json)
{
    const QString file = folder + QStringLiteral("/bookmarks.html");
    const QString plainPath = folder + QStringLiteral("/plain.tagloom");
    if (!writeBookmarkFile(items, file) || !Library::create(plainPath) || !Library::create(libraryPath)) {
        std::fputs("tagloom-bench: there is no room for the files in the temporary folder. Set TMPDIR to another.\n", stderr);
        return false;
    }
    const double floor = loadPlainly(plainPath, items);
    QFile::remove(plainPath);

    double seconds = 0;
    {
        auto opened = Library::open(libraryPath, library::OpenMode::ReadWrite);
        if (!opened)
            return false;
        QElapsedTimer time;
        time.start();
        const auto report = library::Importer(**opened).run({file}, {}, library::makeJob()).result();
        seconds = static_cast<double>(time.nsecsElapsed()) / 1e9;
        if (!report || report->added != items || floor < 0) {
            std::fputs("tagloom-bench: the import failed.\n", stderr);
            return false;
        }
    }
    QFile::remove(file);
    print({QStringLiteral("import"), items / seconds, QStringLiteral("items/s"), floor / seconds,
           QStringLiteral("%1 of a bookmark file in %2 s; rows from memory by the C interface in %3 s")
               .arg(domain::countedItems(items))
               .arg(seconds, 0, 'f', 1)
               .arg(floor, 0, 'f', 1)},
          json);
    return true;
}

void benchCompletion(const QString &libraryPath, bool json)
{
    const auto connection = store::Connection::open(libraryPath, store::Access::Read);
    if (!connection)
        return;
    // What a person types: the first one, two and three letters of tags, common ones first.
    QStringList typed;
    store::Statement names(**connection, QStringLiteral("SELECT name FROM tags JOIN tag_counts ON tag_id = id ORDER BY item_count DESC LIMIT 200"));
    while (names.next()) {
        for (int letters = 1; letters <= 3; ++letters)
            typed.append(names.text(0).left(letters));
    }
    (void)names.finish();
    std::vector<double> milliseconds;
    for (const QString &text : std::as_const(typed)) {
        QElapsedTimer time;
        time.start();
        if (!store::completeTags(**connection, text, 12))
            return;
        milliseconds.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
    }
    print({QStringLiteral("completion"), percentile(milliseconds, 0.95), QStringLiteral("ms"), std::nullopt,
           QStringLiteral("p95 of %1 prefixes of one to three letters; median %2 ms")
               .arg(typed.size())
               .arg(percentile(milliseconds, 0.5), 0, 'f', 2)},
          json);
}

} // namespace tagloom::bench
