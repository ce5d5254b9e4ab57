// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/history/history_pane.h"

#include "gui/tagging/session_fixture.h"
#include "models/roles.h"
#include "store/origin_scope.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using gui::HistoryPane;
using gui::Notices;

namespace {

/// A pane on a library of its own, and its parts by the names that screen readers say.
class ShownPane final
{
public:
    explicit ShownPane(library::OpenMode mode = library::OpenMode::ReadWrite)
        : library(mode)
    { }

    void show()
    {
        pane = std::make_unique<HistoryPane>(library.session());
        pane->resize(320, 640);
        pane->show();
        QVERIFY(QTest::qWaitForWindowActive(pane.get()));
    }

    template <class Part> Part &part(const QString &name)
    {
        const auto parts = pane->findChildren<Part *>();
        for (Part *const found : parts) {
            if (found->accessibleName() == name)
                return *found;
        }
        qFatal("There is no %s.", qPrintable(name));
    }
    QListView &entries() { return part<QListView>(u"History entries"_s); }
    QListView &details() { return part<QListView>(u"History details"_s); }
    QLineEdit &filter() { return part<QLineEdit>(u"History filter"_s); }

    QPushButton &button(const QString &text)
    {
        const auto buttons = pane->findChildren<QPushButton *>();
        for (QPushButton *const found : buttons) {
            if (found->text().remove(u'&') == text)
                return *found;
        }
        qFatal("There is no button %s.", qPrintable(text));
    }
    bool hasButton(const QString &text)
    {
        const auto buttons = pane->findChildren<QPushButton *>();
        return std::any_of(buttons.begin(), buttons.end(),
                           [&](const QPushButton *one) { return !one->isHidden() && one->text() == text; });
    }

    QStringList labels()
    {
        QStringList all;
        for (int row = 0; row < entries().model()->rowCount(); ++row)
            all.append(entries().model()->index(row, 0).data().toString());
        return all;
    }
    int undone()
    {
        int count = 0;
        for (int row = 0; row < entries().model()->rowCount(); ++row)
            count += entries().model()->index(row, 0).data(models::UndoneRole).toBool() ? 1 : 0;
        return count;
    }
    void choose(int row) { entries().setCurrentIndex(entries().model()->index(row, 0)); }

    /// Answers the question that comes next.
    static void whenAsked(std::function<void(QDialog &)> answer)
    {
        auto *const look = new QTimer(qApp);
        QObject::connect(look, &QTimer::timeout, qApp, [look, answer = std::move(answer)] {
            if (auto *const dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
                look->deleteLater();
                answer(*dialog);
            }
        });
        look->start(1);
    }

    test::SessionFixture library;
    std::unique_ptr<HistoryPane> pane;
};

} // namespace

class HistoryPaneTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysSoWhenNothingWasDone();
    void beginsWhereTheLibraryStands();
    void showsWhatAnEntryChanged();
    void filtersByWordsOriginAndTime();
    void undoesAnOlderEntry();
    void saysWhichLaterEntryStandsInTheWay();
    void undoesBackToAnEntryAndRedoesUpToIt();
    void undoesNothingWithoutAYes();
    void keepsSelectionAndScrollWhileThingsHappen();
    void keepsTheChosenEntryInSightInALowWindow();
    void goesToWhatAChangeWasOn();
    void isWorkedByTheKeyboard();
    void undoesNothingWhenOpenForLooking();
};

void HistoryPaneTest::saysSoWhenNothingWasDone()
{
    ShownPane shown;
    shown.show();
    auto &nothing = *shown.pane->findChild<QLabel *>(u"nothing"_s);
    QTRY_VERIFY(nothing.isVisible());
    QVERIFY(nothing.text().startsWith(u"Nothing has been done yet."_s));
    QVERIFY(!shown.details().isVisible());
    shown.library.addItem(u"one"_s);
    QTRY_COMPARE(shown.labels(), QStringList{u"Add 1 item"_s});
    QTRY_VERIFY(!nothing.isVisible() && shown.details().isVisible());
}

void HistoryPaneTest::beginsWhereTheLibraryStands()
{
    ShownPane shown;
    shown.library.addItem(u"one"_s);
    shown.library.addItem(u"two"_s);
    shown.library.session().history().load();
    QTRY_VERIFY(shown.library.session().history().canUndo());
    shown.library.session().history().undo();
    QTRY_VERIFY(shown.library.session().history().canRedo());
    shown.show();
    QTRY_COMPARE(shown.entries().currentIndex().row(), 1);
    QCOMPARE(shown.undone(), 1);
    QVERIFY(shown.entries().model()->index(0, 0).data(models::HereRole).toBool());
    // Room for the line between both.
    QVERIFY(shown.entries().visualRect(shown.entries().model()->index(0, 0)).height()
            > shown.entries().visualRect(shown.entries().currentIndex()).height());
}

