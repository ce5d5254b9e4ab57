// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/inspector/item_lists.h"

#include "gui/session/session.h"
#include "gui/style/icon.h"
#include "gui/style/metrics.h"
#include "gui/style/theme.h"
#include "models/list_words.h"
#include "store/list_entry_store.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace tagloom::gui {

ItemLists::ItemLists(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_rows(new QVBoxLayout(this))
{
    setAccessibleName(tr("Lists of the item"));
    setObjectName(QStringLiteral("itemLists"));
    m_rows->setContentsMargins(0, metrics::Tight, 0, 0);
    m_rows->setSpacing(0);
    connect(&session.library(), &library::Library::changed, this, [this](const domain::ChangeSet &changes) {
        if (changes.everything || changes.lists || !changes.entriesChanged.isEmpty())
            showLists();
    });
    hide();
}

void ItemLists::setItem(domain::ItemId item)
{
    if (item == m_item)
        return;
    m_item = item;
    showLists();
}

void ItemLists::showLists()
{
    while (QLayoutItem *const row = m_rows->takeAt(0)) {
        row->widget()->deleteLater();
        row->widget()->hide();
        delete row;
    }
    const auto listed = m_item.isValid() ? store::readListsOfItem(m_session.library().connection(), m_item)
                                         : domain::Result(QList<store::ListedEntry>());
    setVisible(listed && !listed->isEmpty());
    if (!listed)
        return;
    for (const store::ListedEntry &one : *listed) {
        QString text = one.list.name;
        if (one.entry.status != domain::ListStatus::None)
            text += QStringLiteral(" · ") + models::shownStatus(one.entry.status);
        if (domain::phaseOf(one.entry.status) == domain::ListPhase::InProgress && one.entry.progress > 0)
            text += tr(", %1 %").arg(one.entry.progress);
        if (one.entry.grade)
            text += tr(", grade %1").arg(models::shownGrade(*one.entry.grade));
        if (one.entry.attempt > 1)
            text += tr(", attempt %1").arg(one.entry.attempt);
        auto *const button = new QToolButton(this);
        button->setIcon(icon(IconName::List));
        button->setIconSize(QSize(metrics::IconSmall, metrics::IconSmall));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setText(QString(text).replace(u'&', QLatin1String("&&")));
        button->setAccessibleName(text);
        button->setToolTip(tr("Show the list “%1”").arg(one.list.name));
        connect(button, &QToolButton::clicked, this, [this, id = one.list.id] { m_session.showEntries(id); });
        m_rows->addWidget(button, 0, Qt::AlignLeading);
    }
}

} // namespace tagloom::gui
