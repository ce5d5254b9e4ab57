// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/completion_popup.h"
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_input.h"

#include <QListView>
#include <QScreen>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

class TagInputTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersTagsByAnyWordAndANewOneLast();
    void enterTakesTheFirstRowEvenBeforeTheListIsThere();
    void arrowsChooseAnotherRow();
    void tabTakesTheRowToo();
    void shiftEnterTakesWhatIsTyped();
    void theLastRowMakesANewTag();
    void minusAndPresentTagsRemove_data();
    void minusAndPresentTagsRemove();
    void minusOffersOnlyTagsThatAreThere();
    void takesTextOfAnInputMethod();
    void saysWhyANameCannotBeUsed();
    void tellsTheKeysThatAreNotForTheText();
    void controlEnterTakesAndGoesOn();
    void aClickOnARowTakesIt();
    void theListNeverTakesTheFocusAndGoesWithIt();
    void theListStaysOnTheScreen();

private:
    QList<TagChoice> choices() const;
    void type(const QString &text);
    QStringList offered() const;

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<QWidget> m_window;
    TagInput *m_input = nullptr;
    std::unique_ptr<QSignalSpy> m_chosen;
};

void TagInputTest::init()
{
    m_library = std::make_unique<test::SessionFixture>();
    m_library->addTag(u"physics"_s);
    m_library->addTag(u"quantum physics"_s);
    m_library->addTag(u"cooking"_s);
    m_library->addTag(u"été"_s);
    m_library->addItem(u"a"_s, {u"physics"_s});
    m_window = std::make_unique<QWidget>();
    m_window->resize(400, 300);
    auto &session = m_library->session();
    m_input = new TagInput(session.library(), session.tagsModel(), m_window.get());
    m_input->setGeometry(20, 20, 200, 24);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_input->setFocus();
    m_chosen = std::make_unique<QSignalSpy>(m_input, &TagInput::chosen);
}

void TagInputTest::cleanup()
{
    m_chosen.reset();
    m_window.reset();
    m_library.reset();
}

QList<TagChoice> TagInputTest::choices() const
{
    QList<TagChoice> choices;
    for (const auto &arguments : *m_chosen)
        choices.append(arguments.first().value<TagChoice>());
    return choices;
}

void TagInputTest::type(const QString &text)
{
    QTest::keyClicks(m_input, text);
    QVERIFY(QTest::qWaitFor([&] { return m_input->popup().isVisible(); }));
    // The answer to the last letter, not to one before.
    QTest::qWait(50);
}

QStringList TagInputTest::offered() const
{
    const auto *view = m_input->popup().findChild<QListView *>();
    QStringList rows;
    for (int row = 0; row < view->model()->rowCount(); ++row) {
        if (!view->isRowHidden(row))
            rows.append(view->model()->index(row, 0).data().toString());
    }
    return rows;
}

void TagInputTest::offersTagsByAnyWordAndANewOneLast()
{
    type(u"phy"_s);
    QCOMPARE(offered(), (QStringList{u"physics"_s, u"quantum physics"_s, u"Create “phy”"_s}));
    QCOMPARE(m_input->popup().currentRow(), 0);
}

void TagInputTest::enterTakesTheFirstRowEvenBeforeTheListIsThere()
{
    QTest::keyClicks(m_input, u"phy"_s);
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(choices(), (QList<TagChoice>{{m_library->tag(u"physics"_s), u"physics"_s, false}}));
    QVERIFY(m_input->text().isEmpty());
    QVERIFY(!m_input->popup().isVisible());
}

void TagInputTest::arrowsChooseAnotherRow()
{
    type(u"phy"_s);
    QTest::keyClick(m_input, Qt::Key_Down);
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(choices(), (QList<TagChoice>{{m_library->tag(u"quantum physics"_s), u"quantum physics"_s, false}}));
    type(u"phy"_s);
    QTest::keyClick(m_input, Qt::Key_Up); // round to the end
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(choices().last(), (TagChoice{{}, u"phy"_s, false}));
}

void TagInputTest::tabTakesTheRowToo()
{
    type(u"coo"_s);
    QTest::keyClick(m_input, Qt::Key_Tab);
    QCOMPARE(choices(), (QList<TagChoice>{{m_library->tag(u"cooking"_s), u"cooking"_s, false}}));
    QVERIFY(m_input->hasFocus());
}

void TagInputTest::shiftEnterTakesWhatIsTyped()
{
    type(u"phy"_s);
    QTest::keyClick(m_input, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(choices(), (QList<TagChoice>{{{}, u"phy"_s, false}}));
}

void TagInputTest::theLastRowMakesANewTag()
{
    type(u"knitting"_s);
    QCOMPARE(offered(), (QStringList{u"Create “knitting”"_s}));
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(choices(), (QList<TagChoice>{{{}, u"knitting"_s, false}}));
}

void TagInputTest::minusAndPresentTagsRemove_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("removed");
    QTest::newRow("another tag") << u"coo"_s << false;
    QTest::newRow("a present tag") << u"phy"_s << true;
    QTest::newRow("minus") << u"-phy"_s << true;
    QTest::newRow("minus and a space") << u"- phy"_s << true;
}