void HistoryPaneTest::showsWhatAnEntryChanged()
{
    ShownPane shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    test::waitFor(shown.library.session().items().changeTitle(item, u"two"_s));
    shown.show();
    QTRY_COMPARE(shown.details().model()->rowCount(), 1);
    QCOMPARE(shown.details().model()->index(0, 0).data(models::DetailChangeRole).toInt(),
             static_cast<int>(domain::HistoryDetail::Change::Changed));
    shown.choose(1);
    QTRY_COMPARE(shown.details().model()->index(0, 0).data(models::DetailChangeRole).toInt(),
                 static_cast<int>(domain::HistoryDetail::Change::Added));
}

void HistoryPaneTest::filtersByWordsOriginAndTime()
{
    ShownPane shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    {
        const store::OriginScope scope(domain::HistoryOrigin::Command);
        test::waitFor(shown.library.session().items().changeTitle(item, u"two"_s));
    }
    shown.show();
    const QStringList both{u"Change the title"_s, u"Add 1 item"_s};
    QTRY_COMPARE(shown.labels(), both);
    QTest::keyClicks(&shown.filter(), u"TITLE"_s);
    QTRY_COMPARE(shown.labels(), both.first(1));
    QTest::keyClicks(&shown.filter(), u" and more"_s);
    QTRY_VERIFY(shown.labels().isEmpty());
    auto &clear = shown.button(u"Clear the filter"_s);
    QTRY_VERIFY(clear.isVisible());
    clear.click();
    QTRY_COMPARE(shown.labels(), both);
    QVERIFY(shown.filter().text().isEmpty());
    auto &origin = shown.part<QComboBox>(u"Where actions came from"_s);
    origin.setCurrentText(u"Window"_s);
    QTRY_COMPARE(shown.labels(), both.last(1));
    origin.setCurrentText(u"Import"_s);
    QTRY_VERIFY(shown.labels().isEmpty());
    origin.setCurrentIndex(0);
    auto &days = shown.part<QComboBox>(u"When actions were done"_s);
    days.setCurrentText(u"Today"_s);
    QTRY_COMPARE(shown.labels(), both);
    QVERIFY(shown.library.session().library().connection().number(u"SELECT count(*) FROM history"_s).value() == 2);
}

void HistoryPaneTest::undoesAnOlderEntry()
{
    ShownPane shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    test::waitFor(shown.library.session().items().changeTitle(item, u"two"_s));
    shown.library.addItem(u"three"_s);
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 3);
    shown.choose(1);
    shown.button(u"Undo this"_s).click();
    QTRY_COMPARE(shown.labels().first(), u"Undo: Change the title"_s);
    QCOMPARE(shown.library.item(item).title, u"one"_s);
    QCOMPARE(shown.undone(), 0);
    QCOMPARE(shown.entries().currentIndex().data().toString(), u"Change the title"_s);
}

void HistoryPaneTest::saysWhichLaterEntryStandsInTheWay()
{
    ShownPane shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    test::waitFor(shown.library.session().items().changeTitle(item, u"two"_s));
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 2);
    shown.choose(1);
    const QSignalSpy failed(&shown.library.session().notices(), &Notices::failed);
    shown.button(u"Undo this"_s).click();
    QTRY_COMPARE(failed.size(), 1);
    const QString reason = failed[0][0].toString();
    QVERIFY2(reason.contains(u"“Add 1 item” cannot be undone"_s) && reason.contains(u"“Change the title”"_s),
             qPrintable(reason));
    QCOMPARE(shown.library.item(item).title, u"two"_s);
    QCOMPARE(shown.undone(), 0);
}

void HistoryPaneTest::undoesBackToAnEntryAndRedoesUpToIt()
{
    ShownPane shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    for (int number = 1; number <= 4; ++number)
        test::waitFor(shown.library.session().items().changeTitle(item, u"title %1"_s.arg(number)));
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 5);
    shown.choose(0);
    QTRY_VERIFY(!shown.hasButton(u"Undo back to here…"_s)); // the same as to undo this one
    shown.choose(2);
    const QSignalSpy said(&shown.library.session().notices(), &Notices::said);
    QString question;
    ShownPane::whenAsked([&question](QDialog &asked) {
        question = asked.windowTitle();
        asked.accept();
    });
    shown.button(u"Undo back to here…"_s).click();
    QTRY_COMPARE(shown.undone(), 3);
    QCOMPARE(question, u"Undo 3 actions?"_s);
    QCOMPARE(shown.library.item(item).title, u"title 1"_s);
    QTRY_COMPARE(said.constLast()[0].toString(), u"3 actions undone"_s);
    shown.choose(1);
    QTRY_VERIFY(shown.hasButton(u"Redo up to here"_s) && !shown.hasButton(u"Undo this"_s));
    shown.button(u"Redo up to here"_s).click();
    QTRY_COMPARE(shown.undone(), 1);
    QCOMPARE(shown.library.item(item).title, u"title 3"_s);
    QTRY_COMPARE(said.constLast()[0].toString(), u"2 actions redone"_s);
}

