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

StatusLine::StatusLine(QWidget *parent)
    : QWidget(parent)
    , m_counts(new QLabel(this))
    , m_reasons(new QLabel(this))
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
    layout->addWidget(m_jobs);
}

void StatusLine::setSession(Session *session)
{
    // Work on the library before this one: whoever would tell of its end has gone with it.
    m_jobs->cancelAll();
    delete m_jobs;
    m_jobs = new JobStatus(this);
    layout()->addWidget(m_jobs);
    m_session = session;
    if (m_session) {
        connect(m_session, &Session::resultShown, this, &StatusLine::showCounts);
        connect(&m_session->selection(), &ItemSelection::changed, this, &StatusLine::showCounts);
        connect(m_session, &Session::resultShown, this, &StatusLine::showReasons);
        connect(&m_session->selection(), &ItemSelection::changed, this, &StatusLine::showReasons);
        m_jobs->follow(m_session->notices());
    }
    showCounts();
    showReasons();
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
