// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/search_index.h"

#include "store/leaf_items.h"

#include <utility>

namespace tagloom::library {

using domain::BoundNode;
using domain::ChangeSet;
using domain::ItemId;
using domain::Result;
using store::Connection;
using store::Scope;
using store::SearchRequest;
using store::SearchResult;
using store::SortKey;

SearchIndex::SearchIndex(const QString &path, store::Access access, store::Reader &reader,
                         std::function<void()> answersMore)
    : m_path(path)
    , m_access(access)
    , m_reader(reader)
    , m_answersMore(std::move(answersMore))
{
    m_pool.setMaxThreadCount(1);
}

SearchIndex::~SearchIndex()
{
    m_stop = true;
    m_pool.waitForDone();
    // What was queued for the searching thread before that may speak of this object, and may have been about to read more.
    m_reader.post([](const Connection &) { return true; }).waitForFinished();
    m_pool.waitForDone();
    m_reader.post([this](const Connection &) {
        m_index.reset();
        return true;
    }).waitForFinished();
}

template <class Work> void SearchIndex::aside(Work work)
{
    if (m_stop)
        return;
    m_pool.start([this, work = std::move(work)] {
        if (m_stop)
            return;
        const auto connection = Connection::open(m_path, m_access);
        if (connection)
            work(**connection);
    });
}

void SearchIndex::load(quint64 commit)
{
    const quint64 loading = ++m_loading;
    aside([this, commit, loading](const Connection &connection) {
        auto read = index::TagIndex::load(connection, commit, m_stop);
        // Shared, since what is posted is copied.
        auto index = std::make_shared<std::unique_ptr<index::TagIndex>>(read ? std::move(*read) : nullptr);
        m_reader.post([this, loading, index](const Connection &searching) {
            adopt(searching, loading, std::move(*index));
            return true;
        });
    });
}

void SearchIndex::adopt(const Connection &connection, quint64 loading, std::unique_ptr<index::TagIndex> read)
{
    if (loading != m_loading)
        return;
    const QList<ChangeSet> waiting = std::exchange(m_waiting, {});
    if (!read) {
        m_loading = 0; // the library cannot be read whole: SQL goes on answering
        return;
    }
    m_index = std::move(read);
    m_ordersRead.clear();
    for (const ChangeSet &changes : waiting)
        apply(connection, changes);
    if (m_index)
        m_answersMore();
}

void SearchIndex::apply(const Connection &connection, const ChangeSet &changes)
{
    if (m_loading == 0 || m_stop)
        return;
    if (changes.everything) {
        // Read anew aside; what waited for the one before is in it.
        m_index.reset();
        m_waiting.clear();
        load(changes.commit);
        return;
    }
    if (!m_index) {
        m_waiting.append(changes);
        return;
    }
    if (changes.commit <= m_index->commit())
        return;
    if (!m_index->apply(connection, changes, m_stop)) {
        m_index.reset();
        load(changes.commit);
    }
}

void SearchIndex::readOrderAside(SortKey key)
{
    if (m_ordersRead.contains(key))
        return;
    m_ordersRead.insert(key);
    const quint64 loading = m_loading;
    const quint64 expected = m_index->expectOrder(key);
    aside([this, key, loading, expected](const Connection &connection) {
        auto read = index::readTextOrder(connection, key, m_stop);
        auto rows = read ? std::make_shared<index::TextOrderRows>(std::move(*read)) : nullptr;
        m_reader.post([this, key, loading, expected, rows](const Connection &searching) {
            if (loading != m_loading || !m_index)
                return true;
            m_ordersRead.remove(key);
            // Without it SQL goes on answering.
            if (rows && m_index->adopt(searching, expected, *rows) && m_index->knowsOrder(key))
                m_answersMore();
            return true;
        });
    });
}

std::optional<Result<SearchResult>> SearchIndex::search(const Connection &connection, const SearchRequest &request)
{
    if (!m_index)
        return std::nullopt;
    if (!m_index->knowsOrder(request.sort)) {
        readOrderAside(request.sort);
        return std::nullopt;
    }
    auto bound = store::bindRequest(connection, request);
    if (!bound)
        return Result<SearchResult>(bound.error());
    const auto hits = m_index->find(bound->query, [&connection](const BoundNode::Leaf &leaf, const QList<ItemId> *among) {
        return store::leafItems(connection, leaf, among);
    });
    if (!hits)
        return Result<SearchResult>(hits.error());
    SearchResult result;
    static_cast<store::UnknownNames &>(result) = *bound;
    result.ids = m_index->ordered(*hits, request.sort, request.descending);
    result.total = m_index->liveItems();
    if (!request.query.isEmpty() || request.scope != Scope::Live) {
        QHash<domain::TagId, qint64> facets;
        const QList<index::TagFacet> counts = m_index->facets(*hits);
        facets.reserve(counts.size());
        for (const index::TagFacet &count : counts)
            facets.insert(count.tag, count.count);
        result.facets = std::move(facets);
    }
    return Result<SearchResult>(std::move(result));
}

} // namespace tagloom::library
