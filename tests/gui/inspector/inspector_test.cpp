// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/question.h"
#include "gui/inspector/inspector.h"
#include "gui/inspector/links_table.h"
#include "gui/inspector/tag_editor.h"
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/suggestion_row.h"
#include "gui/tagging/tag_chip.h"
#include "gui/tagging/tag_strip.h"
#include "models/short_day.h"
#include "store/detail_store.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

class InspectorTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsOneItem();
    void severalItemsHaveOnlyTheirTags();
    void whatIsSuggestedForOneStandsApart();
    void nothingIsAskedForWhileItIsHidden();
    void nothingSelectedIsSaid();
    void titleAndAddressAreAppliedOnEnter();
    void escapePutsTheOldTitleBack();
    void ablankTitleBecomesTheAddress();
    void typedTextIsNotLostWhenTheSelectionChanges();
    void notesAreSavedByKeyAndWhenLeft();
    void typedTextIsNotLostWhenTheInspectorGoes();
    void aChangeElsewhereDoesNotOverwriteWhatIsBeingTyped();
    void aChangeElsewhereIsShown();
    void kindIsChosen();
    void showsTheFormOfTheKind();
    void keepsWhatCannotBeKeptInItsLine();
    void keepsWhatCannotBeKeptWhileOtherItemsAreSelected();
    void setsWhatSeveralItemsShare();
    void asksBeforeDetailsGo();
    void theAddressIsOpened();
    void aReadOnlyLibraryIsOnlyShown();

private:
    template <class Widget> Widget *child(const char *name) const
    {
        return m_inspector->findChild<Widget *>(QLatin1String(name));
    }
    QLineEdit *title() const { return child<QLineEdit>("title"); }
    QLineEdit *address() const { return child<QLineEdit>("address"); }
    QPlainTextEdit *notes() const { return child<QPlainTextEdit>("notes"); }
    void makeInspector();
    domain::ItemId addTask(const QString &name);
    domain::ItemDetails details(domain::ItemId item) const;
    void type(const char *field, const QString &text) const;

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<Inspector> m_inspector;
    domain::ItemId m_first;
    domain::ItemId m_second;
};

void InspectorTest::init()
{
    m_library = std::make_unique<test::SessionFixture>();
    m_first = m_library->addItem(u"first"_s, {u"art"_s, u"physics"_s});
    m_second = m_library->addItem(u"second"_s, {u"physics"_s});
    makeInspector();
}

void InspectorTest::makeInspector()
{
    m_inspector = std::make_unique<Inspector>(m_library->session());
    m_inspector->resize(320, 700);
    m_inspector->show();
    m_inspector->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_inspector.get()));
}

void InspectorTest::cleanup()
{
    m_inspector.reset();
    m_library.reset();
}

void InspectorTest::showsOneItem()
{
    QCOMPARE(m_inspector->accessibleName(), u"Inspector"_s);
    QCOMPARE(m_inspector->tagEditor().accessibleName(), u"Tag editor"_s);
    test::waitFor(m_library->session().items().changeNotes(m_first, u"some\nnotes"_s));
    m_library->select({m_first});
    QCOMPARE(title()->text(), u"first"_s);
    QCOMPARE(address()->text(), u"https://example.org/first"_s);
    QCOMPARE(notes()->toPlainText(), u"some\nnotes"_s);
    QCOMPARE(child<QComboBox>("kind")->currentText(), u"Bookmark"_s);
    QVERIFY(child<QLabel>("dates")->text().startsWith(u"Added Today"_s));
    QCOMPARE(m_inspector->tagEditor().strip().chips().size(), 2);
    QVERIFY(title()->isVisible());
    m_library->select({m_second});
    QCOMPARE(title()->text(), u"second"_s);
    QVERIFY(notes()->toPlainText().isEmpty());
}

void InspectorTest::severalItemsHaveOnlyTheirTags()
{
    m_library->select({m_first, m_second});
    QVERIFY(!title()->isVisible());
    QVERIFY(!notes()->isVisible());
    QVERIFY(!m_inspector->links().isVisible());
    QCOMPARE(child<QLabel>("severalTitle")->text(), u"2 items"_s);
    QVERIFY(m_inspector->tagEditor().isVisible());
    QCOMPARE(m_inspector->tagEditor().strip().chips().size(), 2);
}

