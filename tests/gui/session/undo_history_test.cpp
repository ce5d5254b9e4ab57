// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/undo_history.h"

#include "gui/panels/banner.h"
#include "gui/tagging/session_fixture.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::HistoryId;
using domain::ItemId;
using gui::Notices;
using gui::UndoHistory;

class UndoHistoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatItWouldDo();
    void knowsTheHistoryOfBefore();
    void offersToUndoEachAction();
    void offersToUndoThatVeryAction();
    void offersToUndoWhatIsSaidOfAnAction();
    void saysWhyItCannot();
    void goesBackAsOneJobThatCanBeStopped();
    void stopsWhereAStepIsRefused();
};

void UndoHistoryTest::knowsWhatItWouldDo()
{
    test::SessionFixture fixture;
    UndoHistory &history = fixture.session().history();
    QVERIFY(!history.canUndo());
    const ItemId item = fixture.addItem(u"one"_s);
    QTRY_COMPARE(history.undoLabel(), u"Add 1 item"_s);
    QSignalSpy said(&fixture.session().notices(), &Notices::said);
    history.undo();
    QTRY_COMPARE(history.redoLabel(), u"Add 1 item"_s);
    QVERIFY(!history.canUndo());
    QCOMPARE(said.constFirst().constFirst().toString(), u"Undone: Add 1 item"_s);
    history.redo();
    QTRY_VERIFY(history.canUndo());
    QVERIFY(!history.canRedo());
    QCOMPARE(fixture.item(item).title, u"one"_s);
    QTRY_COMPARE(said.constLast().constFirst().toString(), u"Redone: Add 1 item"_s);
}

void UndoHistoryTest::knowsTheHistoryOfBefore()
{
    test::SessionFixture fixture;
    fixture.addItem(u"one"_s);
    fixture.open(library::OpenMode::ReadWrite);
    QTRY_COMPARE(fixture.session().history().undoLabel(), u"Add 1 item"_s);
}

void UndoHistoryTest::offersToUndoEachAction()
{
    test::SessionFixture fixture;
    gui::Banner banner;
    banner.follow(fixture.session().notices());
    const ItemId item = fixture.addItem(u"one"_s);
    QTRY_COMPARE(banner.text(), u"Add 1 item"_s);
    test::waitFor(fixture.session().items().changeTitle(item, u"two"_s));
    QTRY_COMPARE(banner.text(), u"Change the title"_s);
    auto *const button = banner.findChild<QPushButton *>();
    QCOMPARE(button->text(), u"Undo"_s);
    button->click();
    QTRY_COMPARE(banner.text(), u"Undone: Change the title"_s);
    QCOMPARE(fixture.item(item).title, u"one"_s);
    QVERIFY(button->isHidden());
}

/// Of an action that is not the last one any more.
void UndoHistoryTest::offersToUndoThatVeryAction()
{
    test::SessionFixture fixture;
    const ItemId item = fixture.addItem(u"one"_s);
    QSignalSpy acted(&fixture.session().notices(), &Notices::acted);
    QSignalSpy said(&fixture.session().notices(), &Notices::said);
    test::waitFor(fixture.session().items().changeTitle(item, u"two"_s));
    QTRY_VERIFY(!acted.isEmpty());
    const auto entry = acted.constLast()[1].value<HistoryId>();
    fixture.addItem(u"other"_s);
    fixture.session().notices().requestUndo(entry);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"Undone: Change the title"_s);
    QCOMPARE(fixture.item(item).title, u"one"_s);
    QCOMPARE(acted.constLast()[0].toString(), u"Undo: Change the title"_s);
}

void UndoHistoryTest::offersToUndoWhatIsSaidOfAnAction()
{
    test::SessionFixture fixture;
    Notices &notices = fixture.session().notices();
    QSignalSpy said(&notices, &Notices::said);
    notices.offerUndo(u"Tag"_s, HistoryId{7});
    notices.say(u"1 item tagged"_s);
    notices.say(u"Address copied"_s);
    QCOMPARE(said[0][1].value<HistoryId>(), HistoryId{7});
    QVERIFY(!said[1][1].value<HistoryId>().isValid());
}

