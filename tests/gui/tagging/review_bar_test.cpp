// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/review_bar.h"

#include "gui/tagging/session_fixture.h"
#include "gui/tagging/suggestion_review.h"
#include "gui/tagging/suggestion_row.h"
#include "gui/tagging/tag_chip.h"

#include <QApplication>
#include <QLineEdit>
#include <QVBoxLayout>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

/// Also of SuggestionReview, which it shows.
class ReviewBarTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_library = std::make_unique<test::SessionFixture>();
        m_tagged = m_library->addItems({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s}, {u"physics"_s});
        m_first = m_library->addItem(u"first"_s);
        m_second = m_library->addItem(u"second"_s);
        m_stored = m_library->addItem(u"stored"_s);
        m_library->suggest(m_stored, u"maths"_s);
        m_window = std::make_unique<QWidget>();
        auto *layout = new QVBoxLayout(m_window.get());
        m_bar = new ReviewBar(m_library->session());
        m_before = new QLineEdit;
        layout->addWidget(m_bar);
        layout->addWidget(m_before);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_before->setFocus();
    }

    void cleanup()
    {
        m_window.reset();
        m_library.reset();
    }

    void goesThroughAllByKeysAlone()
    {
        QSignalSpy shown(m_bar, &ReviewBar::itemShown);
        QSignalSpy said(&m_library->session().notices(), &Notices::said);
        // Tagged items with nothing to suggest are passed over.
        m_bar->open(m_tagged + QList{m_first, m_stored, m_second});
        QTRY_COMPARE(m_bar->review().item(), m_stored); // stored ones come first
        key(Qt::Key_Return);
        key(Qt::Key_Delete);
        QTRY_COMPARE(m_bar->review().item(), m_first);
        QCOMPARE(m_library->links(m_stored), u"maths, -physics"_s);
        QTRY_VERIFY(!m_bar->row().chips().isEmpty());
        key(Qt::Key_Return, Qt::ControlModifier); // leaves it as it is
        QTRY_COMPARE(m_bar->review().item(), m_second);
        QCOMPARE(m_library->links(m_first), QString());
        key(Qt::Key_Return);
        QTRY_VERIFY(!m_bar->isOpen());
        QCOMPARE(m_library->links(m_second), u"physics"_s);
        QVERIFY(m_before->hasFocus());
        QCOMPARE(shown.size(), 3);
        QCOMPARE(said.last().first().toString(), u"Suggestions for 3 items gone through."_s);
    }

    void escapeEndsIt_data()
    {
        QTest::addColumn<bool>("atOnce");
        QTest::newRow("while it looks for the first") << true;
        QTest::newRow("at an item") << false;
    }

    void escapeEndsIt()
    {
        QFETCH(const bool, atOnce);
        m_bar->open({m_first});
        if (!atOnce)
            QTRY_COMPARE(m_bar->review().item(), m_stored);
        key(Qt::Key_Escape);
        QVERIFY(!m_bar->isOpen());
        QVERIFY(m_bar->isHidden());
        QVERIFY(m_before->hasFocus());
        QCOMPARE(m_library->links(m_stored), u"maths?"_s);
        // It can be begun anew.
        m_bar->open({m_first});
        QTRY_COMPARE(m_bar->review().item(), m_stored);
    }

    void saysIfThereIsNothing()
    {
        test::waitFor(m_library->session().items().trash({m_stored}));
        QSignalSpy said(&m_library->session().notices(), &Notices::said);
        m_bar->open(m_tagged);
        QTRY_VERIFY(!m_bar->isOpen());
        QCOMPARE(said.last().first().toString(), u"There is nothing to suggest for these items."_s);
    }

    void itsPartsHaveNames()
    {
        QCOMPARE(m_bar->accessibleName(), u"Review of suggestions"_s);
        QCOMPARE(m_bar->row().accessibleName(), u"Suggested tags"_s);
    }

private:
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *const focus = QApplication::focusWidget();
        QVERIFY(focus && m_bar->isAncestorOf(focus));
        QTest::keyClick(focus, key, modifiers);
    }

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<QWidget> m_window;
    ReviewBar *m_bar = nullptr;
    QLineEdit *m_before = nullptr;
    QList<domain::ItemId> m_tagged;
    domain::ItemId m_first;
    domain::ItemId m_second;
    domain::ItemId m_stored;
};

QTEST_MAIN(ReviewBarTest)
#include "review_bar_test.moc"
