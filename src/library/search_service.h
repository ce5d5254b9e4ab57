// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "store/search_store.h"

#include <QFuture>

#include <atomic>
#include <memory>

namespace tagloom::library {

/// Searches off the window's thread. A newer search ends an older one at once: the older one's future is
/// ErrorCode::Cancelled.
class SearchService final
{
public:
    static domain::Result<std::unique_ptr<SearchService>> start(const Library &library);
    ~SearchService(); ///< ends what still runs, as a newer search would

    SearchService(const SearchService &) = delete;
    SearchService &operator=(const SearchService &) = delete;

    /// From any thread.
    QFuture<domain::Result<store::SearchResult>> search(const store::SearchRequest &request);

private:
    explicit SearchService(std::unique_ptr<store::Reader> reader);

    std::atomic<quint64> m_newest {0};
    std::unique_ptr<store::Reader> m_reader; ///< last: its work uses m_newest
};

} // namespace tagloom::library
