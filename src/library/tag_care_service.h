// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/job.h"
#include "library/library.h"
#include "store/tag_impact.h"
#include "store/tag_merge.h"
#include "store/tag_removal.h"
#include "store/tag_twin_store.h"

#include <QFuture>

namespace tagloom::library {

/// Putting tags in order, many at once. What writes is one transaction and all or nothing; `job` counts links, and
/// cancelling it ends with ErrorCode::Cancelled and the library as it was. From any thread; nothing here waits.
class TagCareService final
{
public:
    explicit TagCareService(Library &library)
        : m_library(library)
    { }

    /// What a change would hit, before it is made. Changes nothing.
    QFuture<domain::Result<store::TagImpact>> impact(const store::TagChange &change);

    /// InvalidInput for a tag into itself, Conflict for one into a tag that stands below it.
    QFuture<domain::Result<store::TagMergeOutcome>> merge(const store::TagMerge &merge, const Job &job = makeJob());

    /// The tags' names. See store::deleteTags().
    QFuture<domain::Result<QStringList>> remove(const QList<domain::TagId> &ids, const Job &job = makeJob());

    QFuture<domain::Result<QList<store::TagDetails>>> unused();

    /// Those of the tags that are still unused; the names of what went.
    QFuture<domain::Result<QStringList>> removeUnused(const QList<domain::TagId> &ids);

    /// See store::findTwins(); on a thread of its own.
    QFuture<domain::Result<QList<store::TwinPair>>> twins(const Job &job = makeJob());

    /// What several merges would hit, each on its own; the first refusal is the error.
    QFuture<domain::Result<QList<store::TagImpact>>> impacts(const QList<store::TagMerge> &merges);

    /// All of them or none, as one action. No tag may go in one and be named in another.
    QFuture<domain::Result<QList<store::TagMergeOutcome>>> mergeAll(const QList<store::TagMerge> &merges,
                                                                    const Job &job = makeJob());

    /// Pairs that are not the same: they are not found again.
    QFuture<domain::Result<void>> markDistinct(domain::TagId first, domain::TagId second);
    QFuture<domain::Result<void>> markAllDistinct(const QList<std::pair<domain::TagId, domain::TagId>> &pairs);
    QFuture<domain::Result<void>> unmarkDistinct(domain::TagId first, domain::TagId second);

private:
    Library &m_library;
};

} // namespace tagloom::library
