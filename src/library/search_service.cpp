// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/search_service.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using store::SearchResult;

SearchService::SearchService(std::unique_ptr<store::Reader> reader)
    : m_reader(std::move(reader))
{
}

SearchService::~SearchService()
{
    // Nobody waits for what is still queued.
    ++m_newest;
    m_reader->interrupt();
}

Result<std::unique_ptr<SearchService>> SearchService::start(const Library &library)
{
    auto reader = store::Reader::start(QStringLiteral("search"), library.path(), library.readAccess());
    if (!reader)
        return reader.error();
    return std::unique_ptr<SearchService>(new SearchService(std::move(*reader)));
}

QFuture<Result<SearchResult>> SearchService::search(const store::SearchRequest &request)
{
    const quint64 number = ++m_newest;
    auto future = m_reader->post([this, number, request](const store::Connection &connection) -> Result<SearchResult> {
        const Error superseded {ErrorCode::Cancelled, QStringLiteral("A newer search took the place of this one.")};
        while (number == m_newest) {
            auto result = store::search(connection, request);
            const bool cancelled = !result && result.error().code == ErrorCode::Cancelled;
            // An interrupt meant for the search before may hit this one as it starts: then it runs once more.
            if (!cancelled && number == m_newest)
                return result;
        }
        return superseded;
    });
    m_reader->interrupt();
    return future;
}

} // namespace tagloom::library
