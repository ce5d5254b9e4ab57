// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_chip.h"
#include "gui/tagging/tag_strip.h"

#include <QLayout>
#include <QMenu>
#include <QToolButton>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

class TagStripTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void threeLettersAndEnterTagAllThatIsSelected();
    void makesANewTag();
    void minusTakesATagOff();
    void aPartialTagIsSaidAndPutOnAllByAPress_data();
    void aPartialTagIsSaidAndPutOnAllByAPress();
    void chipsGoByKey_data();
    void chipsGoByKey();
    void chipsGoByTheCross();
    void arrowsGoThroughChipsAndInput();
    void suggestionsAreAcceptedOrRejected_data();
    void suggestionsAreAcceptedOrRejected();
    void lettersTypedOnAChipGoToTheInput();
    void followsColourAndRenaming();
    void manyTagsStayBehindANumber();
    void aReadOnlyLibraryIsOnlyShown();
    void theMenuPinsAndColours();

private:
    QString chips() const;
    TagChip *chip(const QString &name) const
    {
        m_strip->layout()->activate(); // chips stand where a press finds them
        return m_strip->chipOf(m_library->tag(name));
    }

    std::unique_ptr<test::SessionFixture> m_library;
    std::unique_ptr<TagStrip> m_strip;
    domain::ItemId m_first;
    domain::ItemId m_second;
};

void TagStripTest::init()
{
    m_library = std::make_unique<test::SessionFixture>();
    m_first = m_library->addItem(u"first"_s, {u"art"_s, u"physics"_s});
    m_second = m_library->addItem(u"second"_s, {u"physics"_s});
    m_library->addTag(u"photography"_s);
    m_strip = std::make_unique<TagStrip>(m_library->session());
    m_strip->resize(400, 80);
    m_strip->show();
    m_strip->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_strip.get()));
    m_strip->input().setFocus();
}

void TagStripTest::cleanup()
{
    m_strip.reset();
    m_library.reset();
}

/// As a screen reader reads them.
QString TagStripTest::chips() const
{
    QStringList names;
    for (const TagChip *chip : m_strip->chips())
        names.append(chip->accessibleName());
    return names.join(u"; "_s);
}

void TagStripTest::threeLettersAndEnterTagAllThatIsSelected()
{
    m_library->select({m_first, m_second});
    QSignalSpy said(&m_library->session().notices(), &Notices::said);
    QTest::keyClicks(&m_strip->input(), u"pho"_s);
    QTest::keyClick(&m_strip->input(), Qt::Key_Return);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said.first().first().toString(), u"2 items tagged “photography”"_s);
    QCOMPARE(m_library->links(m_first), u"art, photography, physics"_s);
    QCOMPARE(m_library->links(m_second), u"photography, physics"_s);
    QCOMPARE(chips(), u"photography; physics; art, on some of the selected items"_s);
}

void TagStripTest::makesANewTag()
{
    m_library->select({m_first});
    QTest::keyClicks(&m_strip->input(), u"art deco"_s);
    QTest::keyClick(&m_strip->input(), Qt::Key_Return);
    QTRY_COMPARE(m_library->links(m_first), u"art, art deco, physics"_s);
    QTRY_COMPARE(chips(), u"art; art deco; physics"_s);
    QTest::keyClicks(&m_strip->input(), u"pho"_s);
    QTest::keyClick(&m_strip->input(), Qt::Key_Return, Qt::ShiftModifier);
    QTRY_COMPARE(m_library->links(m_first), u"art, art deco, pho, physics"_s);
}

void TagStripTest::minusTakesATagOff()
{
    m_library->select({m_first, m_second});
    QTest::keyClicks(&m_strip->input(), u"-phy"_s);
    QTest::keyClick(&m_strip->input(), Qt::Key_Return);
    QTRY_COMPARE(m_library->links(m_first), u"art"_s);
    QTRY_COMPARE(chips(), u"art, on some of the selected items"_s);
    QVERIFY(m_library->links(m_second).isEmpty());
}

void TagStripTest::aPartialTagIsSaidAndPutOnAllByAPress_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("key") << true;
    QTest::newRow("mouse") << false;
}

void TagStripTest::aPartialTagIsSaidAndPutOnAllByAPress()
{
    QFETCH(const bool, byKey);
    m_library->select({m_first, m_second});
    QCOMPARE(chips(), u"physics; art, on some of the selected items"_s);
    if (byKey)
        QTest::keyClick(chip(u"art"_s), Qt::Key_Return);
    else
        QTest::mouseClick(chip(u"art"_s), Qt::LeftButton, {}, QPoint(10, 10));
    QTRY_COMPARE(chips(), u"art; physics"_s);
    QCOMPARE(m_library->links(m_second), u"art, physics"_s);
}

void TagStripTest::chipsGoByKey_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("focusAfter");
    QTest::newRow("Del") << int(Qt::Key_Delete) << u"physics"_s;
    QTest::newRow("Backspace") << int(Qt::Key_Backspace) << QString();
}

void TagStripTest::chipsGoByKey()
{
    QFETCH(const int, key);
    QFETCH(const QString, focusAfter);
    m_library->select({m_first});
    chip(u"art"_s)->setFocus();
    QTest::keyClick(chip(u"art"_s), static_cast<Qt::Key>(key));
    QTRY_COMPARE(chips(), u"physics"_s);
    QCOMPARE(m_library->links(m_first), u"physics"_s);
    if (focusAfter.isEmpty())
        QVERIFY(m_strip->input().hasFocus());
    else
        QVERIFY(chip(focusAfter)->hasFocus());
}

