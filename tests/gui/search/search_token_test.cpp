// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/search/search_token.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;

class SearchTokenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsBeingTyped_data()
    {
        using Kind = SearchToken::Kind;
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("length");
        const auto row = [](const char *name, const QString &typed, Kind kind, const QString &text = {}, int length = 0) {
            QTest::newRow(name) << typed << static_cast<int>(kind) << text << length;
        };
        row("nothing", {}, Kind::None);
        row("after a space", u"quark "_s, Kind::None);
        row("a word", u"old qua"_s, Kind::Word, u"qua"_s, 3);
        row("a tag", u"old #phy"_s, Kind::Tag, u"phy"_s, 4);
        row("a bare mark", u"#"_s, Kind::Tag, {}, 1);
        row("an exact tag", u"#=phy"_s, Kind::Tag, u"phy"_s, 5);
        row("a quoted tag with a space", u"#\"to re"_s, Kind::Tag, u"to re"_s, 7);
        row("a quoted tag that is done", u"#\"to read\""_s, Kind::None, u"to read\""_s, 10);
        row("an excluded tag", u"-#phy"_s, Kind::Tag, u"phy"_s, 4);
        row("an excluded word", u"-qua"_s, Kind::Word, u"qua"_s, 3);
        row("after a parenthesis", u"(#phy"_s, Kind::Tag, u"phy"_s, 4);
        row("conditions of a link", u"#phy[stat"_s, Kind::None, u"phy[stat"_s, 9);
        row("a value", u"is:unt"_s, Kind::Value, u"unt"_s, 3);
        row("no value yet", u"kind:"_s, Kind::Value, {}, 0);
        row("a name with a colon", u"series:met"_s, Kind::None, {}, 10);
        row("a phrase", u"\"quantum fi"_s, Kind::None, {}, 11);
        row("from another application", u"+phy"_s, Kind::Tag, u"phy"_s, 4);
    }

    void findsWhatIsBeingTyped()
    {
        QFETCH(const QString, typed);
        const SearchToken token = tokenAtEnd(typed);
        QTEST(static_cast<int>(token.kind), "kind");
        QTEST(token.text, "text");
        QTEST(token.length, "length");
        QCOMPARE(token.field != nullptr, token.kind == SearchToken::Kind::Value);
    }
};

QTEST_GUILESS_MAIN(SearchTokenTest)
#include "search_token_test.moc"
