// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/query_names.h"

#include "store/connection.h"
#include "store/query_binder.h"
#include "store/saved_search_store.h"
#include "store/search_explanation.h"
#include "store/statement.h"
#include "support/store_steps.h"
#include "support/table_dump.h"
#include "support/temporary_library.h"

#include "domain/query/parser.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::SavedSearch;
using domain::SavedSearchId;
using domain::TagId;
using store::Transaction;
using test::sure;

/// Queries by ids and by names, and saved searches that contain others by `search:`.
class QueryNamesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bindsTagsThatExist_data();
    void bindsTagsThatExist();
    void showsTheNamesOfNow();
    void refusesWhatCannotBeRead();
    void surviveARenameAMergeAndADeletion();
    void findWhatTheSavedSearchFinds();
    void tellWhyAHitIsThere();
    void findNothingAndSayWhichIsMissing();
    void refuseACircle_data();
    void refuseACircle();
    void findNothingInACircleThatGotIn();
    void stopWhereTheyGrowWithoutEnd();
    void followTheRenameOfAnother();

private:
    template <class Work> domain::ChangeSet write(Work work) { return test::write(*m_connection, work); }
    TagId tag(const QString &name) { return test::addTag(*m_connection, name); }
    QString ids(const QString &query) { return sure(store::withIds(*m_connection, query)); }
    QString names(const QString &query) { return sure(store::withNames(*m_connection, query)); }
    SavedSearchId save(const QString &name, const QString &query)
    {
        SavedSearchId id;
        write([&](Transaction &transaction) {
            SavedSearch search;
            search.name = name;
            search.query = query;
            id = sure(store::addSavedSearch(transaction, search));
        });
        return id;
    }
    /// Past all checks.
    void smuggle(const QString &name, const QString &query)
    {
        write([&](Transaction &transaction) {
            store::Statement insert(transaction.connection(),
                                    u"INSERT INTO saved_searches (name, name_key, query, position, created_at) "
                                    "VALUES (?1, ?1, ?2, 0, 0)"_s);
            sure(insert.run(name, query));
        });
    }
    store::BoundSearch bound(const QString &query)
    {
        const auto parsed = domain::parseQuery(query);
        if (parsed.error)
            qFatal("%s", qPrintable(parsed.error->expected));
        return sure(store::bindQuery(*m_connection, parsed.query));
    }
    QStringList found(const QString &query)
    {
        store::SearchRequest request;
        request.query = domain::parseQuery(query).query;
        request.sort = store::SortKey::Title;
        request.descending = false;
        QStringList titles;
        for (const domain::ItemId id : sure(store::search(*m_connection, request)).ids)
            titles.append(sure(store::readItem(*m_connection, id))->title);
        return titles;
    }
    void item(const QString &title, const QStringList &tags)
    {
        const auto id = test::addItem(*m_connection, {domain::noteKind, title, {}, {}});
        for (const QString &name : tags) {
            const TagId tagId = tag(name);
            write([&](Transaction &transaction) { sure(store::addLinks(transaction, {id}, tagId)); });
        }
    }

    std::unique_ptr<test::TemporaryLibrary> m_library;
    std::unique_ptr<store::Connection> m_connection;
};

void QueryNamesTest::init()
{
    m_connection.reset();
    m_library = std::make_unique<test::TemporaryLibrary>();
    m_connection = m_library->connection();
    QCOMPARE(tag(u"physics"_s), TagId{1});
    QCOMPARE(tag(u"to read"_s), TagId{2});
    write([](Transaction &transaction) { sure(store::addTagAlias(transaction, TagId{1}, test::name(u"physik"_s))); });
}

void QueryNamesTest::bindsTagsThatExist_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("kept");
    const auto bound = [](int id) {
        return QString(u'\x1f' + QString::number(id) + u'\x1f');
    };
    QTest::newRow("name") << u"#PHYSICS"_s << QString(u"#"_s + bound(1));
    QTest::newRow("alias") << u"#physik"_s << QString(u"#"_s + bound(1));
    QTest::newRow("exact") << u"#=\"to read\""_s << QString(u"#="_s + bound(2));
    QTest::newRow("not and or") << u"word (#physics or -#\"to read\")"_s
                                << QString(u"word (#"_s + bound(1) + u" or -#"_s + bound(2) + u')');
    QTest::newRow("conditions") << u"#physics[status=suggested]"_s
                                << QString(u"#"_s + bound(1) + u"[status=suggested]"_s);
    QTest::newRow("unknown") << u"#unknown"_s << u"#unknown"_s;
    QTest::newRow("wildcard") << u"#phy*"_s << u"#phy*"_s;
    QTest::newRow("bound") << QString(u"#"_s + bound(77)) << QString(u"#"_s + bound(77));
    QTest::newRow("no tag") << u"title:x \"#physics\""_s << u"title:x \"#physics\""_s;
}

