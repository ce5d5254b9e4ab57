// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change_set.h"
#include "library/files/tag_writing.h"

#include <QHash>
#include <QObject>

namespace tagloom::gui {

class Session;
class Settings;

/// Keeps what the settings say about tags beside files: they are read with new files, and where it is switched on,
/// confirmed tags are written there after they changed, in the background and one change after the other. What could
/// not be written is told.
class FileTagSync final : public QObject
{
    Q_OBJECT

public:
    FileTagSync(Session &session, const Settings &settings, QObject *parent = nullptr);

private:
    void followSettings();
    void follow(const domain::ChangeSet &changes);
    void readNames(bool compares);
    void write(const library::FileTagChange &change);
    void writeNext();
    void tell(const domain::Result<library::FileTagsWritten> &result);

    Session &m_session;
    const Settings &m_settings;
    QHash<domain::TagId, QString> m_names; ///< as they were before the change that is looked at
    library::FileTagChange m_waiting;
    bool m_isWriting = false;
    bool m_isOn = false;
};

} // namespace tagloom::gui
