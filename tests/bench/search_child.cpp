// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/search_child.h"

#include "bench/figures.h"
#include "gui/items/items_view.h"
#include "gui/session/session.h"
#include "gui/sidebar/sidebar.h"
#include "gui/sidebar/tag_tree_view.h"
#include "gui/window/library_page.h"
#include "gui/window/main_window.h"
#include "library/tag_care_service.h"
#include "store/tag_store.h"
#include "support/loop_watchdog.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <random>

namespace tagloom::bench {

using domain::TagId;
using gui::Session;

namespace {

constexpr int searches = 300;
constexpr int taggings = 100;
constexpr qsizetype manyItems = 100000;
constexpr qsizetype mergedItems = 10000;

/// A name that the library has not seen in an earlier run.
qint64 monotonicMilliseconds()
{
    QElapsedTimer clock;
    clock.start();
    return clock.msecsSinceReference();
}

double milliseconds(const QElapsedTimer &time)
{
    return static_cast<double>(time.nsecsElapsed()) / 1e6;
}

template <class Done> void waitFor(Done done)
{
    while (!done())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

QJsonObject percentiles(const std::vector<double> &values)
{
    return {{QStringLiteral("p50"), percentile(values, 0.5)}, {QStringLiteral("p95"), percentile(values, 0.95)}};
}

QString freshName()
{
    return QStringLiteral("watched %1").arg(monotonicMilliseconds());
}

QList<domain::ItemId> firstItems(Session &session, qsizetype from, qsizetype count)
{
    return session.itemsModel().result().mid(from, count);
}

/// The work, and a search behind it, as a person's would come behind what the index has to follow.
template <class T> QJsonObject watched(Session &session, const QFuture<T> &work)
{
    test::LoopWatchdog watchdog;
    waitFor([&work] { return work.isFinished(); });
    session.refresh();
    waitFor([&session] { return !session.isSearching(); });
    QCoreApplication::processEvents();
    watchdog.stop();
    return {{QStringLiteral("longest_gap"), watchdog.longestGap()}, {QStringLiteral("whole"), watchdog.whole()}};
}

void waitForIndex(Session &session)
{
    QTimer tick; // so that the loop turns
    tick.start(5);
    waitFor([&session] { return session.isIndexReady(); });
    session.refresh();
    waitFor([&session] { return !session.isSearching(); });
}

/// From the text to everything painted.
double timeSearch(gui::MainWindow &window, const QString &text)
{
    Session &session = *window.session();
    QElapsedTimer time;
    time.start();
    session.filter().setText(text);
    waitFor([&session] { return !session.isSearching(); });
    window.page()->list().viewport()->repaint();
    window.page()->sidebar().tagTree().viewport()->repaint();
    const double taken = milliseconds(time);
    QCoreApplication::processEvents();
    return taken;
}

QString chip(TagId tag)
{
    return QStringLiteral("#\x1F%1\x1F").arg(tag.value);
}

/// The tags that most items carry, most frequent first.
QList<TagId> frequentTags(Session &session)
{
    const models::TagsModel &model = session.tagsModel();
    QList<TagId> tags;
    for (int row = 0; row < model.rowCount(); ++row)
        tags.append(model.tagAt(row));
    const models::TagTreeProxy &tree = session.tagTree();
    std::sort(tags.begin(), tags.end(), [&tree](TagId a, TagId b) { return tree.count(a) > tree.count(b); });
    return tags;
}

} // namespace

QJsonObject searchTags(gui::MainWindow &window)
{
    waitForIndex(*window.session());
    const QList<TagId> tags = frequentTags(*window.session());
    std::mt19937 random(7);
    const auto below = [&random](qsizetype end) {
        return static_cast<qsizetype>(random() % static_cast<unsigned>(end));
    };
    QStringList texts;
    std::vector<double> values;
    for (int search = 0; search < searches; ++search) {
        QString text;
        for (qsizetype left = 1 + below(5); left > 0; --left) {
            // Mostly frequent ones: among the rare ones hardly any two meet.
            const TagId tag = tags[below(below(4) == 0 ? tags.size() : qMin<qsizetype>(tags.size(), 50))];
            if (below(5) == 0)
                text += QLatin1String("not ");
            text += chip(tag);
            if (left > 1)
                text += below(3) == 0 ? QLatin1String(" or ") : QLatin1String(" ");
        }
        texts.append(text);
        values.push_back(timeSearch(window, text));
    }
    QJsonObject measured = percentiles(values);
    test::LoopWatchdog watchdog;
    for (const QString &text : std::as_const(texts)) {
        window.session()->filter().setText(text);
        waitFor([&window] { return !window.session()->isSearching(); });
    }
    QCoreApplication::processEvents();
    watchdog.stop();
    measured.insert(QStringLiteral("longest_gap"), watchdog.longestGap());
    return measured;
}

QJsonObject searchWords(gui::MainWindow &window)
{
    Session &session = *window.session();
    waitForIndex(session);
    std::mt19937 random(9);
    const QList<domain::ItemId> items = session.itemsModel().result();
    std::vector<double> values;
    while (values.size() < searches) {
        const auto item =
            session.itemsModel().item(items[static_cast<qsizetype>(random() % static_cast<unsigned>(items.size()))]);
        QString title = item ? item->title : QString();
        title.removeIf([](QChar unit) { return !unit.isLetter() && !unit.isSpace(); });
        QStringList words = title.split(u' ', Qt::SkipEmptyParts);
        words.removeIf([](const QString &word) { return word.size() < 3; });
        if (words.isEmpty())
            continue;
        const QString &word = words[static_cast<qsizetype>(random() % static_cast<unsigned>(words.size()))];
        values.push_back(timeSearch(window, word.left(3 + static_cast<qsizetype>(random() % 4))));
    }
    return percentiles(values);
}

QJsonObject tagOne(gui::MainWindow &window)
{
    Session &session = *window.session();
    waitForIndex(session);
    const TagId tag = frequentTags(session).at(10);
    session.filter().setText(QStringLiteral("not ") + chip(tag));
    waitFor([&session] { return !session.isSearching(); });
    const QList<domain::ItemId> items = session.itemsModel().result().first(taggings);
    session.filter().clear();
    waitFor([&session] { return !session.isSearching(); });
    std::vector<double> values;
    for (const domain::ItemId item : items) {
        const qint64 before = session.tagTree().count(tag);
        QElapsedTimer time;
        time.start();
        (void)session.tagging().addTags({item}, {tag});
        waitFor([&] { return session.tagTree().count(tag) > before; });
        window.page()->list().viewport()->repaint();
        (void)session.isIndexReady(); // the index has followed by then
        values.push_back(milliseconds(time));
        QCoreApplication::processEvents();
    }
    QJsonObject measured = percentiles(values);

    // The same while a search is shown that nearly everything fulfils, and that the item leaves.
    session.filter().setText(QStringLiteral("not ") + chip(tag));
    waitFor([&session] { return !session.isSearching(); });
    std::vector<double> searched;
    std::mt19937 random(3);
    for (int tagging = 0; tagging < taggings; ++tagging) {
        const QList<domain::ItemId> &shown = session.itemsModel().result();
        const domain::ItemId item = shown[static_cast<qsizetype>(random() % static_cast<unsigned>(shown.size()))];
        QElapsedTimer time;
        time.start();
        (void)session.tagging().addTags({item}, {tag});
        waitFor([&] { return session.itemsModel().rowOf(item) < 0; });
        window.page()->list().viewport()->repaint();
        searched.push_back(milliseconds(time));
        QCoreApplication::processEvents();
    }
    measured.insert(QStringLiteral("searched"), percentile(searched, 0.95));
    return measured;
}

QJsonObject tagMany(gui::MainWindow &window)
{
    Session &session = *window.session();
    waitForIndex(session);
    return watched(session, session.tagging().addTagsByName(firstItems(session, 0, manyItems), {freshName()}));
}

QJsonObject mergeTags(gui::MainWindow &window)
{
    Session &session = *window.session();
    waitForIndex(session);
    store::TagMerge merge;
    // Half of the items carry both.
    for (const qsizetype first : {qsizetype{0}, mergedItems / 2}) {
        const QString name = freshName() + QString::number(first);
        const auto tagged = session.tagging().addTagsByName(firstItems(session, first, mergedItems), {name});
        waitFor([&] { return tagged.isFinished(); });
        const auto tag = store::findTag(session.library().connection(), name);
        if (!tag || !*tag)
            return {};
        (first == 0 ? merge.into : merge.tags.emplaceBack()) = **tag;
    }
    return watched(session, library::TagCareService(session.library()).merge(merge));
}

QJsonObject findTwins(gui::MainWindow &window)
{
    Session &session = *window.session();
    waitForIndex(session);
    return watched(session, library::TagCareService(session.library()).twins());
}

QJsonObject awaitIndex(gui::MainWindow &window)
{
    QElapsedTimer time;
    time.start();
    QTimer tick;
    tick.start(5);
    Session &session = *window.session();
    waitFor([&session] { return session.isIndexReady(); });
    return {{QStringLiteral("milliseconds"), milliseconds(time)}};
}

} // namespace tagloom::bench
