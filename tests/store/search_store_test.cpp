// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/field_keys.h"
#include "domain/query/parser.h"
#include "store/search_store.h"
#include "store/statement.h"
#include "support/plain_search.h"
#include "support/random_library.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::LinkStatus;
using domain::TagId;
using store::Scope;
using store::SearchRequest;
using store::SortKey;
using store::Transaction;
using test::RandomLibrary;
using test::RandomQuery;
using test::sure;

class SearchStoreTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsWhatAPlainEvaluationFinds_data();
    void findsWhatAPlainEvaluationFinds();
    void findsPrefixesFromThreeLettersOn();
    void findsPhrasesInQuotesOnly();
    void findsNeitherSchemeNorTopLevelDomain();
    void findsWithoutDiacritics();
    void tellsTagsThatAreNone();
    void findsByTagsWithTheirDescendants();
    void seesConfirmedLinksOnly();
    void ordersEqualKeysByIdInTheSameDirection();
    void ordersByADetail_data();
    void ordersByADetail();
    void putsTheNewestFirst();
    void raisesNoErrorForHostileText_data();
    void raisesNoErrorForHostileText();
    void raisesNoErrorForRandomText();
    void answersLongAndDeepQueries();
    void findsTheTrashWhereItIsAskedFor();
    void scansWithoutCaseInAnyScript();
    void findsAddressesAsTheyArePasted();
    void fallsBackToSpacesForUnderscores();
    void tellsTagsAndKindsThatAreGone();
    void countsTagsOfAResult();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    QList<ItemId> found(const QString &text)
    {
        SearchRequest request;
        request.query = domain::parseQuery(text).query;
        request.descending = false;
        return sure(store::search(*m_connection, request)).ids;
    }
    ItemId add(const QString &title, const QString &url = {}, const QString &notes = {})
    {
        return test::addItem(*m_connection, {domain::bookmarkKind, title, url, notes});
    }
    SearchRequest randomRequest(const RandomLibrary &library, QRandomGenerator &random);

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void SearchStoreTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
}

SearchRequest SearchStoreTest::randomRequest(const RandomLibrary &library, QRandomGenerator &random)
{
    const test::QueryVocabulary vocabulary = library.vocabulary();
    SearchRequest request;
    request.query = RandomQuery(vocabulary, random).query(random.bounded(4));
    request.scope = random.bounded(2) == 0 ? Scope::Live : Scope(random.bounded(4));
    const int sort = random.bounded(int(store::allSortKeys().size()));
    request.sort = store::allSortKeys().at(sort);
    request.descending = random.bounded(2) == 0;
    return request;
}

void SearchStoreTest::findsWhatAPlainEvaluationFinds_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::newRow(qPrintable(u"library %1"_s.arg(seed))) << seed;
}

void SearchStoreTest::findsWhatAPlainEvaluationFinds()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    const store::Moment moment;
    const RandomLibrary library = RandomLibrary::fill(*m_connection, random, moment.now);
    const test::PlainLibrary plain = test::PlainLibrary::read(*m_connection);
    int found = 0;
    for (int i = 0; i < 400; ++i) {
        const SearchRequest request = randomRequest(library, random);
        const auto expected = test::plainSearch(plain, request, moment);
        const auto actual = sure(store::search(*m_connection, request, moment)).ids;
        const auto describe = [&] {
            return QByteArray(qPrintable(
                u"query %1 [%2], scope %3, sort %4 %5: %6 found, %7 expected"_s.arg(i)
                    .arg(domain::toText(request.query, [](TagId tag) { return u"bound%1"_s.arg(tag.value); }))
                    .arg(int(request.scope))
                    .arg(int(request.sort))
                    .arg(request.descending)
                    .arg(actual.size())
                    .arg(expected.size())));
        };
        QVERIFY2(actual == expected, describe().constData());
        found += actual.isEmpty() ? 0 : 1;
    }
    QVERIFY2(found > 80, qPrintable(QString::number(found)));
}

void SearchStoreTest::findsPrefixesFromThreeLettersOn()
{
    const ItemId id = add(u"Physics of to day"_s);
    QCOMPARE(found(u"phy"_s), QList{id});
    QCOMPARE(found(u"ph"_s), QList<ItemId>());
    QCOMPARE(found(u"of"_s), QList{id});
    QCOMPARE(found(u"PHYSICS"_s), QList{id});
    QCOMPARE(found(u"physicss"_s), QList<ItemId>());
}

