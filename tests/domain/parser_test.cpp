// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"

#include "support/random_query.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom::domain;
using tagloom::test::QueryVocabulary;
using tagloom::test::RandomQuery;

namespace {

QString formOf(const QueryText &text)
{
    return text.quoted ? QString(u'“' + text.text + u'”') : text.text;
}

/// A tree with all its parentheses: "and(a, or(b, not(#c)))".
QString formOf(const QueryNode &node)
{
    static const QStringList kinds{u"and"_s, u"or"_s, u"not"_s};
    if (node.kind != QueryNode::Kind::Term) {
        QStringList children;
        for (const QueryNode &child : node.children)
            children.append(formOf(child));
        return kinds[int(node.kind)] + u'(' + children.join(u", "_s) + u')';
    }
    if (const auto *const text = std::get_if<TextTerm>(&node.term))
        return formOf(text->text);
    return toText(node.term, [](TagId tag) { return u"bound%1"_s.arg(tag.value); });
}

QString formOf(const Query &query)
{
    return formOf(query.root);
}

} // namespace

class ParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTrees_data();
    void readsTrees();
    void knowsWhereEachTermStands();
    void saysWhatItExpected_data();
    void saysWhatItExpected();
    void rewritesFormsFromElsewhere_data();
    void rewritesFormsFromElsewhere();
    void readsAndWritesBoundTags();
    void writesRandomTreesSoThatTheyReadAgain();
    void writesWhatItReadsAgain();
    void survivesHostileText();
    void refusesTextOverTheLimit();
    void nestsAThousandDeep();
    void readsFiveThousandTerms();
};

