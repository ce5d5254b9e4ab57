// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/suggestion_row.h"

#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_chip.h"

#include <QApplication>
#include <QLayout>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

/// Also of SuggestedTags, which it shows.
class SuggestionRowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsStoredAndComputedOnesAndWritesNothing();
    void aChipSaysWhyAndHowSure();
    void isTakenOrRefused_data();
    void isTakenOrRefused();
    void undoBringsItBack();
    void whatIsSuggestedForSeveralItemsIsTakenForAllOfThem();
    void refusesForSeveralItemsAndShowsNothingForMany();
    void arrowsMoveAndKeysLeave();
    void theFocusStaysInTheRow();
    void followsTheItemsTags();
    void theAnswerToAnOlderQuestionIsDropped();
    void aReadOnlyLibraryIsOnlyShown();

private:
    QStringList names() const
    {
        QStringList all;
        for (const auto &suggestion : m_tags->suggestions())
            all.append(suggestion.name);
        return all;
    }
    TagChip *chip(const QString &name) const
    {
        m_row->layout()->activate();
        const qsizetype place = names().indexOf(name);
        return place < 0 ? nullptr : m_row->chips().at(place);
    }
    void makeRow()
    {
        m_tags = std::make_unique<SuggestedTags>(m_library->session());
        m_row = std::make_unique<SuggestionRow>(m_library->session(), *m_tags);
        m_row->resize(500, 100);
        m_row->show();
        m_row->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_row.get()));
    }

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<SuggestedTags> m_tags;
    std::unique_ptr<SuggestionRow> m_row;
    domain::ItemId m_asked;
};

void SuggestionRowTest::init()
{
    m_library = std::make_unique<test::SessionFixture>();
    m_library->addItems({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s}, {u"physics"_s});
    m_asked = m_library->addItem(u"asked"_s);
    m_library->suggest(m_asked, u"maths"_s);
    makeRow();
    m_tags->setItem(m_asked);
    QTRY_COMPARE(names(), (QStringList{u"maths"_s, u"physics"_s}));
}

void SuggestionRowTest::cleanup()
{
    m_row.reset();
    m_tags.reset();
    m_library.reset();
}

void SuggestionRowTest::showsStoredAndComputedOnesAndWritesNothing()
{
    QCOMPARE(m_row->chips().size(), 2);
    QCOMPARE(m_row->chips().first()->accessibleName(), u"maths, suggested"_s);
    QCOMPARE(m_library->links(m_asked), u"maths?"_s);
}

void SuggestionRowTest::aChipSaysWhyAndHowSure()
{
    QVERIFY(chip(u"physics"_s)->text().endsWith(u" %"_s));
    const QString tip = chip(u"physics"_s)->toolTip();
    QVERIFY2(tip.contains(u"6 of 6 items of the site example.org carry it"_s), qPrintable(tip));
    QVERIFY2(tip.contains(u" %: "_s), qPrintable(tip));
    QVERIFY(chip(u"maths"_s)->toolTip().contains(u"marked as suggested by hand"_s));
    if (QWidget *const focus = QApplication::focusWidget())
        focus->clearFocus();
    QVERIFY(m_row->reason().isEmpty());
    chip(u"physics"_s)->setFocus();
    QVERIFY2(m_row->reason().contains(u" % sure: 6 of 6 items"_s), qPrintable(m_row->reason()));
    QVERIFY(chip(u"physics"_s)->accessibleDescription().contains(u"example.org"_s));
}

void SuggestionRowTest::isTakenOrRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("links");
    QTest::newRow("computed, Enter") << u"physics"_s << u"enter"_s << u"maths?, physics"_s;
    QTest::newRow("computed, press") << u"physics"_s << u"press"_s << u"maths?, physics"_s;
    QTest::newRow("computed, Del") << u"physics"_s << u"del"_s << u"maths?, -physics"_s;
    QTest::newRow("computed, cross") << u"physics"_s << u"cross"_s << u"maths?, -physics"_s;
    QTest::newRow("stored, Enter") << u"maths"_s << u"enter"_s << u"maths"_s;
    QTest::newRow("stored, press") << u"maths"_s << u"press"_s << u"maths"_s;
    QTest::newRow("stored, Del") << u"maths"_s << u"del"_s << u"-maths"_s;
    QTest::newRow("stored, cross") << u"maths"_s << u"cross"_s << u"-maths"_s;
}

void SuggestionRowTest::isTakenOrRefused()
{
    QFETCH(const QString, name);
    QFETCH(const QString, way);
    QFETCH(const QString, links);
    QSignalSpy said(&m_library->session().notices(), &Notices::said);
    TagChip *const taken = chip(name);
    if (way == u"enter")
        QTest::keyClick(taken, Qt::Key_Return);
    else if (way == u"del")
        QTest::keyClick(taken, Qt::Key_Delete);
    else
        QTest::mouseClick(taken, Qt::LeftButton, {}, way == u"press" ? QPoint(10, 10) : taken->crossRect().center());
    QVERIFY(!names().contains(name)); // at once
    QTRY_COMPARE(m_library->links(m_asked), links);
    QTRY_COMPARE(said.size(), 1);
    QVERIFY(said.first().first().toString().contains(name));
    QTRY_VERIFY(!m_tags->isReading());
    QVERIFY(!names().contains(name)); // a refused one is remembered
}

