// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/ids.h"

#include <QObject>
#include <QTimer>

namespace tagloom::gui {

class Session;
class Settings;

/// What a library needs from time to time while its window is open, by the limits in the settings: the oldest history
/// is taken away, and what has been in the trash for too long is deleted. Both are writes like any other, behind what
/// is queued. Says so if there was anything to do: quietly of history, with Undo of what was deleted.
class Upkeep final : public QObject
{
    Q_OBJECT

public:
    /// A while from now, then once a day, and a while after an action that takes much room.
    Upkeep(Session &session, const Settings &settings, QObject *parent = nullptr);

    void run();

    /// In milliseconds, for tests; the first time begins anew.
    void setWhile(int milliseconds);

private:
    void followPosition();
    void emptyTrash();
    void pruneHistory();

    Session &m_session;
    const Settings &m_settings;
    QTimer m_timer;
    int m_while;
    domain::HistoryId m_lastLarge;
};

} // namespace tagloom::gui
