// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/history.h"
#include "library/job.h"
#include "library/library.h"

#include <QFuture>
#include <QList>

namespace tagloom::library {

/// What people do with the history of their library. Every function may be called from any thread; what undoes or
/// redoes is one transaction behind what is queued, follows `job` (which counts rows) and ends with Cancelled after
/// job->cancelled.
class HistoryService final
{
public:
    explicit HistoryService(Library &library)
        : m_library(library)
    { }

    /// Takes the last action back, and gives it. NotFound if there is none; Conflict if something it touched was
    /// changed since by something else; DamagedFile or NewerLibrary if its entry cannot be read. Nothing is changed
    /// then.
    QFuture<domain::Result<domain::HistoryEntry>> undo(const Job &job = makeJob());

    /// Does the action again that was undone last.
    QFuture<domain::Result<domain::HistoryEntry>> redo(const Job &job = makeJob());

    /// Takes any one action back; that is an action of its own, unless it is the last one. A Conflict names the later
    /// action that stands in the way.
    QFuture<domain::Result<domain::HistoryEntry>> undoEntry(domain::HistoryId id, const Job &job = makeJob());

    // One step on the way to an entry: the last action is taken back if it is that one or a later one, or the next one
    // is done again if it is that one or an earlier one. Give the entry of the step; NotFound if there is no step left.
    // They leave the figures of `job` to whoever counts the steps.
    QFuture<domain::Result<domain::HistoryEntry>> undoTowards(domain::HistoryId id, const Job &job);
    QFuture<domain::Result<domain::HistoryEntry>> redoTowards(domain::HistoryId id, const Job &job);

    /// How many such steps there are to the entry, itself counted: of redo if it is undone, else of undo.
    QFuture<domain::Result<qint64>> stepsTo(domain::HistoryId id);

    QFuture<domain::Result<domain::HistoryTotals>> totals();

    /// What undo() and redo() would do next.
    QFuture<domain::Result<domain::HistoryPosition>> position();

    /// Newest first; those before the entry `before`, if it is valid.
    QFuture<domain::Result<QList<domain::HistoryEntry>>> entries(const domain::HistoryFilter &filter,
                                                                 domain::HistoryId before, qsizetype limit);

    /// The first changes of an entry, in words.
    QFuture<domain::Result<QList<domain::HistoryDetail>>> details(domain::HistoryId id, qsizetype limit);

    /// Takes the oldest entries away that are beyond the limits, and gives how many. Makes no entry.
    QFuture<domain::Result<qint64>> prune(const domain::HistoryLimits &limits);

private:
    template <class Step> QFuture<domain::Result<domain::HistoryEntry>> run(const Job &job, Step step);
    template <class Step>
    QFuture<domain::Result<domain::HistoryEntry>> runTowards(domain::HistoryId id, const Job &job, Step step);

    Library &m_library;
};

} // namespace tagloom::library