void ParserTest::readsTrees_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tree");
    const auto row = [](const QString &text, const QString &tree) {
        QTest::newRow(qPrintable(text)) << text << tree;
    };
    row(u""_s, u"and()"_s);
    row(u" \t\n"_s, u"and()"_s);
    row(u"physics"_s, u"physics"_s);
    row(u" two  words "_s, u"and(two, words)"_s);
    row(u"two AND words && three"_s, u"and(two, words, three)"_s);
    row(u"\"two words\""_s, u"“two words”"_s);
    row(u"\"two words"_s, u"“two words”"_s);
    row(u"\"say \\\"no\\\" \\\\\""_s, u"“say \"no\" \\”"_s);
    row(u"\"\" a"_s, u"a"_s);
    row(u"-\"\" a"_s, u"a"_s);
    row(u"\"\""_s, u"and()"_s);
    row(u"a or b c or d"_s, u"or(a, and(b, c), d)"_s);
    row(u"a|b c|d"_s, u"or(a, and(b, c), d)"_s);
    row(u"a||b"_s, u"or(a, b)"_s);
    row(u"(a or b) c"_s, u"and(or(a, b), c)"_s);
    row(u"((a or b) or c)"_s, u"or(a, b, c)"_s);
    row(u"(a b) (c d)"_s, u"and(a, b, c, d)"_s);
    row(u"a (b or (c"_s, u"and(a, or(b, c))"_s);
    row(u"not a b"_s, u"and(not(a), b)"_s);
    row(u"NOT (a b) or c"_s, u"or(not(and(a, b)), c)"_s);
    row(u"-a -#b -\"c d\" -(e or f)"_s, u"and(not(a), not(#b), not(“c d”), not(or(e, f)))"_s);
    row(u"not -a"_s, u"not(not(a))"_s);
    row(u"a and not b"_s, u"and(a, not(b))"_s);
    row(u"Foo - Bar"_s, u"and(Foo, -, Bar)"_s);
    row(u"-"_s, u"-"_s);
    row(u"(a or -)"_s, u"or(a, -)"_s);
    row(u"drum-n-bass e-mail"_s, u"and(drum-n-bass, e-mail)"_s);
    row(u"#physics"_s, u"#physics"_s);
    row(u"#\"to read\""_s, u"#\"to read\""_s);
    row(u"#=C++"_s, u"#=C++"_s);
    row(u"#=\"to read\""_s, u"#=\"to read\""_s);
    row(u"C# c++"_s, u"and(C#, c++)"_s);
    row(u"#phy* *x* a*b"_s, u"and(#phy*, *x*, a*b)"_s);
    row(u"#science/physics"_s, u"#science/physics"_s);
    row(u"https://a.example/b?c=1"_s, u"https://a.example/b?c=1"_s);
    row(u"series:metroid 12:30"_s, u"and(series:metroid, 12:30)"_s);
    row(u"\"or\" \"kind:book\" \"-x\" \"and\""_s, u"and(“or”, “kind:book”, “-x”, “and”)"_s);
    row(u"a\"b c\"d"_s, u"and(a, “b c”, d)"_s);
    row(u"数学 #Größe"_s, u"and(数学, #Größe)"_s);
    row(QString(u"a"_s + QChar(0) + u"b"_s), u"and(a, b)"_s);
    row(u"a\x1f\x62\u0007c"_s, u"and(a, b, c)"_s);
    row(QString(u"a"_s + QChar(0xd800) + u"b"_s), u"a\ufffdb"_s);
    row(u"#x[confidence<0.8, Status=suggested ]"_s, u"#x[confidence<0.8,status=suggested]"_s);
    row(u"#\"a b\"[source!=\"rule\"] c"_s, u"and(#\"a b\"[source!=\"rule\"], c)"_s);
    row(u"#x[added>=2024-05"_s, u"#x[added>=2024-05]"_s);
    row(u"kind:book KIND:\"my kind\" kind:!=book"_s, u"and(kind:book, kind:\"my kind\", kind:!=book)"_s);
    row(u"search:later SEARCH:\"my search\" search:!=x"_s, u"and(search:later, search:\"my search\", search:!=x)"_s);
    row(u"is:Untagged has:note"_s, u"and(is:Untagged, has:note)"_s);
    row(u"title:foo..bar note:\"a b\" url:http://x.example"_s,
        u"and(title:foo..bar, note:\"a b\", url:http://x.example)"_s);
    row(u"title:=foo title:\"=foo\""_s, u"and(title:foo, title:\"=foo\")"_s);
    row(u"added:2024 added:2024-5 added:2024-05-01"_s, u"and(added:2024, added:2024-5, added:2024-05-01)"_s);
    row(u"updated:>7d added:Today"_s, u"and(updated:>7d, added:Today)"_s);
    row(u"added:2023..2024-05 tags:2..4"_s, u"and(added:2023..2024-05, tags:2..4)"_s);
    row(u"added:2024.. added:..2024 tags:..3"_s, u"and(added:>=2024, added:<=2024, tags:<=3)"_s);
    row(u"added:\"2024\"..\"2025\""_s, u"added:\"2024\"..\"2025\""_s);
    row(u"tags:>4 tags:0 tags:!=1"_s, u"and(tags:>4, tags:0, tags:!=1)"_s);
    row(u"+ a++ +!"_s, u"and(+, a++, +!)"_s);
    row(u"!important special:offer"_s, u"and(!important, special:offer)"_s);
    row(u"a & b"_s, u"and(a, &, b)"_s);
}

void ParserTest::readsTrees()
{
    QFETCH(QString, text);
    const ParsedQuery parsed = parseQuery(text);
    QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->expected) : "");
    QTEST(formOf(parsed.query), "tree");
    QCOMPARE(parseQuery(toText(parsed.query)).query, parsed.query);
}

void ParserTest::knowsWhereEachTermStands()
{
    const QString text = u" a  -\"b c\" (#d[status=rejected] or title:\"e f\")"_s;
    const ParsedQuery parsed = parseQuery(text);
    QVERIFY(!parsed.error);
    QStringList found;
    forEachTerm(parsed.query.root, [&](const QueryTerm &, const QueryNode &node) {
        found.append(text.sliced(node.range.position, node.range.length));
    });
    QCOMPARE(found, (QStringList{u"a"_s, u"\"b c\""_s, u"#d[status=rejected]"_s, u"title:\"e f\""_s}));
    const QueryNode &negation = parsed.query.root.children[1];
    QCOMPARE(text.sliced(negation.range.position, negation.range.length), u"-\"b c\""_s);
}

