// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/undo_history.h"

#include "domain/counted.h"
#include "gui/session/notices.h"
#include "models/when_ready.h"

#include <QTimer>

#include <utility>

namespace tagloom::gui {

using domain::ChangeSet;
using domain::HistoryPosition;
using domain::Result;
using library::Job;

namespace {

constexpr int shortWork = 200; // milliseconds

} // namespace

UndoHistory::UndoHistory(library::Library &library, Notices &notices)
    : m_service(library)
    , m_notices(notices)
{
    connect(&library, &library::Library::changed, this, &UndoHistory::follow);
    connect(&notices, &Notices::undoRequested, this, &UndoHistory::undoEntry);
}

void UndoHistory::follow(const ChangeSet &changes)
{
    if (changes.entry.isValid())
        m_notices.offerUndo(changes.label, changes.entry);
    else
        m_notices.withdrawUndo();
    if (changes.history || changes.everything)
        readPosition();
}

void UndoHistory::readPosition()
{
    models::whenReady(this, m_service.position(),
                      [this, number = ++m_reading](const Result<HistoryPosition> &position) {
                          if (number != m_reading || !position)
                              return;
                          m_position = *position;
                          Q_EMIT positionChanged();
                      });
}

void UndoHistory::undo()
{
    const Job job = library::makeJob();
    watch(m_service.undo(job), job, tr("Undo: %1").arg(undoLabel()), tr("Undone: %1"));
}

void UndoHistory::redo()
{
    const Job job = library::makeJob();
    watch(m_service.redo(job), job, tr("Redo: %1").arg(redoLabel()), tr("Redone: %1"));
}

void UndoHistory::undoEntry(domain::HistoryId id)
{
    const Job job = library::makeJob();
    watch(m_service.undoEntry(id, job), job, tr("Undo"), tr("Undone: %1"));
}

void UndoHistory::undoBackTo(domain::HistoryId id)
{
    walkTo(id, true);
}

void UndoHistory::redoUpTo(domain::HistoryId id)
{
    walkTo(id, false);
}

/// Most steps take milliseconds; only a long one is worth a bar.
QTimer *UndoHistory::tellLater(const QString &title, const Job &job)
{
    auto *const delay = new QTimer(this);
    delay->setSingleShot(true);
    connect(delay, &QTimer::timeout, this, [this, title, job] { m_notices.beginJob(title, job); });
    delay->start(shortWork);
    return delay;
}

void UndoHistory::watch(const QFuture<Outcome> &future, const Job &job, const QString &title, const QString &done)
{
    models::whenReady(this, future, [this, job, delay = tellLater(title, job), done](const Outcome &outcome) {
        delete delay;
        m_notices.endJob(job);
        if (!outcome)
            m_notices.fail(outcome.error());
        else
            m_notices.say(done.arg(outcome->label));
    });
}

void UndoHistory::walkTo(domain::HistoryId id, bool undoes)
{
    if (std::exchange(m_isWalking, true))
        return;
    models::whenReady(this, m_service.stepsTo(id), [this, id, undoes](const Result<qint64> &steps) {
        const Job job = library::makeJob();
        job->total = steps ? *steps : 0;
        step({id, undoes, job, tellLater(undoes ? tr("Undo") : tr("Redo"), job)});
    });
}

void UndoHistory::step(const Walk &walk)
{
    const auto step = walk.undoes ? m_service.undoTowards(walk.to, walk.job) : m_service.redoTowards(walk.to, walk.job);
    models::whenReady(this, step, [this, walk](const Outcome &outcome) {
        if (!outcome) {
            end(walk, outcome.error());
            return;
        }
        walk.job->records = ++walk.job->done;
        if (outcome->id == walk.to)
            end(walk, std::nullopt);
        else
            this->step(walk);
    });
}

void UndoHistory::end(const Walk &walk, const std::optional<domain::Error> &error)
{
    m_isWalking = false;
    delete walk.delay;
    m_notices.endJob(walk.job);
    const QString actions = domain::counted(walk.job->done, tr("action"), tr("actions"));
    const QString done = walk.undoes ? tr("%1 undone").arg(actions) : tr("%1 redone").arg(actions);
    if (!error)
        m_notices.say(done);
    else if (error->code == domain::ErrorCode::Cancelled)
        m_notices.say(walk.job->done > 0 ? tr("Stopped: %1").arg(done) : error->message);
    else
        m_notices.fail(walk.job->done > 0 ? tr("%1 Before that: %2.").arg(error->message, done) : error->message);
}

} // namespace tagloom::gui
