// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/chosen_tags.h"
#include "domain/query/parser.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;

namespace {

/// A query in which `<7>` stands for the bound tag 7.
Query query(QString text)
{
    const ParsedQuery parsed = parseQuery(text.replace(QRegularExpression(u"<([0-9]+)>"_s), u"#\x1F\\1\x1F"_s));
    if (parsed.error)
        qFatal("%s", qPrintable(parsed.error->expected));
    return parsed.query;
}

QString shown(const Query &query)
{
    return toText(query).replace(QRegularExpression(u"#\x1F([0-9]+)\x1F"_s), u"<\\1>"_s);
}

QString shown(const ChosenTags &choice)
{
    QStringList ids;
    for (const TagId tag : choice.tags)
        ids.append(QString::number(tag.value));
    return ids.join(choice.any ? u'|' : u'&');
}

} // namespace

class ChosenTagsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isWhatAClickWouldWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("choice");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("words") << u"old #physics"_s << QString();
        QTest::newRow("one") << u"<1>"_s << u"1"_s;
        QTest::newRow("all") << u"old <1> <2>"_s << u"1&2"_s;
        QTest::newRow("any at the root") << u"<1> or <2>"_s << u"1|2"_s;
        QTest::newRow("any beside words") << u"old (<1> or <2>)"_s << u"1|2"_s;
        QTest::newRow("all before any") << u"<3> (<1> or <2>)"_s << u"3"_s;
        QTest::newRow("not one") << u"not <1>"_s << QString();
        QTest::newRow("with a condition") << u"<1>[status=suggested]"_s << QString();
        QTest::newRow("tag or word") << u"<1> or old"_s << QString();
    }

    void isWhatAClickWouldWrite()
    {
        QFETCH(const QString, text);
        QTEST(shown(chosenTags(query(text))), "choice");
    }

    void takesThePlaceOfTheChoiceBefore_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("any");
        QTest::addColumn<QString>("expected");
        QTest::newRow("of none") << u"old"_s << false << u"old <8> <9>"_s;
        QTest::newRow("of all") << u"<1> old <2>"_s << false << u"old <8> <9>"_s;
        QTest::newRow("any of all") << u"<1> old"_s << true << u"old (<8> or <9>)"_s;
        QTest::newRow("of any") << u"<1> or <2>"_s << false << u"<8> <9>"_s;
        QTest::newRow("beside what is not") << u"not <1> <2>"_s << false << u"not <1> <8> <9>"_s;
        QTest::newRow("beside either word") << u"a or b"_s << false << u"(a or b) <8> <9>"_s;
    }

    void takesThePlaceOfTheChoiceBefore()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, any);
        QFETCH(const QString, expected);
        const ChosenTags choice{{TagId{8}, TagId{9}}, any};
        const Query changed = withChosenTags(query(text), choice);
        QCOMPARE(changed, query(expected));
        QCOMPARE(chosenTags(changed), choice);
        QCOMPARE(parseQuery(toText(changed)).query, changed);
    }

    void canBeTakenAway()
    {
        QCOMPARE(shown(withChosenTags(query(u"<1> old <2>"_s), {})), u"old"_s);
        QVERIFY(withChosenTags(query(u"<1> or <2>"_s), {}).isEmpty());
    }

    void excludesAndAdds()
    {
        QCOMPARE(withoutTag(query(u"old"_s), TagId{1}), query(u"old not <1>"_s));
        QCOMPARE(withoutTag({}, TagId{1}), query(u"not <1>"_s));
        QCOMPARE(orWithTag(query(u"old <2>"_s), TagId{1}), query(u"old <2> or <1>"_s));
        QCOMPARE(orWithTag(query(u"a or b"_s), TagId{1}), query(u"a or b or <1>"_s));
        QCOMPARE(orWithTag({}, TagId{1}), query(u"<1>"_s));
    }

    void namesTheOtherTags()
    {
        const QList<OtherTag> expected{{TagId{2}, true}, {TagId{3}, false}};
        QCOMPARE(otherTags(query(u"<1> not <2> (<3> or old)"_s)), expected);
    }
};

QTEST_GUILESS_MAIN(ChosenTagsTest)
#include "chosen_tags_test.moc"
