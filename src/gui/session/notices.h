// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "domain/result.h"
#include "library/job.h"
#include "models/when_ready.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

namespace tagloom::gui {

/// What happened, on its way to the person: the banner shows said() and failed(), the status line noted() and jobs. One
/// per window.
class Notices final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// For beginJob(): what is done sooner needs no progress.
    static constexpr int patienceMilliseconds = 300;

    /// What is said right after an action's offerUndo() is its better words, and offers to undo it, too.
    void say(const QString &message)
    {
        const bool isOfAction = m_offer.isValid() && m_offered.elapsed() < offerMilliseconds;
        Q_EMIT said(message, isOfAction ? m_offer : domain::HistoryId());
        m_offer = {};
    }

    /// An action was done and can be undone.
    void offerUndo(const QString &label, domain::HistoryId entry)
    {
        m_offer = entry;
        m_offered.start();
        Q_EMIT acted(label, entry);
    }
    void withdrawUndo() { m_offer = {}; } ///< something else has happened since
    void requestUndo(domain::HistoryId entry) { Q_EMIT undoRequested(entry); }
    /// What need not be read: the status line shows it for a while.
    void note(const QString &message) { Q_EMIT noted(message); }
    void fail(const domain::Error &error) { Q_EMIT failed(error.message); }
    void fail(const QString &message) { Q_EMIT failed(message); }

    /// Something that stays until it is closed, with a button that does `action`.
    void offer(const QString &message, const QString &actionText, const std::function<void()> &action)
    {
        Q_EMIT offered(message, actionText, action);
    }
    /// A folder was dropped that holds notes: the window shows what an import of it would do.
    void offerImport(const QStringList &paths) { Q_EMIT importOffered(paths); }

    /// Long work has begun: the status bar shows its progress and Cancel until jobEnded(). What is mostly done in a
    /// moment is shown after `shownAfter` milliseconds; it is cancelled with all others when the library closes, shown
    /// or not.
    void beginJob(const QString &title, const library::Job &job, int shownAfter = 0)
    {
        Q_EMIT jobBegan(title, job, shownAfter);
    }
    void endJob(const library::Job &job) { Q_EMIT jobEnded(job); }

    /// Shows the error of a write, or calls `done(const T &)` with its value once it is ready.
    template <class T, class Done> void follow(const QFuture<domain::Result<T>> &future, Done done)
    {
        models::whenReady(this, future, [this, done = std::move(done)](const domain::Result<T> &result) {
            if (!result)
                fail(result.error());
            else if constexpr (std::is_void_v<T>)
                done();
            else
                done(*result);
        });
    }

    /// The same for what needs a window that may be closed by then: `done` is left out without it, the error is not.
    template <class T, class Done> void follow(const QFuture<domain::Result<T>> &future, QObject *window, Done done)
    {
        follow(future, [window = QPointer<QObject>(window), done = std::move(done)](const auto &...result) {
            if (window)
                done(result...);
        });
    }

    /// Only the error matters.
    template <class T> void follow(const QFuture<domain::Result<T>> &future)
    {
        models::whenReady(this, future, [this](const domain::Result<T> &result) {
            if (!result)
                fail(result.error());
        });
    }

Q_SIGNALS:
    void said(const QString &message, tagloom::domain::HistoryId undoable); ///< none: nothing was done
    void acted(const QString &label, tagloom::domain::HistoryId entry);
    void undoRequested(tagloom::domain::HistoryId entry);
    void failed(const QString &message);
    void offered(const QString &message, const QString &actionText, const std::function<void()> &action);
    void noted(const QString &message);
    void importOffered(const QStringList &paths);
    void jobBegan(const QString &title, const tagloom::library::Job &job, int shownAfter);
    void jobEnded(const tagloom::library::Job &job);

private:
    /// The commit's notice and the result of the write reach the window in the same breath.
    static constexpr qint64 offerMilliseconds = 250;

    domain::HistoryId m_offer;
    QElapsedTimer m_offered;
};

} // namespace tagloom::gui
