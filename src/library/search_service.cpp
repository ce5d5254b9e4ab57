// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/search_service.h"

#include "library/search_index.h"

#include <QMutexLocker>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using store::Connection;
using store::SearchRequest;
using store::SearchResult;

SearchService::SearchService(Library &library, std::unique_ptr<store::Reader> reader)
    : m_library(library)
    , m_reader(std::move(reader))
{ }

SearchService::~SearchService()
{
    // Nobody waits for what is still queued.
    endOlderThan(++m_newest);
    m_index.reset();
}

Result<std::unique_ptr<SearchService>> SearchService::start(Library &library)
{
    auto reader = store::Reader::start(QStringLiteral("search"), library.path(), library.readAccess());
    if (!reader)
        return reader.error();
    return std::unique_ptr<SearchService>(new SearchService(library, std::move(*reader)));
}

void SearchService::useIndex()
{
    m_index = std::make_unique<SearchIndex>(m_library.path(), m_library.readAccess(), *m_reader, [this] {
        QMetaObject::invokeMethod(this, &SearchService::indexAnswersMore, Qt::QueuedConnection);
    });
    // Commits not announced yet come as change sets, which may be applied twice.
    m_index->load(0);
}

void SearchService::follow(const domain::ChangeSet &changes)
{
    if (!m_index)
        return;
    m_reader->post([index = m_index.get(), changes](const Connection &connection) {
        index->apply(connection, changes);
        return true;
    });
}

bool SearchService::isIndexReady()
{
    return m_index && m_reader->post([this](const Connection &) { return m_index->isReady(); }).result();
}

void SearchService::endOlderThan(quint64 number)
{
    // The search of this number may have begun already. It must not be hit: an interrupted json_each or FTS5 ends with
    // errors of many kinds, not only with SQLITE_INTERRUPT.
    const QMutexLocker lock(&m_runningMutex);
    if (m_running != 0 && m_running < number)
        m_reader->interrupt();
}

Result<SearchResult> SearchService::run(const Connection &connection, const SearchRequest &request, quint64 number)
{
    const auto setRunning = [this](quint64 running) {
        const QMutexLocker lock(&m_runningMutex);
        m_running = running;
    };
    Result<SearchResult> outcome =
        Error{ErrorCode::Cancelled, QStringLiteral("A newer search took the place of this one.")};
    setRunning(number);
    if (number == m_newest) {
        auto indexed = m_index ? m_index->search(connection, request) : std::nullopt;
        auto result = indexed ? std::move(*indexed) : store::search(connection, request);
        if (number == m_newest)
            outcome = std::move(result);
    }
    setRunning(0);
    return outcome;
}

QFuture<Result<SearchResult>> SearchService::search(const SearchRequest &request)
{
    const quint64 number = ++m_newest;
    auto future = m_reader->post(
        [this, number, request](const Connection &connection) { return run(connection, request, number); });
    endOlderThan(number);
    return future;
}

} // namespace tagloom::library
