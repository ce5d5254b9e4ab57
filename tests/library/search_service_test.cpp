// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/query/parser.h"
#include "library/open_library.h"
#include "library/search_service.h"

#include <QtTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace tagloom;
using domain::ErrorCode;
using domain::Result;
using library::SearchService;
using store::SearchRequest;
using store::SearchResult;
using store::Transaction;
using test::sure;

class SearchServiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsWhatIsCommitted();
    void letsTheNewestWin();
    void answersAStormFromManyThreads();
    void endsAtOnceWhenItGoes();
    void searchesAReadOnlyLibrary();

private:
    static SearchRequest request(const QString &text)
    {
        SearchRequest made;
        made.query = domain::parseQuery(text).query;
        made.sort = store::SortKey::Title;
        return made;
    }

    test::TemporaryLibrary m_temporary;
    std::unique_ptr<library::Library> m_open;
};

void SearchServiceTest::initTestCase()
{
    m_open = test::openLibrary(m_temporary.path());
    sure(m_open->write(u"Fill"_s, [](Transaction &transaction) -> Result<void> {
        QList<domain::ItemId> ids;
        for (int i = 0; i < 5000; ++i)
            ids.append(sure(store::addItem(transaction, {domain::noteKind, u"quark number %1"_s.arg(i), {}, {}})));
        sure(store::addLinks(transaction, ids, sure(store::createTag(transaction, test::name(u"physics"_s)))));
        return {};
    }));
}

void SearchServiceTest::findsWhatIsCommitted()
{
    const auto service = sure(SearchService::start(*m_open));
    const auto result = sure(service->search(request(u"quark #physics"_s)));
    QCOMPARE(result.ids.size(), 5000);
    QCOMPARE(result.total, 5000);
    QCOMPARE(sure(service->search(request(u"4321"_s))).ids.size(), 1);
}

void SearchServiceTest::letsTheNewestWin()
{
    const auto service = sure(SearchService::start(*m_open));
    QList<QFuture<Result<SearchResult>>> futures;
    for (int i = 0; i < 1000; ++i)
        futures.append(service->search(request(i == 999 ? u"4321"_s : u"quark #physics"_s)));
    QCOMPARE(sure(futures.last()).ids.size(), 1);
    int cancelled = 0;
    for (int i = 0; i < 999; ++i) {
        const auto result = futures[i].result();
        if (!result) {
            QCOMPARE(result.error().code, ErrorCode::Cancelled);
            ++cancelled;
        } else {
            QCOMPARE(result->ids.size(), 5000);
        }
    }
    QVERIFY(cancelled > 900);
}

void SearchServiceTest::answersAStormFromManyThreads()
{
    const auto service = sure(SearchService::start(*m_open));
    std::array<std::thread, 4> threads;
    std::array<QList<QFuture<Result<SearchResult>>>, 4> futures;
    for (size_t thread = 0; thread < threads.size(); ++thread) {
        threads[thread] = std::thread([&, thread] {
            for (int i = 0; i < 250; ++i) {
                futures[thread].append(service->search(request(u"quark"_s)));
                if (i % 10 == 0)
                    std::this_thread::yield();
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(sure(service->search(request(u"quark"_s))).ids.size(), 5000);
    for (const auto &list : futures) {
        for (const auto &future : list) {
            QTRY_VERIFY(future.isFinished());
            const auto result = future.result();
            QVERIFY(result.ok() ? result->ids.size() == 5000 : result.error().code == ErrorCode::Cancelled);
        }
    }
}

void SearchServiceTest::endsAtOnceWhenItGoes()
{
    for (int round = 0; round < 50; ++round) {
        auto service = sure(SearchService::start(*m_open));
        QList<QFuture<Result<SearchResult>>> futures;
        for (int i = 0; i < round; ++i)
            futures.append(service->search(request(u"quark"_s)));
        service.reset();
        for (const auto &future : futures)
            QVERIFY(future.isFinished() && future.isResultReadyAt(0));
    }
}

void SearchServiceTest::searchesAReadOnlyLibrary()
{
    const auto looking = sure(library::Library::open(m_temporary.path(), library::OpenMode::ReadOnly));
    const auto service = sure(SearchService::start(*looking));
    QCOMPARE(sure(service->search({})).ids.size(), 5000);
}

QTEST_GUILESS_MAIN(SearchServiceTest)
#include "search_service_test.moc"
