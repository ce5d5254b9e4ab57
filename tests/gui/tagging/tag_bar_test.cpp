// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_bar.h"
#include "gui/tagging/tag_chip.h"
#include "gui/tagging/tag_strip.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

class TagBarTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void enterTakesAndEnterOnNothingClosesAndGivesTheFocusBack();
    void escapeCloses();
    void backspaceMarksTheLastChipAndThenTakesItOff();
    void controlEnterAsksForTheNextItem();
    void withoutASelectionItSaysWhy();

private:
    TagInput *input() { return &m_bar->strip().input(); }

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<QWidget> m_window;
    QLineEdit *m_list = nullptr;
    TagBar *m_bar = nullptr;
    domain::ItemId m_first;
    domain::ItemId m_second;
};

void TagBarTest::init()
{
    m_library = std::make_unique<test::SessionFixture>();
    m_first = m_library->addItem(u"first"_s, {u"art"_s, u"physics"_s});
    m_second = m_library->addItem(u"second"_s);
    m_library->select({m_first});
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_bar = new TagBar(m_library->session());
    m_list = new QLineEdit;
    layout->addWidget(m_bar);
    layout->addWidget(m_list);
    m_window->resize(900, 200);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_list->setFocus();
}

void TagBarTest::cleanup()
{
    m_window.reset();
    m_library.reset();
}

void TagBarTest::enterTakesAndEnterOnNothingClosesAndGivesTheFocusBack()
{
    const QSignalSpy closed(m_bar, &TagBar::closed);
    QVERIFY(!m_bar->isVisible());
    m_bar->open();
    QVERIFY(m_bar->isVisible());
    QVERIFY(input()->hasFocus());
    QTest::keyClicks(input(), u"garden"_s);
    QTest::keyClick(input(), Qt::Key_Return);
    QTRY_COMPARE(m_library->links(m_first), u"art, garden, physics"_s);
    QTRY_VERIFY(m_bar->strip().chipOf(m_library->tag(u"garden"_s)));
    QVERIFY(input()->hasFocus());
    QTest::keyClick(input(), Qt::Key_Return);
    QVERIFY(!m_bar->isVisible());
    QCOMPARE(closed.size(), 1);
    QVERIFY(m_list->hasFocus());
}

void TagBarTest::escapeCloses()
{
    m_bar->open();
    m_bar->open(); // once more changes nothing about where the focus goes
    QTest::keyClick(input(), Qt::Key_Escape);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_list->hasFocus());
}

void TagBarTest::backspaceMarksTheLastChipAndThenTakesItOff()
{
    m_bar->open();
    QTest::keyClick(input(), Qt::Key_Backspace);
    TagChip *last = m_bar->strip().chips().last();
    QVERIFY(last->hasFocus());
    QCOMPARE(m_library->links(m_first), u"art, physics"_s);
    QTest::keyClick(last, Qt::Key_Backspace);
    QTRY_COMPARE(m_library->links(m_first), u"art"_s);
    QVERIFY(input()->hasFocus());
}

void TagBarTest::controlEnterAsksForTheNextItem()
{
    connect(m_bar, &TagBar::nextRequested, this, [this] { m_library->select({m_second}); });
    m_bar->open();
    QTest::keyClicks(input(), u"phy"_s);
    QTest::keyClick(input(), Qt::Key_Return, Qt::ControlModifier); // present: taken off the first
    QTest::keyClicks(input(), u"art"_s);
    QTest::keyClick(input(), Qt::Key_Return);
    QTRY_COMPARE(m_library->links(m_second), u"art"_s);
    QCOMPARE(m_library->links(m_first), u"art"_s);
    QVERIFY(m_bar->isVisible());
    QVERIFY(input()->hasFocus());
}

void TagBarTest::withoutASelectionItSaysWhy()
{
    m_library->select({});
    m_bar->open();
    QVERIFY(!input()->isEnabled());
    bool isSaid = false;
    for (const QLabel *label : m_bar->findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"Select items"_s));
    QVERIFY(isSaid);
    m_library->select({m_first});
    QVERIFY(input()->hasFocus());
    m_library->select({});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!m_bar->isVisible());
    QVERIFY(m_list->hasFocus());
}

QTEST_MAIN(TagBarTest)
#include "tag_bar_test.moc"
