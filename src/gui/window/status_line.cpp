// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window/status_line.h"

#include "domain/counted.h"
#include "gui/panels/job_status.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>

namespace tagloom::gui {

namespace {

constexpr int noteDuration = 30'000; // milliseconds

} // namespace

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_counts(new QLabel(this))
    , m_reasons(new QLabel(this))
    , m_note(new QLabel(this))
    , m_jobs(new JobStatus(this))
{
    Theme::setSurface(this, ColourRole::Window);
    setAutoFillBackground(true);
    setMinimumHeight(metrics::StatusBar);
    Theme::setTextRole(m_counts, ColourRole::DimmedText);
    m_counts->setObjectName(QStringLiteral("counts"));
    auto *const layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Group, 0, metrics::Group, 0);
    layout->setSpacing(metrics::Group);
    Theme::setTextRole(m_reasons, ColourRole::DimmedText);
    m_reasons->setObjectName(QStringLiteral("reasons"));
    m_reasons->setTextFormat(Qt::PlainText);
    m_reasons->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addWidget(m_counts);
    layout->addWidget(m_reasons, 1);
    Theme::setTextRole(m_note, ColourRole::DimmedText);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setTextFormat(Qt::PlainText);
    m_note->hide();
    layout->addWidget(m_note);
    m_noteTime.setSingleShot(true);
    m_noteTime.setInterval(noteDuration);
    connect(&m_noteTime, &QTimer::timeout, m_note, &QWidget::hide);
    layout->addWidget(m_jobs);
}

void StatusLine::setSession(Session *session)
{
    // Work on the library before this one: whoever would tell of its end has gone with it.
    m_jobs->cancelAll();
    delete m_jobs;
    m_jobs = new JobStatus(this);
    auto *const line = static_cast<QHBoxLayout *>(layout());
    line->insertWidget(line->indexOf(m_note) + 1, m_jobs);
    m_session = session;
    if (m_session) {
        connect(m_session, &Session::resultShown, this, &StatusLine::showCounts);
        connect(&m_session->selection(), &ItemSelection::changed, this, &StatusLine::showCounts);
        connect(m_session, &Session::resultShown, this, &StatusLine::showReasons);
        connect(&m_session->selection(), &ItemSelection::changed, this, &StatusLine::showReasons);
        m_jobs->follow(m_session->notices());
        connect(&m_session->notices(), &Notices::noted, this, &StatusLine::showNote);
    }
    m_note->hide();
    showCounts();
    showReasons();
}

void StatusLine::addControl(QWidget *control)
{
    layout()->addWidget(control);
}

void StatusLine::showNote(const QString &note)
{
    m_note->setText(note);
    m_note->show();
    m_noteTime.start();
}

void StatusLine::showReasons()
{
    m_reasons->clear();
    m_reasons->setToolTip({});
    if (!m_session || m_session->selection().ids().size() != 1)
        return;
    const domain::ItemId item = m_session->selection().ids().first();
    m_session->askWhyFound(item, m_session, [this, item](const QStringList &reasons) {
        if (reasons.isEmpty() || m_session->selection().ids() != QList<domain::ItemId>{item})
            return;
        const QString text = tr("Found: %1").arg(reasons.join(QStringLiteral("; ")));
        m_reasons->setText(fontMetrics().elidedText(text, Qt::ElideRight, m_reasons->width()));
        m_reasons->setToolTip(QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped()));
    });
}

void StatusLine::showCounts()
{
    if (!m_session || !m_session->total()) {
        m_counts->clear();
        return;
    }
    const qint64 shown = m_session->itemsModel().result().size();
    const qint64 total = *m_session->total();
    const qint64 selected = m_session->selection().ids().size();
    const bool inTrash = m_session->filter().request().scope == store::Scope::Trash;
    QString text = inTrash ? tr("%1 in the trash").arg(domain::countedItems(shown))
        : shown == total   ? domain::countedItems(total)
                           : tr("%1 of %2").arg(domain::grouped(shown), domain::countedItems(total));
    if (selected > 0)
        text += tr(", %1 selected").arg(domain::grouped(selected));
    m_counts->setText(text);
}

} // namespace tagloom::gui