void QueryNamesTest::bindsTagsThatExist()
{
    QFETCH(QString, query);
    QFETCH(QString, kept);
    QCOMPARE(ids(query), kept);
    QCOMPARE(ids(kept), kept);
}

void QueryNamesTest::showsTheNamesOfNow()
{
    QCOMPARE(names(ids(u"#physik or #\"to read\""_s)), u"#physics or #\"to read\""_s);
    tag(u"a*b[c] \"d\""_s);
    const QString odd = ids(names(QString(u"#"_s + u'\x1f' + u'3' + u'\x1f')));
    QCOMPARE(odd, QString(u"#"_s + u'\x1f' + u'3' + u'\x1f'));
    QVERIFY(names(QString(u"#"_s + u'\x1f' + u"99"_s + u'\x1f')).contains(u"deleted tag 99"_s));
}

void QueryNamesTest::refusesWhatCannotBeRead()
{
    for (const auto &refused :
         {store::withIds(*m_connection, u"added:noday"_s), store::withNames(*m_connection, u"added:noday"_s)}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
    }
}

void QueryNamesTest::surviveARenameAMergeAndADeletion()
{
    item(u"one"_s, {u"physics"_s});
    item(u"two"_s, {u"to read"_s});
    const SavedSearchId id = save(u"s"_s, u"#physics"_s);
    const auto query = [&] {
        return sure(store::readSavedSearch(*m_connection, id))->query;
    };
    write([](Transaction &transaction) { sure(store::renameTag(transaction, TagId{1}, test::name(u"Matter"_s))); });
    QCOMPARE(names(query()), u"#Matter"_s);
    QCOMPARE(found(query()), QStringList{u"one"_s});
    const auto changes = write(
        [](Transaction &transaction) { sure(store::replaceTagInSavedSearches(transaction, TagId{1}, TagId{2})); });
    QVERIFY(changes.savedSearches);
    QCOMPARE(found(query()), QStringList{u"two"_s});
    QVERIFY(write([](Transaction &transaction) {
                sure(store::replaceTagInSavedSearches(transaction, TagId{1}, TagId{2}));
            }).isEmpty());
    sure(m_connection->execute(u"DELETE FROM tags WHERE id = 2"_s));
    QCOMPARE(found(query()), QStringList());
    QCOMPARE(bound(query()).goneTags, QList{TagId{2}});
}

void QueryNamesTest::findWhatTheSavedSearchFinds()
{
    item(u"one"_s, {u"physics"_s});
    item(u"two"_s, {u"to read"_s});
    item(u"three"_s, {u"physics"_s, u"to read"_s});
    save(u"Mind \"matter\""_s, u"#physics or two"_s);
    save(u"twice"_s, u"search:\"MIND \\\"matter\\\"\" -#\"to read\""_s);
    QCOMPARE(found(u"search:\"mind \\\"matter\\\"\""_s), (QStringList{u"one"_s, u"three"_s, u"two"_s}));
    QCOMPARE(found(u"search:twice"_s), QStringList{u"one"_s});
    QCOMPARE(found(u"-search:twice"_s), (QStringList{u"three"_s, u"two"_s}));
    QCOMPARE(found(u"search:!=twice"_s), (QStringList{u"three"_s, u"two"_s}));
    QCOMPARE(found(u"search:twice or #\"to read\""_s), (QStringList{u"one"_s, u"three"_s, u"two"_s}));
}

void QueryNamesTest::tellWhyAHitIsThere()
{
    item(u"a quark"_s, {u"physics"_s});
    save(u"tag"_s, u"#physics"_s);
    save(u"both"_s, u"search:tag quark"_s);
    smuggle(u"circle"_s, u"search:circle or search:tag"_s);
    const auto reasons = [this](const QString &query) {
        QStringList sentences;
        for (const auto &reason :
             sure(store::whyFound(*m_connection, domain::parseQuery(query).query, domain::ItemId{1})))
            sentences.append(store::toSentence(reason));
        return sentences;
    };
    QCOMPARE(reasons(u"search:both"_s), (QStringList{u"#physics: tag “physics”"_s, u"quark is in the title"_s}));
    QCOMPARE(reasons(u"search:circle"_s), QStringList{u"#physics: tag “physics”"_s});
    QCOMPARE(reasons(u"-search:tag or search:!=tag or search:none"_s), QStringList());
}

