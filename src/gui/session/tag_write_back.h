// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "library/job.h"
#include "library/note_files.h"
#include "store/tags_written_store.h"

#include <QDeadlineTimer>
#include <QFuture>
#include <QObject>
#include <QTimer>

namespace tagloom::gui {

class Session;
class Settings;

/// While the setting is on, writes tags that were changed back into the Markdown and YAML files their items came from,
/// a moment after the change, undo included. Says so in the status line, and in the banner what could not be written.
class TagWriteBack final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    TagWriteBack(Session &session, const Settings &settings, QObject *parent = nullptr);

    /// Writes what was changed until now. What takes too long is kept for the next opening of the library.
    ~TagWriteBack() override;

    /// Between a change and the writing, in milliseconds, for tests.
    void setPause(int milliseconds) { m_delay.setInterval(milliseconds); }

    /// How long the end of it may take, in milliseconds, for tests.
    void setLongestEnd(int milliseconds) { m_longestEnd = milliseconds; }

Q_SIGNALS:
    void finished(); ///< for tests: all that was changed so far is written

private:
    bool isOn() const;
    void follow(const domain::ChangeSet &changes);
    void add(const store::TagsToWrite &what);
    void write();
    void start();
    bool end(const QDeadlineTimer &deadline);
    void tell(const library::NoteFilesReport &report);

    Session &m_session;
    const Settings &m_settings;
    store::TagsToWrite m_waiting;
    store::TagsToWrite m_inHand; ///< what is being written
    QFuture<domain::Result<store::TagsToWrite>> m_left; ///< of the last closing, until it is taken up
    int m_longestEnd;
    QTimer m_delay;
    library::Job m_job;
    QFuture<domain::Result<library::NoteFilesReport>> m_running;
};

} // namespace tagloom::gui