void TagStripTest::chipsGoByTheCross()
{
    m_library->select({m_first});
    TagChip *physics = chip(u"physics"_s);
    QTest::mouseClick(physics, Qt::LeftButton, {}, QPoint(10, 10)); // the body of a chip is no cross
    QTest::mouseClick(physics, Qt::LeftButton, {}, physics->crossRect().center());
    QTRY_COMPARE(chips(), u"art"_s);
    QCOMPARE(m_library->links(m_first), u"art"_s);
}

void TagStripTest::arrowsGoThroughChipsAndInput()
{
    m_library->select({m_first});
    QTest::keyClick(&m_strip->input(), Qt::Key_Left);
    QVERIFY(chip(u"physics"_s)->hasFocus());
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Left);
    QVERIFY(chip(u"art"_s)->hasFocus());
    QTest::keyClick(chip(u"art"_s), Qt::Key_Left);
    QVERIFY(chip(u"art"_s)->hasFocus());
    QTest::keyClick(chip(u"art"_s), Qt::Key_Right);
    QTest::keyClick(chip(u"physics"_s), Qt::Key_Right);
    QVERIFY(m_strip->input().hasFocus());
}

void TagStripTest::suggestionsAreAcceptedOrRejected_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<QString>("links");
    QTest::newRow("Enter") << u"enter"_s << u"art, maths, physics"_s;
    QTest::newRow("check") << u"check"_s << u"art, maths, physics"_s;
    QTest::newRow("Del") << u"del"_s << u"art, -maths, physics"_s;
    QTest::newRow("cross") << u"cross"_s << u"art, -maths, physics"_s;
}

void TagStripTest::suggestionsAreAcceptedOrRejected()
{
    QFETCH(const QString, way);
    QFETCH(const QString, links);
    m_library->suggest(m_first, u"maths"_s);
    m_library->select({m_first});
    QCOMPARE(chips(), u"art; physics; maths, suggested"_s);
    TagChip *maths = chip(u"maths"_s);
    QTest::mouseClick(maths, Qt::LeftButton, {}, QPoint(10, 10)); // only the check accepts
    if (way == u"enter")
        QTest::keyClick(maths, Qt::Key_Return);
    else if (way == u"del")
        QTest::keyClick(maths, Qt::Key_Delete);
    else
        QTest::mouseClick(maths, Qt::LeftButton, {},
                          (way == u"check" ? maths->checkRect() : maths->crossRect()).center());
    QTRY_COMPARE(m_library->links(m_first), links);
}

void TagStripTest::lettersTypedOnAChipGoToTheInput()
{
    m_library->select({m_first});
    chip(u"art"_s)->setFocus();
    QTest::keyClick(chip(u"art"_s), Qt::Key_P);
    QVERIFY(m_strip->input().hasFocus());
    QCOMPARE(m_strip->input().text(), u"p"_s);
}

void TagStripTest::followsColourAndRenaming()
{
    m_library->select({m_first});
    test::waitFor(m_library->session().tags().rename(m_library->tag(u"art"_s), u"arts"_s));
    QTRY_COMPARE(chips(), u"arts; physics"_s);
    test::waitFor(m_library->session().tags().changeColour(m_library->tag(u"arts"_s), u"#aa2222"_s));
    QTRY_COMPARE(m_strip->selectionTags().tags().first().chip.colour, u"#aa2222"_s);
}

void TagStripTest::manyTagsStayBehindANumber()
{
    m_strip->setMostChips(2);
    const auto item = m_library->addItem(u"third"_s, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s});
    m_library->select({item});
    QCOMPARE(chips(), u"a; b"_s);
    auto *more = m_strip->findChild<QToolButton *>();
    QVERIFY(more->isVisible());
    QCOMPARE(more->text(), u"+3"_s);
    more->click();
    QCOMPARE(chips(), u"a; b; c; d"_s);
    more->click();
    QCOMPARE(chips(), u"a; b; c; d; e"_s);
    QVERIFY(!more->isVisible());
}

void TagStripTest::aReadOnlyLibraryIsOnlyShown()
{
    m_strip.reset();
    m_library->open(library::OpenMode::ReadOnly);
    m_library->select({m_first});
    m_strip = std::make_unique<TagStrip>(m_library->session());
    m_strip->show();
    QCOMPARE(chips(), u"art; physics"_s);
    QVERIFY(!m_strip->input().isVisible());
    QVERIFY(chip(u"art"_s)->crossRect().isEmpty());
    QSignalSpy failed(&m_library->session().notices(), &Notices::failed);
    QTest::keyClick(chip(u"art"_s), Qt::Key_Delete);
    QTest::qWait(20);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(m_library->links(m_first), u"art, physics"_s);
}

void TagStripTest::theMenuPinsAndColours()
{
    m_library->select({m_first});
    const auto art = m_library->tag(u"art"_s);
    const auto choose = [&](const QString &submenu, const QString &entry) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(5, 5), QPoint(5, 5));
        QCoreApplication::sendEvent(chip(u"art"_s), &event);
        auto *menu = m_strip->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
        QVERIFY(menu);
        for (QMenu *sub : menu->findChildren<QMenu *>()) {
            for (QAction *action : sub->actions()) {
                if (sub->title() == submenu && action->text() == entry)
                    action->trigger();
            }
        }
        delete menu;
    };
    choose(u"Pin to &key"_s, u"&4"_s);
    QTRY_COMPARE(m_library->session().tagsModel().pinned(4), art);
    const PickableColour colour = Palette::pickableColours().at(2);
    choose(u"&Colour"_s, colour.name);
    QTRY_COMPARE(m_library->session().tagsModel().colour(art), colour.hex);
    choose(u"&Colour"_s, u"By its &name"_s);
    QTRY_COMPARE(m_library->session().tagsModel().colour(art), QString());
}

QTEST_MAIN(TagStripTest)
#include "tag_strip_test.moc"
