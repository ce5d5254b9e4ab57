// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/rules/rule_conditions.h"

#include "domain/query/parser.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::gui;
using tagloom::domain::TagId;

namespace {

QString nameOf(TagId tag)
{
    return u"tag %1"_s.arg(tag.value);
}

} // namespace

class RuleConditionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesASearch_data()
    {
        QTest::addColumn<bool>("any");
        QTest::addColumn<QList<RuleCondition>>("lines");
        QTest::addColumn<QString>("search");
        using enum ConditionField;
        QTest::newRow("none") << false << QList<RuleCondition>{} << u""_s;
        QTest::newRow("blank") << true << QList<RuleCondition>{{Title, u"  "_s, {}}} << u""_s;
        QTest::newRow("one") << true << QList<RuleCondition>{{Site, u" github.com "_s, {}}} << u"site:github.com"_s;
        QTest::newRow("all") << false << QList<RuleCondition>{{Kind, u"book"_s, {}}, {Author, u"Le Guin"_s, {}}}
                             << u"kind:book author:\"Le Guin\""_s;
        QTest::newRow("any") << true << QList<RuleCondition>{{Title, u"qua*"_s, {}}, {Note, u"to do"_s, {}}}
                             << u"title:qua* or note:\"to do\""_s;
        QTest::newRow("tag") << false << QList<RuleCondition>{{Tag, u"to read"_s, {}}} << u"#\"to read\""_s;
        QTest::newRow("bound tag") << false << QList<RuleCondition>{{Tag, u"tag 7"_s, {7}}} << u"#\u001f7\u001f"_s;
        QTest::newRow("no syntax") << false << QList<RuleCondition>{{Anything, u"or"_s, {}}, {Anything, u"#x -y"_s, {}}}
                                   << u"\"or\" \"#x -y\""_s;
        QTest::newRow("folder") << false << QList<RuleCondition>{{Folder, u"~/My Papers"_s, {}}}
                                << u"folder:\"~/My Papers\""_s;
    }

    void makesASearch()
    {
        QFETCH(bool, any);
        QFETCH(QList<RuleCondition>, lines);
        QFETCH(QString, search);
        QCOMPARE(toSearch({any, lines}), search);
    }

    void leavesOtherSearchesAlone_data()
    {
        QTest::addColumn<QString>("search");
        for (const auto &search :
             {u"-site:x"_s, u"a (b or c)"_s, u"#=x"_s, u"#x[source=rule]"_s, u"added:7d"_s, u"kind:!=book"_s,
              u"is:untagged"_s, u"added:never"_s, u"#phys*"_s, u"title:\"word\""_s})
            QTest::newRow(qPrintable(search)) << search;
    }

    void leavesOtherSearchesAlone()
    {
        QFETCH(QString, search);
        QVERIFY(!toConditions(search, nameOf));
    }

    /// Whatever is written into the lines comes back from the search as it was.
    void comesBackFromTheSearch()
    {
        QRandomGenerator random(5);
        const QStringList values{u"a"_s,         u"or"_s,        u"not"_s,   u"a b"_s,  u"#x"_s,
                                 u"-x"_s,        u"kind:book"_s, u"\"q\""_s, u"x\\y"_s, u"(a"_s,
                                 u"a|b"_s,       u"*"_s,         u"q*"_s,    u"<5"_s,   u"1..2"_s,
                                 u"Ärzte"_s,     u"数学"_s,      u"C++"_s,   u"a[b]"_s, u"https://x.example/?a=b#c"_s,
                                 u"!untagged"_s, u"&&"_s,        u"="_s};
        for (int i = 0; i < 3000; ++i) {
            RuleConditions conditions;
            for (int lines = random.bounded(1, 5); lines > 0; --lines) {
                RuleCondition line;
                line.field = static_cast<ConditionField>(random.bounded(conditionFields));
                line.value = values[random.bounded(int(values.size()))];
                if (line.field == ConditionField::Tag && random.bounded(2) == 0) {
                    line.tag = TagId{random.bounded(1, 9)};
                    line.value = nameOf(line.tag);
                }
                conditions.lines.append(line);
            }
            conditions.any = conditions.lines.size() > 1 && random.bounded(2) == 0;
            const QString search = toSearch(conditions);
            QVERIFY2(!tagloom::domain::parseQuery(search).error, qPrintable(search));
            const auto back = toConditions(search, nameOf);
            QVERIFY2(back, qPrintable(search));
            QVERIFY2(toSearch(*back) == search, qPrintable(search));
            QVERIFY2(back->lines == conditions.lines, qPrintable(search));
        }
    }
};

QTEST_GUILESS_MAIN(RuleConditionsTest)
#include "rule_conditions_test.moc"
