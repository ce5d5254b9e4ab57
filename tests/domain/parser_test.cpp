// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;
using Kind = QueryTerm::Kind;

Q_DECLARE_METATYPE(QList<tagloom::domain::QueryTerm>)

class ParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTerms_data();
    void readsTerms();
    void knowsWhereEachTermBegan();
    void refusesWhatTheLanguageWillMeanLater_data();
    void refusesWhatTheLanguageWillMeanLater();
    void writesWhatItReadsAgain();
    void survivesHostileText();
    void refusesTextOverTheLimit();
};

void ParserTest::readsTerms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QueryTerm>>("terms");
    const auto row = [](const char *name, const QString &text, const QList<QueryTerm> &terms) {
        QTest::newRow(name) << text << terms;
    };
    row("nothing", u""_s, {});
    row("spaces", u" \t\n"_s, {});
    row("word", u"physics"_s, {{Kind::Text, u"physics"_s}});
    row("words", u" two  words "_s, {{Kind::Text, u"two"_s}, {Kind::Text, u"words"_s}});
    row("and", u"two AND words && three"_s,
        {{Kind::Text, u"two"_s}, {Kind::Text, u"words"_s}, {Kind::Text, u"three"_s}});
    row("phrase", u"\"two words\""_s, {{Kind::Text, u"two words"_s, true}});
    row("open phrase", u"\"two words"_s, {{Kind::Text, u"two words"_s, true}});
    row("escaped quote", u"\"say \\\"no\\\" \\\\\""_s, {{Kind::Text, u"say \"no\" \\"_s, true}});
    row("empty phrase", u"\"\" a"_s, {{Kind::Text, u"a"_s}});
    row("tag", u"#physics"_s, {{Kind::Tag, u"physics"_s}});
    row("quoted tag", u"#\"to read\""_s, {{Kind::Tag, u"to read"_s, true}});
    row("exact tag", u"#=C++"_s, {{Kind::ExactTag, u"C++"_s}});
    row("exact quoted tag", u"#=\"to read\""_s, {{Kind::ExactTag, u"to read"_s, true}});
    row("C# is a word", u"C# c++"_s, {{Kind::Text, u"C#"_s}, {Kind::Text, u"c++"_s}});
    row("nested tag", u"#science/physics"_s, {{Kind::Tag, u"science/physics"_s}});
    row("address", u"https://a.example/b?c=1"_s, {{Kind::Text, u"https://a.example/b?c=1"_s}});
    row("hyphen inside", u"e-mail"_s, {{Kind::Text, u"e-mail"_s}});
    row("hyphen alone", u"-"_s, {{Kind::Text, u"-"_s}});
    row("reserved words in quotes", u"\"or\" \"kind:book\" \"-x\""_s,
        {{Kind::Text, u"or"_s, true}, {Kind::Text, u"kind:book"_s, true}, {Kind::Text, u"-x"_s, true}});
    row("and in quotes", u"\"and\""_s, {{Kind::Text, u"and"_s, true}});
    row("word before a quote", u"a\"b c\"d"_s,
        {{Kind::Text, u"a"_s}, {Kind::Text, u"b c"_s, true}, {Kind::Text, u"d"_s}});
    row("any script", u"数学 #Größe"_s, {{Kind::Text, u"数学"_s}, {Kind::Tag, u"Größe"_s}});
    row("NUL", u"a\0b"_s, {{Kind::Text, u"ab"_s}});
}

void ParserTest::readsTerms()
{
    QFETCH(QString, text);
    const ParsedQuery parsed = parseQuery(text);
    QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->expected) : "");
    QTEST(parsed.query.terms, "terms");
}

void ParserTest::knowsWhereEachTermBegan()
{
    const ParsedQuery parsed = parseQuery(u" a  \"b c\" #d #=\"e\""_s);
    QList<qsizetype> positions;
    for (const QueryTerm &term : parsed.query.terms)
        positions.append(term.position);
    QCOMPARE(positions, (QList<qsizetype>{1, 4, 10, 13}));
}

void ParserTest::refusesWhatTheLanguageWillMeanLater_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<qsizetype>("length");
    const auto row = [](const QString &text, qsizetype position, qsizetype length) {
        QTest::newRow(qPrintable(text)) << text << position << length;
    };
    row(u"a or b"_s, 2, 2);
    row(u"a OR b"_s, 2, 2);
    row(u"not a"_s, 0, 3);
    row(u"a | b"_s, 2, 1);
    row(u"a || b"_s, 2, 1);
    row(u"a -b"_s, 2, 2);
    row(u"!b"_s, 0, 2);
    row(u"(a b)"_s, 0, 1);
    row(u"a)"_s, 1, 1);
    row(u"kind:book"_s, 0, 9);
    row(u"a KIND:book"_s, 2, 9);
    row(u"phys*"_s, 0, 5);
    row(u"#a[b]"_s, 2, 3);
    row(u"a #"_s, 2, 1);
    row(u"#="_s, 0, 2);
    row(u"# a"_s, 0, 1);
    row(u"#\"\""_s, 0, 3);
    row(u"and"_s, 0, 3);
    row(u"and a"_s, 0, 3);
    row(u"a and"_s, 2, 3);
    row(u"a and and b"_s, 6, 3);
    row(u"a &&"_s, 2, 2);
}

