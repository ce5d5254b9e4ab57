// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "library/files/tag_writing.h"

#include <QFuture>
#include <QObject>
#include <QSet>

namespace tagloom::gui {

class Session;
class Settings;

/// Where the settings say so, confirmed tags are written beside files after they changed, in the background and one
/// change after the other. What could not be written is told.
class FileTagSync final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    FileTagSync(Session &session, const Settings &settings, QObject *parent = nullptr);

    /// Writes what was changed until now. What takes too long is kept for the next opening of the library.
    ~FileTagSync() override;

    /// How long the end of it may take, in milliseconds, for tests.
    void setLongestEnd(int milliseconds) { m_longestEnd = milliseconds; }

private:
    void followSettings();
    void follow(const domain::ChangeSet &changes);
    void readNames(bool compares);
    void write(const library::FileTagChange &change);
    void writeNext();
    void tell(const domain::Result<library::FileTagsWritten> &result);

    Session &m_session;
    const Settings &m_settings;
    QSet<QString> m_names; ///< of tags, as they were before the change that is looked at
    library::FileTagChange m_waiting;
    library::FileTagChange m_inHand; ///< what is being written
    library::Job m_job;
    QFuture<domain::Result<library::FileTagsWritten>> m_running;
    QFuture<domain::Result<store::TagsToWrite>> m_left; ///< of the last closing, until it is taken up
    int m_longestEnd;
    bool m_isReadingNames = false; ///< for changes made since
    bool m_isWriting = false;
    bool m_isOn = false;
};

} // namespace tagloom::gui