void InspectorTest::whatIsSuggestedForOneStandsApart()
{
    m_library->suggest(m_second, u"maths"_s);
    TagEditor &editor = m_inspector->tagEditor();
    m_library->select({m_second});
    QTRY_VERIFY(editor.suggestions().isVisible());
    QCOMPARE(editor.suggestions().chips().first()->tag(), m_library->tag(u"maths"_s));
    QCOMPARE(editor.strip().chips().size(), 1); // physics, which it has
    QVERIFY(editor.strip().chips().first()->toolTip().contains(u"by hand"_s));
    // What is stored for several items stands among their tags.
    m_library->select({m_first, m_second});
    QVERIFY(!editor.suggestions().isVisible());
    QVERIFY(editor.strip().chipOf(m_library->tag(u"maths"_s)));
    // A letter goes on to the input, as from the other chips.
    m_library->select({m_second});
    QTRY_VERIFY(editor.suggestions().isVisible());
    TagChip *chip = editor.suggestions().chips().first();
    chip->setFocus();
    QTest::keyClick(chip, Qt::Key_A);
    QVERIFY(editor.strip().input().hasFocus());
    QCOMPARE(editor.strip().input().text(), u"a"_s);
}

void InspectorTest::nothingIsAskedForWhileItIsHidden()
{
    m_library->suggest(m_second, u"maths"_s);
    m_inspector->hide();
    m_library->select({m_second});
    QTest::qWait(0);
    QVERIFY(m_inspector->tagEditor().suggestions().chips().isEmpty());
    m_inspector->show();
    QTRY_VERIFY(!m_inspector->tagEditor().suggestions().chips().isEmpty());
}

void InspectorTest::nothingSelectedIsSaid()
{
    m_library->select({m_first});
    m_library->select({});
    QVERIFY(!title()->isVisible());
    QVERIFY(child<QLabel>("emptyTitle")->isVisible());
}

void InspectorTest::titleAndAddressAreAppliedOnEnter()
{
    m_library->select({m_first});
    title()->setFocus();
    title()->selectAll();
    QTest::keyClicks(title(), u"another"_s);
    QCOMPARE(m_library->item(m_first).title, u"first"_s);
    QTest::keyClick(title(), Qt::Key_Return);
    QTRY_COMPARE(m_library->item(m_first).title, u"another"_s);
    address()->setFocus();
    address()->selectAll();
    QTest::keyClicks(address(), u"https://example.net"_s);
    title()->setFocus();
    QTRY_COMPARE(m_library->item(m_first).url, u"https://example.net"_s);
    QCOMPARE(m_library->item(m_first).title, u"another"_s);
}

void InspectorTest::escapePutsTheOldTitleBack()
{
    m_library->select({m_first});
    title()->setFocus();
    QTest::keyClicks(title(), u"xxx"_s);
    QTest::keyClick(title(), Qt::Key_Escape);
    QCOMPARE(title()->text(), u"first"_s);
    m_inspector->flush();
    QTest::qWait(20);
    QCOMPARE(m_library->item(m_first).title, u"first"_s);
}

void InspectorTest::ablankTitleBecomesTheAddress()
{
    m_library->select({m_first});
    title()->setFocus();
    title()->selectAll();
    QTest::keyClicks(title(), u"  "_s);
    QTest::keyClick(title(), Qt::Key_Return);
    QTRY_COMPARE(title()->text(), u"https://example.org/first"_s);
    QCOMPARE(m_library->item(m_first).title, u"https://example.org/first"_s);
}

void InspectorTest::typedTextIsNotLostWhenTheSelectionChanges()
{
    m_library->select({m_first});
    notes()->setFocus();
    QTest::keyClicks(notes(), u"thought"_s);
    QTest::keyClicks(title(), u"x"_s);
    m_library->select({m_second});
    QCOMPARE(notes()->toPlainText(), QString());
    QTRY_COMPARE(m_library->notes(m_first), u"thought"_s);
    QTRY_VERIFY(m_library->item(m_first).title != u"first"_s);
    QCOMPARE(m_library->item(m_second).title, u"second"_s);
    QCOMPARE(m_library->notes(m_second), QString());
    m_library->select({});
    m_library->select({m_first});
    QCOMPARE(notes()->toPlainText(), u"thought"_s);
}

