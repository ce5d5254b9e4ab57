// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/upkeep.h"

#include "gui/panels/banner.h"
#include "gui/settings/temporary_settings.h"
#include "gui/tagging/session_fixture.h"
#include "gui/window/status_line.h"
#include "store/statement.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::HistoryLimits;
using domain::ItemId;
using gui::Notices;
using gui::Settings;
using gui::Upkeep;

class UpkeepTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletesNothingUnlessTold();
    void deletesWhatWasInTheTrashForTooLong();
    void prunesTheHistoryAndSaysSoQuietly();
    void prunesByAge();
    void comesByItselfAndAfterALargeAction();
    void writesNothingToALibraryOpenForLooking();

private:
    /// So many entries, by as few writes as possible: each is old and large.
    static void addOldEntries(test::SessionFixture &fixture, qint64 count)
    {
        test::waitFor(fixture.session().library().write(u"fill"_s, [count](store::Transaction &transaction) {
            transaction.leaveUnrecorded();
            transaction.changes().history = true;
            return store::Statement(
                       transaction.connection(),
                       u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1) "
                       "INSERT INTO history (label, made_at, origin, items, tags, row_count, format, parts, "
                       "bytes) SELECT 'old ' || i, i, 'window', 1, 0, 1, 1, 1, 10000000 FROM n"_s)
                .run(count);
        }));
    }
    static qint64 entries(test::SessionFixture &fixture)
    {
        return test::waitFor(library::HistoryService(fixture.session().library()).totals()).entries;
    }
    static void trashLongAgo(test::SessionFixture &fixture, ItemId item, int days)
    {
        test::waitFor(fixture.session().library().write(u"Trash"_s, [item, days](store::Transaction &transaction) {
            return store::Statement(transaction.connection(), u"UPDATE items SET trashed_at = ? WHERE id = ?"_s)
                .run(transaction.now() - days * 86'400'000LL - 1, item);
        }));
    }
    static qint64 items(test::SessionFixture &fixture)
    {
        return fixture.session().library().connection().number(u"SELECT count(*) FROM items"_s).value();
    }
};

void UpkeepTest::deletesNothingUnlessTold()
{
    const test::TemporarySettings folder;
    Settings settings;
    test::SessionFixture fixture;
    trashLongAgo(fixture, fixture.addItem(u"one"_s), 5000);
    Upkeep upkeep(fixture.session(), settings);
    upkeep.run();
    fixture.addItem(u"behind it in the queue"_s);
    QCOMPARE(items(fixture), 2);
}

void UpkeepTest::deletesWhatWasInTheTrashForTooLong()
{
    const test::TemporarySettings folder;
    Settings settings;
    settings.set(gui::option::TrashDays, 30);
    test::SessionFixture fixture;
    gui::Banner banner;
    banner.follow(fixture.session().notices());
    const auto ids = fixture.addItems({u"old"_s, u"older"_s, u"new"_s}, {u"art"_s});
    trashLongAgo(fixture, ids[0], 30);
    trashLongAgo(fixture, ids[1], 300);
    trashLongAgo(fixture, ids[2], 29);
    Upkeep upkeep(fixture.session(), settings);
    upkeep.run();
    QTRY_COMPARE(banner.text(), u"2 items that had been in the trash for 30 days deleted for good"_s);
    QCOMPARE(items(fixture), 1);
    auto *const undo = banner.findChild<QPushButton *>();
    QCOMPARE(undo->text(), u"Undo"_s);
    undo->click();
    QTRY_COMPARE(items(fixture), 3);
    QCOMPARE(fixture.links(ids[0]), u"art"_s);
    QVERIFY(fixture.item(ids[0]).trashedAt);
}

void UpkeepTest::prunesTheHistoryAndSaysSoQuietly()
{
    const test::TemporarySettings folder;
    Settings settings;
    test::SessionFixture fixture;
    gui::StatusLine status;
    status.setSession(&fixture.session());
    auto *const note = status.findChild<QLabel *>(u"note"_s);
    addOldEntries(fixture, HistoryLimits::alwaysKept + 50);
    QVERIFY(note->isHidden());
    QSignalSpy noted(&fixture.session().notices(), &Notices::noted);
    QSignalSpy said(&fixture.session().notices(), &Notices::said);
    Upkeep upkeep(fixture.session(), settings);
    settings.set(gui::option::HistoryMegabytes, 0);
    upkeep.run();
    fixture.addItem(u"behind it in the queue"_s);
    QCOMPARE(entries(fixture), HistoryLimits::alwaysKept + 51);
    settings.set(gui::option::HistoryMegabytes, 500);
    upkeep.run();
    QTRY_COMPARE(noted.size(), 1);
    QCOMPARE(entries(fixture), HistoryLimits::alwaysKept);
    QVERIFY(!note->isHidden());
    QCOMPARE(note->text(), u"51 actions of long ago left the history, to keep it within its limits"_s);
    QCOMPARE(said.size(), 0);
    status.setSession(nullptr);
    QVERIFY(note->isHidden());
}

void UpkeepTest::prunesByAge()
{
    const test::TemporarySettings folder;
    Settings settings;
    settings.set(gui::option::HistoryMegabytes, 0);
    settings.set(gui::option::HistoryMonths, 3);
    test::SessionFixture fixture;
    addOldEntries(fixture, HistoryLimits::alwaysKept + 5);
    Upkeep upkeep(fixture.session(), settings);
    upkeep.run();
    QTRY_COMPARE(entries(fixture), HistoryLimits::alwaysKept);
}

void UpkeepTest::comesByItselfAndAfterALargeAction()
{
    const test::TemporarySettings folder;
    Settings settings;
    test::SessionFixture fixture;
    addOldEntries(fixture, HistoryLimits::alwaysKept + 5);
    Upkeep upkeep(fixture.session(), settings);
    upkeep.setWhile(0);
    QTRY_COMPARE(entries(fixture), HistoryLimits::alwaysKept);
    // The next turn would be tomorrow.
    addOldEntries(fixture, 7);
    QTRY_COMPARE(entries(fixture), HistoryLimits::alwaysKept);
}

void UpkeepTest::writesNothingToALibraryOpenForLooking()
{
    const test::TemporarySettings folder;
    Settings settings;
    settings.set(gui::option::TrashDays, 1);
    test::SessionFixture fixture;
    trashLongAgo(fixture, fixture.addItem(u"one"_s), 5000);
    fixture.open(library::OpenMode::ReadOnly);
    const QSignalSpy failed(&fixture.session().notices(), &Notices::failed);
    Upkeep upkeep(fixture.session(), settings);
    upkeep.run();
    QCOMPARE(items(fixture), 1);
    QCOMPARE(failed.size(), 0);
}

QTEST_MAIN(UpkeepTest)
#include "upkeep_test.moc"
