// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tagging/session_fixture.h"
#include "gui/tagging/tag_clipboard.h"

#include <QClipboard>
#include <QtTest>

using namespace tagloom;
using namespace tagloom::gui;
using namespace Qt::StringLiterals;

class TagClipboardTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesTheCommonTagsAndPastesThem();
    void textIsSplitAndMissingTagsAreMade();
    void refusesALongText();
    void saysThatNothingIsSelected();
};

void TagClipboardTest::copiesTheCommonTagsAndPastesThem()
{
    test::SessionFixture library;
    const auto first = library.addItem(u"1"_s, {u"a"_s, u"b"_s, u"x"_s});
    const auto second = library.addItem(u"2"_s, {u"a"_s, u"b"_s});
    const auto third = library.addItem(u"3"_s);
    QSignalSpy said(&library.session().notices(), &Notices::said);
    library.select({first, second});
    copyTags(library.session());
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said.last().first().toString(), u"2 tags copied"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"a, b"_s);
    QVERIFY(canPasteTags(library.session()));
    library.select({third});
    pasteTags(library.session());
    QTRY_COMPARE(library.links(third), u"a, b"_s);
}

void TagClipboardTest::textIsSplitAndMissingTagsAreMade()
{
    test::SessionFixture library;
    const auto item = library.addItem(u"1"_s);
    library.select({item});
    QGuiApplication::clipboard()->setText(u" a,, new tag ,a\nÉté"_s);
    pasteTags(library.session());
    QTRY_COMPARE(library.links(item), u"a, new tag, Été"_s);
}

void TagClipboardTest::refusesALongText()
{
    test::SessionFixture library;
    const auto item = library.addItem(u"1"_s);
    library.select({item});
    QSignalSpy failed(&library.session().notices(), &Notices::failed);
    QStringList words;
    for (int word = 0; word < 500; ++word)
        words.append(u"word %1"_s.arg(word));
    QGuiApplication::clipboard()->setText(words.join(u", "_s));
    pasteTags(library.session());
    QCOMPARE(failed.size(), 1);
    QVERIFY(library.links(item).isEmpty());
}

void TagClipboardTest::saysThatNothingIsSelected()
{
    test::SessionFixture library;
    QSignalSpy said(&library.session().notices(), &Notices::said);
    QGuiApplication::clipboard()->setText(u"a"_s);
    copyTags(library.session());
    pasteTags(library.session());
    QCOMPARE(said.size(), 2);
}

QTEST_MAIN(TagClipboardTest)
#include "tag_clipboard_test.moc"