void InspectorTest::notesAreSavedByKeyAndWhenLeft()
{
    m_library->select({m_first});
    notes()->setFocus();
    QTest::keyClicks(notes(), u"one"_s);
    QTest::keyClick(notes(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_library->notes(m_first), u"one"_s);
    QCOMPARE(notes()->toPlainText(), u"one"_s);
    QTest::keyClicks(notes(), u" two"_s);
    title()->setFocus();
    QTRY_COMPARE(m_library->notes(m_first), u"one two"_s);
}

void InspectorTest::typedTextIsNotLostWhenTheInspectorGoes()
{
    m_library->select({m_first});
    notes()->setFocus();
    QTest::keyClicks(notes(), u"last words"_s);
    m_inspector.reset();
    QTRY_COMPARE(m_library->notes(m_first), u"last words"_s);
}

void InspectorTest::aChangeElsewhereDoesNotOverwriteWhatIsBeingTyped()
{
    m_library->select({m_first});
    title()->setFocus();
    title()->selectAll();
    QTest::keyClicks(title(), u"mine"_s);
    QTest::keyClicks(notes(), u"my notes"_s);
    test::waitFor(m_library->session().items().changeTitle(m_first, u"theirs"_s));
    test::waitFor(m_library->session().items().changeUrl(m_first, u"https://theirs.org"_s));
    QTRY_COMPARE(address()->text(), u"https://theirs.org"_s);
    QCOMPARE(title()->text(), u"mine"_s);
    QCOMPARE(notes()->toPlainText(), u"my notes"_s);
}

void InspectorTest::aChangeElsewhereIsShown()
{
    m_library->select({m_first});
    test::waitFor(m_library->session().items().changeTitle(m_first, u"theirs"_s));
    test::waitFor(m_library->session().items().changeNotes(m_first, u"notes of theirs"_s));
    QTRY_COMPARE(title()->text(), u"theirs"_s);
    QTRY_COMPARE(notes()->toPlainText(), u"notes of theirs"_s);
}

void InspectorTest::kindIsChosen()
{
    m_library->select({m_first});
    auto *kind = child<QComboBox>("kind");
    const int note = kind->findData(domain::noteKind.value);
    kind->setCurrentIndex(note);
    Q_EMIT kind->activated(note);
    QTRY_COMPARE(m_library->item(m_first).kind, domain::noteKind);
}

domain::ItemId InspectorTest::addTask(const QString &name)
{
    domain::ItemDraft draft;
    draft.kind = domain::taskKind;
    draft.title = name;
    draft.details.due = QDate(2024, 5, 31);
    return test::waitFor(m_library->session().items().add({draft})).ids.constFirst();
}

domain::ItemDetails InspectorTest::details(domain::ItemId item) const
{
    const auto found = store::readDetails(m_library->session().library().connection(), item);
    return found ? *found : domain::ItemDetails();
}

void InspectorTest::type(const char *field, const QString &text) const
{
    auto *const line = child<QLineEdit>(field);
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, text);
    QTest::keyClick(line, Qt::Key_Return);
}

void InspectorTest::showsTheFormOfTheKind()
{
    m_library->select({m_first});
    QVERIFY(!child<QLineEdit>("due")->isVisible());
    const auto task = addTask(u"task"_s);
    m_library->select({task});
    QVERIFY(child<QLineEdit>("due")->isVisible());
    QVERIFY(!child<QLineEdit>("isbn")->isVisible());
    QCOMPARE(child<QLineEdit>("due")->text(), u"2024-05-31"_s);
    type("due", u"2024-6-1"_s);
    QTRY_COMPARE(details(task).due, QDate(2024, 6, 1));
    QTRY_COMPARE(child<QLineEdit>("due")->text(), u"2024-06-01"_s);
    // As tables show it.
    type("due", models::shortDay(QDate(2024, 6, 2)));
    QTRY_COMPARE(details(task).due, QDate(2024, 6, 2));
    QVERIFY(!child<QCheckBox>("doneTick")->isChecked());
    child<QCheckBox>("doneTick")->click();
    QTRY_VERIFY(details(task).done.isValid());
    QTRY_COMPARE(child<QLineEdit>("done")->text(), details(task).done.toString(Qt::ISODate));
    child<QCheckBox>("doneTick")->click();
    QTRY_VERIFY(!details(task).done.isValid());
}

void InspectorTest::keepsWhatCannotBeKeptInItsLine()
{
    const auto task = addTask(u"task"_s);
    m_library->select({task});
    type("due", u"2023-02-29"_s);
    QVERIFY(child<QLabel>("detailMessage")->isVisible());
    QVERIFY(child<QLabel>("detailMessage")->text().startsWith(u"Due: there is no date"_s));
    QCOMPARE(child<QLineEdit>("due")->text(), u"2023-02-29"_s);
    QTest::keyClick(child<QLineEdit>("due"), Qt::Key_Escape);
    QCOMPARE(child<QLineEdit>("due")->text(), u"2024-05-31"_s);
    QVERIFY(!child<QLabel>("detailMessage")->isVisible());
    QCOMPARE(details(task).due, QDate(2024, 5, 31));
}

