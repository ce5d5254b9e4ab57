// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/session.h"
#include "gui/settings/temporary_settings.h"
#include "gui/window/main_window.h"
#include "support/loop_watchdog.h"
#include "support/store_steps.h"
#include "support/temporary_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using test::sure;

namespace {

constexpr int manyItems = 40000;

} // namespace

/// Large changes run on other threads: meanwhile the window's event loop turns. Times are compared with each other, since
/// machines differ.
class EventLoopTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void turnsWhileManyItemsChange();

private:
    test::TemporaryLibrary m_file;
};

void EventLoopTest::initTestCase()
{
    const auto connection = m_file.connection();
    sure(connection->execute(
        u"INSERT INTO items (title, created_at, updated_at) WITH RECURSIVE n (value) AS "
        "(VALUES (1) UNION ALL SELECT value + 1 FROM n LIMIT %1) SELECT 'item ' || value, value, value FROM n"_s
            .arg(manyItems)));
}

void EventLoopTest::turnsWhileManyItemsChange()
{
    const test::TemporarySettings folder;
    gui::Settings settings;
    gui::MainWindow window(settings);
    QVERIFY(window.openLibrary(m_file.path()).ok());
    window.show();
    gui::Session &session = *window.session();
    QTRY_COMPARE(session.itemsModel().result().size(), manyItems);
    QTRY_VERIFY(session.isIndexReady());
    const QList<ItemId> items = session.itemsModel().result();

    const auto holdsUpLittle = [&session](auto change) {
        test::LoopWatchdog watchdog;
        const auto done = change();
        while (!done.isFinished() || session.isSearching())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        watchdog.stop();
        qInfo("longest gap %.0f ms of %.0f ms", watchdog.longestGap(), watchdog.whole());
        return watchdog.longestGap() < watchdog.whole() / 3;
    };
    QVERIFY(holdsUpLittle([&] { return session.tagging().addTagsByName(items, {u"every"_s}); }));
    QVERIFY(holdsUpLittle([&] { return session.items().trash(items.mid(0, manyItems / 2)); }));
    QVERIFY(holdsUpLittle([&] { return session.items().restore(items.mid(0, manyItems / 2)); }));
    QVERIFY(holdsUpLittle([&] { return session.tagging().removeTagsByName(items, {u"every"_s}); }));
}

QTEST_MAIN(EventLoopTest)
#include "event_loop_test.moc"
