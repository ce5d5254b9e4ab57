// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/saved_search.h"
#include "gui/dialogs/name_dialog.h"

namespace tagloom::gui {

class Session;

/// Asks for the name of a search and saves it; proposes the search's own text.
class SaveSearchDialog final : public NameDialog
{
    Q_OBJECT

public:
    SaveSearchDialog(Session &session, const domain::SavedSearch &search, QWidget *parent = nullptr);

protected:
    void carryOut() override;

private:
    Session &m_session;
    domain::SavedSearch m_search;
};

} // namespace tagloom::gui
