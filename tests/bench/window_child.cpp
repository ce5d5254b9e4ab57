// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/window_child.h"

#include "bench/figures.h"
#include "bench/list_child.h"
#include "bench/search_child.h"
#include "gui/items/items_view.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/style/theme.h"
#include "gui/window/library_page.h"
#include "gui/window/main_window.h"
#include "library/early_opening.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QTemporaryDir>

#include <cstdio>
#include <ctime>
#include <optional>
#include <random>

namespace tagloom::bench {

namespace {

constexpr int samples = 200;

/// Remembers when the first window had been painted whole.
class PaintClock final : public QApplication
{
public:
    using QApplication::QApplication;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool paints = receiver->isWindowType() && (event->type() == QEvent::Expose || event->type() == QEvent::UpdateRequest);
        const bool handled = QApplication::notify(receiver, event);
        if (paints && m_firstPaint == 0)
            m_firstPaint = monotonicNanoseconds();
        return handled;
    }
    qint64 firstPaint() const { return m_firstPaint; }

private:
    qint64 m_firstPaint = 0;
};

double milliseconds(const QElapsedTimer &time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

void waitFor(const std::function<bool()> &done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void waitForWholeResult(gui::Session &session)
{
    waitFor([&session] { return !session.isSearching() && session.tagsModel().isLoaded(); });
    QCoreApplication::processEvents();
}

QJsonObject percentiles(const std::vector<double> &values)
{
    return {{QStringLiteral("p50"), percentile(values, 0.5)}, {QStringLiteral("p95"), percentile(values, 0.95)}};
}

QJsonObject scroll(gui::MainWindow &window)
{
    gui::ItemsView &list = window.page()->list();
    std::mt19937 random(1);
    std::vector<double> values;
    for (int sample = 0; sample < samples; ++sample) {
        QElapsedTimer time;
        time.start();
        list.verticalScrollBar()->setValue(static_cast<int>(random() % static_cast<unsigned>(list.verticalScrollBar()->maximum() + 1)));
        list.viewport()->repaint();
        values.push_back(milliseconds(time));
        QCoreApplication::processEvents();
    }
    return percentiles(values);
}

QJsonObject edit(gui::MainWindow &window)
{
    gui::ItemsView &list = window.page()->list();
    models::ItemsModel &items = window.session()->itemsModel();
    std::mt19937 random(1);
    std::vector<double> values;
    for (int sample = 0; sample < samples; ++sample) {
        const int row = static_cast<int>(random() % static_cast<unsigned>(items.rowCount()));
        list.scrollTo(items.index(row, 0));
        QCoreApplication::processEvents();
        const QModelIndex cell = items.index(row, models::ItemsModel::TitleColumn);
        QElapsedTimer time;
        time.start();
        items.setData(cell, QStringLiteral("Edited %1").arg(sample), Qt::EditRole);
        waitFor([&] { return !cell.data(models::PendingRole).toBool(); });
        list.viewport()->repaint();
        values.push_back(milliseconds(time));
        waitForWholeResult(*window.session());
    }
    return percentiles(values);
}

QJsonObject memory(gui::MainWindow &window)
{
    (void)awaitIndex(window);
    (void)scroll(window);
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("RssAnon:"))
            return {{QStringLiteral("megabytes"), line.simplified().split(' ').value(1).toDouble() / 1024}};
    }
    return {};
}

} // namespace

qint64 monotonicNanoseconds()
{
    timespec now {};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64 {now.tv_sec} * 1000000000 + now.tv_nsec;
}

int runWindowTask(int &argc, char **argv, const QString &task, const QString &libraryPath, qint64 began)
{
    const QTemporaryDir home; // the person's own settings stay out of it
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    PaintClock application(argc, argv);
    std::optional<library::EarlyOpening> opening; // as main() does it
    if (!libraryPath.isEmpty())
        opening.emplace(libraryPath);
    gui::Settings settings;
    const gui::Theme theme(settings.appearance());
    gui::MainWindow window(settings);
    if (opening && !window.openLibrary(*opening))
        return 1;
    window.show();
    waitFor([&application] { return application.firstPaint() > 0; });

    QJsonObject measured;
    if (task == QLatin1String("first_paint")) {
        measured.insert(QStringLiteral("milliseconds"), static_cast<double>(application.firstPaint() - began) / 1e6);
    } else if (task == QLatin1String("index_ready")) {
        // From the start of the process, as the person waits.
        (void)awaitIndex(window);
        measured.insert(QStringLiteral("milliseconds"), static_cast<double>(monotonicNanoseconds() - began) / 1e6);
    } else {
        // While the index loads, on two threads, it takes its share of two cores: a second or two, measured by itself.
        (void)awaitIndex(window);
        waitForWholeResult(*window.session());
        const QHash<QString, QJsonObject (*)(gui::MainWindow &)> tasks{{QStringLiteral("scroll"), &scroll},
                                                                       {QStringLiteral("edit"), &edit},
                                                                       {QStringLiteral("memory"), &memory},
                                                                       {QStringLiteral("search"), &searchTags},
                                                                       {QStringLiteral("search_words"), &searchWords},
                                                                       {QStringLiteral("tag_one"), &tagOne},
                                                                       {QStringLiteral("tag_many"), &tagMany},
                                                                       {QStringLiteral("merge_tags"), &mergeTags},
                                                                       {QStringLiteral("find_twins"), &findTwins},
                                                                       {QStringLiteral("list_open"), &openList},
                                                                       {QStringLiteral("list_move"), &moveInList}};
        measured = tasks.value(task)(window);
    }
    std::puts(QJsonDocument(measured).toJson(QJsonDocument::Compact).constData());
    window.close();
    return 0;
}

} // namespace tagloom::bench
