// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/history_service.h"

#include "store/history_details.h"
#include "store/history_store.h"
#include "store/history_undo.h"
#include "store/interrupt_guard.h"

namespace tagloom::library {

using domain::Error;
using domain::ErrorCode;
using domain::HistoryDetail;
using domain::HistoryEntry;
using domain::HistoryFilter;
using domain::HistoryId;
using domain::HistoryLimits;
using domain::HistoryPosition;
using domain::HistoryTotals;
using domain::Result;
using store::HistoryProgress;
using store::Transaction;

template <class Step> QFuture<Result<HistoryEntry>> HistoryService::run(const Job &job, Step step)
{
    const auto work = [job, step](Transaction &transaction) -> Result<HistoryEntry> {
        const store::InterruptGuard guard(transaction.connection(), job->cancelled);
        return step(transaction, [&job](qint64 done, qint64 total) {
            job->total = total;
            job->done = done;
            job->records = done;
            return !job->cancelled;
        });
    };
    return m_library.write(QStringLiteral("History"), work);
}

QFuture<Result<HistoryEntry>> HistoryService::undo(const Job &job)
{
    return run(job, [](Transaction &transaction, const HistoryProgress &progress) {
        return store::undoLast(transaction, progress);
    });
}

QFuture<Result<HistoryEntry>> HistoryService::redo(const Job &job)
{
    return run(job, [](Transaction &transaction, const HistoryProgress &progress) {
        return store::redoNext(transaction, progress);
    });
}

QFuture<Result<HistoryEntry>> HistoryService::undoEntry(HistoryId id, const Job &job)
{
    return run(job, [id](Transaction &transaction, const HistoryProgress &progress) {
        return store::undoEntry(transaction, id, progress);
    });
}

template <class Step> QFuture<Result<HistoryEntry>> HistoryService::runTowards(HistoryId id, const Job &job, Step step)
{
    const auto work = [id, job, step](Transaction &transaction) -> Result<HistoryEntry> {
        if (job->cancelled) // between two steps
            return Error{ErrorCode::Cancelled, QStringLiteral("The work was stopped.")};
        const auto position = store::readHistoryPosition(transaction.connection());
        if (!position)
            return position.error();
        const store::InterruptGuard guard(transaction.connection(), job->cancelled);
        return step(transaction, *position, id, [&job](qint64, qint64) { return !job->cancelled; });
    };
    return m_library.write(QStringLiteral("History"), work);
}

QFuture<Result<HistoryEntry>> HistoryService::undoTowards(HistoryId id, const Job &job)
{
    return runTowards(id, job,
                      [](Transaction &transaction, const HistoryPosition &position, HistoryId target,
                         const HistoryProgress &progress) -> Result<HistoryEntry> {
                          if (!position.undo || position.undo->id < target)
                              return Error{ErrorCode::NotFound, QStringLiteral("There is nothing more to undo.")};
                          return store::undoLast(transaction, progress);
                      });
}

QFuture<Result<HistoryEntry>> HistoryService::redoTowards(HistoryId id, const Job &job)
{
    return runTowards(id, job,
                      [](Transaction &transaction, const HistoryPosition &position, HistoryId target,
                         const HistoryProgress &progress) -> Result<HistoryEntry> {
                          if (!position.redo || position.redo->id > target)
                              return Error{ErrorCode::NotFound, QStringLiteral("There is nothing more to redo.")};
                          return store::redoNext(transaction, progress);
                      });
}

QFuture<Result<qint64>> HistoryService::stepsTo(HistoryId id)
{
    return m_library.read([id](const store::Connection &connection) { return store::historyStepsTo(connection, id); });
}

QFuture<Result<HistoryTotals>> HistoryService::totals()
{
    return m_library.read([](const store::Connection &connection) { return store::historyTotals(connection); });
}

QFuture<Result<HistoryPosition>> HistoryService::position()
{
    return m_library.read([](const store::Connection &connection) { return store::readHistoryPosition(connection); });
}

QFuture<Result<QList<HistoryEntry>>> HistoryService::entries(const HistoryFilter &filter, HistoryId before,
                                                             qsizetype limit)
{
    return m_library.read(
        [=](const store::Connection &connection) { return store::readHistory(connection, filter, before, limit); });
}

QFuture<Result<QList<HistoryDetail>>> HistoryService::details(HistoryId id, qsizetype limit)
{
    return m_library.read(
        [=](const store::Connection &connection) { return store::readHistoryDetails(connection, id, limit); });
}

QFuture<Result<qint64>> HistoryService::prune(const HistoryLimits &limits)
{
    return m_library.write(QStringLiteral("Prune the history"),
                           [limits](Transaction &transaction) { return store::pruneHistory(transaction, limits); });
}

} // namespace tagloom::library