void InspectorTest::keepsWhatCannotBeKeptWhileOtherItemsAreSelected()
{
    const auto task = addTask(u"task"_s);
    const auto other = addTask(u"other"_s);
    QSignalSpy failed(&m_library->session().notices(), &gui::Notices::failed);
    m_library->select({task});
    type("due", u"2023-02-29"_s);
    m_library->select({other});
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().startsWith(u"Not stored. Due: there is no date"_s));
    QCOMPARE(child<QLineEdit>("due")->text(), u"2024-05-31"_s);
    QVERIFY(!child<QLabel>("detailMessage")->isVisible());
    m_library->select({m_first});
    m_library->select({task});
    QCOMPARE(child<QLineEdit>("due")->text(), u"2023-02-29"_s);
    QVERIFY(child<QLabel>("detailMessage")->text().startsWith(u"Due: there is no date"_s));
    QVERIFY(child<QLabel>("detailMessage")->isVisible());
    // Corrected, it is stored, and nothing is left of it.
    type("due", u"2023-02-28"_s);
    QTRY_COMPARE(details(task).due, QDate(2023, 2, 28));
    m_library->select({other});
    m_library->select({task});
    QTRY_COMPARE(child<QLineEdit>("due")->text(), u"2023-02-28"_s);
    QCOMPARE(failed.size(), 1);
}

void InspectorTest::setsWhatSeveralItemsShare()
{
    const auto task = addTask(u"task"_s);
    const auto other = addTask(u"other"_s);
    test::waitFor(m_library->session().details().change({other}, {{domain::DetailField::Due, u"2024-07-01"_s}}));
    m_library->select({task, other});
    QVERIFY(child<QLineEdit>("due")->isVisible());
    QVERIFY(child<QLineEdit>("due")->text().isEmpty());
    QCOMPARE(child<QComboBox>("kindOfAll")->currentText(), u"Task"_s);
    type("due", u"2025-01-01"_s);
    QTRY_COMPARE(details(task).due, QDate(2025, 1, 1));
    QCOMPARE(details(other).due, QDate(2025, 1, 1));
    m_library->select({task, m_first});
    QVERIFY(!child<QLineEdit>("due")->isVisible());
    QCOMPARE(child<QComboBox>("kindOfAll")->currentIndex(), -1);
}

void InspectorTest::asksBeforeDetailsGo()
{
    const auto task = addTask(u"task"_s);
    m_library->select({task});
    auto *const kind = child<QComboBox>("kind");
    const auto choose = [kind](domain::KindId chosen) {
        kind->setCurrentIndex(kind->findData(chosen.value));
        Q_EMIT kind->activated(kind->currentIndex());
    };
    const auto question = [this] {
        return m_inspector->findChild<Question *>();
    };
    choose(domain::noteKind);
    QTRY_VERIFY(question() && question()->isVisible());
    question()->reject();
    QTRY_COMPARE(kind->currentText(), u"Task"_s);
    QCOMPARE(details(task).due, QDate(2024, 5, 31));
    choose(domain::invoiceKind); // takes the day along
    QTRY_COMPARE(m_library->item(task).kind, domain::invoiceKind);
    QCOMPARE(details(task).due, QDate(2024, 5, 31));
    QTRY_VERIFY(child<QLineEdit>("amount")->isVisible());
    choose(domain::noteKind);
    QTRY_VERIFY(question() && question()->isVisible());
    question()->accept();
    QTRY_COMPARE(m_library->item(task).kind, domain::noteKind);
    QVERIFY(details(task).isEmpty());
}

void InspectorTest::theAddressIsOpened()
{
    const QSignalSpy opened(m_inspector.get(), &Inspector::openRequested);
    m_library->select({m_first});
    child<QToolButton>("openButton")->click();
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().value<domain::ItemId>(), m_first);
    test::waitFor(m_library->session().items().changeUrl(m_first, QString()));
    QTRY_VERIFY(!child<QToolButton>("openButton")->isEnabled());
}

void InspectorTest::aReadOnlyLibraryIsOnlyShown()
{
    m_inspector.reset();
    m_library->open(library::OpenMode::ReadOnly);
    makeInspector();
    m_library->select({m_first});
    QCOMPARE(title()->text(), u"first"_s);
    QVERIFY(title()->isReadOnly());
    QVERIFY(address()->isReadOnly());
    QVERIFY(notes()->isReadOnly());
    QVERIFY(!child<QComboBox>("kind")->isEnabled());
}

QTEST_MAIN(InspectorTest)
#include "inspector_test.moc"
