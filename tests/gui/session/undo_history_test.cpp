// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/undo_history.h"

#include "gui/panels/banner.h"
#include "gui/tagging/session_fixture.h"

#include <QPushButton>
#include <QSignalSpy>

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

QTEST_MAIN(UndoHistoryTest)
#include "undo_history_test.moc"
