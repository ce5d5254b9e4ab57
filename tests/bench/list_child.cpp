// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/list_child.h"

#include "bench/figures.h"
#include "gui/lists/list_page.h"
#include "gui/lists/list_view.h"
#include "gui/session/session.h"
#include "gui/window/library_page.h"
#include "gui/window/main_window.h"
#include "support/loop_watchdog.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

namespace tagloom::bench {

using domain::ItemId;
using domain::ListId;
using gui::Session;

namespace {

constexpr qsizetype mostEntries = 100000;
constexpr int openings = 11;
constexpr int moves = 50;

void waitFor(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

ListId makeList(Session &session, qsizetype entries)
{
    const QString name = QStringLiteral("%1 entries, %2").arg(entries).arg(QCoreApplication::applicationPid());
    const auto made =
        session.lists().createWith(name, domain::ListTemplate::Plain, session.itemsModel().result().first(entries));
    waitFor([&made] { return made.isFinished(); });
    const auto list = made.result();
    return list ? *list : ListId();
}

/// Milliseconds until all rows are there and painted.
double show(gui::MainWindow &window, ListId list)
{
    QElapsedTimer time;
    time.start();
    window.session()->showEntries(list);
    waitFor([&window, list] {
        gui::ListPage *const page = window.page()->listPage();
        return page && page->entries().list() == list && page->entries().isComplete();
    });
    window.page()->listPage()->view().viewport()->repaint();
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

qsizetype entriesOf(Session &session)
{
    return std::min(mostEntries, session.itemsModel().result().size());
}

} // namespace

QJsonObject openList(gui::MainWindow &window)
{
    Session &session = *window.session();
    const ListId list = makeList(session, entriesOf(session));
    const ListId other = makeList(session, 1);
    std::vector<double> values;
    double longestGap = 0;
    for (int opening = 0; opening < openings; ++opening) {
        show(window, other);
        QCoreApplication::processEvents();
        test::LoopWatchdog watchdog;
        values.push_back(show(window, list));
        QCoreApplication::processEvents();
        watchdog.stop();
        longestGap = std::max(longestGap, watchdog.longestGap());
    }
    return {{QStringLiteral("p50"), percentile(values, 0.5)},
            {QStringLiteral("p95"), percentile(values, 0.95)},
            {QStringLiteral("longest_gap"), longestGap}};
}

QJsonObject moveInList(gui::MainWindow &window)
{
    Session &session = *window.session();
    show(window, makeList(session, entriesOf(session)));
    models::ListEntriesModel &entries = window.page()->listPage()->entries();
    int commits = 0;
    const auto counting = QObject::connect(&session.library(), &library::Library::changed, [&commits] { ++commits; });
    std::mt19937 random(3);
    const auto anyRow = [&] {
        return static_cast<int>(random() % static_cast<unsigned>(entries.rowCount()));
    };
    std::vector<double> values;
    for (int move = 0; move < moves; ++move) {
        const int from = anyRow();
        const int before = (from + 2 + anyRow() / 2) % entries.rowCount();
        const int seen = commits;
        QElapsedTimer time;
        time.start();
        entries.move({from}, before);
        waitFor([&] { return commits > seen; });
        window.page()->listPage()->view().viewport()->repaint();
        values.push_back(static_cast<double>(time.nsecsElapsed()) / 1e6);
        QCoreApplication::processEvents();
    }
    QObject::disconnect(counting);
    return {{QStringLiteral("p50"), percentile(values, 0.5)}, {QStringLiteral("p95"), percentile(values, 0.95)}};
}

} // namespace tagloom::bench