void QueryNamesTest::findNothingAndSayWhichIsMissing()
{
    item(u"one"_s, {u"physics"_s});
    save(u"outer"_s, u"search:inner or #physics"_s);
    QCOMPARE(found(u"search:nobody"_s), QStringList());
    QCOMPARE(bound(u"search:nobody one search:nobody"_s).unknownSearches, QStringList{u"nobody"_s});
    QCOMPARE(bound(u"search:outer"_s).unknownSearches, QStringList{u"inner"_s});
    QCOMPARE(found(u"search:outer"_s), QStringList{u"one"_s});
    save(u"tags"_s, u"#nothing"_s);
    QCOMPARE(bound(u"search:tags"_s).unknownTags, QStringList{u"nothing"_s});
}

void QueryNamesTest::refuseACircle_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("query");
    QTest::newRow("itself") << u"x"_s << u"word search:X"_s;
    QTest::newRow("through another") << u"later"_s << u"search:b"_s;
    QTest::newRow("through two") << u"later"_s << u"-(one or search:a)"_s;
}

void QueryNamesTest::refuseACircle()
{
    QFETCH(QString, name);
    QFETCH(QString, query);
    const SavedSearchId b = save(u"b"_s, u"search:later"_s);
    const SavedSearchId a = save(u"a"_s, u"search:b"_s);
    const SavedSearchId harmless = save(u"harmless"_s, u"word"_s);
    const QStringList before = test::dumpOf(*m_connection);
    {
        const auto transaction = sure(Transaction::begin(*m_connection, u"Test"_s));
        SavedSearch search;
        search.name = name;
        search.query = query;
        const auto refused = store::addSavedSearch(*transaction, search);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::InvalidInput);
        QVERIFY(refused.error().message.contains(u"contain itself"_s));
        // By another query, and by another name.
        search.id = b;
        search.query = u"search:a"_s;
        QCOMPARE(store::changeSavedSearch(*transaction, search).error().code, ErrorCode::InvalidInput);
        QCOMPARE(store::renameSavedSearch(*transaction, a, u"Later"_s).error().code, ErrorCode::InvalidInput);
        sure(store::renameSavedSearch(*transaction, harmless, u"later"_s));
    }
    QCOMPARE(test::dumpOf(*m_connection), before);
}

void QueryNamesTest::findNothingInACircleThatGotIn()
{
    item(u"one"_s, {u"physics"_s});
    smuggle(u"a"_s, u"search:b or #physics"_s);
    smuggle(u"b"_s, u"search:a or one"_s);
    smuggle(u"unreadable"_s, u"added:noday"_s);
    QCOMPARE(found(u"search:a"_s), QStringList{u"one"_s});
    QCOMPARE(bound(u"search:a"_s).unusableSearches, QStringList{u"a"_s});
    QCOMPARE(found(u"search:unreadable"_s), QStringList());
    QCOMPARE(bound(u"search:unreadable"_s).unusableSearches, QStringList{u"unreadable"_s});
}

/// Twenty searches, each twice in the next, are a million: an end comes soon, and it is said.
void QueryNamesTest::stopWhereTheyGrowWithoutEnd()
{
    save(u"s0"_s, u"a or b"_s);
    for (int i = 1; i <= 20; ++i)
        save(u"s%1"_s.arg(i), u"(search:s%1 x%2) or (search:s%1 y%2)"_s.arg(i - 1).arg(i));
    QVERIFY(!bound(u"search:s20"_s).unusableSearches.isEmpty());
    QVERIFY(bound(u"search:s3"_s).unusableSearches.isEmpty());
    // Deep ones too.
    save(u"d0"_s, u"a"_s);
    for (int i = 1; i <= 5; ++i)
        save(u"d%1"_s.arg(i), QString(u"b (c or "_s).repeated(400) + u"search:d%1"_s.arg(i - 1) + QString(400, u')'));
    QVERIFY(!bound(u"search:d5"_s).unusableSearches.isEmpty());
    QVERIFY(bound(u"search:d1"_s).unusableSearches.isEmpty());
}

void QueryNamesTest::followTheRenameOfAnother()
{
    const SavedSearchId inner = save(u"inner"_s, u"word"_s);
    const SavedSearchId outer = save(u"outer"_s, u"x search:INNER -search:other"_s);
    write(
        [&](Transaction &transaction) { sure(store::renameSavedSearch(transaction, inner, u"The \"inner\" one"_s)); });
    QCOMPARE(sure(store::readSavedSearch(*m_connection, outer))->query,
             u"x search:\"The \\\"inner\\\" one\" -search:other"_s);
    QVERIFY(bound(u"search:outer"_s).unknownSearches == QStringList{u"other"_s});
}

QTEST_GUILESS_MAIN(QueryNamesTest)
#include "query_names_test.moc"
