// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/saved_search.h"
#include "library/library.h"

#include <QFuture>

#include <memory>

namespace tagloom::library {

/// Counts what saved searches find, on a thread and a connection of its own, in the order asked for: no other reading
/// waits for it.
class SavedSearchCounter final
{
public:
    static domain::Result<std::unique_ptr<SavedSearchCounter>> start(const Library &library);
    ~SavedSearchCounter(); ///< ends what still runs

    SavedSearchCounter(const SavedSearchCounter &) = delete;
    SavedSearchCounter &operator=(const SavedSearchCounter &) = delete;

    /// InvalidInput for a query that cannot be read. From any thread.
    QFuture<domain::Result<qint64>> count(const domain::SavedSearch &search);

private:
    explicit SavedSearchCounter(std::unique_ptr<store::Reader> reader);

    std::atomic<bool> m_ending{false};
    std::unique_ptr<store::Reader> m_reader; ///< last: its work uses m_ending
};

} // namespace tagloom::library
