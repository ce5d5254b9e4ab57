// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"
#include "library/detail_service.h"
#include "library/history_service.h"
#include "library/item_service.h"
#include "library/open_library.h"
#include "library/search_service.h"
#include "library/tag_care_service.h"
#include "library/tag_service.h"
#include "library/tagging_service.h"
#include "support/plain_search.h"
#include "support/random_library.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ItemId;
using domain::Result;
using domain::TagId;
using library::SearchService;
using store::SearchRequest;
using store::SortKey;
using store::Transaction;
using test::sure;

namespace {

SearchRequest parsed(const QString &text)
{
    SearchRequest request;
    request.query = domain::parseQuery(text).query;
    return request;
}

} // namespace

/// SearchService with its index, as the window uses it: SearchIndex answers.
class SearchIndexTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_service.reset();
        m_open.reset();
        m_temporary = std::make_unique<test::TemporaryLibrary>();
    }

    void answersAsAPlainEvaluationDoes_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 6; ++seed)
            QTest::newRow(qPrintable(u"library %1"_s.arg(seed))) << seed;
    }

    void answersAsAPlainEvaluationDoes()
    {
        QFETCH(const quint32, seed);
        QRandomGenerator random(seed);
        const store::Moment moment;
        const auto filled = [&] {
            const auto connection = m_temporary->connection();
            return test::RandomLibrary::fill(*connection, random, moment.now);
        }();
        start();
        const test::PlainLibrary plain = test::PlainLibrary::read(m_open->connection());
        const test::QueryVocabulary vocabulary = filled.vocabulary();
        for (int i = 0; i < 200; ++i) {
            SearchRequest request;
            request.query = test::RandomQuery(vocabulary, random).query(random.bounded(4));
            request.scope = random.bounded(2) == 0 ? store::Scope::Live : store::Scope(random.bounded(4));
            const int sort = random.bounded(int(store::allSortKeys().size()));
            request.sort = store::allSortKeys().at(sort);
            request.descending = random.bounded(2) == 0;
            const auto result = sure(m_service->search(request));
            QVERIFY2(result.ids == test::plainSearch(plain, request, moment),
                     qPrintable(domain::toText(request.query)));
            if (result.facets)
                QCOMPARE(*result.facets, facetsBySql(result.ids));
        }
    }

    void followsEachChange()
    {
        start();
        library::ItemService items(*m_open);
        library::TaggingService tagging(*m_open);
        const auto count = [this](const QString &text) {
            return sure(m_service->search(parsed(text))).ids.size();
        };
        QCOMPARE(count({}), 0);
        QList<domain::ItemDraft> drafts;
        for (int i = 0; i < 300; ++i)
            drafts.append({domain::noteKind, u"note %1"_s.arg(i), {}, {}});
        const QList<ItemId> ids = sure(items.add(drafts, {u"a"_s})).ids;
        settle();
        QCOMPARE(count(u"#a"_s), 300);
        sure(tagging.addTagsByName(ids.first(100), {u"b"_s}));
        sure(tagging.removeTagsByName(ids.first(10), {u"a"_s}));
        settle();
        QCOMPARE(count(u"#b"_s), 100);
        QCOMPARE(count(u"#b not #a"_s), 10);
        sure(items.trash(ids.first(50)));
        settle();
        QCOMPARE(count(u"#b"_s), 50);
        QCOMPARE(count(u"#b is:trashed"_s), 50);
        sure(items.restore(ids.first(50)));
        settle();
        QCOMPARE(count(u"#b"_s), 100);
        const auto id = [this](const QString &name) {
            return *sure(store::findTag(m_open->connection(), name));
        };
        library::TagCareService care(*m_open);
        sure(care.merge({{id(u"a"_s)}, id(u"b"_s)}));
        settle();
        QCOMPARE(count(u"#b"_s), 300);
        QCOMPARE(count(u"#a"_s), 300); // by its alias
        sure(library::TagService(*m_open).rename(id(u"b"_s), u"c"_s));
        settle();
        QCOMPARE(count(u"#c"_s), 300);
        const TagId above = sure(library::TagService(*m_open).create(u"above"_s));
        sure(library::TagService(*m_open).addParent({id(u"c"_s)}, above));
        settle();
        QCOMPARE(count(u"#above"_s), 300);
        sure(care.remove({id(u"c"_s)}));
        settle();
        QCOMPARE(count(u"#above"_s), 0);
        QCOMPARE(count(u"is:untagged"_s), 300);
        QVERIFY(m_service->isIndexReady()); // none of this made it read anew
    }

    void readsAnewWhatAnotherProgramWrote()
    {
        start();
        const auto other = m_temporary->connection();
        sure(other->execute(u"INSERT INTO items (title, created_at, updated_at) VALUES ('foreign', 1, 1)"_s));
        m_open->checkForForeignWrites();
        QTRY_COMPARE(sure(m_service->search(parsed(u"kind:bookmark"_s))).ids.size(), 1);
        QTRY_VERIFY(m_service->isIndexReady());
        QCOMPARE(sure(m_service->search(parsed(u"kind:bookmark"_s))).ids.size(), 1);
    }

    void answersByTitleOnceTheOrderIsRead()
    {
        start();
        sure(library::ItemService(*m_open).add({{domain::noteKind, u"b"_s, {}, {}}, {domain::noteKind, u"A"_s, {}, {}}},
                                               {}));
        settle();
        SearchRequest request = parsed(u"kind:note"_s);
        request.sort = SortKey::Title;
        request.descending = false;
        const QList<ItemId> bySql = sure(m_service->search(request)).ids;
        // From the index with facets, once the order is there.
        QTRY_VERIFY(sure(m_service->search(request)).facets.has_value());
        QCOMPARE(sure(m_service->search(request)).ids, bySql);
    }

    void movesAnItemWithItsDetail_data()
    {
        QTest::addColumn<QString>("sort");
        QTest::addColumn<domain::DetailField>("field");
        QTest::addColumn<QStringList>("typed");
        QTest::newRow("due") << u"due"_s << domain::DetailField::Due
                             << QStringList{u"2024-05-31"_s, u"2024-01-01"_s, u"2025-01-01"_s, QString(),
                                            u"2024-03-03"_s};
        QTest::newRow("done") << u"done"_s << domain::DetailField::Done
                              << QStringList{u"2024-05-31"_s, QString(), u"2024-01-01"_s};
    }

    /// By edits, undo, redo and another kind, as SQL would have it, and without being read anew.
    void movesAnItemWithItsDetail()
    {
        QFETCH(QString, sort);
        QFETCH(domain::DetailField, field);
        QFETCH(QStringList, typed);
        start();
        library::ItemService items(*m_open);
        library::DetailService details(*m_open);
        library::HistoryService history(*m_open);
        QList<domain::ItemDraft> drafts;
        for (int i = 0; i < 30; ++i) {
            domain::ItemDraft draft{i % 3 == 0 ? domain::noteKind : domain::taskKind, u"item %1"_s.arg(i), {}, {}};
            if (i % 3 == 1)
                draft.details.due = draft.details.done = QDate(2024, 1, 1).addDays(11 * i % 40);
            drafts.append(draft);
        }
        const QList<ItemId> ids = sure(items.add(drafts, {})).ids;
        settle();
        SearchRequest request = parsed(u"item"_s);
        request.sort = store::sortKeyOf(sort);
        QTRY_VERIFY(sure(m_service->search(request)).facets.has_value());
        const auto isRight = [&] {
            settle();
            for (const bool descending : {true, false}) {
                request.descending = descending;
                const auto found = sure(m_service->search(request));
                const auto expected =
                    test::plainSearch(m_open->connection(), request.query, request.scope, request.sort, descending);
                if (!found.facets || found.ids != expected)
                    return false;
            }
            return true;
        };
        QVERIFY(isRight());
        for (const QString &text : std::as_const(typed)) {
            for (const ItemId id : {ids[1], ids[2]}) {
                sure(details.change({id}, {{field, text}}));
                QVERIFY(isRight());
            }
        }
        sure(details.convert({ids[1], ids[4], ids[5]}, domain::noteKind));
        QVERIFY(isRight());
        sure(items.trash({ids[7]}));
        QVERIFY(isRight());
        sure(items.deleteForGood({ids[10]}));
        QVERIFY(isRight());
        int undone = 0;
        for (; sure(history.position()).undo; ++undone) {
            if (undone == 2 * typed.size() + 3)
                break; // all but the adding
            sure(history.undo());
            QVERIFY(isRight());
        }
        for (; undone > 0; --undone) {
            sure(history.redo());
            QVERIFY(isRight());
        }
    }

    void neverLosesAChangeToANewerSearch()
    {
        start();
        library::ItemService items(*m_open);
        for (int round = 0; round < 60; ++round) {
            const auto added = items.add({{domain::noteKind, u"note %1"_s.arg(round), {}, {}}}, {u"a"_s});
            for (int i = 0; i < 5; ++i)
                (void)m_service->search(parsed(u"#a or note"_s)); // each ends the one before
            sure(added);
            settle();
        }
        QVERIFY(m_service->isIndexReady());
        QCOMPARE(sure(m_service->search(parsed(u"#a"_s))).ids.size(), 60);
    }

    void goesWhileItReads()
    {
        {
            const auto connection = m_temporary->connection();
            QRandomGenerator random(1);
            (void)test::RandomLibrary::fill(*connection, random, store::Moment().now);
        }
        m_open = test::openLibrary(m_temporary->path());
        for (int round = 0; round < 20; ++round) {
            m_service = sure(SearchService::start(*m_open));
            m_service->useIndex();
            if (round % 2 == 0)
                (void)m_service->search(parsed(u"#a"_s));
            m_service.reset();
        }
    }

private:
    void start()
    {
        m_open = test::openLibrary(m_temporary->path());
        m_service = sure(SearchService::start(*m_open));
        m_service->useIndex();
        connect(m_open.get(), &library::Library::changed, m_service.get(), &SearchService::follow);
        QTRY_VERIFY_WITH_TIMEOUT(m_service->isIndexReady(), 30000);
    }
    /// The change sets of what was written have been sent on.
    void settle() { QCoreApplication::processEvents(); }

    QHash<TagId, qint64> facetsBySql(const QList<ItemId> &ids)
    {
        QHash<TagId, qint64> counts;
        for (const store::Facet &facet : sure(store::facets(m_open->connection(), ids)))
            counts.insert(facet.tag, facet.count);
        return counts;
    }

    std::unique_ptr<test::TemporaryLibrary> m_temporary;
    std::unique_ptr<library::Library> m_open;
    std::unique_ptr<SearchService> m_service;
};

QTEST_GUILESS_MAIN(SearchIndexTest)
#include "search_index_test.moc"
