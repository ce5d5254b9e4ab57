// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/saved_search_counter.h"

#include "domain/query/parser.h"
#include "store/search_store.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::SavedSearch;

SavedSearchCounter::SavedSearchCounter(std::unique_ptr<store::Reader> reader)
    : m_reader(std::move(reader))
{ }

SavedSearchCounter::~SavedSearchCounter()
{
    m_ending = true;
    m_reader->interrupt();
}

Result<std::unique_ptr<SavedSearchCounter>> SavedSearchCounter::start(const Library &library)
{
    auto reader = store::Reader::start(QStringLiteral("counter"), library.path(), library.readAccess());
    if (!reader)
        return reader.error();
    return std::unique_ptr<SavedSearchCounter>(new SavedSearchCounter(std::move(*reader)));
}

QFuture<Result<qint64>> SavedSearchCounter::count(const SavedSearch &search)
{
    return m_reader->post([this, query = search.query](const store::Connection &connection) -> Result<qint64> {
        if (m_ending)
            return Error{ErrorCode::Cancelled, QStringLiteral("The library is being closed.")};
        domain::ParsedQuery parsed = domain::parseQuery(query);
        if (parsed.error)
            return Error{ErrorCode::InvalidInput, parsed.error->expected};
        store::SearchRequest request;
        request.query = std::move(parsed.query);
        const auto found = store::search(connection, request);
        if (!found)
            return found.error();
        return qint64{found->ids.size()};
    });
}

} // namespace tagloom::library