void SearchStoreTest::findsPhrasesInQuotesOnly()
{
    const ItemId id = add(u"red green blue"_s);
    const ItemId other = add(u"green red blue"_s);
    QCOMPARE(found(u"\"red green\""_s), QList{id});
    QCOMPARE(found(u"red green"_s), (QList{id, other}));
    QCOMPARE(found(u"\"red gree\""_s), QList<ItemId>());
    QCOMPARE(found(u"\"red and green\""_s), QList<ItemId>());
}

void SearchStoreTest::findsNeitherSchemeNorTopLevelDomain()
{
    const ItemId id = add(u"x"_s, u"https://www.quarks.example/muon?tau=1"_s);
    for (const QString &word : {u"quarks"_s, u"muon"_s, u"tau"_s})
        QCOMPARE(found(word), QList{id});
    for (const QString &word : {u"https"_s, u"www"_s, u"example"_s})
        QCOMPARE(found(word), QList<ItemId>());
}

void SearchStoreTest::findsWithoutDiacritics()
{
    const ItemId id = add(u"Élan vital"_s);
    for (const QString &word : {u"elan"_s, u"ÉLAN"_s, u"e\u0301lan"_s})
        QCOMPARE(found(word), QList{id});
}

void SearchStoreTest::tellsTagsThatAreNone()
{
    add(u"x"_s);
    SearchRequest request;
    request.query = domain::parseQuery(u"#none x #=neither"_s).query;
    const auto result = sure(store::search(*m_connection, request));
    QCOMPARE(result.ids, QList<ItemId>());
    QCOMPARE(result.unknownTags, (QStringList{u"none"_s, u"neither"_s}));
    QCOMPARE(result.total, 1);
}

void SearchStoreTest::findsByTagsWithTheirDescendants()
{
    const ItemId id = add(u"x"_s);
    const TagId science = test::addTag(*m_connection, u"science"_s);
    const TagId physics = test::addTag(*m_connection, u"physics"_s);
    write([&](Transaction &transaction) {
        sure(store::addTagParent(transaction, physics, science));
        sure(store::addTagAlias(transaction, science, test::name(u"knowledge"_s)));
        sure(store::addLinks(transaction, {id}, physics));
    });
    QCOMPARE(found(u"#science"_s), QList{id});
    QCOMPARE(found(u"#Knowledge"_s), QList{id});
    QCOMPARE(found(u"#=science"_s), QList<ItemId>());
    QCOMPARE(found(u"#=physics"_s), QList{id});
}

void SearchStoreTest::seesConfirmedLinksOnly()
{
    const ItemId id = add(u"x"_s);
    const TagId tag = test::addTag(*m_connection, u"maybe"_s);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, {id}, tag));
        sure(store::changeLinkStatus(transaction, {id, tag}, LinkStatus::Suggested));
    });
    QCOMPARE(found(u"#maybe"_s), QList<ItemId>());
    QCOMPARE(found(u"maybe"_s), QList<ItemId>());
    SearchRequest request;
    request.scope = Scope::Untagged;
    QCOMPARE(sure(store::search(*m_connection, request)).ids, QList{id});
}

void SearchStoreTest::ordersEqualKeysByIdInTheSameDirection()
{
    QList<ItemId> ids;
    for (const QString &title : {u"same"_s, u"SAME"_s, u"Same"_s})
        ids.append(add(title));
    sure(m_connection->execute(u"UPDATE items SET created_at = 7, updated_at = 7"_s));
    for (const SortKey sort : store::allSortKeys()) {
        SearchRequest request;
        request.sort = sort;
        request.descending = false;
        QCOMPARE(sure(store::search(*m_connection, request)).ids, ids);
        request.descending = true;
        QCOMPARE(sure(store::search(*m_connection, request)).ids, QList<ItemId>(ids.rbegin(), ids.rend()));
    }
}