void UndoHistoryTest::saysWhyItCannot()
{
    test::SessionFixture fixture;
    QSignalSpy failed(&fixture.session().notices(), &Notices::failed);
    fixture.session().history().undo();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toString(), u"There is nothing to undo."_s);
    fixture.session().history().undoEntry(HistoryId{77});
    QTRY_COMPARE(failed.size(), 2);
}

/// With a first step that is long enough for a bar.
void UndoHistoryTest::goesBackAsOneJobThatCanBeStopped()
{
    test::SessionFixture fixture;
    const auto &connection = fixture.session().library().connection();
    const auto items = [&connection] {
        return connection.number(u"SELECT count(*) FROM items"_s).value();
    };
    for (const QString &title : {u"one"_s, u"two"_s, u"three"_s})
        fixture.addItem(title);
    library::HistoryService service(fixture.session().library());
    const auto entries = test::waitFor(service.entries({}, {}, 10));
    // The writer is busy until the bar is there.
    library::Job job;
    connect(&fixture.session().notices(), &Notices::jobBegan, this,
            [&job](const QString &, const library::Job &began) { job = began; });
    std::atomic_bool goOn = false;
    const auto busy = fixture.session().library().write(u"busy"_s, [&goOn](store::Transaction &) {
        while (!goOn)
            QThread::yieldCurrentThread();
        return domain::Result<void>();
    });
    QSignalSpy ended(&fixture.session().notices(), &Notices::jobEnded);
    QSignalSpy said(&fixture.session().notices(), &Notices::said);
    fixture.session().history().undoBackTo(entries.constLast().id);
    fixture.session().history().undoBackTo(entries.constLast().id); // one at a time
    QTRY_VERIFY(job);
    QCOMPARE(job->total, 3);
    job->cancelled = true;
    goOn = true;
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said[0][0].toString().startsWith(u"The work was stopped."_s));
    QCOMPARE(ended.size(), 1);
    QCOMPARE(items(), 3);
    fixture.session().history().undoBackTo(entries[1].id);
    QTRY_COMPARE(said.constLast()[0].toString(), u"2 actions undone"_s);
    QCOMPARE(items(), 1);
}

void UndoHistoryTest::stopsWhereAStepIsRefused()
{
    test::SessionFixture fixture;
    const ItemId item = fixture.addItem(u"one"_s);
    test::waitFor(fixture.session().items().changeTitle(item, u"two"_s));
    test::waitFor(fixture.session().tags().create(u"art"_s));
    // By another program, so that the history does not know of it.
    test::waitFor(fixture.session().library().write(u"foreign"_s, [](store::Transaction &transaction) {
        transaction.leaveUnrecorded();
        return transaction.connection().execute(u"UPDATE items SET title = 'three'"_s);
    }));
    library::HistoryService service(fixture.session().library());
    const auto entries = test::waitFor(service.entries({}, {}, 10));
    QSignalSpy failed(&fixture.session().notices(), &Notices::failed);
    fixture.session().history().undoBackTo(entries.constLast().id);
    QTRY_COMPARE(failed.size(), 1);
    const QString message = failed[0][0].toString();
    QVERIFY2(message.startsWith(u"“Change the title” cannot be undone"_s)
                 && message.endsWith(u"Before that: 1 action undone."_s),
             qPrintable(message));
    QCOMPARE(fixture.item(item).title, u"three"_s);
    // The way is free for the next.
    test::waitFor(fixture.session().library().write(u"foreign"_s, [](store::Transaction &transaction) {
        transaction.leaveUnrecorded();
        return transaction.connection().execute(u"UPDATE items SET title = 'two'"_s);
    }));
    QSignalSpy said(&fixture.session().notices(), &Notices::said);
    fixture.session().history().undoBackTo(entries.constLast().id);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), u"2 actions undone"_s);
}

QTEST_MAIN(UndoHistoryTest)
#include "undo_history_test.moc"
