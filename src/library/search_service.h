// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/library.h"
#include "store/search_store.h"

#include <QFuture>
#include <QMutex>
#include <QObject>

#include <atomic>
#include <memory>

namespace tagloom::library {

class SearchIndex;

/// Searches off the window's thread. A newer search ends an older one at once: the older one's future is
/// ErrorCode::Cancelled.
class SearchService final : public QObject
{
    Q_OBJECT

public:
    static domain::Result<std::unique_ptr<SearchService>> start(Library &library);
    ~SearchService() override; ///< ends what still runs, as a newer search would

    /// On the library's thread, once: reads the tag index aside. Searches are answered by SQL until it is there. Worth it for a
    /// program that stays open; a single search is quicker without.
    void useIndex();

    /// Whoever uses the index calls this for each Library::changed, before any search that is to see the change.
    void follow(const domain::ChangeSet &changes);

    /// From any thread.
    QFuture<domain::Result<store::SearchResult>> search(const store::SearchRequest &request);

    /// Whether the next search can be answered from the index. Waits for what is queued; for tests and benchmarks.
    bool isIndexReady();

Q_SIGNALS:
    /// The index, or one of its orders, has been read: a search that SQL answered may be asked again for its facets.
    void indexAnswersMore();

private:
    SearchService(Library &library, std::unique_ptr<store::Reader> reader);
    domain::Result<store::SearchResult> run(const store::Connection &connection, const store::SearchRequest &request,
                                            quint64 number);
    void endOlderThan(quint64 number);

    Library &m_library;
    std::atomic<quint64> m_newest{0};
    QMutex m_runningMutex;
    quint64 m_running = 0; ///< number of a search, else 0: nothing else on its thread may be interrupted
    std::unique_ptr<SearchIndex> m_index;
    std::unique_ptr<store::Reader> m_reader; ///< last: its work uses all above
};

} // namespace tagloom::library
