// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "index/tag_index.h"
#include "store/reader.h"
#include "store/search_store.h"

#include <QList>
#include <QSet>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace tagloom::library {

/// The tag index of a searching thread: reads it and its orders aside, keeps it current by change sets, and answers from
/// it. What it cannot answer yet SQL answers, so that nobody waits and no answer is older than a change set it was told.
class SearchIndex final
{
public:
    /// `reader` is the searching thread; it must be alive until the destructor has run. `answersMore` is called there
    /// whenever the index, or one of its orders, has been read.
    SearchIndex(const QString &path, store::Access access, store::Reader &reader, std::function<void()> answersMore);
    ~SearchIndex(); ///< ends what is read aside

    SearchIndex(const SearchIndex &) = delete;
    SearchIndex &operator=(const SearchIndex &) = delete;

    /// From any thread. Every change set of a later commit than this one has to be given to apply().
    void load(quint64 commit);

    // On the searching thread.
    void apply(const store::Connection &connection, const domain::ChangeSet &changes);
    bool isReady() const { return m_index != nullptr; }

    /// nullopt: SQL has to answer. Interrupting the connection ends it with ErrorCode::Cancelled.
    std::optional<domain::Result<store::SearchResult>> search(const store::Connection &connection,
                                                              const store::SearchRequest &request);

private:
    /// Runs `work(const Connection &)` on a thread and a connection of its own.
    template <class Work> void aside(Work work);
    void readOrderAside(store::SortKey key);
    void adopt(const store::Connection &connection, quint64 loading, std::unique_ptr<index::TagIndex> read);

    const QString m_path;
    const store::Access m_access;
    store::Reader &m_reader;
    const std::function<void()> m_answersMore;
    std::atomic<bool> m_stop{false};
    std::atomic<quint64> m_loading{0}; ///< the newest load; what an older one reads is dropped

    // Of the searching thread.
    std::unique_ptr<index::TagIndex> m_index;
    QList<domain::ChangeSet> m_waiting; ///< of the time in which the index is read
    QSet<store::SortKey> m_ordersRead; ///< aside, at this moment

    QThreadPool m_pool;
};

} // namespace tagloom::library
