// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/panels/job_status.h"

#include "domain/counted.h"
#include "gui/session/notices.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace tagloom::gui {

namespace {

constexpr int UpdateInterval = 100;
constexpr qint64 LeastTimeForRate = 500;
constexpr int BarWidth = 160;
constexpr int Steps = 1000;

/// Two figures are enough for a number that changes ten times a second.
qint64 rounded(qint64 rate)
{
    qint64 step = 1;
    while (rate / step >= 100)
        step *= 10;
    return rate / step * step;
}

} // namespace

QString jobFigures(const library::JobState &job, qint64 milliseconds)
{
    const qint64 records = job.records;
    const qint64 total = job.total;
    QString text = total > 0 && job.done == records
        ? JobStatus::tr("%1 of %2").arg(domain::grouped(records), domain::grouped(total))
        : domain::grouped(records);
    if (milliseconds >= LeastTimeForRate && records > 0)
        text +=
            QStringLiteral(" · ") + JobStatus::tr("%1/s").arg(domain::grouped(rounded(records * 1000 / milliseconds)));
    return text;
}

JobStatus::JobStatus(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel)
    , m_bar(new QProgressBar)
    , m_figures(new QLabel)
    , m_cancel(new QToolButton)
{
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(BarWidth);
    m_title->setTextFormat(Qt::PlainText);
    Theme::setTextRole(m_figures, ColourRole::DimmedText);
    m_cancel->setAutoRaise(true);
    m_cancel->setText(tr("Cancel"));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_cancel->setToolTip(tr("Stop this work and leave nothing of it behind"));

    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(metrics::Inside, 0, 0, 0);
    line->setSpacing(metrics::Inside);
    line->addWidget(m_title);
    line->addWidget(m_bar);
    line->addWidget(m_figures);
    line->addWidget(m_cancel);

    m_timer.setInterval(UpdateInterval);
    connect(&m_timer, &QTimer::timeout, this, &JobStatus::look);
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (const Running *const running = shownJob())
            running->job->cancelled = true;
        look();
    });
    hide();
}

void JobStatus::follow(Notices &notices)
{
    connect(&notices, &Notices::jobBegan, this, &JobStatus::begin);
    connect(&notices, &Notices::jobEnded, this, &JobStatus::end);
}

void JobStatus::begin(const QString &title, const library::Job &job, int shownAfter)
{
    Running running{title, job, {}, shownAfter};
    running.since.start();
    m_jobs.push_back(running);
    m_timer.start();
    look();
}

void JobStatus::end(const library::Job &job)
{
    std::erase_if(m_jobs, [&](const Running &running) { return running.job == job; });
    if (!m_jobs.empty()) {
        look();
        return;
    }
    m_timer.stop();
    hide();
}

void JobStatus::cancelAll()
{
    for (const Running &running : m_jobs)
        running.job->cancelled = true;
}

const JobStatus::Running *JobStatus::shownJob() const
{
    const auto shown = std::find_if(m_jobs.rbegin(), m_jobs.rend(), [](const Running &running) {
        return running.since.elapsed() >= running.shownAfter;
    });
    return shown == m_jobs.rend() ? nullptr : &*shown;
}

void JobStatus::look()
{
    const Running *const running = shownJob();
    setVisible(running != nullptr);
    if (!running)
        return;
    const library::JobState &job = *running->job;
    m_title->setText(running->title);
    m_cancel->setEnabled(!job.cancelled);
    const qint64 total = job.total;
    const bool isMeasured = total > 0 && !job.finishing && !job.cancelled;
    m_bar->setRange(0, isMeasured ? Steps : 0);
    if (isMeasured)
        m_bar->setValue(static_cast<int>(std::clamp<qint64>(job.done * Steps / total, 0, Steps)));
    m_figures->setText(job.cancelled       ? tr("Cancelling…")
                           : job.finishing ? tr("%1 · finishing").arg(domain::grouped(job.records))
                                           : jobFigures(job, running->since.elapsed()));
}

} // namespace tagloom::gui
