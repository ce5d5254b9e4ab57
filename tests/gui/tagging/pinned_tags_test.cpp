// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/pinned_tags.h"
#include "gui/tagging/session_fixture.h"

#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

class PinnedTagsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyPutsItsTagOnAndTakesItOff();
    void zeroTakesAllPinnedTagsOffAndNoOther();
    void saysWhatIsMissing();
};

void PinnedTagsTest::aKeyPutsItsTagOnAndTakesItOff()
{
    test::SessionFixture library;
    auto &session = library.session();
    const auto first = library.addItem(u"1"_s, {u"a"_s});
    const auto second = library.addItem(u"2"_s);
    test::waitFor(session.tags().changePin(library.tag(u"a"_s), 3));
    library.select({first, second});
    togglePin(session, 3);
    QTRY_COMPARE(library.links(second), u"a"_s);
    QCOMPARE(library.links(first), u"a"_s);
    togglePin(session, 3);
    QTRY_COMPARE(library.links(second), QString());
    QCOMPARE(library.links(first), QString());
}

void PinnedTagsTest::zeroTakesAllPinnedTagsOffAndNoOther()
{
    test::SessionFixture library;
    auto &session = library.session();
    const auto item = library.addItem(u"1"_s, {u"a"_s, u"b"_s, u"c"_s});
    test::waitFor(session.tags().changePin(library.tag(u"a"_s), 1));
    test::waitFor(session.tags().changePin(library.tag(u"c"_s), 9));
    library.select({item});
    removeAllPinned(session);
    QTRY_COMPARE(library.links(item), u"b"_s);
}

void PinnedTagsTest::saysWhatIsMissing()
{
    test::SessionFixture library;
    auto &session = library.session();
    QSignalSpy said(&session.notices(), &Notices::said);
    togglePin(session, 1);
    removeAllPinned(session);
    QCOMPARE(said.size(), 2);
    library.select({library.addItem(u"1"_s)});
    togglePin(session, 1);
    QVERIFY(said.last().first().toString().contains(u"No tag is pinned to 1"_s));
    removeAllPinned(session);
    QCOMPARE(said.size(), 4);
}

QTEST_MAIN(PinnedTagsTest)
#include "pinned_tags_test.moc"