void SearchStoreTest::ordersByADetail_data()
{
    QTest::addColumn<SortKey>("key");
    QTest::addColumn<QStringList>("typed"); // in order; of the kind that the field belongs to
    QTest::addColumn<domain::KindId>("kind");
    using domain::bookKind, domain::invoiceKind, domain::taskKind;
    QTest::newRow("year") << SortKey::Year << QStringList{u"7"_s, u"868"_s, u"1968"_s, u"9999"_s} << bookKind;
    QTest::newRow("authors") << SortKey::Authors
                             << QStringList{u"ann; Zoe"_s, u"Bob; Ann"_s, u"Ursula K. Le Guin"_s, u"王杰"_s}
                             << bookKind;
    QTest::newRow("publisher") << SortKey::Publisher << QStringList{u"a press"_s, u"B press"_s, u"c press"_s}
                               << bookKind;
    QTest::newRow("isbn") << SortKey::Isbn << QStringList{u"9780306406157"_s, u"9783161484100"_s} << bookKind;
    QTest::newRow("number") << SortKey::Number << QStringList{u"2024-1"_s, u"a 1"_s, u"B 1"_s} << invoiceKind;
    QTest::newRow("amount")
        << SortKey::Amount
        << QStringList{u"-999999999999.99 EUR"_s, u"-3 EUR"_s, u"0 EUR"_s,   u"9 EUR"_s, u"20.5 EUR"_s, u"100 EUR"_s,
                       u"999999999999.99 EUR"_s,  u"7 JPY"_s,  u"1200 JPY"_s}
        << invoiceKind;
    const QStringList days{u"0800-01-01"_s, u"2023-12-31"_s, u"2024-01-01"_s};
    QTest::newRow("issued") << SortKey::Issued << days << invoiceKind;
    QTest::newRow("due") << SortKey::Due << days << invoiceKind;
    QTest::newRow("due of tasks") << SortKey::Due << days << taskKind;
    QTest::newRow("done") << SortKey::Done << days << taskKind;
    QTest::newRow("paid") << SortKey::Paid << days << invoiceKind;
}

/// Those alike stand by id in the direction of the order, and what lacks the detail comes last in both.
void SearchStoreTest::ordersByADetail()
{
    QFETCH(SortKey, key);
    QFETCH(QStringList, typed);
    QFETCH(domain::KindId, kind);
    const domain::DetailField field = store::detailOf(key).value();
    QHash<QString, QList<ItemId>> having;
    QList<ItemId> lacking;
    QStringList shuffled = typed + typed;
    std::shuffle(shuffled.begin(), shuffled.end(), QRandomGenerator(7));
    for (const QString &text : std::as_const(shuffled)) {
        having[text].append(test::addItem(*m_connection, {kind, u"with"_s, {}, {}}));
        write([&](Transaction &transaction) {
            sure(store::changeDetails(transaction, having[text].last(), sure(domain::changed({}, field, text))));
        });
        lacking.append(test::addItem(*m_connection, {kind, u"bare"_s, {}, {}}));
    }
    QList<ItemId> expected;
    for (const QString &text : std::as_const(typed))
        expected += having[text];
    SearchRequest request;
    request.sort = key;
    request.descending = false;
    QCOMPARE(sure(store::search(*m_connection, request)).ids, expected + lacking);
    request.descending = true;
    std::reverse(expected.begin(), expected.end());
    std::reverse(lacking.begin(), lacking.end());
    QCOMPARE(sure(store::search(*m_connection, request)).ids, expected + lacking);
    // Few of many are read by another way.
    for (int i = 0; i < 400; ++i)
        add(u"other"_s);
    request.query = domain::parseQuery(u"title:with"_s).query;
    QCOMPARE(sure(store::search(*m_connection, request)).ids, expected);
}

void SearchStoreTest::putsTheNewestFirst()
{
    const ItemId a = add(u"a"_s);
    const ItemId b = add(u"b"_s);
    const ItemId c = add(u"c"_s);
    write([&](Transaction &transaction) { sure(store::trashItems(transaction, {c})); });
    QCOMPARE(sure(store::newestItems(*m_connection, 10)), (QList{b, a}));
    QCOMPARE(sure(store::newestItems(*m_connection, 1)), QList{b});
    QCOMPARE(sure(store::search(*m_connection, {})).ids, (QList{b, a}));
}

void SearchStoreTest::raisesNoErrorForHostileText_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{u"\""_s,
                            u"\"\""_s,
                            u"'"_s,
                            u"*"_s,
                            u"**abc*"_s,
                            u"^abc"_s,
                            u"a OR b"_s,
                            u"a AND"_s,
                            u"NOT x"_s,
                            u"NEAR(a b, 2)"_s,
                            u"title:x"_s,
                            u"{title url}:x"_s,
                            u"-x"_s,
                            u"+"_s,
                            u"("_s,
                            u"a)b"_s,
                            u"%"_s,
                            u"_"_s,
                            u"\\"_s,
                            u"; DROP TABLE items"_s,
                            u"\"abc\"\"def"_s,
                            u"a\"b\"*"_s,
                            QString(u"abc"_s + QChar(0) + u"def"_s),
                            QString(QChar(0)),
                            QString(QChar(0xd800)),
                            QString(u"x"_s + QChar(0xdc00)),
                            u"\u200d\ufe0f"_s,
                            u"🎉🎉🎉"_s,
                            u"日本語"_s,
                            u"\U0001E900\U0001E901\U0001E902"_s,
                            u"a\u0301\u0301\u0301"_s,
                            u"\u0301\u0301\u0301"_s,
                            u"ﷺ"_s,
                            u"--"_s,
                            u"/*"_s,
                            u"?1"_s,
                            u":a"_s,
                            u"@a"_s,
                            u"$a"_s};
    for (const QString &text : texts)
        QTest::newRow(text.toUtf8().toHex().left(60).constData()) << text;
    QTest::newRow("long word") << QString(100000, u'a');
    QTest::newRow("long folded") << QString(5000, u'ﷺ');
    QTest::newRow("many words") << u"word "_s.repeated(2000);
    QTest::newRow("many quotes") << QString(100000, u'"');
    QTest::newRow("many wildcards") << QString(100000, u'%');
}

