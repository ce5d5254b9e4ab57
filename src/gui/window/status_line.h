// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace tagloom::gui {

class JobStatus;
class Session;

/// Below the list: "12 of 1,000,000 items, 3 selected", why the selected one was found, what was noted a
/// moment ago, and long work with its progress.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusLine(QWidget *parent = nullptr);

    /// nullptr: no library is open. Work on the one before is cancelled.
    void setSession(Session *session);

    /// Stands at the end of the line.
    void addControl(QWidget *control);

private:
    void showCounts();
    void showReasons();
    void showNote(const QString &note);

    Session *m_session = nullptr;
    QLabel *m_counts;
    QLabel *m_reasons; ///< why the selected item is in the result
    QLabel *m_note;
    QTimer m_noteTime;
    JobStatus *m_jobs;
};

} // namespace tagloom::gui
