// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lists/list_page.h"

#include "domain/counted.h"
#include "gui/lists/list_view.h"
#include "gui/session/session.h"
#include "gui/settings/settings.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/list_words.h"
#include "models/when_ready.h"

#include <QCryptographicHash>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

using domain::List;
using domain::ListFigures;

namespace {

constexpr int figuresDelay = 100; // milliseconds

} // namespace

ListPage::ListPage(Session &session, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_settings(settings)
    , m_entries(session.library())
    , m_name(new QLabel(this))
    , m_template(new QLabel(this))
    , m_grouped(new QToolButton(this))
    , m_view(new ListView(session, m_entries, this))
    , m_figures(new QLabel(this))
{
    Theme::setSurface(this, ColourRole::List);
    setAutoFillBackground(true);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    if (bold.pointSizeF() > 0)
        bold.setPointSizeF(bold.pointSizeF() * 1.1);
    m_name->setFont(bold);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setObjectName(QStringLiteral("listName"));
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    Theme::setTextRole(m_template, ColourRole::DimmedText);
    m_grouped->setText(tr("Group by status"));
    m_grouped->setAccessibleName(tr("Group by status"));
    m_grouped->setToolTip(tr("In progress first, then what waits, is finished, was dropped"));
    m_grouped->setIcon(icon(IconName::Filter));
    m_grouped->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_grouped->setAutoRaise(true);
    m_grouped->setCheckable(true);
    m_figures->setTextFormat(Qt::PlainText);
    m_figures->setAccessibleName(tr("Figures"));
    m_figures->setObjectName(QStringLiteral("figures"));
    m_figures->setWordWrap(true);
    m_figures->setContentsMargins(metrics::Group, metrics::Tight, metrics::Group, metrics::Tight);
    m_figures->setMinimumHeight(metrics::StatusBar);
    Theme::setTextRole(m_figures, ColourRole::DimmedText);

    auto *const head = new QHBoxLayout;
    head->setContentsMargins(metrics::Group, metrics::Tight, metrics::Inside, metrics::Tight);
    head->setSpacing(metrics::Inside);
    head->addWidget(m_name, 1);
    head->addWidget(m_template);
    head->addWidget(m_grouped);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_figures);

    m_figuresLater.setSingleShot(true);
    m_figuresLater.setInterval(figuresDelay);
    connect(&m_figuresLater, &QTimer::timeout, this, &ListPage::showFigures);
    connect(m_grouped, &QToolButton::toggled, &m_entries, &models::ListEntriesModel::setGrouped);
    connect(&m_entries, &models::ListEntriesModel::refused, &session.notices(),
            qOverload<const QString &>(&Notices::fail));
    connect(&m_entries, &models::ListEntriesModel::listRenamed, this, &ListPage::showHeading);
    connect(&m_entries, &models::ListEntriesModel::listGone, &session, &Session::showItems);
    connect(&m_entries, &models::ListEntriesModel::completed, this, [this] {
        m_view->viewport()->update();
        m_figuresLater.start();
    });
    connect(&session.library(), &library::Library::changed, this, [this](const domain::ChangeSet &changes) {
        if (!changes.entriesChanged.isEmpty())
            m_figuresLater.start();
    });
    connect(&session, &Session::placeChanged, this, &ListPage::showPlace);
    showPlace();
}

void ListPage::setDensity(Density density)
{
    m_view->setDensity(density);
}

QString ListPage::figures() const
{
    return m_figures->text();
}

/// In the settings: of each list of each library.
QByteArray ListPage::columnsKey() const
{
    const QByteArray library =
        QCryptographicHash::hash(m_session.library().path().toUtf8(), QCryptographicHash::Sha1).toHex().left(16);
    return QByteArrayLiteral("lists/columns-") + library + '-' + QByteArray::number(m_entries.list().value);
}

void ListPage::saveState()
{
    const QByteArray columns = m_view->columnState();
    if (m_columns.isEmpty() || columns == m_columns)
        return;
    m_columns = columns;
    const QByteArray key = columnsKey();
    m_settings.set(Option<QByteArray>{key.constData()}, columns);
}

void ListPage::showPlace()
{
    saveState();
    if (!m_session.showsEntries())
        return;
    m_entries.show(m_session.shownList());
    const QByteArray key = columnsKey();
    m_view->setColumns(m_settings.value(Option<QByteArray>{key.constData()}));
    m_columns = m_view->columnState();
    m_view->forgetPlace();
    m_view->scrollToTop();
    m_figures->clear();
    showHeading();
}

void ListPage::showHeading()
{
    const models::ListsModel &lists = m_session.listsModel();
    const List list = lists.list(lists.rowOf(m_entries.list()));
    m_name->setText(list.id.isValid() ? list.name : tr("In progress"));
    m_name->setToolTip(m_name->text());
    m_template->setText(list.id.isValid() ? models::shownTemplate(list.listTemplate) : tr("over all lists"));
    m_grouped->setVisible(list.id.isValid());
}

void ListPage::showFigures()
{
    const models::ListsModel &lists = m_session.listsModel();
    const List list = lists.list(lists.rowOf(m_entries.list()));
    if (!list.id.isValid()) {
        m_figures->setText(tr("%1 in progress").arg(domain::counted(m_entries.rowCount(), tr("entry"), tr("entries"))));
        return;
    }
    models::whenReady(this, m_session.lists().figures(list),
                      [this, id = list.id](const domain::Result<ListFigures> &figures) {
                          if (id == m_entries.list())
                              m_figures->setText(figures ? models::shownFigures(*figures) : figures.error().message);
                      });
}

} // namespace tagloom::gui