void HistoryPaneTest::undoesNothingWithoutAYes()
{
    ShownPane shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    test::waitFor(shown.library.session().items().changeTitle(item, u"two"_s));
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 2);
    shown.choose(1);
    bool asked = false;
    ShownPane::whenAsked([&asked](QDialog &dialog) {
        asked = true;
        dialog.reject();
    });
    shown.button(u"Undo back to here…"_s).click();
    QTRY_VERIFY(asked);
    shown.library.addItem(u"behind it in the queue"_s);
    QCOMPARE(shown.library.item(item).title, u"two"_s);
}

void HistoryPaneTest::keepsSelectionAndScrollWhileThingsHappen()
{
    ShownPane shown;
    for (int number = 0; number < 60; ++number)
        shown.library.addItem(QString::number(number));
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 60);
    shown.choose(30);
    shown.entries().scrollTo(shown.entries().currentIndex(), QAbstractItemView::PositionAtCenter);
    const auto place = [&shown] {
        return shown.entries().visualRect(shown.entries().currentIndex());
    };
    const QRect before = place();
    const auto id = shown.entries().currentIndex().data(models::HistoryIdRole);
    shown.library.addItem(u"more"_s);
    QTRY_COMPARE(shown.labels().size(), 61);
    QCOMPARE(shown.entries().currentIndex().data(models::HistoryIdRole), id);
    QCOMPARE(shown.entries().selectionModel()->selectedIndexes().size(), 1);
    QTRY_COMPARE(place(), before);
}

void HistoryPaneTest::keepsTheChosenEntryInSightInALowWindow()
{
    ShownPane shown;
    for (int number = 0; number < 10; ++number)
        shown.library.addItem(QString::number(number));
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 10);
    shown.choose(5);
    shown.pane->resize(320, 380);
    QTRY_VERIFY(
        shown.entries().viewport()->rect().contains(shown.entries().visualRect(shown.entries().currentIndex())));
}

void HistoryPaneTest::goesToWhatAChangeWasOn()
{
    ShownPane shown;
    const ItemId item = shown.library.addItem(u"one"_s);
    shown.show();
    QTRY_COMPARE(shown.details().model()->rowCount(), 1);
    const QSignalSpy wanted(shown.pane.get(), &HistoryPane::itemRequested);
    shown.details().setCurrentIndex(shown.details().model()->index(0, 0));
    QTest::keyClick(&shown.details(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][0].value<ItemId>(), item);
}

void HistoryPaneTest::isWorkedByTheKeyboard()
{
    ShownPane shown;
    shown.library.addItem(u"one"_s);
    shown.library.addItem(u"two"_s);
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 2);
    shown.pane->focusEntries();
    QVERIFY(shown.entries().hasFocus());
    QTest::keyClick(&shown.entries(), Qt::Key_Down);
    QCOMPARE(shown.entries().currentIndex().row(), 1);
    QTest::keyClick(&shown.entries(), Qt::Key_Delete);
    QTest::keyClick(&shown.entries(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"Add 1 item, Today, "_s));
    QTest::keyClick(&shown.entries(), Qt::Key_Return);
    QVERIFY(shown.details().hasFocus());
    const QSignalSpy left(shown.pane.get(), &HistoryPane::leaveRequested);
    QTest::keyClick(&shown.details(), Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    shown.filter().setFocus();
    QTest::keyClicks(&shown.filter(), u"x"_s);
    QTest::keyClick(&shown.filter(), Qt::Key_Escape);
    QVERIFY(shown.filter().text().isEmpty());
    QCOMPARE(left.size(), 1);
    QTest::keyClick(&shown.filter(), Qt::Key_Escape);
    QCOMPARE(left.size(), 2);
    QTRY_COMPARE(shown.labels().size(), 2);
}

void HistoryPaneTest::undoesNothingWhenOpenForLooking()
{
    ShownPane shown;
    shown.library.addItem(u"one"_s);
    shown.library.open(library::OpenMode::ReadOnly);
    shown.show();
    QTRY_COMPARE(shown.labels().size(), 1);
    QVERIFY(!shown.button(u"Undo this"_s).isEnabled());
}

QTEST_MAIN(HistoryPaneTest)
#include "history_pane_test.moc"
