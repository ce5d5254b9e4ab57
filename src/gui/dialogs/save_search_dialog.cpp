// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/save_search_dialog.h"

#include "gui/session/session.h"

namespace tagloom::gui {

namespace {

domain::Result<void> checkSearchName(const QString &name)
{
    const auto usable = domain::usableSearchName(name);
    return usable ? domain::Result<void>() : usable.error();
}

} // namespace

SaveSearchDialog::SaveSearchDialog(Session &session, const domain::SavedSearch &search, QWidget *parent)
    : NameDialog(tr("Save this search"), tr("Name, such as not read yet"), tr("Save"), checkSearchName, parent)
    , m_session(session)
    , m_search(search)
{
    setName(domain::shortenedSearchName(search.name));
}

void SaveSearchDialog::carryOut()
{
    m_search.name = name();
    follow(m_session.savedSearches().add(m_search), [this](domain::SavedSearchId) {
        m_session.notices().say(tr("The search “%1” was saved.").arg(name().simplified()));
    });
}

} // namespace tagloom::gui