void ParserTest::refusesWhatTheLanguageWillMeanLater()
{
    QFETCH(QString, text);
    const ParsedQuery parsed = parseQuery(text);
    QVERIFY(parsed.error);
    QVERIFY(parsed.query.terms.isEmpty());
    QTEST(parsed.error->position, "position");
    QTEST(parsed.error->length, "length");
    QVERIFY(parsed.error->expected.endsWith(u'.'));
}

static QString randomText(QRandomGenerator &random, int pieces)
{
    static const QStringList alphabet{u"a"_s,  u"B"_s,   u" "_s,  u" "_s,     u"\""_s, u"\\"_s,  u"#"_s,
                                      u"="_s,  u"and"_s, u"or"_s, u"-"_s,     u"("_s,  u")"_s,   u"|"_s,
                                      u"*"_s,  u"["_s,   u":"_s,  u"kind:"_s, u"é"_s,  u"😀"_s,   u"&&"_s,
                                      u"\t"_s, u"'"_s,   u"%"_s,  u"+"_s,     u"!"_s,  u"not"_s, u"/"_s};
    QString text;
    for (int i = 0; i < pieces; ++i)
        text += alphabet[random.bounded(alphabet.size())];
    return text;
}

void ParserTest::writesWhatItReadsAgain()
{
    QRandomGenerator random(3);
    int tried = 0;
    for (int round = 0; round < 20000; ++round) {
        Query query;
        for (int i = random.bounded(1, 5); i > 0; --i) {
            const QString text = randomText(random, random.bounded(1, 6));
            if (!text.trimmed().isEmpty())
                query.terms.append({static_cast<Kind>(random.bounded(3)), text, random.bounded(2) == 0});
        }
        const ParsedQuery parsed = parseQuery(toText(query));
        QVERIFY2(!parsed.error, qPrintable(toText(query)));
        QCOMPARE(parsed.query.terms.size(), query.terms.size());
        for (qsizetype i = 0; i < query.terms.size(); ++i) {
            QCOMPARE(parsed.query.terms[i].kind, query.terms[i].kind);
            QCOMPARE(parsed.query.terms[i].text, query.terms[i].text);
        }
        // What a person can type is written back exactly, quotes too.
        QCOMPARE(parseQuery(toText(parsed.query)).query, parsed.query);
        ++tried;
    }
    QVERIFY(tried > 1000);
}

void ParserTest::survivesHostileText()
{
    QStringList hostile{QString(10000, u'"'),
                        QString(10000, u'\\'),
                        QString(10000, u'#'),
                        QString(10000, u'('),
                        QString(10000, u'='),
                        u"and "_s.repeated(2500),
                        u"#\""_s,
                        u"#=\"\\"_s,
                        u"\"\\"_s,
                        u"\\"_s,
                        QString(QChar(0xD83D)),
                        QString(QChar(0)),
                        u"'; DROP TABLE items; --"_s,
                        u"#'; DELETE FROM tags; --"_s,
                        u"NEAR(a b)"_s,
                        u"title:x"_s,
                        u"a*"_s,
                        u"\"\"\"\""_s};
    QRandomGenerator random(5);
    for (int i = 0; i < 5000; ++i)
        hostile.append(randomText(random, random.bounded(1, 40)));
    for (int i = 0; i < 2000; ++i) {
        QString text;
        for (int length = random.bounded(1, 30); length > 0; --length)
            text += QChar(static_cast<char16_t>(random.bounded(0x10000)));
        hostile.append(text);
    }
    for (const QString &text : hostile) {
        const ParsedQuery parsed = parseQuery(text);
        if (parsed.error) {
            QVERIFY(parsed.query.terms.isEmpty());
            QVERIFY2(parsed.error->position >= 0 && parsed.error->length > 0
                         && parsed.error->position + parsed.error->length <= text.size(),
                     qPrintable(text));
        } else {
            QCOMPARE(parseQuery(toText(parsed.query)).query, parsed.query);
        }
    }
}

void ParserTest::refusesTextOverTheLimit()
{
    QVERIFY(!parseQuery(QString(10000, u'a')).error);
    const ParsedQuery parsed = parseQuery(QString(10001, u'a'));
    QVERIFY(parsed.error);
    QCOMPARE(parsed.error->position, 10000);
    QCOMPARE(parsed.error->length, 1);
}

QTEST_GUILESS_MAIN(ParserTest)
#include "parser_test.moc"
