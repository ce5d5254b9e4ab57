// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/saved_search.h"
#include "library/library.h"

#include <QFuture>

namespace tagloom::library {

/// What people do with saved searches. Every function is one transaction and may be called from any thread.
class SavedSearchService final
{
public:
    explicit SavedSearchService(Library &library)
        : m_library(library)
    { }

    /// Behind the others. Conflict if there is one of this name; InvalidInput if name or query cannot be kept.
    QFuture<domain::Result<domain::SavedSearchId>> add(const domain::SavedSearch &search);

    QFuture<domain::Result<void>> rename(domain::SavedSearchId id, const QString &name);

    /// Gives the one of this id another query and order.
    QFuture<domain::Result<void>> change(const domain::SavedSearch &search);

    /// Puts it before another one; before none: at the end.
    QFuture<domain::Result<void>> move(domain::SavedSearchId id, domain::SavedSearchId before);

    QFuture<domain::Result<void>> remove(domain::SavedSearchId id);

private:
    Library &m_library;
};

} // namespace tagloom::library