void SearchStoreTest::raisesNoErrorForHostileText()
{
    QFETCH(QString, text);
    add(text + u"x"_s, text, text);
    test::addTag(*m_connection, u"tag"_s);
    QList<domain::QueryTerm> terms;
    for (const bool quoted : {false, true}) {
        const domain::QueryText value{text, quoted};
        terms.append(domain::TextTerm{value});
        for (const bool exact : {false, true})
            terms.append(domain::TagTerm{value, exact, {}, {}});
        for (const domain::FieldInfo &info : domain::fieldInfos())
            terms.append(domain::FieldTerm{info.key, domain::Comparison::Equal, value, {}});
    }
    const QStringList before = test::dumpOf(*m_connection);
    for (const domain::QueryTerm &term : std::as_const(terms)) {
        SearchRequest request;
        request.query = {{domain::QueryNode::Kind::Term, {}, term, {}}};
        const auto result = store::search(*m_connection, request);
        QVERIFY2(result.ok(), result.ok() ? "" : qPrintable(result.error().message));
    }
    // As it is typed.
    SearchRequest typed;
    typed.query = domain::parseQuery(text).query;
    sure(store::search(*m_connection, typed));
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void SearchStoreTest::raisesNoErrorForRandomText()
{
    add(u"abc"_s);
    const QStringList before = test::dumpOf(*m_connection);
    QRandomGenerator random(7);
    const QStringList alphabet{
        u"a"_s,    u"b"_s,    u" "_s,      u"\""_s,   u"'"_s,        u"*"_s,     u"^"_s,
        u"("_s,    u")"_s,    u"{"_s,      u"}"_s,    u":"_s,        u"-"_s,     u"+"_s,
        u"%"_s,    u"_"_s,    u"\\"_s,     u"#"_s,    u"&"_s,        u"|"_s,     u"~"_s,
        u"<"_s,    u">"_s,    u"="_s,      u"."_s,    u","_s,        u";"_s,     u"\u0301"_s,
        u"é"_s,    u"🎉"_s,    u"title:"_s, u"url:"_s, u"kind:"_s,    u"tags:"_s, u"#a[status=rejected]"_s,
        u" or "_s, u"not "_s, u"NEAR"_s,   u"数学"_s, u"[source="_s, u"\x1f"_s};
    int run = 0;
    for (int i = 0; i < 4000; ++i) {
        QString text;
        for (int length = random.bounded(1, 12); length > 0; --length)
            text += test::pick(alphabet, random);
        const domain::ParsedQuery parsed = domain::parseQuery(text);
        if (parsed.error)
            continue;
        SearchRequest request;
        request.query = parsed.query;
        const auto result = store::search(*m_connection, request);
        QVERIFY2(result.ok(), qPrintable(text));
        ++run;
    }
    QVERIFY2(run > 400, qPrintable(QString::number(run)));
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void SearchStoreTest::answersLongAndDeepQueries()
{
    const ItemId id = add(u"a b"_s);
    const ItemId other = add(u"other"_s);
    QCOMPARE(found(u"a "_s.repeated(5000)), QList{id});
    QCOMPARE(found(u"a|"_s.repeated(4999) + u'a'), QList{id});
    QString different;
    for (int i = 0; i < 1000; ++i)
        different += u" or w%1"_s.arg(i);
    QCOMPARE(found(u"a"_s + different), QList{id});
    QCOMPARE(found(QString(1000, u'(') + u'a'), QList{id});
    QCOMPARE(found(QString(999, u'-') + u'a'), QList{other});
    QCOMPARE(found(QString(1000, u'-') + u'a'), QList{id});
    QCOMPARE(found(u"a (b or "_s.repeated(1000) + u'c'), QList{id});
}

void SearchStoreTest::findsTheTrashWhereItIsAskedFor()
{
    const ItemId live = add(u"live"_s);
    const ItemId gone = add(u"gone"_s);
    write([&](Transaction &transaction) { sure(store::trashItems(transaction, {gone})); });
    QCOMPARE(found(u""_s), QList{live});
    QCOMPARE(found(u"not live"_s), QList<ItemId>());
    QCOMPARE(found(u"is:trashed"_s), QList{gone});
    QCOMPARE(found(u"not is:trashed"_s), QList{live});
    QCOMPARE(found(u"is:trashed or live"_s), (QList{live, gone}));
}

void SearchStoreTest::scansWithoutCaseInAnyScript()
{
    const ItemId id = add(u"Die ÄRZTE 100%_\\ sure 数学入門"_s);
    for (const QString &text : {u"*ärz*"_s, u"*Rzt*"_s, u"ä*e"_s, u"*0%*"_s, u"*%_*"_s, u"*\\*"_s, u"\"%_\""_s,
                                u"数学"_s, u"学入"_s, u"title:*ÄRZ*"_s, u"1*sure"_s, u"*"_s, u"di*"_s, u"d*"_s})
        QVERIFY2(found(text) == QList{id}, qPrintable(text));
    for (const QString &text : {u"*arz*"_s, u"*1%*"_s, u"\"__\""_s, u"学数"_s, u"学"_s, u"note:*"_s, u"url:*"_s})
        QVERIFY2(found(text) == QList<ItemId>(), qPrintable(text));
}

void SearchStoreTest::findsAddressesAsTheyArePasted()
{
    const ItemId id = add(u"x"_s, u"https://www.quarks.example/muon?tau=1"_s);
    for (const QString &text : {u"https://www.quarks.example/muon"_s, u"www.quarks.example"_s, u"url:quarks.example"_s,
                                u"url:QUARKS"_s, u"url:.example/m"_s, u"url:https:*"_s})
        QVERIFY2(found(text) == QList{id}, qPrintable(text));
    QCOMPARE(found(u"http://quarks.example"_s), QList<ItemId>());
}

void SearchStoreTest::fallsBackToSpacesForUnderscores()
{
    const ItemId id = add(u"x"_s);
    const TagId spaced = test::addTag(*m_connection, u"to read"_s);
    write([&](Transaction &transaction) { sure(store::addLinks(transaction, {id}, spaced)); });
    QCOMPARE(found(u"#to_read"_s), QList{id});
    test::addTag(*m_connection, u"to_read"_s);
    QCOMPARE(found(u"#to_read"_s), QList<ItemId>());
}

void SearchStoreTest::tellsTagsAndKindsThatAreGone()
{
    SearchRequest request;
    request.query = domain::parseQuery(u"#\x1f"
                                       u"77\x1f or kind:spaceship or not kind:spaceship"_s)
                        .query;
    const ItemId id = add(u"x"_s);
    const auto result = sure(store::search(*m_connection, request));
    QCOMPARE(result.ids, QList{id});
    QCOMPARE(result.goneTags, QList{TagId{77}});
    QCOMPARE(result.unknownKinds, QStringList{u"spaceship"_s});
    QCOMPARE(result.unknownTags, QStringList());
}

void SearchStoreTest::countsTagsOfAResult()
{
    const ItemId a = add(u"a"_s);
    const ItemId b = add(u"b"_s);
    const ItemId c = add(u"c"_s);
    const TagId one = test::addTag(*m_connection, u"one"_s);
    const TagId two = test::addTag(*m_connection, u"two"_s);
    const TagId maybe = test::addTag(*m_connection, u"maybe"_s);
    write([&](Transaction &transaction) {
        sure(store::addLinks(transaction, {b, c}, one));
        sure(store::addLinks(transaction, {a, b, c}, two));
        sure(store::addLinks(transaction, {a}, maybe));
        sure(store::changeLinkStatus(transaction, {a, maybe}, LinkStatus::Suggested));
    });
    QStringList counts;
    for (const store::Facet &facet : sure(store::facets(*m_connection, {a, b})))
        counts.append(u"%1 %2 %3"_s.arg(facet.name).arg(facet.tag.value).arg(facet.count));
    QCOMPARE(counts, (QStringList{u"two %1 2"_s.arg(two.value), u"one %1 1"_s.arg(one.value)}));
    QVERIFY(sure(store::facets(*m_connection, {})).isEmpty());
}

QTEST_GUILESS_MAIN(SearchStoreTest)
#include "search_store_test.moc"
