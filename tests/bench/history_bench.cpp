// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/history_bench.h"

#include "bench/figures.h"
#include "bench/generated_bookmarks.h"
#include "bench/plain_loader.h"
#include "domain/counted.h"
#include "library/import_load.h"
#include "store/history_store.h"
#include "store/history_undo.h"
#include "store/link_store.h"
#include "store/tag_store.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <algorithm>

namespace tagloom::bench {

using domain::ItemId;
using domain::Result;
using store::Access;
using store::Connection;
using store::Transaction;

namespace {

constexpr int commits = 200;
constexpr int rounds = 3;

double millisecondsOf(const QElapsedTimer &time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

/// Time of one transaction with its commit in milliseconds; negative if it failed.
template <class Work> double timeOf(Connection &connection, Work work)
{
    QElapsedTimer time;
    time.start();
    auto transaction = Transaction::begin(connection, QStringLiteral("Benchmark"));
    if (!transaction || !work(**transaction) || !(*transaction)->commit())
        return -1;
    return millisecondsOf(time);
}

/// The median over tags put on items that did not carry them.
double tagCommits(const QString &path, bool recorded)
{
    const auto connection = Connection::open(path, Access::Write);
    if (!connection)
        return -1;
    const auto last = (*connection)->number(QStringLiteral("SELECT max(id) FROM items"));
    const auto tags = (*connection)->number(QStringLiteral("SELECT max(id) FROM tags"));
    if (!last || !tags || *last < 1 || *tags < 1)
        return -1;
    QRandomGenerator random(recorded ? 1 : 2);
    std::vector<double> milliseconds;
    while (milliseconds.size() < commits) {
        const ItemId item{1 + static_cast<qint64>(random.generate64() % static_cast<quint64>(*last))};
        const domain::TagId tag{1 + static_cast<qint64>(random.generate64() % static_cast<quint64>(*tags))};
        qint64 added = 0;
        const double time = timeOf(**connection, [&](Transaction &transaction) {
            if (!recorded)
                transaction.leaveUnrecorded();
            const auto links = store::addLinks(transaction, {item}, tag);
            added = links ? *links : 0;
            return links.ok();
        });
        if (time < 0)
            return -1;
        if (added > 0)
            milliseconds.push_back(time);
    }
    return percentile(milliseconds, 0.5);
}

struct ImportTimes
{
    double plain = 0; ///< milliseconds
    double recorded = 0;
    double undo = 0;
    double redo = 0;
    qint64 bytes = 0; ///< of the entry
    qint64 rows = 0;
};

/// The same file into two new libraries, with and without history. False if it could not be done.
bool measureImport(const QString &folder, const QString &file, ImportTimes &times)
{
    const QString path = folder + QStringLiteral("/history.tagloom");
    const auto import = [&](Connection &connection, bool recorded) {
        return timeOf(connection, [&](Transaction &transaction) {
            if (!recorded)
                transaction.leaveUnrecorded();
            library::ImportReport report;
            const auto files = library::findImportFiles({file}, {}, report.skipped);
            return files && library::loadFiles(transaction, *files, {}, library::makeJob(), report);
        });
    };
    for (const bool recorded : {false, true}) {
        QFile::remove(path);
        if (!library::Library::create(path))
            return false;
        const auto connection = Connection::open(path, Access::Write);
        if (!connection)
            return false;
        (recorded ? times.recorded : times.plain) = import(**connection, recorded);
        if (!recorded)
            continue;
        const auto position = store::readHistoryPosition(**connection);
        if (!position || !position->undo)
            return false;
        times.bytes = position->undo->bytes;
        times.rows = position->undo->rows;
        times.undo = timeOf(**connection, [](Transaction &transaction) { return store::undoLast(transaction).ok(); });
        times.redo = timeOf(**connection, [](Transaction &transaction) { return store::redoNext(transaction).ok(); });
    }
    QFile::remove(path);
    return times.plain > 0 && times.recorded > 0 && times.undo > 0 && times.redo > 0;
}

ImportTimes medianOf(const std::vector<ImportTimes> &all)
{
    const auto middle = [&all](double ImportTimes::*part) {
        std::vector<double> values;
        for (const ImportTimes &times : all)
            values.push_back(times.*part);
        return percentile(values, 0.5);
    };
    ImportTimes times = all.front();
    for (double ImportTimes::*const part :
         {&ImportTimes::plain, &ImportTimes::recorded, &ImportTimes::undo, &ImportTimes::redo})
        times.*part = middle(part);
    return times;
}

} // namespace

void benchHistory(const QString &folder, const QString &libraryPath, int items, bool json)
{
    const double bare = commitPlainly(libraryPath, commits);
    const double unrecorded = tagCommits(libraryPath, false);
    const double recorded = tagCommits(libraryPath, true);
    print({QStringLiteral("history_commit"), recorded, QStringLiteral("ms"), bare / recorded,
           QStringLiteral("a tag put on one item, with history; without %1 ms; a bare one-row commit %2 ms; medians")
               .arg(unrecorded, 0, 'f', 2)
               .arg(bare, 0, 'f', 2)},
          json);

    const int imported = std::min(items, 100000);
    const QString file = folder + QStringLiteral("/history.html");
    std::vector<ImportTimes> all(rounds);
    bool isMeasured = writeBookmarkFile(imported, file);
    for (ImportTimes &times : all)
        isMeasured = isMeasured && measureImport(folder, file, times);
    QFile::remove(file);
    if (!isMeasured)
        return;
    const ImportTimes times = medianOf(all);
    print({QStringLiteral("history_import"), times.recorded, QStringLiteral("ms"), times.plain / times.recorded,
           QStringLiteral("import of %1 with history; without %2 ms; %3 rows in %4 kB")
               .arg(domain::countedItems(imported))
               .arg(times.plain, 0, 'f', 0)
               .arg(domain::grouped(times.rows), domain::grouped(times.bytes / 1024))},
          json);
    print({QStringLiteral("history_undo"), times.undo, QStringLiteral("ms"), times.recorded / times.undo,
           QStringLiteral("undo of that import; redo %1 ms").arg(times.redo, 0, 'f', 0)},
          json);
}

} // namespace tagloom::bench