void ParserTest::saysWhatItExpected_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("position");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<QString>("mentioned");
    const auto row = [](const QString &text, qsizetype position, qsizetype length, const QString &mentioned) {
        QTest::newRow(qPrintable(text)) << text << position << length << mentioned;
    };
    row(u"a #"_s, 2, 1, u"#physics"_s);
    row(u"#="_s, 0, 2, u"#physics"_s);
    row(u"# a"_s, 0, 1, u"#physics"_s);
    row(u"#\"\""_s, 0, 3, u"#physics"_s);
    row(u"and"_s, 0, 3, u"before"_s);
    row(u"and a"_s, 0, 3, u"before"_s);
    row(u"a and"_s, 2, 3, u"after"_s);
    row(u"a and and b"_s, 6, 3, u"before"_s);
    row(u"a &&"_s, 2, 2, u"after"_s);
    row(u"a or"_s, 2, 2, u"after"_s);
    row(u"|b"_s, 0, 1, u"before"_s);
    row(u"a (b |"_s, 5, 1, u"after"_s);
    row(u"a or or b"_s, 5, 2, u"before"_s);
    row(u"not"_s, 0, 3, u"not wanted"_s);
    row(u"a not) b"_s, 5, 1, u"open"_s);
    row(u"(a not) b"_s, 3, 3, u"not wanted"_s);
    row(u"not or a"_s, 4, 2, u"before"_s);
    row(u"a)"_s, 1, 1, u"open"_s);
    row(u"a ()"_s, 2, 1, u"Between"_s);
    row(u"("_s, 0, 1, u"Between"_s);
    row(u"a Status:unread"_s, 2, 13, u"to_read"_s);
    row(u"status:>open"_s, 0, 12, u"order"_s);
    row(u"list:"_s, 0, 5, u"quotes"_s);
    row(u"author:"_s, 0, 7, u"quotes"_s);
    row(u"progress:101"_s, 0, 12, u"from 0 to 100"_s);
    row(u"progress:50..101"_s, 0, 16, u"from 0 to 100"_s);
    row(u"progress:1.5"_s, 0, 12, u"whole number"_s);
    row(u"progress:-1"_s, 0, 11, u"from 0 to 100"_s);
    row(u"grade:100.5"_s, 0, 11, u"from 0 to 100"_s);
    row(u"grade:nan"_s, 0, 9, u"from 0 to 100"_s);
    row(u"grade:good"_s, 0, 10, u"grade:>3.5"_s);
    row(u"is:wanted"_s, 0, 9, u"untagged"_s);
    row(u"has:pages"_s, 0, 9, u"note"_s);
    row(u"size:big"_s, 0, 8, u"size:>10M"_s);
    row(u"size:>10X"_s, 0, 9, u"size:>10M"_s);
    row(u"type:>pdf"_s, 0, 9, u"no order"_s);
    row(u"is:nonsense"_s, 0, 11, u"duplicate"_s);
    row(u"is:"_s, 0, 3, u"untagged"_s);
    row(u"is:>untagged"_s, 0, 12, u"order"_s);
    row(u"title:"_s, 0, 6, u"quotes"_s);
    row(u"title:\"\" a"_s, 0, 8, u"quotes"_s);
    row(u"added:"_s, 0, 6, u"today"_s);
    row(u"added:2024-13"_s, 0, 13, u"no date"_s);
    row(u"added:2024-02-30"_s, 0, 16, u"no date"_s);
    row(u"added:0000"_s, 0, 10, u"no date"_s);
    row(u"added:soon"_s, 0, 10, u"2024-05-01"_s);
    row(u"added:2024..soon"_s, 0, 16, u"2024-05-01"_s);
    row(u"added:>2024..2025"_s, 0, 17, u"range"_s);
    row(u"added:.."_s, 0, 8, u"today"_s);
    row(u"date:soon"_s, 0, 9, u"2024-05-01"_s);
    row(u"tags:>many"_s, 0, 10, u"number"_s);
    row(u"tags:>1234567890"_s, 0, 16, u"nine"_s);
    row(u"tags:-1..2"_s, 0, 10, u"number"_s);
    row(u"#a["_s, 2, 1, u"confidence"_s);
    row(u"#a[b]"_s, 3, 1, u"confidence"_s);
    row(u"#a[]"_s, 3, 1, u"confidence"_s);
    row(u"#a[status]"_s, 3, 6, u">="_s);
    row(u"#a[status<suggested]"_s, 3, 16, u"order"_s);
    row(u"#a[status=maybe]"_s, 3, 12, u"rejected"_s);
    row(u"#a[confidence<much]"_s, 3, 15, u"number"_s);
    row(u"#a[confidence<nan]"_s, 3, 14, u"number"_s);
    row(u"#a[confidence!=0.5,confidence>0.2]"_s, 2, 31, u"alone"_s);
    row(u"#a[status=suggested source=user]"_s, 20, 1, u"comma"_s);
}

