// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/tag_care_service.h"

#include "domain/counted.h"
#include "library/tag_impact_text.h"
#include "store/interrupt_guard.h"
#include "store/tag_store.h"

#include <QSet>
#include <QtConcurrentRun>

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::Result;
using domain::TagId;
using store::TagChange;
using store::TagImpact;
using store::Transaction;

namespace {

/// Runs `work()` so that cancelling the job ends it, or takes back what it did.
template <class Work> auto unlessCancelled(Transaction &transaction, const Job &job, Work work) -> decltype(work())
{
    const store::InterruptGuard guard(transaction.connection(), job->cancelled);
    auto outcome = work();
    if (outcome && job->cancelled)
        return Error{ErrorCode::Cancelled, QStringLiteral("It was cancelled, and nothing was changed.")};
    return outcome;
}

/// Watches the job for the length of a transaction's work.
store::LinkProgress progressOf(const Job &job)
{
    return [job](qint64 done, qint64 total) {
        job->total = total;
        job->done = done;
    };
}

QString mergeLabel(const store::TagMergeOutcome &outcome)
{
    return QStringLiteral("Merge %1 into “%2”").arg(listedNames(outcome.merged), outcome.into);
}

Result<QStringList> removeAll(Transaction &transaction, const QList<TagId> &ids, const store::LinkProgress &progress)
{
    QStringList names;
    for (const TagId id : ids) {
        const auto tag = store::requireTag(transaction.connection(), id);
        if (!tag)
            return tag.error();
        names.append(tag->name);
    }
    if (auto done = store::deleteTags(transaction, ids, progress); !done)
        return done.error();
    transaction.setLabel(QStringLiteral("Delete %1").arg(listedNames(names)));
    return names;
}

} // namespace

QFuture<Result<TagImpact>> TagCareService::impact(const TagChange &change)
{
    return m_library.read(
        [change](const store::Connection &connection) { return store::readTagImpact(connection, change); });
}

QFuture<Result<store::TagMergeOutcome>> TagCareService::merge(const store::TagMerge &merge, const Job &job)
{
    const auto work = [=](Transaction &transaction) -> Result<store::TagMergeOutcome> {
        auto outcome =
            unlessCancelled(transaction, job, [&] { return store::mergeTags(transaction, merge, progressOf(job)); });
        if (outcome)
            transaction.setLabel(mergeLabel(*outcome));
        return outcome;
    };
    return m_library.write(QStringLiteral("Merge tags"), work);
}

QFuture<Result<QList<TagImpact>>> TagCareService::impacts(const QList<store::TagMerge> &merges)
{
    return m_library.read([merges](const store::Connection &connection) -> Result<QList<TagImpact>> {
        QList<TagImpact> impacts;
        for (const store::TagMerge &merge : merges) {
            auto impact = store::readTagImpact(connection, {TagChange::Kind::Merge, merge.tags, merge.into, {}});
            if (!impact)
                return impact.error();
            if (impact->refusal)
                return *impact->refusal;
            impacts.append(*impact);
        }
        return impacts;
    });
}

QFuture<Result<QList<store::TagMergeOutcome>>> TagCareService::mergeAll(const QList<store::TagMerge> &merges,
                                                                        const Job &job)
{
    const auto work = [=](Transaction &transaction) -> Result<QList<store::TagMergeOutcome>> {
        QList<store::TagMergeOutcome> outcomes;
        qsizetype gone = 0;
        for (const store::TagMerge &merge : merges) {
            auto outcome = unlessCancelled(transaction, job,
                                           [&] { return store::mergeTags(transaction, merge, progressOf(job)); });
            if (!outcome)
                return outcome.error();
            gone += outcome->merged.size();
            outcomes.append(std::move(*outcome));
        }
        if (outcomes.size() == 1)
            transaction.setLabel(mergeLabel(outcomes.first()));
        else
            transaction.setLabel(QStringLiteral("Merge %1 into their twins").arg(domain::countedTags(gone)));
        return outcomes;
    };
    return m_library.write(QStringLiteral("Merge tags"), work);
}

QFuture<Result<QStringList>> TagCareService::remove(const QList<TagId> &ids, const Job &job)
{
    const auto work = [=](Transaction &transaction) {
        return unlessCancelled(transaction, job, [&] { return removeAll(transaction, ids, progressOf(job)); });
    };
    return m_library.write(QStringLiteral("Delete tags"), work);
}

QFuture<Result<QList<store::TagDetails>>> TagCareService::unused()
{
    return m_library.read([](const store::Connection &connection) { return store::readUnusedTags(connection); });
}

QFuture<Result<QStringList>> TagCareService::removeUnused(const QList<TagId> &ids)
{
    const auto work = [=](Transaction &transaction) -> Result<QStringList> {
        const auto unused = store::readUnusedTags(transaction.connection());
        if (!unused)
            return unused.error();
        const QSet<TagId> wanted(ids.begin(), ids.end());
        QList<TagId> still;
        for (const store::TagDetails &details : *unused) {
            if (wanted.contains(details.tag.id))
                still.append(details.tag.id);
        }
        return removeAll(transaction, still, {});
    };
    return m_library.write(QStringLiteral("Remove unused tags"), work);
}

QFuture<Result<QList<store::TwinPair>>> TagCareService::twins(const Job &job)
{
    const auto work = [path = m_library.path(), access = m_library.readAccess(),
                       job]() -> Result<QList<store::TwinPair>> {
        const auto connection = store::Connection::open(path, access);
        if (!connection)
            return connection.error();
        const store::InterruptGuard guard(**connection, job->cancelled);
        return store::findTwins(**connection);
    };
    return QtConcurrent::run(work);
}

QFuture<Result<void>> TagCareService::markDistinct(TagId first, TagId second)
{
    return markAllDistinct({{first, second}});
}

QFuture<Result<void>> TagCareService::markAllDistinct(const QList<std::pair<TagId, TagId>> &pairs)
{
    const auto work = [pairs](Transaction &transaction) -> Result<void> {
        for (const auto &[first, second] : pairs) {
            if (auto done = store::markDistinct(transaction, first, second); !done)
                return done;
        }
        if (pairs.size() != 1) {
            transaction.setLabel(QStringLiteral("Say that %1 are not the same")
                                     .arg(domain::counted(pairs.size(), QStringLiteral("pair of tags"),
                                                          QStringLiteral("pairs of tags"))));
            return {};
        }
        const auto one = store::requireTag(transaction.connection(), pairs.first().first);
        const auto other = store::requireTag(transaction.connection(), pairs.first().second);
        if (one && other)
            transaction.setLabel(QStringLiteral("Say that “%1” and “%2” are not the same").arg(one->name, other->name));
        return {};
    };
    return m_library.write(QStringLiteral("Say that tags are not the same"), work);
}

QFuture<Result<void>> TagCareService::unmarkDistinct(TagId first, TagId second)
{
    return m_library.write(QStringLiteral("Say that two tags may be the same"),
                           [=](Transaction &transaction) { return store::unmarkDistinct(transaction, first, second); });
}

} // namespace tagloom::library
