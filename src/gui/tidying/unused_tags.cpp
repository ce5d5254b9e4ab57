// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tidying/unused_tags.h"

#include "domain/counted.h"
#include "gui/session/session.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "gui/tidying/tag_table.h"
#include "library/tag_care_service.h"
#include "library/tag_impact_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace tagloom::gui {

using domain::Result;
using models::UnusedTagsModel;

namespace {

constexpr QSize ComfortableSize(640, 520);

} // namespace

UnusedTags::UnusedTags(Session &session, Actions &actions, Settings &settings, QWidget *parent)
    : TidyingWindow(session, actions, settings, option::UnusedTagsGeometry, parent)
    , m_table(new TagTable(&m_tags, {UnusedTagsModel::NameColumn}, this))
    , m_checkAll(new QPushButton(this))
    , m_remove(new QPushButton(this))
{
    setWindowTitle(tr("Unused tags – %1").arg(session.library().name()));
    setObjectName(QStringLiteral("UnusedTags"));
    setMinimumSize(metrics::WindowLeastWidth / 2, metrics::WindowLeastHeight / 2);
    auto *const heading = new QLabel(
        tr("No item carries these tags, not even one in the trash. Those that are checked will be removed."), this);
    heading->setWordWrap(true);
    Theme::setTextRole(heading, ColourRole::DimmedText);
    m_table->setAccessibleName(tr("Unused tags"));
    m_table->setColumnWidth(UnusedTagsModel::NameColumn, metrics::SidebarWidth);
    m_table->setEmptyText(tr("Reading the tags…"));
    m_checkAll->setAutoDefault(false);
    m_remove->setObjectName(QStringLiteral("remove"));
    m_remove->setAutoDefault(false);
    Theme::setButtonTone(m_remove, ButtonTone::Primary);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_checkAll);
    buttons->addStretch();
    buttons->addWidget(m_remove);
    auto *const top = new QVBoxLayout;
    top->setContentsMargins(metrics::Group, metrics::Group, metrics::Group, metrics::Inside);
    top->addWidget(heading);
    auto *const bottom = new QWidget(this);
    bottom->setLayout(buttons);
    buttons->setContentsMargins(metrics::Group, metrics::Inside, metrics::Group, metrics::Inside);
    body().addLayout(top);
    body().addWidget(m_table, 1);
    addBottom(bottom);

    connect(&m_tags, &UnusedTagsModel::checkedChanged, this, &UnusedTags::showChecked);
    connect(m_checkAll, &QPushButton::clicked, this,
            [this] { m_tags.checkAll(m_tags.checkedTags().size() < m_tags.rowCount()); });
    connect(m_remove, &QPushButton::clicked, this, &UnusedTags::removeChecked);
    // For all that are chosen, where the table itself would do so for the current one.
    connect(new QShortcut(Qt::Key_Space, m_table, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
            &UnusedTags::toggleChosen);
    connect(&session.library(), &library::Library::changed, this, &UnusedTags::read);
    restoreSize(ComfortableSize);
    showChecked();
    read();
    m_table->setFocus();
}

void UnusedTags::read()
{
    m_readAgain = m_reading;
    if (std::exchange(m_reading, true))
        return;
    models::whenReady(this, library::TagCareService(session().library()).unused(),
                      [this](const Result<QList<store::TagDetails>> &unused) {
                          m_reading = false;
                          if (!unused) {
                              session().notices().fail(unused.error());
                              return;
                          }
                          m_known = true;
                          m_table->setEmptyText(tr("Every tag is in use."));
                          m_tags.setTags(*unused);
                          if (m_readAgain)
                              read();
                      });
}

void UnusedTags::showChecked()
{
    const qsizetype checked = m_tags.checkedTags().size();
    m_remove->setText(checked > 0 ? tr("&Remove %1").arg(domain::countedTags(checked)) : tr("&Remove"));
    m_remove->setEnabled(isWritable() && checked > 0);
    m_checkAll->setText(checked < m_tags.rowCount() ? tr("&Check all") : tr("&Check none"));
    m_checkAll->setEnabled(m_tags.rowCount() > 0);
    setStatus(m_known ? tr("%1, %2 checked").arg(domain::countedTags(m_tags.rowCount()), domain::grouped(checked))
                      : QString());
}

void UnusedTags::toggleChosen()
{
    const QList<int> rows = m_table->chosenRows();
    const auto isChecked = [this](int row) {
        return m_tags.index(row, UnusedTagsModel::NameColumn).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    };
    m_tags.check(rows, !std::all_of(rows.begin(), rows.end(), isChecked));
}

void UnusedTags::removeChecked()
{
    auto &notices = session().notices();
    notices.follow(library::TagCareService(session().library()).removeUnused(m_tags.checkedTags()),
                   [&notices](const QStringList &names) {
                       notices.say(names.isEmpty() ? tr("None of them is unused any more; nothing was removed.")
                                                   : tr("%1 removed").arg(library::listedNames(names)));
                   });
}

} // namespace tagloom::gui