void ParserTest::saysWhatItExpected()
{
    QFETCH(QString, text);
    QFETCH(QString, mentioned);
    const ParsedQuery parsed = parseQuery(text);
    QVERIFY(parsed.error);
    QVERIFY(parsed.query.isEmpty());
    QTEST(parsed.error->position, "position");
    QTEST(parsed.error->length, "length");
    QVERIFY(parsed.error->expected.endsWith(u'.'));
    QVERIFY2(parsed.error->expected.contains(mentioned), qPrintable(parsed.error->expected));
}

void ParserTest::rewritesFormsFromElsewhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("rewritten");
    const auto row = [](const QString &text, const QString &rewritten) {
        QTest::newRow(qPrintable(text)) << text << rewritten;
    };
    row(u"special:untagged"_s, u"is:untagged"_s);
    row(u"a System:Untagged b"_s, u"a is:untagged b"_s);
    row(u"!untagged"_s, u"is:untagged"_s);
    row(u"-tags:false x"_s, u"-is:untagged x"_s);
    row(u"tags:true"_s, u"tags:>0"_s);
    row(u"+tag +\"to read\""_s, u"#tag #\"to read\""_s);
    row(u"tags:\"=x\""_s, u"#=x"_s);
    row(u"tags:\"=to read\""_s, u"#=\"to read\""_s);
    row(u"tags:=x tags:y tags:y*"_s, u"#=x #y #y*"_s);
    row(u"tags:y[z"_s, u"#\"y[z\""_s);
    row(u"date:2024 created:>7d"_s, u"added:2024 added:>7d"_s);
    row(u"a && b || c"_s, u"a and b or c"_s);
    row(u"a||b"_s, u"a or b"_s);
    row(u"(a)&&(b)||(c)"_s, u"(a)and(b) or (c)"_s);
}

void ParserTest::rewritesFormsFromElsewhere()
{
    QFETCH(QString, text);
    const ParsedQuery parsed = parseQuery(text);
    QVERIFY2(!parsed.error, parsed.error ? qPrintable(parsed.error->expected) : "");
    QVERIFY(!parsed.rewrites.isEmpty());
    const QString rewritten = rewrittenText(text, parsed.rewrites);
    QTEST(rewritten, "rewritten");
    const ParsedQuery again = parseQuery(rewritten);
    QVERIFY(again.rewrites.isEmpty());
    QCOMPARE(formOf(again.query), formOf(parsed.query));
}