void TagInputTest::minusAndPresentTagsRemove()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, removed);
    const auto physics = m_library->tag(u"physics"_s);
    m_input->setPresentTags({physics}, {physics});
    type(typed);
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(choices().size(), 1);
    QCOMPARE(choices().first().remove, removed);
    QVERIFY(choices().first().tag.isValid());
}

void TagInputTest::minusOffersOnlyTagsThatAreThere()
{
    m_input->setPresentTags({}, {m_library->tag(u"quantum physics"_s)});
    type(u"-phy"_s);
    QCOMPARE(offered(), (QStringList{u"quantum physics"_s}));
}

void TagInputTest::takesTextOfAnInputMethod()
{
    QInputMethodEvent begins(u"´"_s, {});
    QCoreApplication::sendEvent(m_input, &begins);
    QInputMethodEvent event;
    event.setCommitString(u"é"_s);
    QCoreApplication::sendEvent(m_input, &event);
    QTRY_VERIFY(m_input->popup().isVisible());
    QCOMPARE(offered().first(), u"été"_s);
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(choices(), (QList<TagChoice>{{m_library->tag(u"été"_s), u"été"_s, false}}));
}

void TagInputTest::saysWhyANameCannotBeUsed()
{
    m_input->setText(QString(60, u'x'));
    QTest::keyClick(m_input, Qt::Key_Return);
    QVERIFY(choices().isEmpty());
    QVERIFY(m_input->popup().isVisible());
    QCOMPARE(m_input->text().size(), 60);
}

void TagInputTest::tellsTheKeysThatAreNotForTheText()
{
    const QSignalSpy backspace(m_input, &TagInput::backspaceOnEmpty);
    const QSignalSpy left(m_input, &TagInput::leftAtStart);
    const QSignalSpy finished(m_input, &TagInput::finished);
    const QSignalSpy cancelled(m_input, &TagInput::cancelled);
    QTest::keyClick(m_input, Qt::Key_Backspace);
    QCOMPARE(backspace.size(), 1);
    QTest::keyClick(m_input, Qt::Key_Left);
    QCOMPARE(left.size(), 1);
    QTest::keyClick(m_input, Qt::Key_Return);
    QCOMPARE(finished.size(), 1);
    type(u"phy"_s);
    QTest::keyClick(m_input, Qt::Key_Escape);
    QVERIFY(!m_input->popup().isVisible());
    QCOMPARE(cancelled.size(), 0);
    QTest::keyClick(m_input, Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    QTest::keyClick(m_input, Qt::Key_Backspace);
    QCOMPARE(backspace.size(), 1);
    QCOMPARE(m_input->text(), u"ph"_s);
}

void TagInputTest::controlEnterTakesAndGoesOn()
{
    const QSignalSpy next(m_input, &TagInput::takeAndNext);
    type(u"phy"_s);
    QTest::keyClick(m_input, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(choices().size(), 1);
    QCOMPARE(next.size(), 1);
    QTest::keyClick(m_input, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(choices().size(), 1);
    QCOMPARE(next.size(), 2);
}

void TagInputTest::aClickOnARowTakesIt()
{
    type(u"phy"_s);
    auto *view = m_input->popup().findChild<QListView *>();
    const QRect row = view->visualRect(view->model()->index(1, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(choices(), (QList<TagChoice>{{m_library->tag(u"quantum physics"_s), u"quantum physics"_s, false}}));
    QVERIFY(m_input->hasFocus());
}

void TagInputTest::theListNeverTakesTheFocusAndGoesWithIt()
{
    auto *other = new QLineEdit(m_window.get());
    other->show();
    type(u"phy"_s);
    QVERIFY(m_input->hasFocus());
    QCOMPARE(QApplication::activeWindow(), m_window.get());
    other->setFocus();
    QVERIFY(!m_input->popup().isVisible());
}

void TagInputTest::theListStaysOnTheScreen()
{
    const QRect screen = m_window->screen()->availableGeometry();
    m_window->move(screen.right() - 150, screen.bottom() - 80);
    type(u"phy"_s);
    QVERIFY(screen.contains(m_input->popup().geometry()));
    const QRect input(m_input->mapToGlobal(QPoint(0, 0)), m_input->size());
    QVERIFY(!m_input->popup().geometry().intersects(input));
}

QTEST_MAIN(TagInputTest)
#include "tag_input_test.moc"
