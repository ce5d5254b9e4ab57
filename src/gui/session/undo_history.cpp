// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/undo_history.h"

#include "gui/session/notices.h"
#include "models/when_ready.h"

#include <QTimer>

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

void UndoHistory::watch(const QFuture<Outcome> &future, const Job &job, const QString &title, const QString &done)
{
    // Most steps take milliseconds; only a long one is worth a bar.
    auto *const delay = new QTimer(this);
    delay->setSingleShot(true);
    connect(delay, &QTimer::timeout, this, [this, title, job] { m_notices.beginJob(title, job); });
    delay->start(shortWork);
    models::whenReady(this, future, [this, job, delay, done](const Outcome &outcome) {
        delete delay;
        m_notices.endJob(job);
        if (!outcome)
            m_notices.fail(outcome.error());
        else
            m_notices.say(done.arg(outcome->label));
    });
}

} // namespace tagloom::gui
