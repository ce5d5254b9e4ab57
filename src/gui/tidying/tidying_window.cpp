// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/tidying_window.h"

#include "gui/actions/actions.h"
#include "gui/panels/banner.h"
#include "gui/panels/job_status.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QShortcut>
#include <QVBoxLayout>

namespace tagloom::gui {

TidyingWindow::TidyingWindow(Session &session, Actions &actions, Settings &settings, const Option<QByteArray> &geometry,
                             QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_session(session)
    , m_actions(actions)
    , m_settings(settings)
    , m_geometry(geometry)
    , m_body(new QVBoxLayout)
    , m_footer(new QHBoxLayout)
    , m_status(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    Theme::setSurface(this, ColourRole::Window);
    addActions({actions.action(ActionId::Undo), actions.action(ActionId::Redo)});
    connect(new QShortcut(QKeySequence::Close, this), &QShortcut::activated, this, &QWidget::close);

    auto *const banner = new Banner(this);
    banner->follow(session.notices());
    auto *const jobs = new JobStatus(this);
    jobs->follow(session.notices());
    Theme::setTextRole(m_status, ColourRole::DimmedText);
    m_status->setObjectName(QStringLiteral("status"));
    m_footer->setContentsMargins(metrics::Group, 0, metrics::Group, 0);
    m_footer->setSpacing(metrics::Inside);
    m_footer->addWidget(m_status);
    m_footer->addStretch();
    auto *const line = new QWidget(this);
    line->setMinimumHeight(metrics::StatusBar);
    auto *const lineLayout = new QHBoxLayout(line);
    lineLayout->setContentsMargins(0, 0, 0, 0);
    lineLayout->addLayout(m_footer, 1);
    lineLayout->addWidget(jobs);

    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(m_body, 1);
    layout->addWidget(banner);
    layout->addWidget(line);
}

bool TidyingWindow::isWritable() const
{
    return !m_session.library().isReadOnly();
}

void TidyingWindow::addBottom(QWidget *part)
{
    auto *const lines = static_cast<QVBoxLayout *>(layout());
    lines->insertWidget(lines->count() - 1, part);
}

void TidyingWindow::setStatus(const QString &text)
{
    m_status->setText(text);
}

void TidyingWindow::restoreSize(const QSize &comfortable)
{
    resize(comfortable.boundedTo(screen()->availableSize() * 0.9));
    if (const QByteArray geometry = m_settings.value(m_geometry); !geometry.isEmpty())
        restoreGeometry(geometry);
    else if (parentWidget())
        move(parentWidget()->window()->frameGeometry().center() - rect().center());
}

void TidyingWindow::bringForward()
{
    if (isMinimized())
        showNormal();
    show();
    raise();
    activateWindow();
}

void TidyingWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void TidyingWindow::closeEvent(QCloseEvent *event)
{
    m_settings.set(m_geometry, saveGeometry());
    QWidget::closeEvent(event);
}

} // namespace tagloom::gui