void SuggestionRowTest::undoBringsItBack()
{
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Delete);
    QTRY_COMPARE(m_library->links(m_asked), u"maths?, -physics"_s);
    QTRY_VERIFY(m_library->session().history().canUndo());
    m_library->session().history().undo();
    QTRY_COMPARE(m_library->links(m_asked), u"maths?"_s);
    QTRY_COMPARE(names(), (QStringList{u"maths"_s, u"physics"_s}));
}

void SuggestionRowTest::whatIsSuggestedForSeveralItemsIsTakenForAllOfThem()
{
    const auto other = m_library->addItem(u"other"_s);
    const auto tagged = m_library->addItem(u"tagged"_s, {u"physics"_s});
    m_tags->setItems({m_asked, other, tagged});
    QTRY_COMPARE(names(), QStringList{u"physics"_s}); // the stored one stands among their tags
    QCOMPARE(m_tags->itemsWith(m_library->tag(u"physics"_s)), 2);
    QVERIFY2(chip(u"physics"_s)->text().endsWith(u" %  2 of 3"_s), qPrintable(chip(u"physics"_s)->text()));
    QSignalSpy said(&m_library->session().notices(), &Notices::said);
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Return);
    QVERIFY(names().isEmpty());
    QTRY_COMPARE(m_library->links(m_asked), u"maths?, physics"_s);
    QCOMPARE(m_library->links(other), u"physics"_s);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said.first().first().toString(), u"Suggestion “physics” taken for 2 items"_s);
    // One action.
    QTRY_VERIFY(m_library->session().history().canUndo());
    m_library->session().history().undo();
    QTRY_COMPARE(m_library->links(m_asked), u"maths?"_s);
    QTRY_COMPARE(m_library->links(other), QString());
    QTRY_COMPARE(names(), QStringList{u"physics"_s});
}

void SuggestionRowTest::refusesForSeveralItemsAndShowsNothingForMany()
{
    const auto other = m_library->addItem(u"other"_s);
    m_tags->setItems({m_asked, other});
    QTRY_COMPARE(names(), QStringList{u"physics"_s});
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Delete);
    QTRY_COMPARE(m_library->links(other), u"-physics"_s);
    QCOMPARE(m_library->links(m_asked), u"maths?, -physics"_s);
    QStringList titles;
    for (int number = 0; number <= library::SuggestionService::itemsTogether; ++number)
        titles.append(u"more %1"_s.arg(number));
    m_tags->setItems(m_library->addItems(titles));
    QCOMPARE(m_tags->itemCount(), 0);
    QVERIFY(m_tags->suggestions().isEmpty());
}

void SuggestionRowTest::arrowsMoveAndKeysLeave()
{
    QSignalSpy next(m_row.get(), &SuggestionRow::nextWanted);
    QSignalSpy left(m_row.get(), &SuggestionRow::leaveWanted);
    m_row->setFocus();
    QVERIFY(chip(u"maths"_s)->hasFocus());
    QTest::keyClick(chip(u"maths"_s), Qt::Key_Right);
    QVERIFY(chip(u"physics"_s)->hasFocus());
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Right);
    QVERIFY(chip(u"physics"_s)->hasFocus());
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Down);
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(next.size(), 2);
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Escape);
    QCOMPARE(left.size(), 1);
    QCOMPARE(m_library->links(m_asked), u"maths?"_s);
}

void SuggestionRowTest::theFocusStaysInTheRow()
{
    chip(u"maths"_s)->setFocus();
    QTest::keyClick(chip(u"maths"_s), Qt::Key_Return);
    QVERIFY(chip(u"physics"_s)->hasFocus());
    QTRY_VERIFY(!m_tags->isReading());
    QVERIFY(chip(u"physics"_s)->hasFocus());
    QSignalSpy emptied(m_row.get(), &SuggestionRow::emptied);
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Return);
    QVERIFY(m_row->hasFocus());
    QTRY_COMPARE(emptied.size(), 1);
}

void SuggestionRowTest::followsTheItemsTags()
{
    test::waitFor(m_library->session().tagging().addTagsByName({m_asked}, {u"physics"_s}));
    QTRY_COMPARE(names(), QStringList{u"maths"_s});
    test::waitFor(m_library->session().tagging().removeTagsByName({m_asked}, {u"physics"_s}));
    QTRY_COMPARE(names(), (QStringList{u"maths"_s, u"physics"_s}));
}

void SuggestionRowTest::theAnswerToAnOlderQuestionIsDropped()
{
    const auto other = m_library->addItem(u"other"_s, {u"physics"_s});
    m_tags->setItem(other);
    m_tags->setItem(m_asked);
    m_tags->setItem(other);
    QTRY_VERIFY(!m_tags->isReading());
    QVERIFY(!names().contains(u"maths"_s));
    m_tags->setItem(domain::ItemId());
    QCOMPARE(names(), QStringList());
}

void SuggestionRowTest::aReadOnlyLibraryIsOnlyShown()
{
    m_row.reset();
    m_tags.reset();
    m_library->open(library::OpenMode::ReadOnly);
    makeRow();
    m_tags->setItem(m_asked);
    QTRY_COMPARE(names(), (QStringList{u"maths"_s, u"physics"_s}));
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Return);
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Delete);
    QCOMPARE(names().size(), 2);
    QCOMPARE(m_library->links(m_asked), u"maths?"_s);
}

QTEST_MAIN(SuggestionRowTest)
#include "suggestion_row_test.moc"
