// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/sort_menu.h"

#include "gui/session/session.h"
#include "gui/style/icon.h"

namespace tagloom::gui {

using store::SortKey;

SortMenu::SortMenu(QWidget *parent)
    : QMenu(tr("Sort &by"), parent)
{
    setIcon(gui::icon(IconName::List));
    connect(this, &QMenu::aboutToShow, this, &SortMenu::fill);
    updateEnabled();
}

void SortMenu::setSession(Session *session)
{
    m_session = session;
    if (m_session)
        connect(m_session, &Session::placeChanged, this, &SortMenu::updateEnabled);
    updateEnabled();
}

void SortMenu::updateEnabled()
{
    menuAction()->setEnabled(m_session && !m_session->showsEntries());
}

/// Those of the kind that is shown; where several are mixed, any of them may be among what was found.
QList<domain::DetailField> SortMenu::offeredDetails() const
{
    const domain::KindId kind = m_session->kindOfResult();
    QList<domain::DetailField> fields = kind.isValid() ? domain::fieldsOf(kind) : domain::allDetailFields();
    if (const auto now = store::detailOf(m_session->filter().request().sort); now && !fields.contains(*now))
        fields.append(*now);
    return fields;
}

void SortMenu::fill()
{
    clear();
    if (!m_session)
        return;
    addOrder(SortKey::Added, tr("&Added"));
    addOrder(SortKey::Updated, tr("Last &change"));
    addOrder(SortKey::Title, tr("&Title"));
    addOrder(SortKey::Address, tr("A&ddress"));
    addOrder(SortKey::Tags, tr("Ta&gs"));
    addSeparator();
    for (const domain::DetailField field : offeredDetails())
        addOrder(store::sortKeyOf(field), domain::labelOf(field));
    addSeparator();
    QAction *const turned = addAction(tr("From the &last to the first"));
    turned->setCheckable(true);
    turned->setChecked(m_session->filter().request().descending);
    connect(turned, &QAction::triggered, this,
            [this](bool on) { m_session->filter().setSort(m_session->filter().request().sort, on); });
}

void SortMenu::addOrder(SortKey key, const QString &text)
{
    QAction *const order = addAction(text);
    order->setCheckable(true);
    order->setChecked(m_session->filter().request().sort == key);
    connect(order, &QAction::triggered, this, [this, key] {
        // What is new comes first, a name or a number from its beginning; what is chosen again stays as it is.
        if (m_session->filter().request().sort != key)
            m_session->filter().setSort(key, key == SortKey::Added || key == SortKey::Updated);
    });
}

} // namespace tagloom::gui
