// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"
#include "library/job.h"
#include "library/note_files.h"

#include <QFuture>
#include <QObject>
#include <QSet>
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

    /// Waits for what is being written.
    ~TagWriteBack() override;

    /// Between a change and the writing, in milliseconds, for tests.
    void setPause(int milliseconds) { m_delay.setInterval(milliseconds); }

Q_SIGNALS:
    void finished(); ///< for tests: all that was changed so far is written

private:
    void follow(const domain::ChangeSet &changes);
    void write();
    void tell(const library::NoteFilesReport &report);

    Session &m_session;
    const Settings &m_settings;
    QSet<domain::ItemId> m_items;
    bool m_isAll = false; ///< too many to list: all of them
    QTimer m_delay;
    library::Job m_job;
    QFuture<domain::Result<library::NoteFilesReport>> m_running;
};

} // namespace tagloom::gui