void ParserTest::readsAndWritesBoundTags()
{
    const QString text = u"a -#\x1f"
                         u"12\x1f #=\x1f"
                         u"3\x1f[confidence>0.5]"_s;
    const ParsedQuery parsed = parseQuery(text);
    QVERIFY(!parsed.error);
    QCOMPARE(formOf(parsed.query), u"and(a, not(#bound12), #=bound3[confidence>0.5])"_s);
    QCOMPARE(std::get<TagTerm>(parsed.query.root.children[2].term).bound, TagId{3});
    QCOMPARE(toText(parsed.query), text);
    for (const QString &broken : {u"#\x1f"_s,
                                  u"#\x1f"
                                  u"0\x1f"_s,
                                  u"#\x1f"
                                  u"1"_s,
                                  u"#\x1f"
                                  u"x\x1f"_s,
                                  u"#\x1f"
                                  u"9999999999999999999\x1f"_s})
        QVERIFY(parseQuery(broken).error);
    // By a name that would be read as something else, in quotes.
    QCOMPARE(toText(parseQuery(u"#\x1f"
                               u"1\x1f"_s)
                        .query,
                    [](TagId) { return u"a*"_s; }),
             u"#\"a*\""_s);
}

void ParserTest::writesRandomTreesSoThatTheyReadAgain()
{
    QRandomGenerator random(11);
    const QueryVocabulary vocabulary{
        {u"quark"_s, u"C++"_s, u"C#"_s, u"don't"_s, u"é"_s, u"a-b"_s, u"x:y"_s, u"数学"_s, u"\\"_s, u"a]b,c"_s},
        {u"two words"_s, u"say \"no\""_s, u"or"_s, u"-x"_s, u"\\"_s, u"a*b"_s, u"kind:book"_s, u")("_s},
        {u"physics"_s, u"to read"_s, u"a[b]"_s, u"=x"_s, u"*"_s, u"\""_s},
        {u"book"_s, u"my kind"_s},
        {TagId{1}, TagId{1000000007}},
        {u"2024"_s, u"2024-02"_s, u"2024-02-29"_s, u"today"_s, u"yesterday"_s, u"7d"_s, u"3w"_s, u"2m"_s, u"1y"_s}};
    RandomQuery maker(vocabulary, random);
    for (int round = 0; round < 4000; ++round) {
        const Query query = maker.query(random.bounded(6));
        const QString text = toText(query);
        const ParsedQuery parsed = parseQuery(text);
        if (text.size() > maximumQueryLength)
            continue;
        QVERIFY2(!parsed.error, qPrintable(text + (parsed.error ? parsed.error->expected : QString())));
        QVERIFY2(parsed.query == query, qPrintable(text + u" <> "_s + formOf(parsed.query)));
        QVERIFY(parsed.rewrites.isEmpty());
    }
}

static QString randomText(QRandomGenerator &random, int pieces)
{
    static const QStringList alphabet{u"a"_s,
                                      u"B"_s,
                                      u" "_s,
                                      u" "_s,
                                      u"\""_s,
                                      u"\\"_s,
                                      u"#"_s,
                                      u"="_s,
                                      u"and"_s,
                                      u"or"_s,
                                      u"-"_s,
                                      u"("_s,
                                      u")"_s,
                                      u"|"_s,
                                      u"*"_s,
                                      u"["_s,
                                      u":"_s,
                                      u"kind:"_s,
                                      u"é"_s,
                                      u"😀"_s,
                                      u"&&"_s,
                                      u"\t"_s,
                                      u"'"_s,
                                      u"%"_s,
                                      u"+"_s,
                                      u"!"_s,
                                      u"not"_s,
                                      u"/"_s,
                                      u"]"_s,
                                      u","_s,
                                      u"added:"_s,
                                      u"2024"_s,
                                      u".."_s,
                                      u"7d"_s,
                                      u"tags:"_s,
                                      u"<"_s,
                                      u"is:"_s,
                                      u"untagged"_s,
                                      u"title:"_s,
                                      u"\x1f"_s,
                                      u"#a[status=suggested]"_s,
                                      u"#\x1f"
                                      u"7\x1f"_s,
                                      u"||"_s,
                                      u"_"_s};
    QString text;
    for (int i = 0; i < pieces; ++i)
        text += alphabet[random.bounded(alphabet.size())];
    return text;
}

