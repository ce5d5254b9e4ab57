// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/window_bench.h"

#include "bench/figures.h"
#include "bench/plain_loader.h"
#include "bench/window_child.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace tagloom::bench {

namespace {

constexpr int starts = 11;

/// What a child process measured; empty if it failed.
QJsonObject runChild(const QString &task, const QString &library)
{
    QProcess child;
    const QString began = QString::number(monotonicNanoseconds());
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--child"), task, library, began});
    if (!child.waitForFinished(600000))
        return {};
    return QJsonDocument::fromJson(child.readAllStandardOutput()).object();
}

double valueOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toDouble();
}

void benchFirstPaint(const QString &libraryPath, bool json)
{
    std::vector<double> with;
    std::vector<double> without;
    // In turn, so that a slow moment of the machine hits both.
    for (int start = 0; start < starts; ++start) {
        with.push_back(valueOf(runChild(QStringLiteral("first_paint"), libraryPath), "milliseconds"));
        without.push_back(valueOf(runChild(QStringLiteral("first_paint"), {}), "milliseconds"));
    }
    const double library = percentile(with, 0.5);
    const double empty = percentile(without, 0.5);
    print({QStringLiteral("first_paint"), library, QStringLiteral("ms"), empty / library,
           QStringLiteral("from the start of the process; the same window without a library %1 ms, %2 times that")
               .arg(empty, 0, 'f', 1)
               .arg(library / empty, 0, 'f', 2)},
          json);
}

} // namespace

void benchWindow(const QString &libraryPath, bool json)
{
    const QJsonObject scroll = runChild(QStringLiteral("scroll"), libraryPath);
    print({QStringLiteral("scroll"), valueOf(scroll, "p95"), QStringLiteral("ms"), std::nullopt,
           QStringLiteral("p95 of jumps to a random row and paint; median %1 ms").arg(valueOf(scroll, "p50"), 0, 'f', 2)},
          json);

    const QJsonObject edit = runChild(QStringLiteral("edit"), libraryPath);
    const double commit = commitPlainly(libraryPath, 100);
    print({QStringLiteral("edit"), valueOf(edit, "p95"), QStringLiteral("ms"), commit / valueOf(edit, "p50"),
           QStringLiteral("p95 from the cell to commit and repaint; median %1 ms; a bare one-row commit %2 ms")
               .arg(valueOf(edit, "p50"), 0, 'f', 2)
               .arg(commit, 0, 'f', 2)},
          json);

    benchFirstPaint(libraryPath, json);
    const QJsonObject ready = runChild(QStringLiteral("index_ready"), libraryPath);
    print({QStringLiteral("index_ready"), valueOf(ready, "milliseconds"), QStringLiteral("ms"), std::nullopt,
           QStringLiteral("from the start of the process until searches are answered by the index")},
          json);
    const auto tell = [json, &libraryPath](const QString &name, const QString &what) {
        const QJsonObject measured = runChild(name, libraryPath);
        print({name, valueOf(measured, "p95"), QStringLiteral("ms"), std::nullopt,
               QStringLiteral("p95 of %1; median %2 ms").arg(what).arg(valueOf(measured, "p50"), 0, 'f', 2)},
              json);
    };
    const QJsonObject search = runChild(QStringLiteral("search"), libraryPath);
    print({QStringLiteral("search"), valueOf(search, "p95"), QStringLiteral("ms"), std::nullopt,
           QStringLiteral("p95 of 300 searches of 1 to 5 tags with and, or, not, to result, total and facets painted; median "
                          "%1 ms; longest gap of the event loop %2 ms")
               .arg(valueOf(search, "p50"), 0, 'f', 2)
               .arg(valueOf(search, "longest_gap"), 0, 'f', 0)},
          json);
    tell(QStringLiteral("search_words"), QStringLiteral("300 words of three letters and more from the titles, to all painted"));
    tell(QStringLiteral("tag_one"), QStringLiteral("one tag on one item to counts, index and the painted list following"));
    const auto tellGap = [&](const QString &task, const QString &what) {
        const QJsonObject measured = runChild(task, libraryPath);
        print({task, valueOf(measured, "longest_gap"), QStringLiteral("ms"), std::nullopt,
               QStringLiteral("longest gap of the event loop while %1 in %2 ms")
                   .arg(what)
                   .arg(valueOf(measured, "whole"), 0, 'f', 0)},
              json);
    };
    tellGap(QStringLiteral("tag_many"), QStringLiteral("100,000 items get a tag"));
    tellGap(QStringLiteral("merge_tags"), QStringLiteral("two tags of 10,000 items are merged"));
    tellGap(QStringLiteral("find_twins"), QStringLiteral("similar tags are looked for"));
    const QJsonObject open = runChild(QStringLiteral("list_open"), libraryPath);
    print({QStringLiteral("list_open"), valueOf(open, "p50"), QStringLiteral("ms"), std::nullopt,
           QStringLiteral(
               "median from the choice of a list of 100,000 entries to all rows painted; p95 %1 ms; longest gap "
               "of the event loop %2 ms")
               .arg(valueOf(open, "p95"), 0, 'f', 0)
               .arg(valueOf(open, "longest_gap"), 0, 'f', 0)},
          json);
    tell(QStringLiteral("list_move"),
         QStringLiteral("one entry of it put to another place, to the commit and the paint"));
    const QJsonObject memory = runChild(QStringLiteral("memory"), libraryPath);
    print({QStringLiteral("memory"), valueOf(memory, "megabytes"), QStringLiteral("MB"), std::nullopt,
           QStringLiteral("RssAnon of the window after scrolling through the library")},
          json);
}

} // namespace tagloom::bench
