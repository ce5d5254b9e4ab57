// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/history_bench.h"
#include "bench/import_bench.h"
#include "bench/index_bench.h"
#include "bench/notes_bench.h"
#include "bench/suggestion_bench.h"
#include "bench/thumbnails_bench.h"
#include "bench/window_bench.h"
#include "bench/window_child.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <cstring>

int main(int argc, char *argv[])
{
    using namespace tagloom::bench;
    // The window is measured in processes of its own, which are this program again.
    if (argc == 5 && std::strcmp(argv[1], "--child") == 0)
        return runWindowTask(argc, argv, QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), QByteArray(argv[4]).toLongLong());

    // A window on a library of photographs that it makes itself.
    if (argc == 3 && std::strcmp(argv[1], "--thumbnails") == 0)
        return runThumbnailsBench(argc, argv, std::strcmp(argv[2], "json") == 0);

    QCoreApplication application(argc, argv);
    if (argc == 4 && std::strcmp(argv[1], "--index") == 0)
        return runIndexBench(QString::fromLocal8Bit(argv[2]), std::strcmp(argv[3], "json") == 0);
    // Of a library that exists already; it is written to.
    if (argc == 4 && std::strcmp(argv[1], "--history") == 0) {
        const QTemporaryDir scratch;
        benchHistory(scratch.path(), QString::fromLocal8Bit(argv[2]), 100000, std::strcmp(argv[3], "json") == 0);
        return 0;
    }
    // Suggestions for copies of libraries that exist already: json, text or fit, a seed, the libraries.
    if (argc >= 5 && std::strcmp(argv[1], "--suggestions") == 0)
        return runSuggestionBench(application.arguments().sliced(4), QByteArray(argv[3]).toUInt(),
                                  std::strcmp(argv[2], "json") == 0, std::strcmp(argv[2], "fit") == 0);
    // A folder of so many Markdown files.
    if (argc == 4 && std::strcmp(argv[1], "--notes") == 0) {
        const QTemporaryDir scratch;
        return benchNotes(scratch.path(), QByteArray(argv[2]).toInt(), std::strcmp(argv[3], "json") == 0) ? 0 : 1;
    }
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Measures Tagloom on a generated library, beside floors measured in the same run."));
    const QCommandLineOption itemsOption(QStringLiteral("items"), QStringLiteral("How many items; 100,000 unless told."),
                                         QStringLiteral("N"), QStringLiteral("100000"));
    const QCommandLineOption jsonOption(QStringLiteral("json"), QStringLiteral("One JSON object a line."));
    parser.addOptions({itemsOption, jsonOption});
    parser.addHelpOption();
    parser.process(application);
    bool isNumber = false;
    const int items = parser.value(itemsOption).toInt(&isNumber);
    if (!isNumber || items < 1000 || items > 10000000) {
        std::fputs("tagloom-bench: --items takes a number from 1000 to 10000000.\n", stderr);
        return 2;
    }
    const bool json = parser.isSet(jsonOption);

    const QTemporaryDir folder;
    const QString library = folder.filePath(QStringLiteral("bench.tagloom"));
    if (!folder.isValid() || !benchImport(folder.path(), library, items, json))
        return 1;
    benchCompletion(library, json);
    if (!benchNotes(folder.path(), 10000, json))
        return 1;
    benchWindow(library, json);
    // Last, since they write to the library.
    benchIndex(library, json);
    benchHistory(folder.path(), library, items, json);
    return 0;
}