void ParserTest::writesWhatItReadsAgain()
{
    QRandomGenerator random(3);
    int read = 0;
    for (int round = 0; round < 30000; ++round) {
        const QString text = randomText(random, random.bounded(1, 12));
        const ParsedQuery parsed = parseQuery(text);
        if (parsed.error)
            continue;
        QVERIFY2(parseQuery(toText(parsed.query)).query == parsed.query,
                 qPrintable(text + u" -> "_s + toText(parsed.query)));
        const ParsedQuery again = parseQuery(rewrittenText(text, parsed.rewrites));
        QVERIFY2(again.query == parsed.query && again.rewrites.isEmpty(), qPrintable(text));
        ++read;
    }
    QVERIFY(read > 5000);
}

void ParserTest::survivesHostileText()
{
    QStringList hostile{u"and "_s.repeated(2500),
                        u"#\""_s,
                        u"#=\"\\"_s,
                        u"\"\\"_s,
                        u"\\"_s,
                        QString(QChar(0xD83D)),
                        QString(QChar(0)),
                        u"'; DROP TABLE items; --"_s,
                        u"#'; DELETE FROM tags; --"_s,
                        u"NEAR(a b)"_s,
                        u"a*"_s,
                        u"\"\"\"\""_s,
                        u"(a or "_s.repeated(1500),
                        u"-"_s.repeated(9999) + u'a',
                        u"not "_s.repeated(2500),
                        u"a[b](c]"_s.repeated(1000),
                        u"#a["_s.repeated(3000),
                        u"title:"_s.repeated(1600)};
    for (const QChar unit : u"\"\\#(=)|-*[]:&+!<>.,"_s)
        hostile.append(QString(10000, unit));
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
            QVERIFY(parsed.query.isEmpty());
            QVERIFY2(parsed.error->position >= 0 && parsed.error->length > 0
                         && parsed.error->position + parsed.error->length <= text.size(),
                     qPrintable(text.left(200)));
        } else if (const QString written = toText(parsed.query); written.size() <= maximumQueryLength) {
            QVERIFY2(parseQuery(written).query == parsed.query, qPrintable(text.left(200)));
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

void ParserTest::nestsAThousandDeep()
{
    QCOMPARE(formOf(parseQuery(QString(1000, u'(') + u'a' + QString(1000, u')')).query), u"a"_s);
    const ParsedQuery nots = parseQuery(QString(1000, u'-') + u'a');
    QVERIFY(!nots.error);
    QCOMPARE(parseQuery(toText(nots.query)).query, nots.query);
    const ParsedQuery mixed = parseQuery(u"a (b or "_s.repeated(1000) + u'c');
    QVERIFY(!mixed.error);
    QCOMPARE(toText(mixed.query).size(), 9 * 1000 + 1 - 1000 + 1000);
    for (const QString &opening : {u"("_s, u"-"_s}) {
        const ParsedQuery deeper = parseQuery(opening.repeated(1001) + u'a');
        QVERIFY(deeper.error);
        QCOMPARE(deeper.error->position, 1000);
        QVERIFY(deeper.error->expected.contains(u"1,000"_s));
    }
    // Side by side is not deep.
    QVERIFY(!parseQuery(u"-(a)"_s.repeated(2400)).error);
}

void ParserTest::readsFiveThousandTerms()
{
    for (const QString &text : {u"a "_s.repeated(5000), QString(u"a|"_s.repeated(4999) + u'a')}) {
        const ParsedQuery parsed = parseQuery(text);
        QVERIFY(!parsed.error);
        QCOMPARE(parsed.query.root.children.size(), 5000U);
        QVERIFY(parsed.query.root == parseQuery(text).query.root);
    }
}

QTEST_GUILESS_MAIN(ParserTest)
#include "parser_test.moc"
