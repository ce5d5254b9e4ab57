// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/job.h"

#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <QWidget>

#include <vector>

class QLabel;
class QProgressBar;
class QToolButton;

namespace tagloom::gui {

class Notices;

/// Long work in the status bar: its title, a thin bar, how much is done at which rate, Cancel. Of several jobs the
/// newest is shown, and Cancel is of that. Looks at the job ten times a second; hidden without one.
class JobStatus final : public QWidget
{
    Q_OBJECT

public:
    explicit JobStatus(QWidget *parent = nullptr);

    /// Shows the jobs that the notices tell of.
    void follow(Notices &notices);

    /// Shown only after these milliseconds, and not if it ends before.
    void begin(const QString &title, const library::Job &job, int shownAfter = 0);
    void end(const library::Job &job);

    bool isBusy() const { return !m_jobs.empty(); }
    void cancelAll(); ///< before the window closes

private:
    struct Running
    {
        QString title;
        library::Job job;
        QElapsedTimer since;
        int shownAfter = 0;
    };

    void look();
    const Running *shownJob() const; ///< the newest that is to be seen

    std::vector<Running> m_jobs;
    QLabel *m_title;
    QProgressBar *m_bar;
    QLabel *m_figures;
    QToolButton *m_cancel;
    QTimer m_timer;
};

/// "12,345 of 100,000 · 31,000/s": what a job has done after this time. "of ..." only where its unit is the record.
QString jobFigures(const library::JobState &job, qint64 milliseconds);

} // namespace tagloom::gui
