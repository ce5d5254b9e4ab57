// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "library/history_service.h"

#include <QObject>

#include <optional>

class QTimer;

namespace tagloom::gui {

class Notices;

/// Undo and redo as one window has them: knows what they would do, does it, and says so. Each action's notice offers to
/// undo just that action. Lives in a Session.
class UndoHistory final : public QObject
{
    Q_OBJECT

public:
    UndoHistory(library::Library &library, Notices &notices);

    /// Reads what the history of before has to offer. Called once the first page is shown.
    void load() { readPosition(); }

    /// What the next step takes back or does again, for a menu; empty if there is none.
    QString undoLabel() const { return m_position.undo ? m_position.undo->label : QString(); }
    QString redoLabel() const { return m_position.redo ? m_position.redo->label : QString(); }
    bool canUndo() const { return m_position.undo.has_value(); }
    bool canRedo() const { return m_position.redo.has_value(); }

    /// What the next step takes back or does again.
    const domain::HistoryPosition &position() const { return m_position; }

    void undo();
    void redo();
    void undoEntry(domain::HistoryId id);

    // Step by step, all as one job, and it stops where a step is refused. Nothing while such a job runs.
    void undoBackTo(domain::HistoryId id); ///< all actions from the last one down to this one
    void redoUpTo(domain::HistoryId id); ///< all actions that are undone, up to this one

Q_SIGNALS:
    void positionChanged();

private:
    using Outcome = domain::Result<domain::HistoryEntry>;

    /// On the way to an entry.
    struct Walk
    {
        domain::HistoryId to;
        bool undoes = true;
        library::Job job; ///< counts the steps
        QTimer *delay = nullptr;
    };

    void follow(const domain::ChangeSet &changes);
    void readPosition();
    QTimer *tellLater(const QString &title, const library::Job &job);
    void watch(const QFuture<Outcome> &future, const library::Job &job, const QString &title, const QString &done);
    void walkTo(domain::HistoryId id, bool undoes);
    void step(const Walk &walk);
    void end(const Walk &walk, const std::optional<domain::Error> &error);

    library::HistoryService m_service;
    Notices &m_notices;
    domain::HistoryPosition m_position;
    bool m_isWalking = false;
    quint64 m_reading = 0; ///< counts the questions: only the last answer counts
};

} // namespace tagloom::gui
